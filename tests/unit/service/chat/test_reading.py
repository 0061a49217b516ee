"""One text of several messages, and the language of the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.conversation import BOT, Conversation
from bot.core.turn import Step
from bot.service.chat.reading import for_customer, read_language
from tests.support.engine import ScriptedFinder, make_article, make_candidate, make_turn

NEW = Conversation(id=1, channel="web", chat_key="a", owner=BOT, epoch=1, language="en")
KNOWN = replace(NEW, read_through=7)


@pytest.mark.parametrize(
    ("conversation", "text", "language"),
    [
        (NEW, "дякую", "uk"),
        (KNOWN, "доставка", "en"),
        (KNOWN, "скільки коштує доставка?", "uk"),
        (replace(KNOWN, language="uk"), "delivery", "uk"),
        (replace(KNOWN, language="uk"), "hello", "en"),
        (replace(NEW, language="uk"), "hello", "en"),
        (NEW, "Khreshchatyk 22", "en"),
    ],
)
def test_a_profile_tells_less_than_earlier_words(conversation: Conversation, text: str, language: str) -> None:
    assert read_language(text, conversation) == language


@pytest.mark.parametrize(("chosen", "language", "title"), [(True, "uk", "Доставка"), (False, "ru", "A/B")])
def test_articles_come_in_the_language_chosen_where_they_exist_in_it(chosen: bool, language: str, title: str) -> None:
    finder = ScriptedFinder({"a/b": make_article("a/b", language="uk", title="Доставка")})
    turn = make_turn(Step.ANSWER, language="ru", candidates=(make_candidate("a/b", 0.9, language="ru"),))
    conversation = replace(KNOWN, language="uk", language_chosen=chosen)
    _, shown = for_customer(finder, turn, conversation)
    assert [(one.language, one.title) for one in shown.candidates] == [(language, title)]


def test_what_is_searched_later_comes_in_it_too() -> None:
    finder = ScriptedFinder({"a/b": make_article("a/b", language="uk", title="доставка")})
    turn = make_turn(Step.ANSWER, language="ru")
    chosen, _ = for_customer(finder, turn, replace(KNOWN, language="uk", language_chosen=True))
    assert [one.language for one in chosen.find_answers("доставка", "ru")] == ["uk"]
    article = chosen.article("a/b", "ru")
    assert article is not None
    assert article.language == "uk"
