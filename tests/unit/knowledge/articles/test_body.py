"""The text of an article: what is shown first, what follows, and what authors are told."""

from __future__ import annotations

import pytest

from bot.knowledge.articles.articles import Article, parse_article
from bot.knowledge.articles.blocks import cut
from bot.knowledge.articles.body import read_body
from bot.markup.text import to_plain

HEAD = '---\ntitle: "Доставка"\nquestions: [a b, c d, e f]\nstatus: published\n---\n'


def read(body: str) -> tuple[Article | None, list[tuple[str, int, bool]]]:
    article, problems = parse_article((HEAD + body).encode(), "ru/a/b.md")
    return article, [(one.code, one.line, one.fatal) for one in problems]


def first(body: str) -> str:
    return read_body(body, title="Доставка").summary


def test_a_paragraph_that_ends_in_a_colon_takes_its_list_along() -> None:
    text = "We do:\n\n- crowns\n- implants\n\nCall us."
    assert first(text) == "We do:\n\n- crowns\n- implants"
    assert [one.text for one in read_body(text).sections] == ["Call us."]


def test_a_loose_list_and_a_table_are_taken_along_whole() -> None:
    assert (
        first("Мы лечим:\n\n1. зубы\n\n   все\n\n2. дёсны\n\nЗвоните.") == "Мы лечим:\n\n1. зубы\n\n   все\n\n2. дёсны"
    )
    assert first("Цены:\n\n| a | b |\n|---|---|\n| c | d |\n\nВсё.") == "Цены:\n\n| a | b |\n|---|---|\n| c | d |"


def test_what_answers_nothing_is_left_out_and_the_author_is_told() -> None:
    article, problems = read("В этой статье вы узнаете о доставке.\n\nПо Киеву 120 грн.\n\n## Срок\nДва часа.\n")
    assert article is not None
    assert article.summary == "По Киеву 120 грн."
    assert [(one.heading, one.text) for one in article.sections] == [("Срок", "Два часа.")]
    assert problems == [("opening-empty", 6, False)]


def test_a_text_that_begins_with_a_heading_begins_with_what_stands_under_it() -> None:
    article, problems = read("# Доставка\nПо Киеву 120 грн.\n\nИ так далее.\n\n## Срок\nДва часа.\n")
    assert article is not None
    assert article.summary == "По Киеву 120 грн."
    assert [(one.heading, one.text) for one in article.sections] == [
        ("Доставка", "И так далее."),
        ("Срок", "Два часа."),
    ]
    assert problems == [("summary-missing", 6, False)]


def test_another_heading_stays_with_its_text() -> None:
    assert first("Хотите знать цену?\n\n## Для Львова\n250 грн.") == "**Для Львова**\n\n250 грн."


def test_where_nothing_answers_the_first_paragraph_is_shown() -> None:
    article, problems = read("Что вас интересует?\n\nЗвоните?")
    assert article is not None
    assert article.summary == "Что вас интересует?"
    assert problems == [("opening-empty", 6, False)]


def test_comments_are_gone_and_a_link_carries_its_address_into_every_piece() -> None:
    text = "См. [цены][1]. <!-- проверить\n\nдаты -->\n\n## Ещё\nИ [тут], и `[тут]`.\n\n[1]: https://a.b/c\n[тут]: https://d.e\n"
    body = read_body(text)
    assert to_plain(body.summary) == "См. цены (https://a.b/c)."
    assert [to_plain(one.text) for one in body.sections] == ["И тут (https://d.e), и [тут]."]
    assert body.sections[0].line == 5


def test_a_heading_and_an_empty_line_in_code_divide_nothing() -> None:
    text = "Run:\n\n```\n# no heading\n\nls\n```\n\nDone."
    assert first(text) == "Run:\n\n```\n# no heading\n\nls\n```"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Текст.\n\n<!-- note\n\n## Срок\n", [("comment-open", 8, True)]),
        ("Текст.\n\n![план](img/plan.png)\n", []),
        ("![](plan.png)\n", [("opening-empty", 6, False), ("picture-alone", 6, True)]),
        ("Текст: [прайс](price.pdf), [ещё](../a/c.md), [сайт](https://a.b).\n", []),
        ("Текст.\nЗвоните [нам](https://a b).\n", [("link-unread", 7, False)]),
        ("Строка<br>строка, `<b>`.\n", []),
        ("![план](https://a.b/plan.png)\n", [("opening-empty", 6, False)]),
        ("", [("body-missing", 6, True)]),
    ],
)
def test_what_customers_would_not_see_as_it_was_meant_is_named(body: str, found: list[tuple[str, int, bool]]) -> None:
    assert read(body)[1] == found


def test_questions_in_a_note_belong_to_the_section_they_stand_under() -> None:
    text = (
        "We deliver.\n\n## Kyiv\n120 UAH.\n\n## Other cities\n<!-- Questions:\n- do you ship to lviv\nodesa?\n-->\n"
        "250 UAH.\n\n<!-- a note to a colleague -->"
    )
    sections = read_body(text, first_line=9).sections
    assert [(one.heading, one.text, one.questions) for one in sections] == [
        ("Kyiv", "120 UAH.", ()),
        ("Other cities", "250 UAH.", ("do you ship to lviv", "odesa?")),
    ]


@pytest.mark.parametrize(
    ("body", "summary", "rest"),
    [
        ("Мы здесь.\n\n![дом](a.png)\n\nЗвоните.", "Мы здесь.\n\n![дом](a.png)", ["Звоните."]),
        ("![дом](a.png)\n\nМы здесь.\n\nЗвоните.", "Мы здесь.\n\n![дом](a.png)", ["Звоните."]),
        (
            "Мы здесь.\n\n## Вид\n![дом](a.png)\n![двор](b.png)\n\nС улицы.",
            "Мы здесь.",
            ["С улицы.\n\n![дом](a.png)\n![двор](b.png)"],
        ),
    ],
)
def test_a_picture_goes_with_the_words_beside_it(body: str, summary: str, rest: list[str]) -> None:
    article, problems = read(body)
    assert article is not None
    assert problems == []
    assert [block.text for block in cut(article)] == [summary, *rest]
