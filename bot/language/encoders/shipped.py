"""The encoders that come with the product: each loaded once, whoever asks, and a question's vector made once a turn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from bot.language.encoders.encoder import Encoder, MiniLM, StaticEncoder, StudentEncoder, Vectors, Wrapped
from bot.language.encoders.shared_space import SharedSpace

_REMEMBERED: Final = 128  # a turn asks for two or three and for the examples of live notices; several at once


class Recent(Wrapped):
    """The same encoder, with the vectors of the last questions at hand: dialogue and search ask for the same one."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self._row = lru_cache(maxsize=_REMEMBERED)(self._encode_one)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One question at a time is remembered; a batch is training, and goes past."""
        if len(texts) != 1:
            return self._encoder.encode_queries(texts)
        return self._row(texts[0])[np.newaxis].copy()

    def _encode_one(self, text: str) -> Vectors:
        row: Vectors = self._encoder.encode_queries([text])[0]
        return row


@lru_cache(maxsize=1)
def static_encoder() -> Encoder:
    """The shipped encoder."""
    return Recent(StaticEncoder())


@lru_cache(maxsize=1)
def shared_space() -> Encoder:
    """all-MiniLM for English and its student for the rest, in one space."""
    return Recent(SharedSpace(latin=MiniLM(), cyrillic=StudentEncoder()))
