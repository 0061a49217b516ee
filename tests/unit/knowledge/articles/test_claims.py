"""Wordings that two articles have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge.articles.articles import Library, parse_article
from bot.knowledge.articles.claims import Claims


def library(**articles: str) -> Library:
    """Articles in Russian with these questions, by name."""
    found = []
    for name, questions in articles.items():
        title, _, status = name.partition("_")
        text = f"---\ntitle: {title}?\nquestions: [{questions}]\nstatus: {status or 'published'}\n---\nДа.\n"
        article, _ = parse_article(text.encode(), f"ru/shop/{title}.md")
        assert article is not None
        found.append(article)
    return Library(articles=tuple(found))


SHOP = library(cost="Сколько стоит доставка, цена", time="когда доставка", old_archived="доставка ночью")


@pytest.mark.parametrize(
    ("wording", "claimed"),
    [
        ("сколько стоит доставка?", ("shop/cost", False)),
        ("доставка сколько стоит", ("shop/cost", True)),
        ("сколько стоит доставку", ("shop/cost", True)),
        ("цена", ("shop/cost", False)),
        ("цены", None),
        ("доставка ночью", None),
        ("где самовывоз", None),
        ("cost", ("shop/cost", False)),
    ],
)
def test_another_article_with_the_wording_is_named(wording: str, claimed: tuple[str, bool] | None) -> None:
    found = Claims(SHOP, "ru").find([wording], of="shop/other")
    assert (tuple(found) == ()) == (claimed is None)
    assert claimed is None or (found[wording].article, found[wording].nearly) == claimed


def test_its_own_wordings_claim_nothing() -> None:
    assert Claims(SHOP, "ru").find(["сколько стоит доставка", "цена"], of="shop/cost") == {}
    assert Claims(SHOP, "en").find(["цена"], of="shop/other") == {}


def test_a_golden_question_of_another_article_is_found_whoever_claims_it() -> None:
    time, cost = library(time="когда доставка", cost="цена").articles
    cost = replace(cost, golden=("Когда доставка?",))
    claims = Claims(Library(articles=(time, cost)), "ru")
    assert [(wording, other.key) for wording, other in claims.find_golden(cost)] == [("Когда доставка?", "shop/time")]
    assert [(wording, other.key) for wording, other in claims.find_golden(time)] == [("когда доставка", "shop/cost")]
