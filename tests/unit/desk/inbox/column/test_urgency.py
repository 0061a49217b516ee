"""What time alone changes in a list: warnings are told once, to whom they concern."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.case import Snooze, State
from bot.core.clocks.clock import Clock, Stage
from bot.core.clocks.targets import Aim
from bot.core.queue import ListedCase
from bot.desk.inbox.column.urgency import Warned, Watch, is_called_up, list_late, sort_by_due, stage_of, told_to
from tests.support.listed import NOON, make_listed

MINUTE = timedelta(minutes=1)


def due(number: int, minutes: int, *, aim: Aim = Aim.NEXT_REPLY, **fields: object) -> ListedCase:
    """A case of person 7 that is due in so many minutes and warns a quarter of an hour before."""
    at = NOON + minutes * MINUTE
    clock = Clock(aim=aim, warn_at=at - 15 * MINUTE, due_at=at)
    known = {"id": number, "state": State.CLAIMED, "person_id": 7, "clock": clock}
    return replace(make_listed(), **{**known, **fields})  # type: ignore[arg-type]


def test_each_border_is_told_once() -> None:
    watch, cases = Watch(), [due(1, 60), due(2, 300)]
    told = [[one.stage for one in watch.look(cases, NOON + minutes * MINUTE)[0]] for minutes in (0, 44, 45, 50, 60, 61)]
    assert told == [[], [], [Stage.SOON], [], [Stage.LATE], []]
    assert [one.case.id for one in watch.look(cases, NOON + 285 * MINUTE)[0]] == [2]


def test_the_same_list_has_changed_only_when_a_border_is_crossed() -> None:
    watch, cases = Watch(), [due(1, 60)]
    changed = [watch.look(cases, NOON + minutes * MINUTE)[1] for minutes in (0, 1, 45, 46, 60, 61)]
    assert changed == [True, False, True, False, True, False]


def test_a_case_that_comes_late_is_no_warning_of_its_own() -> None:
    watch = Watch()
    watch.look([], NOON)
    nearer, changed = watch.look([due(1, -5)], NOON)
    assert (nearer, changed) == ((), True)


def test_a_new_target_warns_anew() -> None:
    watch = Watch()
    for minutes, told in ((-1, 0), (60, 0), (10, 1)):
        assert len(watch.look([due(1, minutes)], NOON)[0]) == told


def test_the_holder_is_told_and_of_what_nobody_holds_the_lead() -> None:
    mine, others = due(1, 5), due(2, 5, person_id=8)
    free = due(3, 5, state=State.WAITING, person_id=None)
    put_off = due(4, 5, snooze=Snooze(since=NOON, until=None))
    warned = [Warned(case=case, stage=Stage.SOON) for case in (mine, others, free, put_off)]
    assert [one.case.id for one in told_to(warned, 7, leads=lambda: False)] == [1]
    assert [one.case.id for one in told_to(warned, 9, leads=lambda: True)] == [3]


def test_what_is_due_first_stands_first_and_what_has_no_clock_last() -> None:
    calm = replace(make_listed(), id=9)
    cases = [calm, due(1, 30), due(2, -10), due(3, -40)]
    assert [case.id for case in sort_by_due(cases)] == [3, 2, 1, 9]
    assert [case.id for case in list_late(cases, NOON)] == [3, 2]
    assert stage_of(calm, NOON) is Stage.CALM


def test_a_promise_whose_time_comes_is_called_up() -> None:
    assert is_called_up(due(1, 10, aim=Aim.PROMISE), NOON)
    assert not is_called_up(due(1, 60, aim=Aim.PROMISE), NOON)
    assert not is_called_up(due(1, 10), NOON)
