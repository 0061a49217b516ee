"""Word, PDF and Excel."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from bot.knowledge.articles.enclosed import LIMIT
from bot.knowledge.imports.found import Reading
from bot.knowledge.imports.read import read_all, read_pictures
from tests.support.centres import docx_bytes, pdf_bytes, zip_bytes
from tests.support.desk_server import PNG

TEXT = "Деньги возвращаются на карту в течение трёх рабочих дней после проверки."


def _read(folder: Path, name: str, data: bytes) -> Reading:
    (folder / name).write_bytes(data)
    return read_all([folder / name])


def test_a_document_of_word_keeps_its_headings(tmp_path: Path) -> None:
    data = docx_bytes([("Heading1", "Возврат денег"), ("", TEXT), ("Heading2", "Сроки"), ("", "Три дня.")])
    found = _read(tmp_path, "Инструкция 5.docx", data).found[0]
    assert (found.title, found.language) == ("Возврат денег", "ru")
    assert found.body == f"{TEXT}\n\n## Сроки\n\nТри дня."


def test_macros_are_left_out_and_told(tmp_path: Path) -> None:
    found = _read(tmp_path, "Правила.docm", docx_bytes([("", TEXT)], word__vbaProject_bin=b"x")).found[0]
    assert (found.title, [note.code for note in found.lost]) == ("Правила", ["macros"])


def test_pictures_of_a_document_stand_in_the_article_and_the_same_one_is_kept_once(tmp_path: Path) -> None:
    parts = [("", TEXT), ("picture", "plan.png"), ("", "Три дня."), ("picture", "again.png"), ("picture", "old.emf")]
    pictures = {"plan.png": PNG, "again.png": PNG, "old.emf": b"\x01\x00\x00\x00emf", "unused.png": PNG + b"2"}
    found = _read(tmp_path, "Наш план.docx", docx_bytes(parts, pictures)).found[0]
    ((name, place),) = found.pictures.items()
    assert name.startswith("nash-plan-") and name.endswith(".png")
    assert found.body.count(f"](files/{name})") == 2
    assert [note.code for note in found.lost] == ["picture-inside"], "what no messenger shows is told"
    assert dict(read_pictures([tmp_path / "Наш план.docx"], [place])) == {place: PNG}


def test_a_picture_that_is_too_large_is_told(tmp_path: Path) -> None:
    data = docx_bytes([("", TEXT), ("picture", "big.png")], {"big.png": PNG + b"0" * LIMIT})
    found = _read(tmp_path, "a.docx", data).found[0]
    assert (dict(found.pictures), [note.code for note in found.lost]) == ({}, ["picture-inside"])


def test_questions_in_bold_become_an_article_each(tmp_path: Path) -> None:
    asked = [f"Можно ли вернуть заказ номер {number}?" for number in range(3)]
    parts = [part for one in asked for part in (("bold", one), ("", f"{TEXT} {one[:-1]}."))]
    reading = _read(tmp_path, "FAQ.docx", docx_bytes(parts))
    assert [one.title for one in reading.found] == asked
    assert {note.code for note in reading.found[0].lost} == {"split"}


def test_a_document_that_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    data = zip_bytes({"word/document.xml": b" " * 210_000_000})
    assert [one.note.code for one in _read(tmp_path, "bomb.docx", data).skipped] == ["zip-bomb"]


def test_a_pdf_loses_its_margins_and_keeps_its_paragraphs(tmp_path: Path) -> None:
    pages = [
        [
            "Boat manual",
            "How do refunds work",
            "",
            "Refunds go back to the card that was charged, within",
            "three days.",
        ],
        ["Boat manual", "Ask for one in the app or write to us about it, we", "answer the same day.", "2"],
        ["Boat manual", "Gift cards are refunded as gift cards and never as", "money on a card.", "3"],
    ]
    found = _read(tmp_path, "manual.pdf", pdf_bytes(pages)).found[0]
    assert found.title == "How do refunds work"
    assert "Refunds go back to the card that was charged, within three days." in found.body
    assert "Boat manual" not in found.body
    assert [note.code for note in found.lost] == ["layout"]


def test_pictures_of_a_pdf_are_counted_once_each(tmp_path: Path) -> None:
    pages = [
        ["How do refunds work", "", "Refunds go back to the card that was charged."],
        ["Within three days at most."],
    ]
    found = _read(tmp_path, "a.pdf", pdf_bytes(pages, pictures=2)).found[0]
    assert [(note.code, dict(note.params)) for note in found.lost] == [("layout", {}), ("pdf-pictures", {"count": "2"})]


def test_a_scanned_pdf_is_told(tmp_path: Path) -> None:
    assert [one.note.code for one in _read(tmp_path, "scan.pdf", pdf_bytes([[], []])).skipped] == ["pdf-scanned"]


def test_an_excel_table_of_two_languages(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Вопрос (рус)", "Ответ (рус)", "Питання укр", "Відповідь укр", "Категория"])
    sheet.append(["Есть ли парковка?", "Да, бесплатная.", "Чи є парковка?", "Так, безкоштовна.", "Офис"])
    sheet.append(["Вы работаете в воскресенье?", "Нет, выходной.", None, None, "Офис"])
    out = io.BytesIO()
    book.save(out)
    found = _read(tmp_path, "faq.xlsx", out.getvalue()).found
    assert [(one.title, one.language) for one in found] == [
        ("Есть ли парковка?", "ru"),
        ("Чи є парковка?", "uk"),
        ("Вы работаете в воскресенье?", "ru"),
    ]
    assert found[0].group == found[1].group != ""
