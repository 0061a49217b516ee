"""What of an article is searched: its questions and title, and pieces of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut_all
from bot.language.text.detect import plain_form

PIECE: Final = 40  # words; longer texts lose to short ones in a sentence encoder
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+(?=[\w«\"(])")
_MARKS = re.compile(r"\[([^\[\]]*)\]\([^)\[]*\)|[*_`#>|]+|^[^\S\n]*(?:[-+]|\d+[.)])\s+", re.M)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """``text`` is searched, ``shown`` is what the author wrote; both forms of a question share ``shown``.

    ``block`` is where a piece of text stands, see :func:`bot.knowledge.articles.blocks.cut_all`; ``section`` the one
    that a question was written for.
    """

    text: str
    shown: str
    block: int = -1
    section: int = -1


def asked(article: Article) -> tuple[Passage, ...]:
    """The title and every example question, also those of sections, also in the letters they were meant in."""
    questions = [(line, -1) for line in (article.title, *article.questions)]
    questions += [(line, at) for at, section in enumerate(article.sections) for line in section.questions]
    others = (section for variant in article.variants for section in variant.sections)
    questions += [(line, -1) for section in others for line in section.questions]
    return tuple(passage for line, at in questions for passage in _spelled(line, at, is_title=line == article.title))


def _spelled(line: str, section: int, *, is_title: bool) -> Iterator[Passage]:
    yield Passage(text=line, shown=line, section=section)
    plain = None if is_title else plain_form(line)
    if plain is not None:
        yield Passage(text=plain, shown=line, section=section)


def told(article: Article) -> tuple[Passage, ...]:
    """Every sentence and list item of the article's blocks, each under its heading."""
    return tuple(
        Passage(text=f"{block.heading or article.title}. {piece}", shown=block.heading or article.title, block=place)
        for place, block in enumerate(cut_all(article))
        for line in sentences(block.text)
        for piece in _pieces(line)
    )


def sentences(markdown: str) -> Iterator[str]:
    """The sentences of prose, the items of lists, the rows of tables, without their marks: "1." is no sentence."""
    for line in filter(None, map(plain_text, markdown.split("\n"))):
        yield from _SENTENCE.split(line)


def plain_text(markdown: str) -> str:
    """Markdown without its marks, on one line."""
    return " ".join(_MARKS.sub(r"\1", markdown).split())


def _pieces(text: str) -> Iterator[str]:
    words = text.split()
    count = max(1, -(-len(words) // PIECE))
    size = max(1, -(-len(words) // count))
    for at in range(0, max(1, len(words)), size):
        yield " ".join(words[at : at + size])
