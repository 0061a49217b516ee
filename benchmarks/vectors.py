"""Vectors of many texts, each made once and kept in ``benchmarks/.cache`` between runs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from bot.language.encoders.encoder import Encoder, Vectors, Wrapped

CACHE: Final = Path(__file__).parent / ".cache"


class Remembering(Wrapped):
    """An encoder that keeps what it made: the same vectors, given again at once."""

    def __init__(self, encoder: Encoder, folder: Path = CACHE) -> None:
        super().__init__(encoder)
        self._folder = folder
        self._known: dict[tuple[str, str], Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Texts not seen in this process come from the cache as one block, or are made and kept as one."""
        return self._rows("text", texts, self._encoder.encode)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """The same, read as questions."""
        return self._rows("question", texts, self._encoder.encode_queries)

    def _rows(self, kind: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
        fresh = [text for text in dict.fromkeys(texts) if (kind, text) not in self._known]
        if fresh:
            made = self._block(kind, fresh, encode)
            self._known.update({(kind, text): row for text, row in zip(fresh, made, strict=True)})
        rows = [self._known[kind, text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimension), dtype=np.float32)

    def _block(self, kind: str, texts: list[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
        digest = hashlib.sha256("\0".join((self.name, kind, *texts)).encode()).hexdigest()[:24]
        path = self._folder / f"{digest}.npy"
        if path.is_file():
            kept: Vectors = np.load(path, allow_pickle=False)
            return kept
        rows = encode(texts)
        if len(texts) >= 200:
            self._folder.mkdir(parents=True, exist_ok=True)
            np.save(path, rows)
        return rows
