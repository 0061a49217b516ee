"""Articles are found by words in any form, with a slip, on the wrong keyboard, in all languages and places."""

from __future__ import annotations

import pytest

from bot.knowledge.articles.articles import Article, Library, parse_article
from bot.knowledge.shelf.search import ShelfIndex, excerpt, mark

TEXTS = {
    "ru/delivery/cost.md": ("Сколько стоит доставка?", ["почём привезти букет"], "По Киеву 120 грн, за город 250 грн."),
    "uk/delivery/cost.md": ("Скільки коштує доставка?", ["почім привезти букет"], "По Києву 120 грн."),
    "en/delivery/cost.md": ("How much is delivery?", ["price of a courier"], "In Kyiv 120 UAH."),
    "en/refunds/money.md": ("How do I get my money back?", ["refund please"], "Write to us within three days."),
    "ru/refunds/money.md": ("Как вернуть деньги?", ["хочу возврат"], "Напишите нам. Доставка не возвращается."),
}


def parse(path: str) -> Article:
    title, questions, body = TEXTS[path]
    lines = "".join(f"  - {one}\n" for one in questions)
    article, problems = parse_article(
        f"---\ntitle: {title}\nquestions:\n{lines}status: published\n---\n{body}\n".encode(), path
    )
    assert article is not None, problems
    return article


@pytest.fixture(scope="module")
def index() -> ShelfIndex:
    return ShelfIndex(Library(articles=tuple(map(parse, TEXTS))))


def keys(index: ShelfIndex, wanted: str) -> list[str]:
    return [hit.key for hit in index.find(wanted).found]


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("доставки", "delivery/cost"),  # another form
        ("деньгами", "refunds/money"),
        ("коштувати", "delivery/cost"),
        ("couriers", "delivery/cost"),
        ("доствака", "delivery/cost"),  # a slip
        ("refnud", "refunds/money"),
        ("ljcnfdrf", "delivery/cost"),  # the wrong keyboard
        ("deliv", "delivery/cost"),  # a beginning
        ("250", "delivery/cost"),  # in the text
        ("refunds/money", "refunds/money"),  # by name
        ("how much is the delivery", "delivery/cost"),
    ],
)
def test_an_article_is_found(index: ShelfIndex, wanted: str, first: str) -> None:
    assert keys(index, wanted)[:1] == [first]


def test_a_title_goes_before_a_text_and_nothing_is_found_for_nothing(index: ShelfIndex) -> None:
    assert keys(index, "доставка") == ["delivery/cost", "refunds/money"]
    assert keys(index, "xyzzy plugh") == []
    assert keys(index, "   ") == []


def test_all_words_must_be_there_and_the_language_that_has_them_is_told(index: ShelfIndex) -> None:
    hits = index.find("доставка киев")
    assert [hit.key for hit in hits.found] == ["delivery/cost"]
    assert hits.found[0].languages[0] == "ru"


def test_what_was_looked_for_is_marked_in_title_phrasing_and_text(index: ShelfIndex) -> None:
    terms = index.find("доставкой за город").terms
    article = parse("ru/delivery/cost.md")
    assert [piece.text for piece in mark(article.title, terms) if piece.marked] == ["доставка"]
    shown = excerpt(article, terms)
    assert [piece.text for piece in shown if piece.marked] == ["город"]
    assert "".join(piece.text for piece in mark(article.title, terms)) == article.title
