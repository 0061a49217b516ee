"""An article cut into what is shown at once: paragraphs and list items, each under its heading.

Block 0 is the first paragraph, the others follow in the order of the article. Steps belong together, so a numbered list
is one block while it is short; so is a list with the line that leads into it, and an answer with its question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from bot.core.policy.telling import ROOM
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.opening import has_substance, leads_on
from bot.markup.folds import FOLD
from bot.markup.pictures import join_to_words

_FENCE: Final = re.compile(r"\s{0,3}(?:```|~~~)")
_BULLET: Final = re.compile(r"\s{0,3}[-*+]\s")
_STEP: Final = re.compile(r"\s{0,3}\d{1,4}[.)]\s")
_PAIRED: Final = ("**", "`", "~~")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")
_ANSWERED: Final = re.compile(r"(?<=[.!…])\s+")


@dataclass(frozen=True, kw_only=True)
class Block:
    """Markdown and the heading of its section, "" without one. ``section`` is its place, -1 for the first paragraph."""

    heading: str
    text: str
    section: int


@lru_cache(maxsize=4096)
def cut(article: Article) -> tuple[Block, ...]:
    """All blocks in order; the first paragraph is never cut."""
    first = Block(heading="", text=article.summary, section=-1)
    sections = enumerate(article.sections)
    rest = (Block(heading=part.heading, text=text, section=at) for at, part in sections for text in split(part.text))
    return (first, *rest)


def cut_all(article: Article) -> tuple[Block, ...]:
    """The blocks for everybody, then those of each variant: what is searched. The article as it is in the library."""
    return tuple(block for one in list_readings(article) for block in cut(one))


def find_span(article: Article, variant: str) -> slice:
    """Which of all blocks are those of this variant, "" for everybody."""
    start = 0
    for one in list_readings(article):
        end = start + len(cut(one))
        if one.variant == variant:
            return slice(start, end)
        start = end
    return slice(0, len(cut(article)))


def list_readings(article: Article) -> tuple[Article, ...]:
    """As it reads for everybody, and in each variant."""
    return (article, *(article.as_variant(one) for one in article.variants))


def join(blocks: Sequence[Block], *, head: str = "**{}**") -> str:
    """Markdown of blocks in order, each heading once; items of one list stay one list. ``head`` shapes the headings."""
    parts: list[str] = []
    last: Block | None = None
    for block in blocks:
        same = last is not None and last.section == block.section
        if block.heading and not same:
            parts.append(f"\n\n{head.format(block.heading)}\n\n{block.text}")
        else:
            tight = same and last is not None and _is_item(last.text) and _is_item(block.text)
            parts.append(f"{chr(10) if tight else chr(10) * 2}{block.text}")
        last = block
    return "".join(parts).strip()


def find_sentences(markdown: str) -> Iterator[str]:
    """The sentences of a block, a question with its answer, as far as each can stand alone: none of a table, code or a
    picture, and none of which a mark goes on in the next.
    """
    lines = () if _FENCE.match(markdown) else map(str.strip, markdown.split("\n"))
    for line in lines:
        for one in _ANSWERED.split(line) if line and not line.startswith(("|", "`", "!")) else ():
            if all(one.count(mark) % 2 == 0 for mark in _PAIRED):
                yield one


def fold(blocks: Sequence[Block], title: str) -> str:
    """The same, each section under a heading in the form by which messages fold it away (``bot/markup/folds.py``). What
    has no heading stands above them, or if it is long under the title.
    """
    own = [replace(block, heading=title) for block in blocks if not block.heading]
    if len(join(own)) <= ROOM:
        own = [replace(block, heading="") for block in own]
    return join([*own, *(block for block in blocks if block.heading)], head=f"{FOLD} {{}}")


def split(markdown: str, room: int = ROOM) -> tuple[str, ...]:
    """The blocks of a text, in Markdown."""
    return join_to_words(tuple(_pack(_merge_leads(tuple(_chunks(markdown)), room), room)))


def _chunks(markdown: str) -> Iterator[str]:
    """Paragraphs, single list items with what is indented under them, tables and code."""
    chunk: list[str] = []
    fenced = False
    for line in markdown.split("\n"):
        fence = bool(_FENCE.match(line))
        starts = not fenced and (fence or _starts(line, chunk))
        if starts and chunk:
            yield "\n".join(chunk)
            chunk = []
        if chunk or line.strip():
            chunk.append(line)
        fenced ^= fence
    if chunk:
        yield "\n".join(chunk)


def _starts(line: str, chunk: Sequence[str]) -> bool:
    if not chunk:
        return False
    if _is_item(line):
        return True
    return not chunk[-1].strip() and bool(line.strip()) and not (_is_item(chunk[0]) and line.startswith((" ", "\t")))


def _merge_leads(chunks: Sequence[str], room: int) -> Iterator[tuple[str, ...]]:
    """Groups that are shown together: a line that ends in a colon with its list, the steps of a numbered list."""
    group: list[str] = []
    for chunk in (chunk.rstrip() for chunk in chunks):
        if group and not _belongs(group, chunk):
            yield from _fitting(group, room)
            group = []
        group.append(chunk)
    if group:
        yield from _fitting(group, room)


def _belongs(group: Sequence[str], chunk: str) -> bool:
    if _STEP.match(chunk):
        return bool(_STEP.match(group[-1])) or group[-1].endswith(":")
    if len(group) == 1 and _introduces(group[0]):
        return True
    led = group[0].endswith(":") and not _is_item(group[0])
    return led and (len(group) == 1 or (_is_item(chunk) and _is_item(group[-1])))


def _fitting(group: list[str], room: int) -> Iterator[tuple[str, ...]]:
    """The group as a whole if there is room, else its lead with the first item, then item by item."""
    if len("\n".join(group)) <= room:
        yield tuple(group)
        return
    led = len(group) > 1 and not _is_item(group[0])
    if led:
        yield tuple(group[:2])
    yield from ((item,) for item in group[2 if led else 0 :])


def _pack(groups: Iterable[tuple[str, ...]], room: int) -> Iterator[str]:
    for group in groups:
        led = len(group) > 1 and not _is_item(group[0])
        text = f"{group[0]}\n\n" + "\n".join(group[1:]) if led else "\n".join(group)
        yield from _sentences(text, room) if _is_prose(text) else (text,)


def _sentences(text: str, room: int) -> Iterator[str]:
    """A paragraph that is too long, in as many pieces as it needs."""
    piece = ""
    for sentence in _SENTENCE.split(text):
        if piece and len(piece) + 1 + len(sentence) > room:
            yield piece
            piece = ""
        piece = f"{piece} {sentence}".strip()
    if piece:
        yield piece


def _introduces(paragraph: str) -> bool:
    """Whether it asks or leads on to what follows, and says nothing without that."""
    asks = paragraph.rstrip("*_ ").endswith("?")
    return (asks or leads_on(paragraph)) and not has_substance(paragraph)


def _is_prose(text: str) -> bool:
    return not (_is_item(text) or text.lstrip().startswith(("|", ">", "```", "~~~")) or "\n\n" in text)


def _is_item(text: str) -> bool:
    return bool(_BULLET.match(text) or _STEP.match(text))
