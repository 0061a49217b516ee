"""Markdown of articles as safe HTML, and as plain text. Raw HTML in it is shown as typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

LINKS = ("http://", "https://", "mailto:", "tel:")


def to_html(text: str) -> str:
    """HTML of an article: no raw HTML, no pictures from elsewhere, links to the web only and in a new tab."""
    return str(_renderer().render(text))


def to_plain(text: str) -> str:
    """The words without the marks, for a reply that is sent as typed. Lists keep their bullets, links their address."""
    lines: list[str] = []
    for token in _renderer().parse(text):
        if token.type == "list_item_open":
            lines.append("• ")
        elif token.type == "inline":
            words = _words(token.children or [])
            lines[-1:] = [lines[-1] + words] if lines and lines[-1] == "• " else [*lines[-1:], words]
        elif token.type in ("paragraph_close", "heading_close") and not token.hidden:
            lines.append("")
    return "\n".join(lines).strip()


def _words(children: Sequence[Token]) -> str:
    words, target = "", ""
    for child in children:
        if child.type == "link_open":
            target = str(child.attrGet("href") or "")
        elif child.type == "link_close" and target:
            words += "" if words.endswith(target) else f" ({target})"
        words += "\n" if child.type in ("softbreak", "hardbreak") else child.content
    return words


@cache
def _renderer() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable("image")
    markdown.validateLink = lambda url: url.lower().startswith(LINKS)  # type: ignore[method-assign]
    markdown.add_render_rule("link_open", _open_link)
    return markdown


def _open_link(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    tokens[index].attrSet("rel", "noopener nofollow")
    tokens[index].attrSet("target", "_blank")
    return str(self.renderToken(tokens, index, options, env))
