"""The preview, the web chat, Telegram and a reply of an operator say the same words in the same order."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.render import render
from bot.errors import SendRefused
from bot.markup.html import render_html
from bot.markup.text import to_plain
from bot.service.ports import Letter

WORD = re.compile(r"\w+|[*<>|]")
# what only one of them writes out: addresses behind words in a reply, the numbers of a list
MARKS = (
    "**", "*", "_", "`", "```\n", "# ", "- ", "> ", "\n", "\n\n", "слово ", "20*30*40 ", "<b>", "<br>", "<!--", "-->",
    "<!-- note -->", "~~", "  ", "\\", "[a](../b.md)", "[x](javascript:y)", "![plan](plan.png)", "(", ")", "[", "]",
    "!", "&amp;", "1500",
)  # fmt: skip
ODD = (
    "20*30*40 см", "<!-- для себя -->Текст", "раз\nдва\nтри", "a <b>c</b> & d", "![план](plan.png)", "**не закрыто",
    "## Цены ##\nот 100", "- раз\n  - два\n- три", "`<!-- x -->` и ``a`b``", "> цитата\n> ещё", "5 < 6", "&copy; 2026",
    "*Размер 20*30* и* далее", "строка  \nперенос", "```\nкод *x*\n```",
)  # fmt: skip


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += " " if tag in ("br", "p", "li", "h3", "pre", "blockquote", "hr") else ""


def words_of_page(markdown: str) -> list[str]:
    reader = Words()
    reader.feed(render_html(markdown))
    reader.close()
    return WORD.findall(reader.text)


def words_of_telegram(markdown: str) -> list[str]:
    try:
        pieces = render(Letter(chat_key="1", text=markdown, markup=True))
    except SendRefused:
        return []
    return [word for piece in pieces for word in WORD.findall(piece.text)]


@pytest.mark.parametrize("markdown", ODD)
def test_an_odd_text_says_the_same_everywhere(markdown: str) -> None:
    assert words_of_telegram(markdown) == words_of_page(markdown) == WORD.findall(to_plain(markdown))


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(MARKS), max_size=30).map("".join))
def test_any_text_says_the_same_everywhere(markdown: str) -> None:
    assert words_of_telegram(markdown) == words_of_page(markdown) == WORD.findall(to_plain(markdown))


@settings(deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=30).map("".join))
def test_no_comment_is_shown_anywhere(markdown: str) -> None:
    text = f"{markdown}\n\n<!-- secret -->"
    outside_code = "`" not in text and "~~~" not in text
    assert not (outside_code and "secret" in f"{words_of_page(text)}{words_of_telegram(text)}{to_plain(text)}")


@pytest.mark.parametrize(
    ("markdown", "cells"),
    [
        ("| a | b |\n|---|---|\n| c | d |", ["a", "b", "c", "d"]),
        ("| a | b | c |\n|---|---|---|\n| d | e | f |", ["b", "c", "d", "e", "f"]),
    ],
)
def test_every_cell_of_a_table_is_shown_everywhere(markdown: str, cells: list[str]) -> None:
    for words in (words_of_page(markdown), words_of_telegram(markdown), WORD.findall(to_plain(markdown))):
        assert set(cells) <= set(words)
        assert not {"|", "-"} & set(words)
