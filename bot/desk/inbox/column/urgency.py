"""What is due in the open cases as time goes by: which warnings are new, which cases are late, what comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.core.case import State
from bot.core.clocks.clock import Stage
from bot.core.clocks.targets import Aim
from bot.core.queue import ListedCase

NEVER = datetime.max.replace(tzinfo=UTC)
STAGES = tuple(Stage)


@dataclass(frozen=True, kw_only=True)
class Warned:
    """A case whose clock has just come near its end, or over it."""

    case: ListedCase
    stage: Stage


class Watch:
    """Remembers how near each clock was at the last look: time alone changes that, not only rows."""

    def __init__(self) -> None:
        self._cases: Sequence[ListedCase] = ()
        self._known: dict[int, Stage] = {}
        self._until = NEVER  # nothing comes nearer before

    def look(self, cases: Sequence[ListedCase], now: datetime) -> tuple[tuple[Warned, ...], bool]:
        """What came nearer since the last look, and whether anything is otherwise than it was. Who was not there then
        is no news here.
        """
        if cases is self._cases and now < self._until:
            return (), False
        before, self._cases = self._known, cases
        self._known = {case.id: stage_of(case, now) for case in cases}
        self._until = min((_next_change(case, now) for case in cases), default=NEVER)
        nearer = tuple(Warned(case=case, stage=self._known[case.id]) for case in cases if self._is_nearer(case, before))
        return nearer, before != self._known

    def _is_nearer(self, case: ListedCase, before: Mapping[int, Stage]) -> bool:
        known, stage = before.get(case.id), self._known[case.id]
        return known is not None and known is not stage and STAGES.index(stage) > STAGES.index(known)


def _next_change(case: ListedCase, now: datetime) -> datetime:
    """When the stage of a case will be another."""
    if case.clock is None or now >= case.clock.due_at:
        return NEVER
    return case.clock.due_at if now >= case.clock.warn_at else min(case.clock.warn_at, case.clock.due_at)


def stage_of(case: ListedCase, now: datetime) -> Stage:
    """How near the end of its clock a case is."""
    return case.clock.stage(now) if case.clock is not None else Stage.CALM


def is_called_up(case: ListedCase, now: datetime) -> bool:
    """Whether the time of a promise has come."""
    return case.clock is not None and case.clock.aim is Aim.PROMISE and case.clock.stage(now) is not Stage.CALM


def list_late(cases: Iterable[ListedCase], now: datetime) -> list[ListedCase]:
    """What is late, the latest first."""
    return sort_by_due([case for case in cases if stage_of(case, now) is Stage.LATE])


def sort_by_due(cases: Sequence[ListedCase]) -> list[ListedCase]:
    """What is due first, then what has no clock, each in the order given."""
    return sorted(cases, key=lambda case: case.clock.due_at if case.clock is not None else NEVER)


def told_to(warned: Iterable[Warned], person_id: int, *, leads: Callable[[], bool]) -> tuple[Warned, ...]:
    """What concerns a person: their own cases but those they put off, and what nobody holds if they lead."""
    return tuple(
        one
        for one in warned
        if (one.case.state is State.CLAIMED and one.case.person_id == person_id and one.case.snooze is None)
        or (one.case.state is State.WAITING and leads())
    )
