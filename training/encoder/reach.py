"""How large the numbers get inside multilingual-e5-small: ``python -m training.encoder.reach``.

Multiplied in eight bits, a few large numbers leave the others no bits; where they are is the same for any text. The
largest in support sentences of this project is shipped in ``models/encoder/e5``.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from bot.language.encoders.e5 import PROMPTS, REACH, Model, exact_layers, weights_file
from bot.language.encoders.four_bits import FourBits
from bot.settings import ROOT
from training.encoder.rows import LANGS
from training.encoder.support import read_support

EVERY = 10  # of the sentences


def main() -> None:
    """Write one row a layer: what enters its four products."""
    texts = [row.text(lang) for row in read_support() for lang in LANGS][::EVERY]
    sentences = [prompt + text for text in texts for prompt in (PROMPTS.query, PROMPTS.passage)]
    weights = FourBits.read(weights_file())
    layers = exact_layers(weights)
    watched = [_Watched(part) for layer in layers.encoder.layer for part in _entered(layer)]  # type: ignore[union-attr]
    model = Model(weights, layers)
    for sentence in sentences:
        model.vectors([sentence])
    rows = np.concatenate([each.largest.numpy() for each in watched]).reshape(weights.layers, -1)
    np.save(REACH, rows.astype(np.float16))
    print(f"{REACH.relative_to(ROOT)}: from {len(sentences)} sentences")


class _Watched:
    """The largest size of each number that enters this part."""

    def __init__(self, part: Any) -> None:
        self.largest = torch.zeros(part.weight.shape[1])
        part.register_forward_pre_hook(self._look)

    def _look(self, part: Any, entered: tuple[Tensor, ...]) -> None:
        sizes = entered[0].detach().abs().reshape(-1, len(self.largest)).amax(dim=0)
        self.largest = torch.maximum(self.largest, sizes)


def _entered(layer: Any) -> tuple[Any, ...]:
    """One part for each product, in the order of their use."""
    return (
        layer.attention.self.query,
        layer.attention.output.dense,
        layer.intermediate.dense,
        layer.output.dense,
    )


if __name__ == "__main__":
    main()
