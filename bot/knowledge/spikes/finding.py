"""Vectors of the last minutes: made once though the same minutes are looked at again and again. For the engine."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from bot.knowledge.gaps.grouping import CELL, SAME, Embed, Rows, embed_questions

# Cosine, on average: of twelve people who told of one incident in three languages eight are put together, where 0.5
# puts four; nothing else is.
ONE_MATTER: Final = 0.36
REMEMBERED: Final = 3000  # questions: 10 MB


class Recent:
    """The encoders of groups, with the vectors of the last questions at hand."""

    def __init__(self, embed: Embed = embed_questions) -> None:
        self._embed = embed
        self._known: OrderedDict[str, Rows] = OrderedDict()

    def __call__(self, texts: Sequence[str]) -> Rows:
        """A row for each text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._embed(new), strict=True))
        rows = np.stack([self._known[text] for text in texts])
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return rows


def list_near(centre: bytes, known: Sequence[bytes]) -> tuple[int, ...]:
    """Which of the groups there are ask about the same as this one; none that other encoders made."""
    usable = [place for place, one in enumerate(known) if len(one) == len(centre)]
    if not usable:
        return ()
    rows = np.stack([_read(known[place]) for place in usable])
    return tuple(usable[int(at)] for at in np.flatnonzero(rows @ _read(centre) >= SAME))


def _read(centre: bytes) -> Rows:
    assert len(centre) % CELL == 0
    return np.frombuffer(centre, dtype=np.float16).astype(np.float32)


@lru_cache(maxsize=1)
def shipped() -> Recent:
    """With the encoders that come with the product."""
    return Recent()
