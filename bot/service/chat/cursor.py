"""How much of a conversation a page has been given, in a few characters: the ``id:`` of the event stream. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from bot.core.messages import Delivery

LONGEST: Final = 4000
MOST: Final = 2**31 - 1  # what a column of ids holds
FINAL: Final = (Delivery.FAILED, Delivery.WITHHELD, Delivery.UNKNOWN)  # sending again makes a new row
_NUMBER = re.compile(r"\d+")
_CURSOR = re.compile(r"(\d{1,15})-(\d{1,15})-((?:\d{1,15}(?:\.\d{1,15})*)?)")


@dataclass(frozen=True, kw_only=True)
class OutboxRow:
    """An outbox row as far as a page is concerned; ``edits``: it changes a message instead of sending one."""

    id: int
    message_id: int
    edits: bool
    state: Delivery

    @property
    def shows(self) -> bool:
        """Whether the page has something to learn of it: a message that arrived, or a change of one. A change that
        waits still may be overtaken by the next, so that it is shown when it is settled.
        """
        return self.state is Delivery.SENT or (self.edits and self.state in FINAL)


@dataclass(frozen=True, kw_only=True)
class Cursor:
    """``seen``: the last message of the customer; ``done``: every outbox row up to here is settled; ``ahead``: later
    rows that were given before an earlier one was settled.

    Message ids alone would not do: what is sent late must be given though later messages were given before it.
    """

    seen: int = 0
    done: int = 0
    ahead: frozenset[int] = frozenset()

    def see(self, message_id: int) -> Cursor:
        """A message of the customer was given."""
        return replace(self, seen=max(self.seen, message_id))

    def give(self, rows: Iterable[int]) -> Cursor:
        """These outbox rows were given."""
        return replace(self, ahead=self.ahead | frozenset(rows))

    def settle(self, rows: Iterable[OutboxRow]) -> Cursor:
        """Shorter, the same in meaning; ``rows``: all after ``done``, in order."""
        done = self.done
        for row in rows:
            if row.id not in self.ahead and row.state not in FINAL:
                break
            done = row.id
        return replace(self, done=done, ahead=frozenset(number for number in self.ahead if number > done))

    def __str__(self) -> str:
        return f"{self.seen}-{self.done}-{'.'.join(map(str, sorted(self.ahead)))}"


def parse_cursor(text: str) -> Cursor:
    """The cursor; the beginning when it is none of ours."""
    match = _CURSOR.fullmatch(text) if len(text) <= LONGEST else None
    if match is None or any(int(number) > MOST for number in _NUMBER.findall(text)):
        return Cursor()
    ahead = frozenset(int(number) for number in match[3].split(".") if number)
    return Cursor(seen=int(match[1]), done=int(match[2]), ahead=ahead)
