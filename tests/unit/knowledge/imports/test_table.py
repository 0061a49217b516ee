"""Tables of any making."""

from __future__ import annotations

import pytest

from bot.knowledge.imports.found import Found, Skipped
from bot.knowledge.imports.recognise import decode
from bot.knowledge.imports.table import read_csv

HEADED = "question{s}answer{s}tags\nAre you open on Sunday?{s}Yes till noon.{s}hours\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    found = next(iter(read_csv("a.csv", HEADED.format(s=separator))))
    assert isinstance(found, Found)
    assert (found.title, found.body, found.tags) == ("Are you open on Sunday?", "Yes till noon.", ("hours",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "cp866", "utf-16"])
def test_the_encoding_is_found(encoding: str) -> None:
    text = "Вопрос;Ответ\nСколько стоит доставка?;По городу 120 грн, за город дороже.\n"
    assert decode(text.encode(encoding)) == text


def test_two_columns_without_names_are_question_and_answer() -> None:
    rows = "Есть ли парковка?;Да\nКогда вы открыты?;С девяти\n"
    assert [piece.title for piece in read_csv("a.csv", rows) if isinstance(piece, Found)] == [
        "Есть ли парковка?",
        "Когда вы открыты?",
    ]


def test_columns_nobody_understands_are_told_by_name() -> None:
    pieces = list(read_csv("a.csv", "Дата;Сумма\n01.02;100\n"))
    assert [(one.note.code, one.note.params) for one in pieces if isinstance(one, Skipped)] == [
        ("columns-unknown", {"columns": "Дата, Сумма"})
    ]


def test_the_longest_column_is_the_answer_where_none_is_called_so() -> None:
    answer = "Напишите нам в течение четырнадцати дней, мы пришлём курьера."
    rows = f"Вопрос;Комментарий;Автор\nКак вернуть заказ?;{answer};Анна\n"
    found = [piece for piece in read_csv("a.csv", rows) if isinstance(piece, Found)]
    assert found[0].body.startswith("Напишите нам")


def test_a_cell_with_html_and_one_with_bullets() -> None:
    rows = 'question,answer\nA?,"<p>One <b>two</b></p><ul><li>x</li></ul>"\nB?,"Bring:\n• a passport\n• a card"\n'
    bodies = [piece.body for piece in read_csv("a.csv", rows) if isinstance(piece, Found)]
    assert bodies == ["One **two**\n\n- x", "Bring:\n- a passport\n- a card"]


def test_a_comma_that_nobody_put_in_quotes_loses_no_text() -> None:
    kept, odd = (
        "question,answer\nWhen?,On Monday, from nine\n",
        "question,answer,tags\nWhen?,On Monday, from nine,hours\n",
    )
    assert [piece.body for piece in read_csv("a.csv", kept) if isinstance(piece, Found)] == ["On Monday, from nine"]
    assert [piece.note.code for piece in read_csv("a.csv", odd) if isinstance(piece, Skipped)] == ["row-uneven"]


def test_a_title_above_the_columns_is_passed_over_and_a_topic_may_be_the_question() -> None:
    rows = "Ответы на 2026 год;;\n;;\nТема;Текст;Автор\nДоставка;Курьер привезёт завтра.;Анна\n"
    found = [piece for piece in read_csv("a.csv", rows) if isinstance(piece, Found)]
    assert [(one.title, one.body) for one in found] == [("Доставка", "Курьер привезёт завтра.")]


def test_numbers_of_rows_name_no_article_and_other_ids_do() -> None:
    def ids(*numbers: str) -> list[str]:
        rows = "".join(f"{number};Why {number}?;Because.\n" for number in numbers)
        return [one.source_id for one in read_csv("a.csv", f"№;question;answer\n{rows}") if isinstance(one, Found)]

    assert ids("1", "2") == ["why 1", "why 2"]
    assert ids("17", "4") == ["17", "4"]


def test_a_row_without_a_question_or_an_answer_is_told_with_its_line() -> None:
    rows = "question,answer\n,Yes\nWhy?,\n"
    codes = [(one.place, one.note.code) for one in read_csv("a.csv", rows) if isinstance(one, Skipped)]
    assert codes == [("a.csv:2", "no-question"), ("a.csv:3 Why?", "no-answer")]
