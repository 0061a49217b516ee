"""Of two articles one stays, and nothing that was written is lost on the way."""

from __future__ import annotations

from bot.knowledge.articles.articles import parse_article
from bot.knowledge.radar.merging import Wordings, list_chunks, list_extra, list_wordings, merge
from tests.support.engine import make_article, write_article

KEPT = "Delivery in Kyiv costs 120 UAH.\n\nWe deliver from 9:00 to 18:00.\n"
OTHER = (
    "Delivery in Kyiv costs 150 UAH.\n\nwe deliver from 9:00 to 18:00\n\n## Far away\n\nOther towns take two days.\n"
)
ONLY_WEB = "<!-- for: channel = web -->\nWrite here."


def test_what_stands_there_word_by_word_is_not_offered_and_near_paragraphs_are_told() -> None:
    price, far = list_extra(KEPT, OTHER, "en")
    assert (price.near, price.differs) == ("Delivery in Kyiv costs 120 UAH.", True)
    assert (far.text, far.near) == ("## Far away\n\nOther towns take two days.", "")


def test_what_was_taken_over_is_not_offered_again() -> None:
    text = merge(write_article(body=KEPT), "Other", [one.text for one in list_extra(KEPT, OTHER, "en")], Wordings())
    assert list_extra(text.partition("\n---\n")[2], OTHER, "en") == ()


def test_the_same_in_a_few_other_words_is_nothing_new() -> None:
    (one,) = list_extra("We deliver roses to Kyiv every day.", "Every day we deliver roses to Kyiv, please.", "en")
    assert one.near and not one.is_new and not one.differs


def test_what_is_for_some_customers_stays_in_one_piece_behind_the_rest() -> None:
    assert list_chunks(f"{KEPT}\n{ONLY_WEB}\n\nAnd here.")[-1] == f"{ONLY_WEB}\n\nAnd here."
    text = merge(write_article(body=f"{KEPT}\n{ONLY_WEB}"), "Other", ["More."], Wordings())
    assert text.index("## Other\n\nMore.") < text.index("<!-- for:")


def test_wordings_and_test_questions_come_along_once() -> None:
    kept = make_article("shop/one", title="Delivery price", golden="[what do I pay]")
    other = make_article("shop/two", title="Courier cost", golden="[what do i pay?, courier fee]")
    found = list_wordings((kept.title, *kept.questions, *kept.golden), other)
    assert found.golden == ("courier fee",)
    assert found.questions[0] == "Courier cost"
    text = merge(write_article(title="Delivery price", golden="[what do I pay]"), "Courier cost", [], found)
    article, problems = parse_article(text.encode(), "en/shop/one.md")
    assert article is not None and not [one for one in problems if one.fatal]
    assert article.golden == ("what do I pay", "courier fee")
    assert {"Courier cost", "delivery price one", "courier cost one"} <= set(article.questions)
    assert article.body.strip() == "Delivery costs 120 UAH."
