"""Vectors of passages in a FAISS index, each text embedded once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from bot.knowledge.index.layout import Numbers
from bot.language.encoders.encoder import Encoder, Vectors

ALL: Final = 50_000  # up to here every passage gets its score, which takes milliseconds; beyond, the nearest do
_NEAREST: Final = 4096
_DEEP: Final = 1.5  # against the tables, see models/encoder/README.md


@dataclass(frozen=True)
class DenseIndex:
    """Inner products (cosines, as rows have length 1) with every passage."""

    texts: tuple[str, ...]
    faiss_index: Any

    @classmethod
    def build(cls, texts: Sequence[str], encoder: Encoder, known: Mapping[str, Vectors], *, asked: int) -> DenseIndex:
        """Embed the texts, the first ``asked`` as questions; those in ``known`` (text: vector) are taken from there."""
        import faiss

        faiss.omp_set_num_threads(1)
        questions = dict.fromkeys(texts[:asked])
        fresh = [text for text in questions if text not in known]
        told = [text for text in dict.fromkeys(texts[asked:]) if text not in known and text not in questions]
        vectors = dict(known)
        for part, encode in ((fresh, encoder.encode_queries), (told, encoder.encode)):
            vectors.update(zip(part, encode(part), strict=True) if part else ())
        rows = np.stack([vectors[text] for text in texts]) if texts else np.zeros((0, encoder.dimension), np.float32)
        index = faiss.IndexFlatIP(encoder.dimension)
        index.add(np.ascontiguousarray(rows, dtype=np.float32))
        return cls(tuple(texts), index)

    @classmethod
    def read(cls, path: Path, texts: Sequence[str]) -> DenseIndex | None:
        """A written index, if it holds as many rows as there are texts."""
        import faiss

        faiss.omp_set_num_threads(1)
        index = faiss.read_index(str(path))
        return cls(tuple(texts), index) if index.ntotal == len(texts) else None

    def write(self, path: Path) -> None:
        import faiss

        faiss.write_index(self.faiss_index, str(path))

    def scores(self, vector: Vectors) -> Numbers:
        """One cosine per passage; a passage too far to be found scores 0."""
        if len(self.texts) <= ALL:
            every: Numbers = self.rows @ vector
            return every
        found = np.zeros(len(self.texts), dtype=np.float32)
        similarity, rows = self.faiss_index.search(vector.reshape(1, -1), _NEAREST)
        found[rows[0]] = similarity[0]
        return found

    def vectors(self) -> Vectors:
        """All rows."""
        return self.rows.copy()

    def known(self) -> dict[str, Vectors]:
        """Text: vector, for the next build."""
        return dict(zip(self.texts, self.vectors(), strict=True)) if self.texts else {}

    @property
    def rows(self) -> Vectors:
        """All rows where they lie in the FAISS index, and as long as it does."""
        import faiss

        index = self.faiss_index
        flat: Vectors = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d)
        return flat.reshape(index.ntotal, index.d)


def meaning(dense: Numbers, deep: Numbers) -> Numbers:
    """The similarity by both encoders, from that by each."""
    found: Numbers = (dense + _DEEP * deep) / (1 + _DEEP)
    return found
