"""A text of 4,096 characters of any kind is understood in about the time of an ordinary one of that length."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.channels.telegram.bounds.split import split
from bot.language.mood import mood
from bot.language.said.reading import read_words
from bot.language.text import splitting, wording
from bot.language.text.detect import detect, plain_form
from bot.language.text.entities import find_entities
from bot.language.text.lemmas import lemmas, tokenize
from bot.markup.rich import Rich
from bot.markup.text import to_rich
from tests.support.growth import Hangs, measure
from tests.support.odd_texts import ODD, ORDINARY

ORDER = 10.0  # the same order of time
LANGUAGES = ("ru", "uk", "en")
STAGES: dict[str, Callable[[str], object]] = {
    "detect": lambda text: [detect(text, fallback=language) for language in LANGUAGES],
    "plain form": lambda text: plain_form.__wrapped__(text),
    "entities": lambda text: find_entities(text),
    "mood": mood.read_mood,
    "unmasking": mood.unmask,
    "lemmas": lambda text: [lemmas.__wrapped__(text, language) for language in LANGUAGES],
    "splitting": splitting.split_questions,
    "courtesy": wording.strip_courtesy,
    "wording": lambda text: [wording.may_follow_up(text, one) or read_words(text, one) for one in LANGUAGES],
    "markup": to_rich,
    "pieces": lambda text: list(split(Rich(text=text), limit=100)),
}


def _understand(text: str) -> None:
    for stage in STAGES.values():
        stage(text)


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_text_takes_no_longer_than_an_ordinary_one(kind: str) -> None:
    _understand(ORDINARY)  # what is loaded at the first use
    usual = measure(_understand, ORDINARY)
    try:
        odd = min(measure(_understand, ODD[kind]) for _ in range(3))
    except Hangs:
        pytest.fail(f"{kind} hangs")
    assert odd < ORDER * usual, {name: round(measure(stage, ODD[kind]), 3) for name, stage in STAGES.items()}


@pytest.mark.parametrize(
    "text", [*ODD.values(), "номер " + "номера" * 34, "заказ#" * 30 + "204518", "!" * 300 + "слово"]
)
def test_tokens_are_pieces_of_the_text_in_order(text: str) -> None:
    tokens = tokenize(text, "ru")
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())


def test_what_stands_around_a_long_run_of_signs_is_read_as_ever() -> None:
    assert [token.lemma for token in tokenize(f"букеты {'!' * 200} розы", "ru") if token.lemma.isalpha()] == [
        "букет",
        "роза",
    ]
