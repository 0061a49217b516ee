"""Calm messages stay calm, anger is heard, the language is kept: the measuring halves, with room for a few lines.

The figures are those of ``python -m benchmarks calm``; a line that changes moves none of them past its gate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from benchmarks.data import Half
from benchmarks.talking import calm
from bot.core.policy.decide import Escalate
from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.knowledge.answers.search import Knowledge

pytestmark = [pytest.mark.model, pytest.mark.slow]  # trains the model, builds the index of the real articles

MOST_CASES = 0.04
LEAST_AS_THEY_MAY = 0.93
LEAST_ANGER = 0.85
MOST_FALSE_ANGER = 0.03
LEAST_LANGUAGE = 0.93
HALVES: tuple[Half, ...] = ("tuning", "measuring")
LEAST_LINES = {"calm": 150, "angry": 25, "languages": 75}


@pytest.fixture(scope="module")
def heard(dialogue: RasaDialogue, finders: Callable[[str], Knowledge]) -> calm.AllHeard:
    """Every line of the measuring half through dialogue, search and policy."""
    return calm.hear_all(dialogue, finders("flowers"), "measuring")


def _share(marks: list[bool]) -> float:
    return sum(marks) / len(marks)


def test_hardly_a_calm_message_opens_a_case(heard: calm.AllHeard) -> None:
    assert _share([one.is_case for one in heard.calm]) <= MOST_CASES
    assert _share([one.taken_for_angry for one in heard.calm]) <= MOST_FALSE_ANGER


def test_calm_messages_are_taken_as_they_may_be(heard: calm.AllHeard) -> None:
    assert _share([one.done in one.line.may for one in heard.calm]) >= LEAST_AS_THEY_MAY


def test_anger_is_heard(heard: calm.AllHeard) -> None:
    assert _share([isinstance(one.action, Escalate) for one in heard.angry]) >= LEAST_ANGER


def test_the_language_is_kept(heard: calm.AllHeard) -> None:
    assert _share([one.language_right for one in heard.spoken]) >= LEAST_LANGUAGE


@pytest.mark.parametrize("half", HALVES)
def test_the_sets_are_as_large_as_promised(half: Half) -> None:
    sizes = {"calm": calm.read_calm(half), "angry": calm.read_angry(half), "languages": calm.read_languages(half)}
    assert {name: len(lines) for name, lines in sizes.items() if len(lines) < LEAST_LINES[name]} == {}


def test_no_line_stands_in_both_halves() -> None:
    lines = [
        {(line.kind, line.text) for line in (*calm.read_calm(half), *calm.read_languages(half))} for half in HALVES
    ]
    assert [line for line, count in Counter([*lines[0], *lines[1]]).items() if count > 1] == []
