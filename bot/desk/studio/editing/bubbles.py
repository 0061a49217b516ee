"""A message as the clients of both channels draw it, in HTML that is all ours. Pure."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import Final

from bot.markup.folds import KIND, QUOTE
from bot.markup.html import render_message
from bot.markup.rich import Rich, Span
from bot.markup.text import to_folded

TAGS: Final = {
    "bold": "b",
    "italic": "i",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    QUOTE: "blockquote",
    KIND: "blockquote",
    "text_link": "a",
    "picture": "a",
}


def to_telegram(markdown: str) -> str:
    """With what Telegram calls entities; line breaks are kept by the style of the bubble."""
    return _draw(to_folded(markdown))


def to_web(markdown: str) -> str:
    """As the web chat puts it into its bubble."""
    return render_message(markdown)


def _draw(rich: Rich) -> str:
    """Ranges nest or lie apart; the longer of two that begin together is outside."""
    opened: dict[int, list[Span]] = defaultdict(list)
    closed: dict[int, list[Span]] = defaultdict(list)
    for span in sorted(rich.spans, key=lambda one: (one.start, -one.end)):
        if span.start < span.end:
            opened[span.start].append(span)
            closed[span.end].insert(0, span)
    pieces: list[str] = []
    at = 0
    for place in sorted({*opened, *closed}):
        pieces.append(escape(rich.text[at:place]))
        pieces += (f"</{TAGS[span.kind]}>" for span in closed[place])
        pieces += map(_open, opened[place])
        at = place
    return "".join((*pieces, escape(rich.text[at:])))


def _open(span: Span) -> str:
    tag = TAGS[span.kind]
    if span.kind == KIND:
        return '<blockquote class="fold" tabindex="0">'
    if tag != "a":
        return f"<{tag}>"
    return f'<a href="{escape(span.url)}" target="_blank" rel="noopener nofollow">'
