"""What of an article is searched."""

from __future__ import annotations

from bot.knowledge.articles.articles import parse_article
from bot.knowledge.index.passages import told


def _pieces(body: str) -> list[str]:
    text = f"---\ntitle: How to pay\nstatus: published\n---\n{body}\n"
    article, problems = parse_article(text.encode(), "en/payment/how.md")
    assert article is not None, problems
    return [passage.text.removeprefix("How to pay. ") for passage in told(article)]


def test_the_number_of_a_step_is_no_sentence() -> None:
    steps = "Pay like this:\n\n1. Open the app. Sign in.\n2. Press *Pay*.\n10) Wait a minute."
    assert _pieces(steps) == ["Pay like this:", "Open the app.", "Sign in.", "Press Pay.", "Wait a minute."]


def test_sentences_keep_their_words_and_lose_their_marks() -> None:
    assert _pieces("By **card**. In [cash](https://shop.example) too! Costs 1.50 UAH.") == [
        "By card.",
        "In cash too!",
        "Costs 1.50 UAH.",
    ]
