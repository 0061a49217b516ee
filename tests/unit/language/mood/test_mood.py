"""How the customer feels."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.mood.mood import is_settled, read_mood, unmask


@pytest.mark.parametrize(
    "text",
    ["это пиздец", "п и з д е ц", "бл*ть", "х*йня а не бот", "f*ck you", "sh1t", "СУКИ", "ви довбойоби", "иди на хуй",
     "f*** this", "які ж йо*ані", "чтоб вы провалились",
     "go to hell", "подам на вас в суд", "see you in court, my lawyer will call"],
)  # fmt: skip
def test_insults_and_threats_are_anger_even_half_hidden(text: str) -> None:
    assert read_mood(text).anger >= 0.7


@pytest.mark.parametrize(
    "text",
    [
        "вы меня обманули, это ужасный сервис",
        "я дуже розчарована, жахливе обслуговування",
        "this is unacceptable, i am furious",
    ],
)
def test_a_complaint_without_swearing_is_heard(text: str) -> None:
    assert read_mood(text).anger >= 0.3


@pytest.mark.parametrize(
    "text",
    ["сколько стоит доставка в рублях", "застрахуйте посылку", "употреблять", "мебель", "колебания",
     "хлебушек", "суккулент",
     "где художник", "прокат суконь", "скоро уродини", "хочу щоб ви прибрали мої дані",
     "де найближча заправка", "скипидар", "оскорбление", "class assistant", "Scunthorpe",
     "hello", "дякую!",
     "LF-204518", "ЛФ-204518", "OK"],
)  # fmt: skip
def test_innocent_words_that_contain_others_are_calm(text: str) -> None:
    assert read_mood(text).anger < 0.3


def test_capitals_and_exclamation_marks_make_an_angry_text_angrier() -> None:
    calm = read_mood("верните деньги").anger
    assert read_mood("ВЕРНИТЕ ДЕНЬГИ!!!").anger > calm


@pytest.mark.parametrize("text", ["срочно нужен букет", "терміново!", "asap please", "нужно через полтора часа"])
def test_hurry_is_heard(text: str) -> None:
    assert read_mood(text).urgency >= 0.5


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_mood_is_always_between_nought_and_one(text: str) -> None:
    mood = read_mood(text)
    assert 0 <= mood.anger <= 1
    assert 0 <= mood.urgency <= 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Туп0й б0т", "тупой бот"),
        ("п и з д е ц", "пиздец"),
        ("sh1t", "shit"),
        ("LF-204518", "lf-204518"),
        ("к 18:40", "к 18:40"),
    ],
)
def test_letters_behind_digits_and_signs_are_read(text: str, meant: str) -> None:
    assert unmask(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "я не злюсь, мне просто интересно",
        "это не жалоба",
        "без образ, лише питаю",
        "I'm not upset, just wondering",
        "бесилась, но всё решилось",
        "я був лютий, але вже все гаразд",
        "I was furious, all sorted now",
    ],
)
def test_anger_that_is_denied_or_over_is_none(text: str) -> None:
    assert is_settled(text)


@pytest.mark.parametrize(
    "text",
    [
        "всё хорошо, только букет испорчен",
        "не злюсь, но вы мошенники",
        "я не серджусь, але подам до суду",
        "it's fine now, still a disgusting service",
        "вы испортили праздник",
    ],
)
def test_anger_beside_a_denial_counts(text: str) -> None:
    assert not is_settled(text)
