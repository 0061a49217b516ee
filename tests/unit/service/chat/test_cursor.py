"""However messages are delivered, edited and failed, and wherever the stream breaks: each row is given exactly once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.core.messages import Delivery
from bot.service.chat.cursor import Cursor, OutboxRow, parse_cursor

STATES = st.sampled_from([Delivery.SENT, Delivery.FAILED, Delivery.WITHHELD, Delivery.QUEUED, Delivery.SENDING])


@given(st.lists(st.tuples(STATES, st.booleans()), max_size=12), st.randoms(use_true_random=False))
def test_every_row_that_shows_is_given_once_in_whatever_order_rows_settle(
    plan: list[tuple[Delivery, bool]], random: object
) -> None:
    rows = [
        OutboxRow(id=number, message_id=number, edits=edits, state=Delivery.QUEUED)
        for number, (_, edits) in enumerate(plan, start=1)
    ]
    order = list(range(len(rows)))
    random.shuffle(order)  # type: ignore[attr-defined]
    cursor, given_rows = Cursor(), list[int]()
    for turn in [*order, None]:
        after = [row for row in rows if row.id > cursor.done]
        fresh = [row.id for row in after if row.shows and row.id not in cursor.ahead]
        given_rows += fresh
        cursor = parse_cursor(str(cursor.give(fresh).settle(after)))
        if turn is not None:
            rows[turn] = replace(rows[turn], state=plan[turn][0])
    expected = [row.id for row in rows if row.shows]
    assert sorted(given_rows) == expected


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.frozensets(st.integers(0, 10**9), max_size=20))
def test_a_cursor_survives_the_wire(seen: int, done: int, ahead: frozenset[int]) -> None:
    cursor = Cursor(seen=seen, done=done, ahead=ahead)
    assert parse_cursor(str(cursor)) == cursor


@given(st.text())
def test_a_forged_cursor_is_a_cursor_or_the_beginning(text: str) -> None:
    assert isinstance(parse_cursor(text), Cursor)


def test_a_settled_past_takes_no_room() -> None:
    rows = [OutboxRow(id=n, message_id=n, edits=False, state=Delivery.SENT) for n in range(1, 1000)]
    assert str(Cursor().give(row.id for row in rows).settle(rows)) == "0-999-"
