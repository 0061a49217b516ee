"""A number with a letter: read in either alphabet, and a slip is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.desk.numbers import LETTERS, is_mistyped, read_number, write_number

NUMBERS = st.integers(1, 999_999_999)


@given(NUMBERS)
def test_what_is_written_is_read(number: int) -> None:
    written = write_number(number)
    assert written[-1] in LETTERS
    for typed in (
        written,
        written.lower(),
        f"№ {written}",
        f"#{written}",
        f" {written[:-1]} {written[-1]} ",
        str(number),
    ):
        assert read_number(typed) == number


@given(NUMBERS, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number: int, place: int, step: int) -> None:
    digits, letter = write_number(number)[:-1], write_number(number)[-1]
    place %= len(digits)
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    if not wrong.startswith("0"):
        assert is_mistyped(wrong + letter)
        assert read_number(wrong + letter) is None


@given(NUMBERS, st.integers(0, 7))
def test_two_digits_that_changed_places_are_noticed(number: int, place: int) -> None:
    digits, letter = write_number(number)[:-1], write_number(number)[-1]
    place %= len(digits)
    one, two = digits[place : place + 1], digits[place + 1 : place + 2]
    wrong = digits[:place] + two + one + digits[place + 2 :]
    if one != two and two and not wrong.startswith("0"):
        assert is_mistyped(wrong + letter)
        assert read_number(wrong + letter) is None


def test_cyrillic_letters_that_look_the_same_are_the_same() -> None:
    alike = dict(zip(LETTERS, "АВСЕНКМРТХУ", strict=True))
    for number in range(1, 60):
        written = write_number(number)
        assert read_number(written[:-1] + alike[written[-1]]) == number


@pytest.mark.parametrize("text", ["", "№", "abc", "17Ж", "1 7K", "17KK", "1234567890", "K17", "-5", "²"])
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None
    assert not is_mistyped(text)
