"""What customers read: the measuring halves of facts and talks through the whole product, a little below the figures.

The model is one of exactly these files and the index is made for the run, so that nothing here depends on what lies
beside the checkout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from benchmarks.talking import facts, talks
from benchmarks.talking.facts import Asked
from benchmarks.talking.stage import Stage, open_stage
from benchmarks.talking.talks import Played
from bot.dialogue.rasa_dialogue import RasaDialogue
from bot.knowledge.answers.search import Knowledge

pytestmark = pytest.mark.slow  # trains a model and calibrates an index: minutes

LEAST_FACTS = 0.75
LEAST_DEEP = 0.65
LEAST_TURNS = 0.78
MOST_ASKED_BACK = 0.1
MOST_WALLS = 0.04
MOST_CASES = 0.06


@pytest.fixture(scope="module")
def stage(dialogue: RasaDialogue, finders: Callable[[str], Knowledge]) -> Iterator[Stage]:
    """The flower shop's product."""
    with open_stage(dialogue, finders("flowers")) as opened:
        yield opened


@pytest.fixture(scope="module")
def asked(stage: Stage) -> list[Asked]:
    """Every fact of the measuring half, as it was answered."""
    return facts.ask_all(stage, facts.read_facts("measuring"))


@pytest.fixture(scope="module")
def played(stage: Stage) -> list[Played]:
    """Every turn of the measuring half that could be expected to show something."""
    conversations = talks.play_all(stage, talks.read_talks("measuring"))
    return [one for conversation in conversations for one in conversation.played if not one.void]


def test_the_text_shown_first_holds_the_fact(asked: list[Asked]) -> None:
    assert _share([one.right for one in asked]) >= LEAST_FACTS
    assert _share([one.right for one in asked if one.deep]) >= LEAST_DEEP


def test_a_fact_is_shown_and_not_asked_back(asked: list[Asked]) -> None:
    assert _share([one.read.asks_back for one in asked]) <= MOST_ASKED_BACK
    assert _share([one.walls > 0 for one in asked]) <= MOST_WALLS


def test_turns_of_a_talk_show_what_they_must(played: list[Played]) -> None:
    assert _share([not one.faults for one in played]) >= LEAST_TURNS


def test_a_talk_has_few_walls_few_questions_back_and_few_cases_nobody_asked_for(played: list[Played]) -> None:
    assert _share(["a wall" in one.faults for one in played]) <= MOST_WALLS
    assert _share([one.read.asks_back for one in played]) <= MOST_ASKED_BACK
    assert _share([bool(one.read.case) and one.turn.case == "never" for one in played]) <= MOST_CASES


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / len(marks)
