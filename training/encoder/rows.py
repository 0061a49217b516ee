"""What every step reads and writes: one string in three languages, a line of a tab-separated file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

Lang = Literal["en", "ru", "uk"]
LANGS: Final[tuple[Lang, ...]] = ("en", "ru", "uk")
_BLANK: Final = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An English string and its translations; a translation that nobody made is empty."""

    source: str
    kind: str
    en: str
    ru: str = ""
    uk: str = ""

    def text(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.ru if lang == "ru" else self.uk

    @property
    def has_translation(self) -> bool:
        return bool(self.ru or self.uk)


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file written by :func:`write_rows`."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            source, kind, en, ru, uk = line.rstrip("\n").split("\t")
            yield Row(source=source, kind=kind, en=en, ru=ru, uk=uk)


def write_rows(path: Path, rows: Iterable[Row]) -> int:
    """Writes all rows or, if something breaks on the way, no file; tells how many."""
    part = path.with_suffix(".part")
    count = 0
    with part.open("w", encoding="utf-8") as file:
        for row in rows:
            cells = (row.source, row.kind, row.en, row.ru, row.uk)
            file.write("\t".join(_BLANK.sub(" ", cell).strip() for cell in cells) + "\n")
            count += 1
    part.rename(path)
    return count
