"""Two articles that say the same become one: what the other has and the kept one has not, and the text with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.body import same_question
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.phrasings import add_questions
from bot.knowledge.radar.saying import read_words
from bot.knowledge.shelf.fields import set_fields
from bot.knowledge.shelf.sides import join, split
from bot.knowledge.shelf.values import find_missing

NEARLY: Final = 0.7  # of the words of both
_VARIANT: Final = "<!-- for:"
_HEADING: Final = "#"


@dataclass(frozen=True, kw_only=True)
class Extra:
    """A paragraph that only the other article has; ``near``: what the kept one says nearly alike, "" for nothing."""

    text: str
    near: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it would be lost: the kept one says nothing like it."""
        return not self.near

    @property
    def differs(self) -> bool:
        """Whether the kept one says it with other values: both would contradict each other in one article."""
        return bool(self.near) and bool(find_missing(self.text, self.near) or find_missing(self.near, self.text))


@dataclass(frozen=True, kw_only=True)
class Wordings:
    """How only the other one is asked for: phrasings, and questions that test it."""

    questions: tuple[str, ...] = ()
    golden: tuple[str, ...] = ()


def list_extra(kept: str, other: str, language: str) -> tuple[Extra, ...]:
    """Of two bodies: the paragraphs of the other one that do not stand in the kept one, word by word."""
    there = split(kept)
    known = {same_question(text) for text in (*there, *list_chunks(kept))}
    return tuple(
        Extra(text=text, near=_find_near(text, there, language))
        for text in list_chunks(other)
        if same_question(text) and same_question(text) not in known
    )


def list_chunks(body: str) -> tuple[str, ...]:
    """Paragraphs, a heading with the one under it; from the first text for some customers on, all in one."""
    chunks: list[str] = []
    open_heading = False
    for text in split(body):
        if open_heading or (chunks and chunks[-1].startswith(_VARIANT)):
            chunks[-1] = f"{chunks[-1]}\n\n{text}"
        else:
            chunks.append(text)
        open_heading = text.lstrip().startswith(_HEADING) and "\n" not in text
    return tuple(chunks)


def list_wordings(own: Sequence[str], other: Article) -> Wordings:
    """Those that are not among the wordings of the kept one, in whatever letters and signs."""
    known = {same_question(text) for text in own}
    return Wordings(
        questions=tuple(_list_new((other.title, *other.questions), known)),
        golden=tuple(_list_new(other.golden, known)),
    )


def merge(text: str, title: str, paragraphs: Sequence[str], wordings: Wordings) -> str:
    """The file of the kept article with these, under a heading of this title; nothing of it goes.

    What is for all customers stands before what is for some.
    """
    text = text.replace("\r\n", "\n")
    fields, body, _ = read_fields(text, "", [])
    if fields is None:
        return text
    merged = text.removesuffix(body) + _insert(body, title, paragraphs) + "\n"
    merged, _ = add_questions(merged, wordings.questions)
    golden = [*fields.golden, *(one for one in wordings.golden if one not in fields.golden)]
    return set_fields(merged, {"golden": golden}) if wordings.golden else merged


def _insert(body: str, title: str, paragraphs: Sequence[str]) -> str:
    chunks = list_chunks(body)
    common = [one for one in chunks if not one.startswith(_VARIANT)]
    special = [one for one in chunks if one.startswith(_VARIANT)]
    fresh = [one for one in paragraphs if not one.startswith(_VARIANT)]
    heading = [f"## {title}"] if fresh and not fresh[0].startswith(_HEADING) else []
    return join((*common, *heading, *fresh, *special, *(one for one in paragraphs if one.startswith(_VARIANT))))


def _find_near(text: str, there: Sequence[str], language: str) -> str:
    words = read_words(text, language)
    best, most = "", 0.0
    for one in there:
        others = read_words(one, language)
        share = len(words & others) / len(words | others) if words | others else 0.0
        if share > most:
            best, most = one, share
    return best if most >= NEARLY else ""


def _list_new(texts: Sequence[str], known: Collection[str]) -> Iterator[str]:
    seen = set(known)
    for text in texts:
        name = same_question(text)
        if name and name not in seen:
            seen.add(name)
            yield text
