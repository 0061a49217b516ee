"""How long the bot listens."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quiet import LONGEST, Ending, end_of_quiet, end_of_typing

NOW = datetime(2026, 11, 29, tzinfo=UTC)
SECONDS = st.floats(0, 60).map(lambda seconds: timedelta(seconds=seconds))


def wait(ending: Ending, *, since_last: float | None = None, since_first: float | None = None) -> float:
    last = NOW - timedelta(seconds=since_last) if since_last is not None else None
    first = NOW - timedelta(seconds=since_first or since_last or 0) if since_last is not None else None
    return (end_of_quiet(NOW, ending, unit=0.6, first=first, last=last) - NOW).total_seconds()


def test_the_less_a_message_says_the_longer_more_is_waited_for() -> None:
    assert wait(Ending.WHOLE) == pytest.approx(1.5)
    assert wait(Ending.OPEN) == pytest.approx(1.8)
    assert wait(Ending.FRAGMENT) == pytest.approx(3.3)


def test_who_writes_in_pieces_is_given_their_own_pace() -> None:
    assert wait(Ending.WHOLE, since_last=2) == pytest.approx(3.0)
    assert wait(Ending.WHOLE, since_last=0.2) == pytest.approx(1.5)
    assert wait(Ending.FRAGMENT, since_last=3, since_first=6) == pytest.approx(2.0)  # eight seconds are over then


def test_without_a_unit_nobody_waits() -> None:
    assert end_of_quiet(NOW, Ending.FRAGMENT, unit=0, first=NOW, last=NOW) == NOW


@given(SECONDS, st.sampled_from(Ending), st.floats(0, 10))
def test_nobody_waits_longer_than_eight_seconds_in_all(before: timedelta, ending: Ending, unit: float) -> None:
    first = NOW - before
    due = end_of_quiet(NOW, ending, unit=unit, first=first, last=first)
    assert due <= first + LONGEST
    assert end_of_typing(NOW, first=first, due=due) <= first + LONGEST


@given(SECONDS)
def test_a_sign_of_typing_never_brings_an_answer_forward(after: timedelta) -> None:
    due = NOW + min(after, LONGEST)
    assert end_of_typing(NOW, first=NOW, due=due) >= due
