"""Playing a week: against the theory of queues, and what people, chats and patience change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.insights.staffing.erlang import Demand, mean_wait, share_in_time
from bot.core.insights.staffing.forecast import Forecast
from bot.core.insights.staffing.history import Handling
from bot.core.insights.staffing.patience import Patience
from bot.core.insights.staffing.plan import Plan, Wish, list_short
from bot.core.insights.staffing.week import A_DAY, A_WEEK, BLOCKS, Open
from bot.service.insights.staffing.planning import play_week
from bot.service.insights.staffing.simulating import simulate

ALWAYS: Open = (True,) * A_WEEK
OFFICE: Open = tuple(18 <= slot % A_DAY < 36 and slot // A_DAY < 5 for slot in range(A_WEEK))
NEVER_LEAVES = Patience(rate=0.0)


def make_plan(a_slot: float, people: int, *, opened: Open = ALWAYS, **fields: object) -> Plan:
    wish = Wish(minutes=2, places=1, rota=(people,) * BLOCKS)
    rates = tuple(a_slot if is_open else 0.0 for is_open in opened)
    plan = Plan(
        forecast=Forecast(rates=rates),
        handling=Handling(slower=0.0, lag=0.0),
        patience=NEVER_LEAVES,
        opened=opened,
        wish=wish,
    )
    return replace(plan, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("a_slot", "people"), [(2.0, 1), (5.0, 2), (6.0, 3)])
def test_it_agrees_with_the_theory_of_queues(a_slot: float, people: int) -> None:
    demand = Demand(arrivals=a_slot, period=30, handling=10)
    found = simulate(make_plan(a_slot, people), runs=12).total
    assert found.in_time == pytest.approx(share_in_time(demand, people, 2), abs=0.03)
    assert found.load == pytest.approx(demand.load / people, abs=0.03)
    assert mean_wait(demand, people) > 0


def test_the_same_seed_plays_the_same_and_says_how_far_weeks_differ() -> None:
    plan = make_plan(5, 2, opened=OFFICE)
    one = simulate(plan)
    assert one == simulate(plan)
    assert one != simulate(plan, seed=2)
    assert one.low < one.total.in_time < one.high
    assert one.runs >= 20


def test_more_people_more_chats_at_once_and_less_patience_change_it_as_they_should() -> None:
    tight = make_plan(6, 2, opened=OFFICE)
    base = simulate(tight).total
    assert simulate(tight.with_rota((3,) * BLOCKS)).total.in_time > base.in_time + 0.2
    assert simulate(replace(tight, wish=replace(tight.wish, places=2))).total.in_time > base.in_time + 0.2
    slowed = replace(tight, wish=replace(tight.wish, places=2), handling=Handling(slower=1.0, lag=0.0))
    assert simulate(slowed).total.in_time < 0.6
    assert base.left == 0
    hasty = simulate(replace(tight, patience=Patience(rate=1 / 5))).total
    assert hasty.left > 0.1
    assert hasty.most is not None
    assert base.most is not None
    assert hasty.most < base.most


def test_who_comes_at_night_is_served_at_opening_and_nobody_on_duty_answers_nobody() -> None:
    night = tuple(0.5 if slot < 18 else 0.0 for slot in range(A_WEEK))
    plan = make_plan(0, 1, opened=OFFICE, forecast=Forecast(rates=night))
    found = simulate(plan)
    assert found.blocks[4].came == pytest.approx(9, abs=1.5)
    assert sum(part.came for part in found.blocks) == pytest.approx(found.blocks[4].came)
    nobody = simulate(plan.with_rota((0,) * BLOCKS)).total
    assert (nobody.median, nobody.in_time, nobody.load) == (None, 0.0, 0.0)


def test_a_week_without_an_open_hour_or_a_customer_is_empty() -> None:
    shut = simulate(make_plan(5, 1, opened=(False,) * A_WEEK))
    assert (shut.total.came, shut.total.median) == (0, None)
    assert simulate(make_plan(0, 1)).total.in_time == 1


def test_people_are_put_where_they_are_missing_and_nowhere_else() -> None:
    busy = tuple((9.0 if 20 <= slot < 24 else 0.2) if is_open else 0.0 for slot, is_open in enumerate(OFFICE))
    plan = make_plan(0, 1, opened=OFFICE, forecast=Forecast(rates=busy))
    played = play_week(plan)
    short = list_short(plan, played.outcome, played.better)
    assert short[0].block == 5  # Monday from 10 to 12
    assert short[0].people >= 3
    assert next(block for block, people in enumerate(played.better) if people > 1) == 5
    assert all(people == 1 for people in played.better[7:12])
    assert simulate(plan.with_rota(played.better)).blocks[5].in_time > 0.75
