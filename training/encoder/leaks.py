"""Nothing that is measured with may be learnt from: finds strings that overlap the evaluation sets."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TextIO

from training.encoder.cleaning import key

_SHARED_WORDS: Final = 7
_LONGEST_CELL: Final = 1 << 30


class Leaks:
    """Tells whether a text equals an evaluation string or shares seven words in a row with one."""

    def __init__(self, texts: Iterable[str]) -> None:
        keys = {key(text) for text in texts}
        self._whole = keys - {""}
        self._runs = {run for one in keys for run in _runs(one)}

    def __call__(self, text: str) -> bool:
        wanted = key(text)
        return wanted in self._whole or any(run in self._runs for run in _runs(wanted))


def evaluation_texts(data: Path) -> Iterator[str]:
    """Every string of every ``.jsonl`` and ``.csv`` under ``data``, gzipped or not."""
    csv.field_size_limit(_LONGEST_CELL)
    for path in sorted(data.rglob("*")):
        suffixes = [suffix for suffix in path.suffixes if suffix in (".jsonl", ".csv", ".gz")]
        if suffixes[:1] == [".jsonl"]:
            with _opened(path) as file:
                yield from (text for line in file for text in _strings(json.loads(line)))
        elif suffixes[:1] == [".csv"]:
            with _opened(path) as file:
                yield from (cell for line in csv.reader(file) for cell in line)


def _runs(wanted: str) -> Iterator[int]:
    words = wanted.split()
    return (hash(tuple(words[at : at + _SHARED_WORDS])) for at in range(len(words) - _SHARED_WORDS + 1))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _opened(path: Path) -> TextIO:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
