"""What stands under a heading of a message is unfolded by whoever reads it."""

from __future__ import annotations

from bot.markup.html import render_html, render_message

TEXT = "Intro\n\n## When **now**\n\nAt noon.\n\n- one\n- two\n\n## Where\n\nHere."


def test_the_web_folds_each_section_under_its_heading() -> None:
    html = render_message(TEXT).replace("\n", "")
    assert html == (
        "<p>Intro</p><details><summary>When <strong>now</strong></summary><p>At noon.</p>"
        "<ul><li>one</li><li>two</li></ul></details><details><summary>Where</summary><p>Here.</p></details>"
    )


def test_a_whole_article_is_not_folded() -> None:
    assert "details" not in render_html(TEXT)


def test_words_with_a_line_below_them_fold_nothing() -> None:
    assert "details" not in render_message("When\n---\nAt noon.")


def test_a_heading_in_a_quote_or_in_code_folds_nothing() -> None:
    assert "details" not in render_message("> ## When\n\n```\n## Where\n```")
