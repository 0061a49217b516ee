"""A visit ends with hours of silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.conversation import Memory, Pick, Topic
from bot.core.policy.visits import COMES_BACK, came_back, recall
from tests.support.clock import NOON

MEMORY = Memory(
    shown=("delivery/cost",),
    misses=1,
    asked=("how much",),
    offered=("delivery/cost",),
    wording="how much",
    topic=Topic(article="delivery/cost", question="how much"),
    told=("delivery/cost#0",),
    picked=(Pick(asked="card", article="payment/card"),),
    slot="order_number",
    awaits="person",
    at=NOON,
)


@pytest.mark.parametrize("hours", [0.0, 1.0, 3.9])
def test_within_a_visit_everything_counts(hours: float) -> None:
    assert recall(MEMORY, now=NOON + timedelta(hours=hours), hours=4) == MEMORY


@pytest.mark.parametrize("hours", [4.0, 168.0])
def test_after_hours_of_silence_nothing_was_asked_or_shown(hours: float) -> None:
    after = recall(MEMORY, now=NOON + timedelta(hours=hours), hours=4)
    assert (after.shown, after.asked, after.told, after.topic) == ((), (), (), None)
    assert (after.offered, after.wording, after.misses) == ((), "", 0)


def test_what_the_bot_waits_for_and_what_the_customer_chose_stay() -> None:
    after = recall(MEMORY, now=NOON + timedelta(hours=12), hours=4)
    assert (after.slot, after.awaits, after.picked) == (MEMORY.slot, MEMORY.awaits, MEMORY.picked)


def test_a_late_no_is_not_about_the_answer_of_yesterday() -> None:
    memory = Memory(awaits="helped", at=NOON)
    assert recall(memory, now=NOON + timedelta(hours=12), hours=4).awaits == ""


def test_a_memory_from_before_times_were_written_down_counts() -> None:
    memory = Memory(shown=("delivery/cost",))
    assert recall(memory, now=NOON, hours=4) == memory


@pytest.mark.parametrize(
    ("after", "back"), [(timedelta(hours=5), True), (COMES_BACK, True), (timedelta(days=8), False)]
)
def test_what_was_asked_in_a_visit_of_the_last_days_is_known(after: timedelta, back: bool) -> None:
    memory = recall(MEMORY, now=NOON + after, hours=4)
    assert came_back(memory, "how much", "delivery/cost") is back
    assert not came_back(memory, "how long", "delivery/cost")
    assert not came_back(memory, "how much", "delivery/new")  # an answer they have not had


def test_within_a_visit_nobody_came_back_and_earlier_visits_are_forgotten_one_by_one() -> None:
    assert not came_back(MEMORY, "how much", "delivery/cost")
    later = recall(MEMORY, now=NOON + timedelta(days=3), hours=4)
    second = replace(later, asked=("where",), shown=("shop/where",), at=NOON + timedelta(days=3))
    third = recall(second, now=NOON + timedelta(days=9), hours=4)
    assert not came_back(third, "how much", "delivery/cost")
    assert came_back(third, "where", "shop/where")
