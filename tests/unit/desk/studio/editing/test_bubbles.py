"""A message as Telegram draws it."""

from __future__ import annotations

import pytest

from bot.desk.studio.editing.bubbles import to_telegram

FOLD = '<blockquote class="fold" tabindex="0">'


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("**a** _b_ `c`", "<b>a</b> <i>b</i> <code>c</code>"),
        ("1 < 2 & <b>no</b>", "1 &lt; 2 &amp; &lt;b&gt;no&lt;/b&gt;"),
        ("## Prices\n\n- one\n- **two**", f"<b>Prices</b>\n{FOLD}• one\n• <b>two</b></blockquote>"),
        ('**bold [link](https://a.ua/?q=1&b="2)**', None),
        ("> said", "<blockquote>said</blockquote>"),
    ],
)
def test_marks_become_what_telegram_knows(markdown: str, shown: str | None) -> None:
    found = to_telegram(markdown)
    assert shown is None or found == shown
    assert found.count("<b>") == found.count("</b>")


def test_a_link_inside_bold_nests() -> None:
    found = to_telegram("**see [here](https://a.ua/?a=1&b=2)**")
    assert found == '<b>see <a href="https://a.ua/?a=1&amp;b=2" target="_blank" rel="noopener nofollow">here</a></b>'
