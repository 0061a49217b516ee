"""The HTML of a letter as plain text: quotes marked as in one, nothing of it can do anything any more."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST: Final = 2_000_000
DEEPEST: Final = 200
_LEFT_OUT: Final = frozenset({"script", "style", "head", "title", "img", "svg", "object", "iframe", "form", "template"})
_BLOCKS: Final = frozenset(
    {"p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "article", "hr"}
)
_PARAGRAPHS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_EMPTY: Final = re.compile(r"\n{3,}")
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")


def to_text(html: str) -> str:
    """The words, a line a block; what stands in a ``blockquote`` begins with "> "."""
    root = LexborHTMLParser(html[:LONGEST]).body
    return _tidy(_walk(root, 0)) if root is not None else ""


def _walk(node: LexborNode, depth: int) -> str:
    if depth > DEEPEST:
        return ""
    return "".join(_read(child, depth) for child in node.iter(include_text=True))


def _read(node: LexborNode, depth: int) -> str:
    tag = node.tag
    if tag == "-text":
        return _SPACE.sub(" ", node.text(deep=False) or "")
    if tag in _LEFT_OUT:
        return ""
    if tag == "br":
        return "\n"
    inner = _walk(node, depth + 1)
    if tag == "blockquote":
        return "\n" + "\n".join(f"> {line}" for line in _tidy(inner).split("\n")) + "\n"
    if tag == "a":
        return _link(inner, node.attributes.get("href") or "")
    if tag == "td":
        return f"{inner} "
    end = "\n\n" if tag in _PARAGRAPHS else "\n"
    return f"\n{inner}{end}" if tag in _BLOCKS else inner


def _link(words: str, target: str) -> str:
    """Where a link leads is seen, so that none can pretend to lead elsewhere."""
    shown = words.strip()
    bare = target.removeprefix("mailto:").removeprefix("tel:")
    if not target.startswith(("http://", "https://")) or not shown or bare.rstrip("/") == shown.rstrip("/"):
        return words or bare
    return f"{words} ({target})"


def _tidy(text: str) -> str:
    lines = [line.strip(" ") for line in text.split("\n")]
    return _EMPTY.sub("\n\n", "\n".join(lines)).strip("\n")
