"""Tables: CSV of any making and XLSX; a row is an article, or one in each language."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.knowledge.articles.body import same_question
from bot.knowledge.imports.columns import Column, column_in_language, column_of, to_draft, to_list
from bot.knowledge.imports.found import Found, Note, Piece, skip
from bot.knowledge.imports.naming import id_in, language_of_place, to_language, without_id
from bot.knowledge.imports.tidy import html_to_markdown

TABLE: Final = "table"
NOTION: Final = "notion"
_SEPARATORS: Final = (";", ",", "\t", "|")
_MOST_ROWS: Final = 20_000
_ABOVE: Final = 5  # lines in which a table may have a title above its columns
_LONG: Final = 40  # characters: an answer on average
_MARKS: Final = ("</", "<br", "<p>", "<li>")
_BULLETS: Final = ("•", "·", "–", "—", "●", "▪")
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class _Layout:
    """Where each column stands; "" is the language of columns that name none."""

    places: Mapping[tuple[Column, str], int]
    headed: bool
    unused: tuple[str, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have an answer."""
        return tuple(language for column, language in self.places if column is Column.ANSWER)

    def value(self, row: Sequence[str], column: Column, language: str = "") -> str:
        """What stands in a row; a column of no language serves all."""
        place = self.places.get((column, language), self.places.get((column, ""), -1))
        return row[place].strip() if 0 <= place < len(row) else ""


def read_csv(name: str, text: str) -> Iterator[Piece]:
    """The articles of a CSV file, whatever stands between its columns."""
    best = max((_parse(text, separator) for separator in _SEPARATORS), key=_shape)
    yield from _read_rows(name, best)


def read_xlsx(name: str, data: bytes) -> Iterator[Piece]:
    """The articles of all sheets."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError, AttributeError):
        yield skip(name, "sheet-broken")
        return
    several = len(book.worksheets) > 1
    for sheet in book.worksheets:
        rows = [
            ["" if value is None else str(value) for value in row]
            for row in sheet.iter_rows(values_only=True, max_row=_MOST_ROWS)
        ]
        filled = [row for row in rows if any(cell.strip() for cell in row)]
        if filled:
            yield from _read_rows(f"{name}/{sheet.title}" if several else name, filled)


def _parse(text: str, separator: str) -> Rows:
    csv.field_size_limit(10_000_000)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error:
        return ()
    return [row for row in rows[:_MOST_ROWS] if any(cell.strip() for cell in row)]


def _shape(rows: Rows) -> tuple[int, float, int]:
    """How much it is a table: known columns first, then rows of one width."""
    if not rows:
        return 0, 0.0, 0
    width = len(rows[0])
    known = sum(_read_name(cell) is not None for cell in rows[0])
    same = sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0.0
    return known if width > 1 else 0, same, width


def _read_rows(name: str, every: Rows) -> Iterator[Piece]:
    above = next((at for at, row in enumerate(every[:_ABOVE]) if sum(map(bool, map(_read_name, row))) > 1), 0)
    rows = every[above:]
    layout = _lay_out(rows)
    if layout is None:
        columns = ", ".join(cell.strip() for cell in rows[0] if cell.strip())[:200] if rows else ""
        yield skip(name, "columns-unknown", columns=columns)
        return
    if layout.unused:
        yield skip(name, "columns-ignored", columns=", ".join(layout.unused)[:200])
    last = layout.places.get((Column.ANSWER, "")) == len(rows[0]) - 1
    for number, row in enumerate(rows[1:] if layout.headed else rows, start=above + (2 if layout.headed else 1)):
        more = [cell for cell in row[len(rows[0]) :] if cell.strip()]
        if more and not last:
            yield skip(f"{name}:{number} {row[0][:80]}", "row-uneven", columns=len(rows[0]), cells=len(row))
        else:
            kept = [*row[: len(rows[0]) - 1], ",".join(row[len(rows[0]) - 1 :])] if more else row
            yield from _read_row(name, number, kept, layout)


def _read_row(name: str, number: int, row: Sequence[str], layout: _Layout) -> Iterator[Piece]:
    place = f"{name}:{number} {_any_question(row, layout)[:80]}".rstrip()
    own = layout.value(row, Column.ID) or same_question(_any_question(row, layout))[:200]
    made = 0
    for language in layout.languages:
        question, answer = layout.value(row, Column.QUESTION, language), layout.value(row, Column.ANSWER, language)
        if not question or not answer:
            continue
        made += 1
        body, notes = to_body(answer)
        said = language or to_language(layout.value(row, Column.LANGUAGE)) or language_of_place(name)[0]
        yield Found(
            source=NOTION if id_in(name) else TABLE,
            source_id=own,
            title=" ".join(question.split())[:300],
            body=body,
            place=place,
            language=said,
            group=own if language or layout.value(row, Column.ID) else "",
            draft=to_draft(layout.value(row, Column.STATUS)),
            topic=layout.value(row, Column.TOPIC, language) or _folder(name),
            tags=tuple(to_list(layout.value(row, Column.TAGS, language))),
            questions=tuple(to_list(layout.value(row, Column.PHRASINGS, language))),
            created=layout.value(row, Column.CREATED)[:40],
            lost=notes,
        )
    if not made:
        question = _any_question(row, layout)
        yield skip(place, "no-answer" if question else "no-question", question=question[:80])


def _any_question(row: Sequence[str], layout: _Layout) -> str:
    said = (layout.value(row, Column.QUESTION, language) for language in layout.languages)
    return next(filter(None, said), "")


def to_body(answer: str) -> tuple[str, tuple[Note, ...]]:
    """The text of a cell, which may be HTML."""
    low = answer.lower()
    if any(mark in low for mark in _MARKS):
        return html_to_markdown(answer)
    lines = []
    for line in answer.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        said = line.strip()
        lines.append(f"- {said[1:].strip()}" if said.startswith(_BULLETS) and len(said) > 1 else line.rstrip())
    return "\n".join(lines).strip(), ()


def _lay_out(rows: Rows) -> _Layout | None:
    """Where question and answer stand; None if nobody can tell."""
    if not rows:
        return None
    places: dict[tuple[Column, str], int] = {}
    unused: list[str] = []
    for at, cell in enumerate(rows[0]):
        found = _read_name(cell)
        if found is None or found in places:
            unused.append(cell.strip())
        else:
            places[found] = at
    if (Column.TOPIC, "") in places and not any(column is Column.QUESTION for column, _ in places):
        places[Column.QUESTION, ""] = places.pop((Column.TOPIC, ""))  # "Topic; text"
    if _only_counts(rows, places.get((Column.ID, ""))):
        del places[Column.ID, ""]  # the numbers of rows: one more row, and each would name another article
    questions = [language for column, language in places if column is Column.QUESTION]
    if not places and len(rows[0]) >= 2 and _looks_headless(rows):
        return _Layout(places={(Column.QUESTION, ""): 0, (Column.ANSWER, ""): 1}, headed=False, unused=())
    if not questions:
        return None
    if not any(column is Column.ANSWER for column, _ in places):
        longest = _longest(rows, set(places.values()))
        if longest is None:
            return None
        places[Column.ANSWER, ""] = longest
        unused = [name for name in unused if name != rows[0][longest].strip()]
    return _Layout(places=places, headed=True, unused=tuple(filter(None, unused)))


def _only_counts(rows: Rows, place: int | None) -> bool:
    if place is None:
        return False
    values = [row[place].strip().rstrip(".") for row in rows[1:] if place < len(row)]
    return values == [str(number) for number in range(1, len(values) + 1)]


def _read_name(cell: str) -> tuple[Column, str] | None:
    column = column_of(cell)
    return (column, "") if column is not None else column_in_language(cell)


def _looks_headless(rows: Rows) -> bool:
    asked = sum(len(row) >= 2 and row[0].strip().endswith("?") for row in rows)
    return 2 * asked >= len(rows)


def _longest(rows: Rows, taken: set[int]) -> int | None:
    """The column whose texts are so long that they can only be the answers."""
    sizes = {
        at: sum(len(row[at]) for row in rows[1:] if at < len(row)) / max(1, len(rows) - 1)
        for at in range(len(rows[0]))
        if at not in taken
    }
    best = max(sizes, key=sizes.__getitem__, default=None)
    return best if best is not None and sizes[best] >= _LONG else None


def _folder(name: str) -> str:
    stem = without_id(name.rpartition("/")[2].rpartition(".")[0]) if id_in(name) else ""
    return stem.removesuffix("_all")
