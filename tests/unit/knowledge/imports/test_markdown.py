"""Markdown and plain texts as people leave them: fields with a slip, lists of links, a title without a sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.imports.found import Found, Reading
from bot.knowledge.imports.read import read_all

BODY = "Доставляем в область за два дня, цена 300 грн."


def _read(folder: Path, name: str, text: str) -> Reading:
    (folder / name).write_text(text, encoding="utf-8")
    return read_all([folder / name], fallback="ru")


def _one(folder: Path, name: str, text: str) -> Found:
    (found,) = _read(folder, name, text).found
    return found


@pytest.mark.parametrize(
    "fields",
    [
        'title: "Доставка"\nstatus: черновик\ntags: [область\n---\n',
        "title: Доставка\n  bad: [yaml\nstatus: draft\n---\n",
        "title: Доставка: в область\nstatus: draft\n---\n",
        "title: Доставка\nstatus: draft\n\n",
    ],
    ids=["an open list", "an odd indent", "two colons", "no end"],
)
def test_fields_with_a_slip_keep_what_is_plain_and_it_is_told(tmp_path: Path, fields: str) -> None:
    found = _one(tmp_path, "a.md", f"---\n{fields}{BODY}\n")
    assert found.title.startswith("Доставка")
    assert (found.body, found.draft) == (BODY, True)
    assert [note.code for note in found.lost] == ["fields-broken"]


def test_a_text_between_two_lines_is_no_fields(tmp_path: Path) -> None:
    found = _one(tmp_path, "a.md", f"---\nВажно: [смотрите\n---\n{BODY}\n")
    assert "Важно" in found.body and BODY in found.body
    assert "fields-broken" not in [note.code for note in found.lost]


def test_a_page_of_nothing_but_links_is_a_list_of_contents(tmp_path: Path) -> None:
    reading = _read(tmp_path, "База знаний.md", "# База знаний\n\n[Доставка](a.md)\n\n- [Возврат](b/c%20d.md)\n")
    assert (reading.found, [one.note.code for one in reading.skipped]) == ((), ["index"])
    assert _one(tmp_path, "b.md", "# Сайт\n\n[Все цены](https://shop.example/prices)\n").title == "Сайт"


def test_a_line_above_a_plain_text_is_its_title(tmp_path: Path) -> None:
    found = _one(tmp_path, "заметки.txt", f"Как везём\n\n{BODY}\n")
    assert (found.title, found.body.strip()) == ("Как везём", BODY)
    assert _one(tmp_path, "прочее.txt", f"{BODY}\n\nИ ещё строка.\n").title == "прочее"
