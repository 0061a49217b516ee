"""One space for three languages: English by all-MiniLM-L6-v2 itself, Cyrillic by its student."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.language.encoders.encoder import Encoder, Vectors

_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")


class SharedSpace:
    """Sends each text to the encoder of its alphabet; both give vectors of the same space."""

    def __init__(self, *, latin: Encoder, cyrillic: Encoder) -> None:
        self._latin = latin
        self._cyrillic = cyrillic

    @property
    def name(self) -> str:
        return f"{self._latin.name}+{self._cyrillic.name}"

    @property
    def dimension(self) -> int:
        return self._latin.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._rows(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._rows(texts)

    def _rows(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        cyrillic = np.array([bool(_CYRILLIC.search(text)) for text in texts], dtype=bool)
        for encoder, mine in ((self._latin, ~cyrillic), (self._cyrillic, cyrillic)):
            if mine.any():
                rows[mine] = encoder.encode([text for text, one in zip(texts, mine, strict=True) if one])
        return rows
