"""Our own sentences of customers and support staff: ways to ask and an answer, each in three languages.

A file has five columns: meaning, kind (``ask`` or ``answer``), en, ru, uk. Rows of one meaning are paraphrases of each
other; its answers answer its asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training.encoder.rows import Row

FOLDER: Final = Path(__file__).parent / "support"
KINDS: Final = ("ask", "answer")
_HELD_OUT: Final = 12
_NOT_ENGLISH: Final = re.compile("[А-Яа-яЁёІіЇїЄєҐґ]")
_CYRILLIC: Final = re.compile("[А-Яа-яЁёІіЇїЄєҐґ]")
_NOT_RUSSIAN: Final = re.compile("[іїєґІЇЄҐ]")
_NOT_UKRAINIAN: Final = re.compile("[ыэъёЫЭЪЁ]")


class SupportRowWrong(Exception):
    """{place}: {problem}."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__((self.__doc__ or "").format(place=place, problem=problem))


@dataclass(frozen=True, kw_only=True)
class Split:
    """What is learnt, and what is only measured: whole meanings, every twelfth."""

    learnt: list[Row]
    held_out: list[Row]


def read_support(folder: Path = FOLDER) -> list[Row]:
    """All rows; ``source`` is the meaning. Raises :class:`SupportRowWrong` for a line that breaks the rules."""
    return [row for path in sorted(folder.glob("*.tsv")) for row in _read(path)]


def split(rows: Sequence[Row]) -> Split:
    """Which meanings are held out depends on their names in order, so one more meaning moves few others."""
    names = sorted({row.source for row in rows})
    kept_back = set(names[::_HELD_OUT])
    return Split(
        learnt=[row for row in rows if row.source not in kept_back],
        held_out=[row for row in rows if row.source in kept_back],
    )


def problem(cells: list[str]) -> str | None:
    """What is wrong with a line, or None."""
    if len(cells) != 5 or not all(cell.strip() for cell in cells):
        return "five filled columns are needed"
    _, kind, en, ru, uk = cells
    if kind not in KINDS:
        return f"the kind is one of {', '.join(KINDS)}"
    if _NOT_ENGLISH.search(en):
        return "the third column is not English"
    if not _CYRILLIC.search(ru) or _NOT_RUSSIAN.search(ru):
        return "the fourth column is not Russian"
    if not _CYRILLIC.search(uk) or _NOT_UKRAINIAN.search(uk):
        return "the fifth column is not Ukrainian"
    return None


def _read(path: Path) -> Iterator[Row]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        wrong = problem(cells)
        if wrong:
            raise SupportRowWrong(f"{path.name}:{number}", wrong)
        meaning, kind, en, ru, uk = cells
        yield Row(source=meaning, kind=kind, en=en, ru=ru, uk=uk)
