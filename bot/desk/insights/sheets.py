"""Tables as files that spreadsheets open: CSV, and a workbook whose second sheet says what is counted."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import xlsxwriter  # type: ignore[import-untyped]

from bot.core.insights.reports.cells import disarm

Cell = str | int | float | datetime | None
WIDTH: Final = 11
TIME_FORMAT: Final = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True, kw_only=True)
class Table:
    """What is written: heads with the ``widths`` of their columns, rows, and pairs that say what it is (of the second
    sheet, with its name).
    """

    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    about: Sequence[tuple[str, str]]
    names: tuple[str, str]
    widths: Sequence[int] = ()


def write_csv(path: Path, table: Table) -> None:
    """With a mark by which Excel knows UTF-8; times as people of the business read them."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(_to_text, table.heads))
        writer.writerows([_to_text(cell) for cell in row] for row in table.rows)


def write_xlsx(path: Path, table: Table) -> None:
    """Row by row, so that memory holds one; a text stays a text, whatever it begins with."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        bold, time = book.add_format({"bold": True}), book.add_format({"num_format": TIME_FORMAT})
        rows, about = (book.add_worksheet(name[:31]) for name in table.names)
        for place, width in enumerate(table.widths):
            rows.set_column(place, place, width)
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
