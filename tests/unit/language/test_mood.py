"""How the customer feels."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.mood import read_mood


@pytest.mark.parametrize(
    "text",
    ["это пиздец", "п и з д е ц", "бл*ть", "х*йня а не бот", "f*ck you", "sh1t", "СУКИ", "ви довбойоби", "иди на хуй",
     "go to hell", "подам на вас в суд", "see you in court, my lawyer will call"],
)  # fmt: skip
def test_insults_and_threats_are_anger_even_half_hidden(text: str) -> None:
    assert read_mood(text, "ru").anger >= 0.7


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("вы меня обманули, это ужасный сервис", "ru"),
        ("я дуже розчарована, жахливе обслуговування", "uk"),
        ("this is unacceptable, i am furious", "en"),
    ],
)
def test_a_complaint_without_swearing_is_heard(text: str, language: str) -> None:
    assert read_mood(text, language).anger >= 0.3


@pytest.mark.parametrize(
    "text",
    ["сколько стоит доставка в рублях", "застрахуйте посылку", "употреблять", "мебель", "колебания",
     "хлебушек", "суккулент",
     "где художник", "де найближча заправка", "скипидар", "оскорбление", "class assistant", "Scunthorpe",
     "hello", "дякую!",
     "LF-204518", "ЛФ-204518", "OK"],
)  # fmt: skip
def test_innocent_words_that_contain_others_are_calm(text: str) -> None:
    assert read_mood(text, "ru").anger < 0.3


def test_capitals_and_exclamation_marks_make_an_angry_text_angrier() -> None:
    calm = read_mood("верните деньги", "ru").anger
    assert read_mood("ВЕРНИТЕ ДЕНЬГИ!!!", "ru").anger > calm


@pytest.mark.parametrize("text", ["срочно нужен букет", "терміново!", "asap please", "нужно через полтора часа"])
def test_hurry_is_heard(text: str) -> None:
    assert read_mood(text, "ru").urgency >= 0.5


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.sampled_from(["ru", "uk", "en"]))
def test_mood_is_always_between_nought_and_one(text: str, language: str) -> None:
    mood = read_mood(text, language)
    assert 0 <= mood.anger <= 1
    assert 0 <= mood.urgency <= 1
