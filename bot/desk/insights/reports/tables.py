"""A list of chats as a file: a row a chat; a workbook also says what the number counts."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import xlsxwriter  # type: ignore[import-untyped]

from bot.core.desk.numbers import write_number
from bot.core.insights.reports.cells import disarm
from bot.core.insights.reports.listing import Row

COLUMNS: Final = (
    "case",
    "chat",
    "at",
    "customer",
    "channel",
    "language",
    "person",
    "team",
    "reason",
    "result",
    "tags",
    "stars",
    "minutes",
    "counts",
    "text",
)
Cell = str | int | float | datetime | None
WIDTHS: Final[Mapping[str, int]] = {"at": 17, "customer": 20, "person": 18, "reason": 22, "result": 18, "text": 60}
TIME_FORMAT: Final = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True, kw_only=True)
class Table:
    """What is written: heads, rows, and pairs that say what it is (of the second sheet, with its name)."""

    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    about: Sequence[tuple[str, str]]
    names: tuple[str, str]


def write_csv(path: Path, table: Table) -> None:
    """With a mark by which Excel knows UTF-8; times as people of the business read them."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.heads)
        writer.writerows([_to_text(cell) for cell in row] for row in table.rows)


def write_xlsx(path: Path, table: Table) -> None:
    """Row by row, so that memory holds one; a text stays a text, whatever it begins with."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        bold, time = book.add_format({"bold": True}), book.add_format({"num_format": TIME_FORMAT})
        rows, about = (book.add_worksheet(name[:31]) for name in table.names)
        for place, name in enumerate(COLUMNS):
            rows.set_column(place, place, WIDTHS.get(name, 11))
        rows.freeze_panes(1, 0)
        for place, head in enumerate(table.heads):
            rows.write_string(0, place, head, bold)
        for number, row in enumerate(table.rows, start=1):
            for place, cell in enumerate(row):
                _write_cell(rows, number, place, cell, time)
        about.set_column(0, 0, 24)
        about.set_column(1, 1, 110)
        for number, (name, words) in enumerate(table.about):
            about.write_string(number, 0, name, bold)
            about.write_string(number, 1, words)


WRITERS: Final[Mapping[str, Callable[[Path, Table], None]]] = {"csv": write_csv, "xlsx": write_xlsx}


def to_cells(rows: Iterable[Row], name: Callable[[str, Row], str], zone: ZoneInfo) -> Iterator[Sequence[Cell]]:
    """Each row in the order of ``COLUMNS``; ``name`` finds words for what the catalogue names."""
    for row in rows:
        minutes = None if row.seconds is None else round(row.seconds / 60, 1)
        at = row.at.astimezone(zone).replace(tzinfo=None, microsecond=0)
        named = (
            name("channel", row),
            name("language", row),
            row.person,
            row.team,
            name("reason", row),
            name("result", row),
        )
        numbers = (row.score, minutes, int(row.counts))
        yield (
            row.case_id and write_number(row.case_id),
            row.conversation_id,
            at,
            row.customer,
            *named,
            row.tags,
            *numbers,
            row.text,
        )


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, time: xlsxwriter.format.Format
) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell, time)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    else:
        sheet.write_number(row, column, cell)


def _to_text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    return "" if cell is None else disarm(cell) if isinstance(cell, str) else str(cell)
