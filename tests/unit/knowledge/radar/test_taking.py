"""The right value stands in the place of the wrong one, as its language writes it."""

from __future__ import annotations

import pytest

from bot.knowledge.radar.taking import Sides, take_over

HEAD = "---\ntitle: Hours\n---\n"


def take(right: str, wrong: str, *, body: str = "", language: str = "en", of_wrong: str = "en") -> str | None:
    sides = Sides(right=right, wrong=wrong, language=language, of_wrong=of_wrong)
    found = take_over(f"{HEAD}{body or wrong}\n", sides)
    return found.removeprefix(HEAD).rstrip("\n") if found is not None else None


@pytest.mark.parametrize(
    ("right", "wrong", "taken"),
    [
        ("We open at 9:00, until 18:00.", "Open daily from 9:00 to 20:00.", "Open daily from 9:00 to 18:00."),
        ("Delivery costs 250 UAH.", "For 300 UAH we deliver in 30 minutes.", None),
        ("Delivery costs 250 UAH.", "Delivery is 300 UAH.", "Delivery is 250 UAH."),
        ("You cannot pay in cash.", "You can pay in cash.", "You cannot pay in cash."),
    ],
)
def test_in_one_language_it_is_written_as_there(right: str, wrong: str, taken: str | None) -> None:
    assert take(right, wrong) == taken


@pytest.mark.parametrize(
    ("right", "wrong", "taken"),
    [
        ("It costs 120 UAH.", "Это стоит 150 грн.", "Это стоит 120 грн."),
        ("It costs 1,200.50 UAH.", "Это стоит 1 500 грн.", "Это стоит 1200,5 грн."),
        ("Open until 6:30 pm.", "Открыто до 19:00.", "Открыто до 18:30."),
        ("Until 1 May.", "До 3 мая.", None),
        ("We do not deliver.", "Мы доставляем.", None),
    ],
)
def test_in_another_one_in_its_form(right: str, wrong: str, taken: str | None) -> None:
    assert take(right, wrong, of_wrong="ru") == taken


def test_hours_of_a_clock_are_said_in_english() -> None:
    assert take("До 18:30.", "Until 7 pm.", language="ru") == "Until 6:30 pm."


def test_every_paragraph_that_differs_is_mended() -> None:
    body = "Это стоит 150 грн.\n\nБез изменений.\n\nДо 20:00."
    right = "It costs 120 UAH.\n\nUntil 6 pm."
    taken = take(right, "Это стоит 150 грн.\n\nДо 20:00.", body=body, of_wrong="ru")
    assert taken == "Это стоит 120 грн.\n\nБез изменений.\n\nДо 18:00."


def test_marks_in_the_file_are_in_nobodys_way_where_the_value_stands_once() -> None:
    assert take("It costs 120 UAH.", "It costs 150 UAH.", body="It **costs** 150 UAH.") == "It **costs** 120 UAH."
    assert take("It costs 120 UAH.", "It costs 150 UAH.", body="It **costs** 150 UAH. Or 150 UAH.") is None


def test_what_was_mended_already_is_left_alone() -> None:
    assert take("It costs 120 UAH.", "It costs 150 UAH.", body="It costs 120 UAH.") is None
