"""Several encoders as one: their vectors stand side by side, so that similarity is the mean of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from bot.language.encoders.encoder import Encoder, Vectors, unit_rows


class Joined:
    """Every part counts the same."""

    def __init__(self, *parts: Encoder) -> None:
        self._parts = parts

    @cached_property
    def name(self) -> str:
        return "+".join(part.name for part in self._parts)

    @cached_property
    def dimension(self) -> int:
        return sum(part.dimension for part in self._parts)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return unit_rows(np.hstack([part.encode(texts) for part in self._parts]))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return unit_rows(np.hstack([part.encode_queries(texts) for part in self._parts]))
