"""Requests, questions that look like them, and troubles: the measuring half of requests.yml through the whole decision.

Three businesses, two of which the shipped examples were not made for. The bounds are a little below what was measured.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.requests.measure import figures_of, hear
from benchmarks.requests.sets import GROUPS, HOMES, House, open_house, read_lines
from bot.core.language import LANGUAGES
from bot.knowledge.answers.search import Knowledge
from bot.language.text.wording import normalise

pytestmark = [pytest.mark.model, pytest.mark.slow]  # trains two models, then builds and calibrates three indexes

LEAST = {
    "requests that become a case": 93.0,
    "requests that become a case with their details": 91.0,
    "troubles that reach a person or are offered one": 85.0,
}
MOST_MISTAKEN = 4.5
SIZES = {"requests": 45, "questions": 45, "troubles": 15}


@pytest.fixture(scope="module")
def houses(own_model: Path, neutral_model: Path, finders: Callable[[str], Knowledge]) -> dict[str, House]:
    """The sample shop with its own examples, the others with the shipped ones alone."""
    models = {name: own_model if name == "flowers" else neutral_model for name in HOMES}
    return {name: open_house(name, model, finders(name)) for name, model in models.items()}


def test_requests_become_cases_and_questions_stay_questions(houses: dict[str, House]) -> None:
    found = {figure.metric: figure.value for figure in figures_of(houses, "measuring")}
    print(found)
    assert found["questions mistaken for requests"] <= MOST_MISTAKEN
    assert {metric: found[metric] for metric, least in LEAST.items() if found[metric] < least} == {}


def test_nobody_is_asked_twice(houses: dict[str, House]) -> None:
    asked = [one for one in hear(houses, "requests", "measuring") if one.said]
    assert asked
    assert [one.last.rule.value for one in asked if one.last.action == one.first.action] == []


@pytest.mark.parametrize("half", ["tuning", "measuring"])
@pytest.mark.parametrize("group", GROUPS)
def test_the_lines_are_as_many_as_promised_in_every_language(group: str, half: str) -> None:
    lines = read_lines(group, "tuning" if half == "tuning" else "measuring")
    assert len(lines) == SIZES[group]
    assert min(sum(line.language == language for line in lines) for language in LANGUAGES) >= len(lines) // 4


def test_no_line_was_learned_from(training_rows: list[tuple[str, str, str]]) -> None:
    learned = {normalise(text) for text, _, _ in training_rows}
    lines = [
        *read_lines("requests", "tuning"),
        *read_lines("requests", "measuring"),
        *read_lines("questions", "measuring"),
    ]
    assert [line.text for line in lines if normalise(line.text) in learned] == []
