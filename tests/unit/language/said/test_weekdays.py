"""Days of the week in three languages."""

from __future__ import annotations

import pytest

from bot.business import parse_business
from bot.language.said.weekdays import name_in_english


@pytest.mark.parametrize("hours", ["Пн-Пт 09:00-18:00; Сб 10:00-14:00", "пн–пт 09:00–18:00;СБ 10:00-14:00"])
def test_hours_may_name_days_in_the_languages_of_the_desk(hours: str) -> None:
    english = parse_business("name: A\nhours: Mon-Fri 09:00-18:00; Sat 10:00-14:00").opening
    assert parse_business(f"name: A\nhours: {hours}").opening == english


def test_a_sunday_has_a_name_in_each_and_other_words_are_left() -> None:
    assert name_in_english("Нд 1; Вс 2; Пнд 3") == "Sun 1; Sun 2; Пнд 3"
    assert name_in_english(None) is None
