"""What is shipped: int8 tables and a half-precision student, each folder with the checksums of its files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from bot.language.encoders.encoder import file_digest

SUMS: Final = "SHA256SUMS"
_LEVELS: Final = 127


def export_table(tokenizer: Tokenizer, table: NDArray[np.float32], folder: Path) -> None:
    """One byte a number, one half-precision scale a row; ``bot.language.encoders.encoder.StaticEncoder`` reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    scale = np.abs(table).max(axis=1) / _LEVELS + 1e-12
    rounded = np.round(table / scale[:, None]).astype(np.int8)
    np.savez_compressed(folder / "embedding_int8.npz", q=rounded, scale=scale.astype(np.float16))
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    shape = {"dim": table.shape[1], "vocab": table.shape[0], "pooling": "sum, l2-normalised"}
    (folder / "config.json").write_text(json.dumps(shape))


def export_student(model: SentenceTransformer, folder: Path) -> None:
    """A plain sentence-transformers model; ``bot.language.encoders.encoder.StudentEncoder`` reads it."""
    model.half().save_pretrained(str(folder), create_model_card=False)
    write_sums(folder, (path for path in folder.rglob("*") if path.is_file() and path.name != SUMS))


def write_sums(folder: Path, paths: Iterable[Path]) -> None:
    """``SHA256SUMS`` as ``sha256sum`` writes it, in the order of the names."""
    lines = [f"{file_digest(path)}  {path.relative_to(folder)}" for path in sorted(paths)]
    (folder / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")
