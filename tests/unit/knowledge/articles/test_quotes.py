"""Passages for a reply: found by words in any form, the fitting one first, in the customer's language."""

from __future__ import annotations

import time

import pytest

from bot.knowledge.articles.articles import Article, Library, parse_article
from bot.knowledge.articles.quotes import Quotes
from tests.support.engine import make_article

DELIVERY_RU = """Доставка по городу стоит 200 рублей.

## Сроки

Везём в день заказа, если он оформлен до 16:00.

## За город

За город доставляем за 500 рублей, [карта зоны](https://example.com/map) здесь.
"""
DELIVERY_EN = """Delivery in town costs 4 euros.

## When

The same day for orders before 4 pm.
"""
REFUND_RU = """Деньги возвращаем на карту за 10 дней."""


def article(key: str, language: str, title: str, body: str, status: str = "published") -> Article:
    text = f"---\ntitle: {title}\nquestions: [{title}]\nstatus: {status}\n---\n{body}"
    made, problems = parse_article(text.encode(), f"{language}/{key}.md")
    assert made is not None, problems
    return made


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    """Two articles in Russian, one of them in English too, and a draft."""
    return Quotes(
        Library(
            articles=(
                article("delivery/cost", "ru", "Сколько стоит доставка?", DELIVERY_RU),
                article("delivery/cost", "en", "How much is delivery?", DELIVERY_EN),
                article("money/refund", "ru", "Как вернуть деньги?", REFUND_RU),
                article("money/secret", "ru", "Черновик доставки", "Доставка будет бесплатной.", "draft"),
            )
        )
    )


def find(quotes: Quotes, wanted: str, question: str = "", language: str = "ru") -> list[str]:
    return [one.text for one in quotes.find(wanted, question=question, language=language, limit=8)]


@pytest.mark.parametrize("wanted", ["возврат денег", "вернёте деньги", "деньг"])
def test_words_are_found_in_any_form_and_while_they_are_typed(quotes: Quotes, wanted: str) -> None:
    assert find(quotes, wanted)[0] == "Деньги возвращаем на карту за 10 дней."


def test_the_passage_that_fits_the_customers_question_comes_first(quotes: Quotes) -> None:
    assert find(quotes, "доставка", "когда привезёте, если заказ оформлен сегодня?")[0].startswith("Везём")


def test_without_words_the_question_alone_is_looked_for(quotes: Quotes) -> None:
    assert find(quotes, "", "хочу вернуть деньги")[0].startswith("Деньги возвращаем")
    assert find(quotes, "", "") == []


def test_links_keep_their_address(quotes: Quotes) -> None:
    assert "карта зоны (https://example.com/map)" in find(quotes, "за город карта")[0]


def test_the_text_is_in_the_language_of_the_customer_whatever_is_typed(quotes: Quotes) -> None:
    assert find(quotes, "доставка", language="en")[0] == "Delivery in town costs 4 euros."
    assert all("руб" not in text for text in find(quotes, "сколько стоит доставка", language="en"))


def test_a_draft_is_never_put_into_a_reply(quotes: Quotes) -> None:
    assert not any("бесплатной" in text for text in find(quotes, "доставка бесплатной"))


def test_no_article_fills_the_list_alone(quotes: Quotes) -> None:
    assert len(find(quotes, "доставка город заказ")) <= 3


def test_a_thousand_articles_are_asked_in_less_than_the_eye_sees() -> None:
    many = Quotes(
        Library(
            articles=tuple(
                article(f"topic/a{number}", "ru", f"Сколько стоит доставка {number}?", DELIVERY_RU)
                for number in range(1000)
            )
        )
    )
    many.find("дост", question="сколько стоит", language="ru", limit=8)
    begun = time.perf_counter()
    many.find("доставка за го", question="сколько стоит доставка за город", language="ru", limit=8)
    assert time.perf_counter() - begun < 0.2


def test_what_the_engine_says_of_the_question_comes_before_the_words(quotes: Quotes) -> None:
    judged = {"money/refund": 0.9}
    found = quotes.find("", question="доставка", language="ru", limit=8, judged=judged)
    assert found[0].key == "money/refund"
    typed = quotes.find("доставка", question="доставка", language="ru", limit=8, judged=judged)
    assert {one.key for one in typed} == {"delivery/cost"}


def test_a_passage_for_some_customers_says_for_whom_it_is() -> None:
    body = "Delivery costs 120 UAH.\n\n<!-- for: tag = kharkiv -->\nOur partner brings it for 90 UAH.\n"
    quotes = Quotes(Library(articles=(make_article("a/b", title="Delivery", body=body),)))
    found = quotes.find("delivery", question="", language="en", limit=5)
    assert {(one.text, one.variant) for one in found} == {
        ("Delivery costs 120 UAH.", ""),
        ("Our partner brings it for 90 UAH.", "tag = kharkiv"),
    }
