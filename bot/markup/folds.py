"""Sections of a message that whoever reads it unfolds: all that stands under a heading, whose line begins with "#".

An article is cut at such lines, so none of its own gets into a message; only ``fold`` of ``blocks`` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from bot.markup.rich import Rich

FOLD: Final = "##"
KIND: Final = "expandable_blockquote"  # https://core.telegram.org/bots/api#messageentity; can't hold another quote
QUOTE: Final = "blockquote"


def begins_fold(one: Token | SyntaxTreeNode) -> bool:
    """Whether it is the heading of a folded section, and not words with a line below them."""
    return one.level == 0 and one.type.startswith("heading") and one.markup.startswith("#")


def cut_folds(nodes: Sequence[SyntaxTreeNode]) -> Iterator[tuple[SyntaxTreeNode | None, list[SyntaxTreeNode]]]:
    """What stands above the first heading, then each heading with what is under it."""
    heading: SyntaxTreeNode | None = None
    under: list[SyntaxTreeNode] = []
    for node in nodes:
        if begins_fold(node):
            yield heading, under
            heading, under = node, []
        else:
            under.append(node)
    yield heading, under


def to_fold(rich: Rich) -> Rich:
    """All of it folded away."""
    return replace(rich, spans=tuple(span for span in rich.spans if span.kind != QUOTE)).styled(KIND)


def fold_tokens(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens with each section as the web folds it."""
    folded = False
    for token in tokens:
        if not begins_fold(token):
            yield token
            continue
        if token.nesting > 0:
            yield from _close(folded)
            folded = True
            yield Token("fold_open", "details", 1, block=True)
        yield Token("summary", "summary", token.nesting)
    yield from _close(folded)


def _close(folded: bool) -> Iterator[Token]:
    if folded:
        yield Token("fold_close", "details", -1, block=True)
