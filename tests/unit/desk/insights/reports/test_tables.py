"""What a spreadsheet opens computes nothing that a customer wrote."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.core.insights.reports.cells import MOST_ROWS, disarm
from bot.core.insights.reports.listing import Row
from bot.desk.insights.reports.tables import COLUMNS, to_cells
from bot.desk.insights.sheets import Cell, Table, write_csv, write_xlsx

BAD = ("=1+1", "+380501112233", "-2", "@SUM(A1)", "\tx", "\rx")
KYIV = ZoneInfo("Europe/Kyiv")


def make(text: str, count: int = 1) -> Table:
    at = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    row = Row(conversation_id=7, at=at, customer=text, channel="web", language="uk", counts=True, text=text, seconds=90)
    cells = to_cells((row for _ in range(count)), lambda name, _: name, KYIV)
    return Table(heads=COLUMNS, rows=cells, about=(("CSAT", "4 and 5 of all"),), names=("Chats", "What is counted"))


@pytest.mark.parametrize("text", BAD)
def test_what_begins_like_a_formula_is_disarmed(tmp_path: Path, text: str) -> None:
    write_csv(tmp_path / "a.csv", make(text))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["text"], row["customer"]) == (f"'{text}", f"'{text}")
    assert (row["chat"], row["at"], row["minutes"], row["counts"]) == ("7", "2026-10-25 03:30", "1.5", "1")
    write_xlsx(tmp_path / "a.xlsx", make(text))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_what_begins_otherwise_stays_as_it_is() -> None:
    assert [disarm(text) for text in ("", "a=1", "№ 5", " =1")] == ["", "a=1", "№ 5", " =1"]


def test_a_workbook_says_on_its_second_sheet_what_is_counted(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", make("hello"))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert b"4 and 5 of all" in book.read("xl/worksheets/sheet2.xml")
        assert b"What is counted" in book.read("xl/workbook.xml")


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_many_rows_are_written_one_by_one(tmp_path: Path, write: Callable[[Path, Table], None]) -> None:
    write(tmp_path / "many", make("hello", 3_000))
    assert (tmp_path / "many").stat().st_size > 30_000


def test_a_hundred_thousand_rows_are_on_the_disk_before_the_last_is_read(tmp_path: Path) -> None:
    table, sizes = make("hello"), list[int]()
    (row,) = table.rows

    def read() -> Iterator[Sequence[Cell]]:
        for number in range(MOST_ROWS):
            if number % 10_000 == 0:
                sizes.append((tmp_path / "many.csv").stat().st_size)
            yield row

    write_csv(tmp_path / "many.csv", replace(table, rows=read()))
    assert sizes == sorted(set(sizes)), "it grows with each ten thousand"
    with (tmp_path / "many.csv").open(encoding="utf-8-sig") as file:
        assert sum(1 for _ in file) == MOST_ROWS + 1
