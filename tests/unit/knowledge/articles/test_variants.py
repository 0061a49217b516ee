"""What an article says to some customers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.knowledge.articles.articles import Article, parse_article
from bot.knowledge.articles.blocks import cut, cut_all, find_span
from bot.knowledge.articles.checks import check_facts
from bot.knowledge.articles.problems import Problem

HEAD = "---\ntitle: Доставка\nquestions: [a, b, c]\nstatus: published\n---\n"
BODY = """Доставка стоит 120 грн.

## Когда?
Завтра.

<!-- for: city = Харьков, Харків -->
В Харькове — 90 грн.

## Где?
На Сумской.

## Когда?
Сегодня.

<!-- for: channel = web; tag = vip -->
Вам бесплатно.
"""


def read(body: str = BODY) -> tuple[Article | None, list[Problem]]:
    return parse_article((HEAD + body).encode(), "ru/a/b.md")


@pytest.mark.parametrize(
    ("facts", "summary", "variant"),
    [
        ({}, "Доставка стоит 120 грн.", ""),
        ({"city": {"харьков"}}, "В Харькове — 90 грн.", "city = Харьков, Харків"),
        ({"city": {"харків"}, "channel": {"web"}, "tag": {"vip"}}, "В Харькове — 90 грн.", "city = Харьков, Харків"),
        ({"channel": {"web"}, "tag": {"new", "vip"}}, "Вам бесплатно.", "channel = web; tag = vip"),
        ({"channel": {"web"}, "tag": {"new"}}, "Доставка стоит 120 грн.", ""),
    ],
)
def test_the_first_text_whose_facts_are_all_known_is_the_one(
    facts: Mapping[str, set[str]], summary: str, variant: str
) -> None:
    article, problems = read()
    assert problems == []
    assert article is not None
    meant = article.meant_for(facts)
    assert (meant.summary, meant.variant, meant.key, meant.body) == (summary, variant, article.key, article.body)


def test_all_texts_are_searched_and_each_has_its_place_among_them() -> None:
    article, _ = read()
    assert article is not None
    blocks = cut_all(article)
    assert [block.text for block in blocks] == [
        *("Доставка стоит 120 грн.", "Завтра."),
        *("В Харькове — 90 грн.", "На Сумской.", "Сегодня."),
        "Вам бесплатно.",
    ]
    for variant in (None, *article.variants):
        reading = article.as_variant(variant)
        assert blocks[find_span(article, reading.variant)] == cut(reading)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<!-- for: city = Харьков -->\nЗдесь.\n", [("variant-alone", 6, True)]),
        ("Всем.\n<!-- for: Харьков -->\nЗдесь.\n", [("variant-unread", 7, True)]),
        ("Всем.\n<!-- for: tag = a -->\nЗдесь.\n<!-- for: tag = A -->\nТам.\n", [("variant-twice", 9, False)]),
        ("Всем.\n<!-- for: tag = a -->\n\n<!-- для: tag = b -->\nТам.\n", [("variant-empty", 7, False)]),
    ],
)
def test_what_nobody_would_get_is_said(body: str, found: list[tuple[str, int, bool]]) -> None:
    assert [(one.code, one.line, one.fatal) for one in read(body)[1]] == found


def test_a_fact_that_is_never_known_is_said() -> None:
    article, _ = read()
    assert article is not None
    (one,) = check_facts(article.path, article.variants, ("channel", "tag"))
    assert (one.code, one.line, dict(one.params)) == ("variant-fact", 11, {"name": "city", "choices": "channel, tag"})
