"""What the brief says of a request."""

from __future__ import annotations

import pytest

from bot.core.language import LANGUAGES
from bot.core.policy.rules import Rule, by
from bot.core.request import Act
from bot.desk.inbox.brief_card import is_said_by_reason
from bot.words import Catalogue

WORDS = Catalogue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", Act)
def test_every_act_has_its_words(language: str, act: Act) -> None:
    assert WORDS.say(language, f"desk-act-{act.value}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_object_and_new_value_are_named(language: str) -> None:
    assert "8 Lane" in WORDS.say(language, "desk-request-value", value="8 Lane")
    assert "address" in WORDS.say(language, "desk-request-object", object="address")


def test_that_it_is_a_request_is_said_once() -> None:
    assert is_said_by_reason(by(Rule.REQUEST))
