"""Where the vectors of multilingual-e5-small lie as a rule: ``python -m training.encoder.centre``.

All of them point much the same way, so that any two texts look alike; around their mean they differ. The mean is taken
over the support sentences of this project, as questions and as texts, and shipped in ``models/encoder/e5``.
"""

from __future__ import annotations

import numpy as np

from bot.language.encoders.e5 import CENTRE, PROMPTS, E5Encoder
from bot.settings import ROOT
from training.encoder.rows import LANGS
from training.encoder.support import read_support


def main() -> None:
    """Write two rows: the mean of questions and the mean of texts."""
    sentences = [row.text(lang) for row in read_support() for lang in LANGS]
    encoder = E5Encoder()
    means = [encoder.raw(sentences, prompt).mean(axis=0) for prompt in (PROMPTS.query, PROMPTS.passage)]
    CENTRE.parent.mkdir(exist_ok=True)
    np.save(CENTRE, np.stack(means))
    print(f"{CENTRE.relative_to(ROOT)}: from {len(sentences)} sentences")


if __name__ == "__main__":
    main()
