"""A very long text is understood by its beginning and its end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.language.text.shortening import LONGEST, shorten


@given(text=st.text(max_size=LONGEST))
def test_a_text_of_usual_length_stays_as_it_is(text: str) -> None:
    assert shorten(text) == text


def test_of_a_longer_one_beginning_and_end_stay() -> None:
    short = shorten("Where is my parcel? " + "la " * 20_000 + "It is LF-204518.")
    assert short.startswith("Where is my parcel? ")
    assert short.endswith("It is LF-204518.")
    assert len(short) == LONGEST + 1


def test_shortening_twice_changes_nothing_of_note() -> None:
    once = shorten("x" * 9000)
    assert len(shorten(once)) <= len(once)
