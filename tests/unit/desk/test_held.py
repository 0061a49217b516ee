"""The stretch of a transcript that a page holds has no gap, whatever is looked at in which order."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.messages import Author, Message
from bot.desk.inbox.chat_panel import MOST_NEW
from bot.desk.inbox.transcript import Held
from bot.service.cases.queue import LINES
from tests.support.listed import NOON


def make(numbers: Sequence[int], text: str = "x") -> list[Message]:
    return [Message(id=n, conversation_id=1, author=Author.CUSTOMER, text=text, created_at=NOON) for n in numbers]


def look(held: Held, known: Sequence[int], text: str = "x") -> None:
    """What the page does: the newest lines after the tail."""
    tail = held.tail
    limit = MOST_NEW if tail else LINES
    held.take(make([number for number in known if number > tail][-limit:], text), after=tail)


def test_a_look_fetches_the_last_lines_and_what_is_new_not_the_rest() -> None:
    held = Held()
    look(held, range(1, 2001))
    assert [line.id for line in held.lines] == list(range(1951, 2001))
    held.prepend(make(range(1901, 1951)))
    assert held.tail == 1950
    look(held, range(1, 2004), "new")
    assert [line.id for line in held.lines] == list(range(1901, 2004))
    assert [line.text for line in held.lines[:50]] == ["x"] * 50
    assert {line.text for line in held.lines[50:]} == {"new"}


def test_what_is_gone_from_the_end_is_gone_from_the_page() -> None:
    held = Held()
    look(held, range(1, 61))
    look(held, range(1, 60))
    assert held.lines[-1].id == 59


@settings(deadline=None, max_examples=40)
@given(steps=st.lists(st.one_of(st.integers(1, 700), st.just(0)), max_size=8), start=st.integers(0, 300))
def test_there_is_never_a_gap(steps: list[int], start: int) -> None:
    held, known = Held(), list(range(1, start + 1))
    look(held, known)
    for more in steps:
        if more:
            known += range(len(known) + 1, len(known) + 1 + more)
            look(held, known)
        else:
            held.prepend(make([number for number in known if number < held.first][-LINES:]))
        ids = [line.id for line in held.lines]
        assert ids == known[len(known) - len(ids) :]
        assert len(ids) >= min(len(known), LINES)
