"""Markdown of articles."""

from __future__ import annotations

import pytest

from bot.desk.frame.markup import to_html, to_plain


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "![x](https://evil.example/pixel.png)",
        "[x](//evil.example)",
        "`<b>`",
    ],
)
def test_nothing_in_an_article_becomes_a_tag_that_could_do_harm(text: str) -> None:
    html = to_html(text).lower()
    assert not any(tag in html for tag in ("<script", "<img", "<b>", 'href="javascript', 'href="data', 'href="//'))


def test_a_link_opens_apart_and_tells_the_other_site_nothing() -> None:
    assert to_html("[us](https://lumiflor.example)") == (
        '<p><a href="https://lumiflor.example" rel="noopener nofollow" target="_blank">us</a></p>\n'
    )


def test_a_plain_text_keeps_words_lists_and_addresses_without_marks() -> None:
    text = "Delivery is **120 UAH**.\n\n- by *day*\n- by night\n\nSee [terms](https://lumiflor.example/terms)."
    assert to_plain(text) == (
        "Delivery is 120 UAH.\n\n• by day\n• by night\nSee terms (https://lumiflor.example/terms)."
    )


def test_a_plain_text_of_plain_text_is_itself() -> None:
    assert to_plain("Just words, two lines\nof them.") == "Just words, two lines\nof them."
