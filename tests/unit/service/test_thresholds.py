"""From which probability on the bot answers: the search knows it, the business only says how often it must be right."""

from __future__ import annotations

import pytest

from bot.core.business import Business
from bot.service.ports import LEAST_TENTATIVE, thresholds_of
from tests.support.engine import ScriptedFinder

NAME = {"en": "X"}


class Careful(ScriptedFinder):
    """Needs as much probability as it is asked for precision."""

    def answer_threshold(self, precision: float) -> float:
        return precision


@pytest.mark.parametrize("precision", [0.8, 0.95])
def test_the_target_precision_of_the_business_goes_to_the_search(precision: float) -> None:
    assert thresholds_of(Business(name=NAME, target_precision=precision), Careful()).answer == precision


def test_an_answer_needs_no_less_than_asking_back() -> None:
    assert thresholds_of(Business(name=NAME, target_precision=0.5, clarify=0.6), Careful()).answer == 0.6


def test_the_other_thresholds_stay_those_of_the_business() -> None:
    assert thresholds_of(Business(name=NAME, misses=3), Careful()).misses == 3


class Bold(ScriptedFinder):
    """Finds nearly any probability good enough."""

    def answer_threshold(self, precision: float) -> float:
        return 0.9 if precision > 0.9 else 0.05


def test_below_a_fifth_nothing_is_said_to_be_likely() -> None:
    assert thresholds_of(Business(name=NAME), Bold()).perhaps == LEAST_TENTATIVE
