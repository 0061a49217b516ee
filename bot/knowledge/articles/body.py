"""The text of an article under its fields: the first passage that answers, and the sections."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.knowledge.articles.opening import has_substance, leads_on
from bot.markup.comments import list_comments, strip_comments
from bot.markup.pictures import join_to_words
from bot.markup.references import inline_references
from bot.markup.variants import Condition, fold_value, say_condition, split_variants

Facts = Mapping[str, Collection[str]]
"""What is known of a customer, by name, folded as values of conditions are."""

_HEADING: Final = re.compile(r"^#{1,6}\s+(\S.*)$")
_FENCE: Final = re.compile(r"^\s*(```|~~~)")
_ITEM: Final = re.compile(r"^\s{0,3}(?:[-*+]|\d{1,9}[.)])\s|^\s{2,}\S|^\s{0,3}\|")
_QUESTIONS: Final = ("questions", "вопросы", "питання", "запитання")
_NOT_WORD: Final = re.compile(r"[^\w]+")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading of the article with the Markdown under it; ``line`` is where the heading stands.

    ``questions`` are those its author wrote for it, in a comment that begins with the word; they are never shown.
    """

    heading: str
    text: str
    line: int
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Body:
    """``summary`` is shown first: the first passage with substance, with its list where it leads on to one.

    What stands before it says nothing and is left out; ``begins`` tells that nothing does. ``pieces`` are all sections
    as written, the opening above the first heading first.
    """

    summary: str
    sections: tuple[Section, ...]
    pieces: tuple[Section, ...]
    begins: bool = False


@dataclass(frozen=True, kw_only=True)
class Variant:
    """What an article says to those of whom the facts ``when`` are known; ``line`` is where it begins."""

    when: Condition
    summary: str
    sections: tuple[Section, ...]
    line: int

    @property
    def name(self) -> str:
        """Whom it is for, as its author wrote it."""
        return say_condition(self.when)

    def holds(self, facts: Facts) -> bool:
        """Whether it is for a customer of whom these facts are known."""
        return bool(self.when) and all(
            any(fold_value(value) in facts.get(name, ()) for value in values) for name, values in self.when
        )


def read_variants(text: str, *, title: str = "", first_line: int = 1) -> tuple[Variant, ...]:
    """What stands below the lines that say whom it is for; those that can't be read or say nothing are left out."""
    found = []
    for one in split_variants(text)[1]:
        told = read_body(one.text, title=title, first_line=first_line + one.line + 1)
        if one.when and told.summary:
            line = first_line + one.line
            found.append(Variant(when=one.when, summary=told.summary, sections=told.sections, line=line))
    return tuple(found)


def read_body(text: str, *, title: str = "", first_line: int = 1) -> Body:
    """Without comments, with links that carry their address; ``first_line`` is where the text begins in its file."""
    pieces = _add_questions(tuple(_cut(inline_references(strip_comments(text)), first_line)), text, first_line)
    for at, piece in enumerate(pieces):
        groups = list_groups(piece.text)
        first = next((place for place, group in enumerate(groups) if has_substance(group)), None)
        if first is not None:
            begun = _begin_with(pieces, at, groups, first, title)
            return replace(begun, begins=at == first == 0)
    at = next((at for at, piece in enumerate(pieces) if piece.text), 0)
    return _begin_with(pieces, at, list_groups(pieces[at].text) or ("",), 0, title)


def list_groups(text: str) -> tuple[str, ...]:
    """The paragraphs of a text; one that ends in a colon with what it leads on to, pictures with the words beside."""
    groups: list[str] = []
    lead = listed = False
    for paragraph in join_to_words(tuple(_paragraphs(text))):
        item = bool(_ITEM.match(paragraph))
        if groups and (lead or (listed and item)):
            groups[-1] += f"\n\n{paragraph}"
            listed = item
        else:
            groups.append(paragraph)
            listed = False
        lead = leads_on(paragraph)
    return tuple(groups)


def same_question(text: str) -> str:
    """The form in which two texts count as the same: letters and digits only, lower case."""
    return _NOT_WORD.sub(" ", text.casefold().replace("ё", "е")).strip()


def _begin_with(pieces: Sequence[Section], at: int, groups: Sequence[str], first: int, title: str) -> Body:
    piece, rest = pieces[at], "\n\n".join(groups[first + 1 :])
    named = at > 0 and same_question(piece.heading) not in same_question(title)
    summary = f"**{piece.heading}**\n\n{groups[first]}" if named else groups[first]
    sections = (replace(piece, text=rest), *pieces[at + 1 :])
    return Body(summary=summary, sections=tuple(one for one in sections if one.text), pieces=tuple(pieces))


def _cut(body: str, first_line: int) -> Iterator[Section]:
    """What stands above the first heading, then every section."""
    heading, start, lines = "", first_line, list[str]()
    fenced = False
    for number, line in enumerate(body.split("\n"), start=first_line):
        fenced ^= bool(_FENCE.match(line))
        found = None if fenced else _HEADING.match(line)
        if found is None:
            lines.append(line)
            continue
        yield Section(heading=heading, text=_trim(lines), line=start)
        heading, start, lines = _without_marks(found.group(1)), number, []
    yield Section(heading=heading, text=_trim(lines), line=start)


def _add_questions(pieces: tuple[Section, ...], text: str, first_line: int) -> tuple[Section, ...]:
    """Each section with the questions in the comments under its heading."""
    found: dict[int, list[str]] = {}
    for line, note in list_comments(text):
        word, *questions = (part.strip().lstrip("-*").strip() for part in note.split("\n"))
        if word.rstrip(":").casefold() in _QUESTIONS:
            at = sum(piece.line <= first_line + line for piece in pieces) - 1
            found.setdefault(at, []).extend(filter(None, questions))
    return tuple(replace(piece, questions=tuple(found.get(at, ()))) for at, piece in enumerate(pieces))


def _paragraphs(text: str) -> Iterator[str]:
    """The parts between empty lines; code keeps its own."""
    lines: list[str] = []
    fenced = False
    for line in text.split("\n"):
        fenced ^= bool(_FENCE.match(line))
        if line.strip() or fenced:
            lines.append(line)
        elif lines:
            yield "\n".join(lines)
            lines = []
    if lines:
        yield "\n".join(lines)


def _trim(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n").rstrip()


def _without_marks(heading: str) -> str:
    """Without the signs that close it: "## Prices ##"."""
    return heading.rstrip().rstrip("#").rstrip() or heading
