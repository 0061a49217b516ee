"""What speaks for an intent besides the score of a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.dialogue.nlu.support import ANGRY, Spoken, Support

LEARNED = (
    *(("until tomorrow", "goodbye"), ("bye bye", "goodbye"), ("bye now", "goodbye"), ("bye all", "goodbye")),
    *((f"deliver tomorrow {number}", "question") for number in range(9)),
    *((f"this mess number {number}", "complaint") for number in range(5)),
    *(
        ("blockhead", "insult"),
        ("a person", "want_human"),
        ("person now", "want_human"),
        ("a real person", "want_human"),
    ),
    ("🤬🤬", "insult"),
    ("please put the red kettle on the shelf before it whistles", "question"),
)


def _said(text: str) -> Spoken:
    return Spoken.of(text, text.split())


@pytest.fixture
def support() -> Support:
    """A few examples of each kind."""
    return Support.learn([_said(text) for text, _ in LEARNED], [intent for _, intent in LEARNED])


@pytest.mark.parametrize(
    ("text", "intent", "believed"),
    [
        ("until tomorrow", "goodbye", True),
        ("tomorrow", "goodbye", False),
        ("bye", "goodbye", True),
        ("cheerio", "goodbye", True),
        (".", "goodbye", False),
        ("a person", "want_human", True),
        ("persons", "want_human", True),
        ("Podil", "want_human", False),
        ("cake", "insult", False),
        ("blockhead", "insult", True),
        ("🤬", "insult", True),
        ("🌹", "insult", False),
        ("what is the price", "question", True),
    ],
)
def test_a_short_message_needs_a_word_that_speaks_for_the_intent(
    support: Support, text: str, intent: str, believed: bool
) -> None:
    assert support.bears_out(_said(text), intent, 0.99) is believed


@pytest.mark.parametrize(
    ("text", "sure", "shown"),
    [
        ("what a mess", 0.76, True),
        ("you liars", 0.76, True),
        ("a red kettle please", 0.85, False),
        ("a red kettle please", 0.95, True),
        ("the kettle on the shelf whistles", 0.85, True),
        ("the kettle on the shelf whistles", 0.76, False),
        ("I'm not angry about that mess", 0.99, False),
    ],
)
def test_anger_without_a_sign_needs_length_and_a_high_score(
    support: Support, text: str, sure: float, shown: bool
) -> None:
    assert support.shows_anger(_said(text), sure) is shown


def test_of_things_no_example_tells_of_a_score_is_a_guess(support: Support) -> None:
    assert not support.shows_anger(_said("a mauve samovar please"), 0.99)
    assert not support.shows_anger(_said("your samovars under awnings hum at night"), 0.99)


def test_two_models_must_agree_where_nothing_shows_anger(support: Support) -> None:
    said = _said("a red kettle please")
    assert support.shows_anger(said, 0.99, agreed=0.7)
    assert not support.shows_anger(said, 0.99, agreed=0.1)
    assert support.shows_anger(_said("the kettle on the shelf whistles"), 0.99, agreed=0.1)


@pytest.mark.parametrize(
    ("text", "sure", "believed"), [("we need tutors here", 0.7, False), ("we need any person", 0.7, True)]
)
def test_a_wish_for_somebody_else_is_none_for_a_person(
    support: Support, text: str, sure: float, believed: bool
) -> None:
    assert support.bears_out(_said(text), "want_human", sure) is believed


def test_a_model_from_before_has_none(tmp_path: Path) -> None:
    assert Support.load(tmp_path) is None


def test_saving_loses_nothing(support: Support, tmp_path: Path) -> None:
    support.save(tmp_path)
    again = Support.load(tmp_path)
    assert again is not None
    assert again.speaks(_said("mess"), ANGRY) == support.speaks(_said("mess"), ANGRY)
    assert again.is_example(_said("Blockhead!"), {"insult"})
