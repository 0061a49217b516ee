"""Talks with the real search over the real articles: how follow-ups and double questions are read in each language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.business import read_business
from bot.core.conversation import Memory
from bot.core.policy.decide import Answer, Decision, More, Perhaps, Several, decide
from bot.core.turn import Step, Turn
from bot.knowledge.answers.search import Knowledge
from bot.knowledge.articles.blocks import cut
from bot.service.chat.looking import look_up
from bot.service.ports import thresholds_of
from tests.support.sample import SAMPLE

pytestmark = pytest.mark.slow  # builds and calibrates the index of the real articles

SLOTS = {"ru": "какие интервалы доставки", "uk": "які є інтервали доставки", "en": "what delivery slots do you have"}

HOLIDAYS = {"ru": "Исключения", "uk": "Винятки", "en": "Exceptions"}


@pytest.fixture(scope="module")
def knowledge(finders: Callable[[str], Knowledge]) -> Knowledge:
    """The real articles."""
    return finders("flowers")


def _talk(knowledge: Knowledge, language: str, *questions: str) -> Decision:
    """What is decided about the last of these questions."""
    memory, decision, thresholds = Memory(), None, thresholds_of(read_business(SAMPLE / "business.yml"), knowledge)
    for question in questions:
        turn = Turn(text=question, language=language, intent="question", confidence=1.0, step=Step.ANSWER)
        turn = look_up(knowledge, memory, turn, thresholds)
        decision = decide(memory=memory, about=turn, thresholds=thresholds)
        memory = decision.memory
    assert decision is not None
    return decision


def _headings(knowledge: Knowledge, language: str, action: More) -> set[str]:
    article = knowledge.article(action.candidate.article, language)
    assert article is not None
    return {cut(article)[place].heading for place in action.blocks}


@pytest.mark.parametrize(
    ("language", "follow_up"), [("ru", "а 8 марта?"), ("uk", "а 8 березня?"), ("en", "and on 8 march?")]
)
def test_a_follow_up_finds_the_section_of_the_last_answer(knowledge: Knowledge, language: str, follow_up: str) -> None:
    action = _talk(knowledge, language, SLOTS[language], follow_up).action
    assert isinstance(action, More)
    assert (action.candidate.article, _headings(knowledge, language, action)) == (
        "delivery/time-slots",
        {HOLIDAYS[language]},
    )


def test_a_follow_up_in_other_letters_finds_the_section_too(knowledge: Knowledge) -> None:
    action = _talk(knowledge, "uk", SLOTS["uk"], "a 8 bereznya?").action
    assert isinstance(action, More)
    assert (action.candidate.article, _headings(knowledge, "uk", action)) == (
        "delivery/time-slots",
        {HOLIDAYS["uk"]},
    )


@pytest.mark.parametrize(
    ("language", "asked", "follow_up", "heading"),
    [
        ("ru", "сколько стоит доставка по киеву", "а если адрес не в киеве", "Если адрес не в Киеве"),
        ("uk", "скільки коштує доставка по києву", "а якщо адреса не в києві?", "Якщо адреса не в Києві"),
        ("en", "how much is delivery in kyiv", "and if the address is not in kyiv", "If the address is not in Kyiv"),
    ],
)
def test_a_section_with_the_words_of_a_follow_up_comes_before_another_article(
    knowledge: Knowledge, language: str, asked: str, follow_up: str, heading: str
) -> None:
    action = _talk(knowledge, language, asked, follow_up).action
    assert isinstance(action, More)
    assert heading in _headings(knowledge, language, action)


@pytest.mark.parametrize(
    ("language", "follow_up"), [("ru", "а за городом?"), ("uk", "а за містом?"), ("en", "and outside the city?")]
)
def test_a_follow_up_may_be_a_question_of_its_own(knowledge: Knowledge, language: str, follow_up: str) -> None:
    action = _talk(knowledge, language, SLOTS[language], follow_up).action
    assert isinstance(action, Answer)
    assert action.candidate.article == "delivery/outside-city"


@pytest.mark.parametrize(
    ("language", "follow_up"),
    [
        ("ru", "а если меня не будет дома"),
        ("uk", "а якщо мене не буде вдома"),
        ("en", "and if I am not home"),
    ],
)
def test_a_new_sentence_is_never_taken_for_more_of_the_last_answer(
    knowledge: Knowledge, language: str, follow_up: str
) -> None:
    action = _talk(knowledge, language, SLOTS[language], follow_up).action
    assert isinstance(action, Answer | Perhaps)
    assert action.candidate.article == "delivery/recipient-absent"


@pytest.mark.parametrize(
    ("language", "follow_up"), [("ru", "а в воскресенье?"), ("uk", "а в неділю?"), ("en", "what about sunday?")]
)
def test_what_no_section_answers_never_repeats_the_short_answer(
    knowledge: Knowledge, language: str, follow_up: str
) -> None:
    action = _talk(knowledge, language, SLOTS[language], follow_up).action
    assert isinstance(action, More | Perhaps)
    last = action.candidate if isinstance(action, More) else action.others[-1]
    assert last.article == "delivery/time-slots"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Сколько стоит доставка и можно ли оплатить картой курьеру?"),
        ("uk", "Скільки коштує доставка і чи можна оплатити карткою кур'єру?"),
    ],
)
def test_two_questions_get_two_answers(knowledge: Knowledge, language: str, text: str) -> None:
    action = _talk(knowledge, language, text).action
    assert isinstance(action, Several)
    assert [one.article for one in action.answers] == ["delivery/cost-city", "payment/methods"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Заказала букет вчера. Где он сейчас?"),
        ("ru", "У меня не прошла оплата, деньги списали, что делать?"),
        ("uk", "Як скасувати замовлення і повернути гроші?"),
        ("en", "My flowers wilted after a day. What can I do?"),
    ],
)
def test_one_question_in_two_sentences_stays_one(knowledge: Knowledge, language: str, text: str) -> None:
    assert not isinstance(_talk(knowledge, language, text).action, Several)


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "Добрый день! подскажите сколько стоит доставка"), ("uk", "дякую! а скільки коштує доставка?")],
)
def test_courtesy_does_not_make_a_question_unsure(knowledge: Knowledge, language: str, text: str) -> None:
    action = _talk(knowledge, language, text).action
    assert isinstance(action, Answer)
    assert action.candidate.article == "delivery/cost-city"
