"""The search over all chats: by words that were said, by names, by the number of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.core.desk.numbers import read_number
from bot.core.desk.scope import Scope
from bot.core.messages import Author
from bot.core.people import Person, Right
from bot.core.queue import Hit, ListedChat, Term
from bot.language.finding.words import find_marks, read_query
from bot.service.people.rights import check_right
from bot.storage.cases import archive
from bot.storage.chat import narrowing, search
from bot.storage.database import Tx
from bot.storage.people import people

CHATS: Final = 10  # found by name at most
LINES: Final = 20  # chats found by what was said, at once
STEP: Final = 200  # lines taken from one statement
READ: Final = (500, 4_000, 12_000, 20_000)  # lines that have the words, step by step
EVERYWHERE: Final = Scope()
LEAST: Final = 2  # signs of a query
AROUND: Final = 40  # characters shown before the first mark
LONGEST: Final = 160


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


def find(
    tx: Tx,
    person: Person,
    query: str,
    *,
    scope: Scope = EVERYWHERE,
    before: int = search.NEWEST,
    known: Sequence[int] = (),
) -> Results:
    """All chats in the scope that fit, each once; ``before`` and ``known`` (conversations) go on where other results
    ended.

    Lines that have the words are read in steps that grow, and no more than the sum of ``READ``: who looks for a word
    that everybody says gets the newest chats, in a time that does not depend on how many there are. ``rest`` says that
    there is more, even where nothing in the scope was found yet.
    """
    check_right(person, Right.ANSWER_CHATS)
    terms = read_query(query)
    chats = () if known or before != search.NEWEST else _by_number(tx, query, scope, person)
    if len(query.strip()) < LEAST or not terms:
        return Results(chats=chats)
    if not known and before == search.NEWEST:
        named = narrowing.find_chats_in(tx, terms, scope, person_id=person.id, limit=CHATS)
        chats = (*chats, *archive.list_chats(tx, named))
    best, rest = _look(tx, terms, scope, person, before=before, known=set(known))
    hits = search.list_hits(tx, [found[0].message_id for found in best.values()])
    lines = tuple(
        FoundLine(hit=hit, pieces=cut(hit.text, terms), others=len(best[hit.conversation_id]) - 1) for hit in hits
    )
    return Results(chats=tuple(dict.fromkeys(chats)), lines=lines, rest=rest)


def list_holders(tx: Tx, person: Person) -> tuple[Person, ...]:
    """Whose chats one can look for: everybody who works or worked here, by name."""
    check_right(person, Right.ANSWER_CHATS)
    return people.list_people(tx)


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
    tx: Tx, terms: Sequence[Term], scope: Scope, person: Person, *, before: int, known: set[int]
) -> tuple[dict[int, list[search.Found]], int | None]:
    """Lines by conversation, the best first (what the customer wrote, then the newest), and where the rest begins."""
    found: dict[int, list[search.Found]] = {}
    after = narrowing.find_border(tx, scope.since) - 1 if scope.since is not None else 0
    end = narrowing.find_end(tx, scope.until) if scope.until is not None else search.NEWEST
    wanted: dict[str, Any] = {"person_id": person.id, "after": after, "limit": STEP}
    for read in READ:
        without = known | set(found)  # a long chat in which everybody says it leaves room for others
        place = min(before, end)
        looked = narrowing.find_lines_in(tx, terms, scope, before=place, read=read, without=without, **wanted)
        for line in looked.lines:
            if line.conversation_id not in found and len(found) == LINES:
                return found, before
            _add(found.setdefault(line.conversation_id, []), line)
            before = line.message_id
        if looked.rest is None:
            return found, None
        before = looked.rest
    return found, before


def _add(lines: list[search.Found], line: search.Found) -> None:
    better = lines and line.author is Author.CUSTOMER and lines[0].author is not Author.CUSTOMER
    lines.insert(0 if better else len(lines), line)


def _by_number(tx: Tx, query: str, scope: Scope, person: Person) -> tuple[ListedChat, ...]:
    number = read_number(query)
    chat = archive.find_chat_of(tx, number) if number is not None else None
    if chat is None or (scope.is_narrow and not narrowing.keep(tx, (chat,), scope, person_id=person.id)):
        return ()
    return archive.list_chats(tx, (chat,))
