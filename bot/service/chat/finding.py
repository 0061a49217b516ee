"""The search over all chats: by words that were said, by names, by the number of a case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.messages import Author
from bot.core.people import Person, Right
from bot.core.queue import Hit, ListedChat, Term
from bot.language.finding.words import find_marks, read_query
from bot.service.people.rights import check_right
from bot.storage.cases import archive
from bot.storage.chat import search
from bot.storage.database import Tx

CHATS: Final = 10  # found by name at most
LINES: Final = 20  # chats found by what was said, at once
STEP: Final = 200  # lines looked at in one statement
MOST_STEPS: Final = 5
LEAST: Final = 2  # signs of a query
AROUND: Final = 40  # characters shown before the first mark
LONGEST: Final = 160
_NUMBER: Final = re.compile(r"(?:[№#]\s{0,3})?(\d{1,9})")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a line; ``marked`` where it is what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, kw_only=True)
class FoundLine:
    """The best line of a chat, cut to what a row shows; ``others``: lines of the same chat that have the words too."""

    hit: Hit
    pieces: tuple[Piece, ...]
    others: int = 0


@dataclass(frozen=True, kw_only=True)
class Results:
    """Chats by case number and name, then chats by what was said; more of these stand before the message ``rest``."""

    chats: tuple[ListedChat, ...] = ()
    lines: tuple[FoundLine, ...] = ()
    rest: int | None = None


def find(tx: Tx, person: Person, query: str, *, before: int = search.NEWEST, known: Sequence[int] = ()) -> Results:
    """All chats that fit, each once; ``before`` and ``known`` (conversations) go on where other results ended.

    A statement looks at 200 lines, and there are five of them at most: who looks for a word that everybody says gets
    the newest chats, in a time that does not depend on how many there are.
    """
    check_right(person, Right.ANSWER_CHATS)
    terms = read_query(query)
    if len(query.strip()) < LEAST or not terms:
        return Results(chats=_by_number(tx, query))
    chats = (
        () if known else (*_by_number(tx, query), *archive.list_chats(tx, search.find_chats(tx, terms, limit=CHATS)))
    )
    best, rest = _look(tx, terms, before=before, known=set(known))
    hits = search.list_hits(tx, [found[0].message_id for found in best.values()])
    lines = tuple(
        FoundLine(hit=hit, pieces=cut(hit.text, terms), others=len(best[hit.conversation_id]) - 1) for hit in hits
    )
    return Results(chats=tuple(dict.fromkeys(chats)), lines=lines, rest=rest)


def cut(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """A line from a little before its first mark on."""
    flat = " ".join(text.split())
    marks = find_marks(flat, terms)
    begin = max(0, marks[0][0] - AROUND) if marks else 0
    begin = flat.find(" ", begin) + 1 if begin else 0
    end = begin + LONGEST
    pieces, at = [Piece(text="…")] if begin else [], begin
    for first, last in (mark for mark in marks if mark[0] < end):
        pieces += [Piece(text=flat[at:first]), Piece(text=flat[first:last], marked=True)]
        at = last
    pieces.append(Piece(text=flat[at : max(end, at)] + ("…" if len(flat) > max(end, at) else "")))
    return tuple(piece for piece in pieces if piece.text)


def _look(
    tx: Tx, terms: Sequence[Term], *, before: int, known: set[int]
) -> tuple[dict[int, list[search.Found]], int | None]:
    """Lines by conversation, the best first (what the customer wrote, then the newest), and where the rest begins."""
    found: dict[int, list[search.Found]] = {}
    for _ in range(MOST_STEPS):
        lines = search.find_lines(tx, terms, before=before, limit=STEP)
        for line in lines:
            if line.conversation_id in known:
                continue
            if line.conversation_id not in found and len(found) == LINES:
                return found, before
            _add(found.setdefault(line.conversation_id, []), line)
            before = line.message_id
        if len(lines) < STEP:
            return found, None
        before = lines[-1].message_id
    return found, before


def _add(lines: list[search.Found], line: search.Found) -> None:
    better = lines and line.author is Author.CUSTOMER and lines[0].author is not Author.CUSTOMER
    lines.insert(0 if better else len(lines), line)


def _by_number(tx: Tx, query: str) -> tuple[ListedChat, ...]:
    match = _NUMBER.fullmatch(query.strip())
    chat = archive.find_chat_of(tx, int(match[1])) if match else None
    return archive.list_chats(tx, (chat,)) if chat is not None else ()
