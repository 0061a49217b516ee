"""The figures of reports once more, row by row in plain Python: what the statements are held to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import ceil
from typing import Any

from sqlalchemy import select

from bot.core.business import Business
from bot.core.clocks.worktime import worked
from bot.core.insights.reports.span import Span
from bot.storage.database import Tx
from bot.storage.offices import to_office
from bot.storage.tables.cases import case_tags, escalations, ratings
from bot.storage.tables.chat import conversations, messages
from bot.storage.tables.clocks import dues, targets
from bot.storage.tables.insights import asked, nps
from bot.storage.tables.teams import teams

Row = Any
WEEK = timedelta(days=7)
OURS = ("taken", "written_first", "reopened")


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One row of a measure: whether it has the mark, its properties by name, and its seconds."""

    has: bool
    keys: dict[str, tuple[object, ...]]
    less: bool = False
    seconds: float = 0.0


class Recount:
    """Reads all rows once."""

    def __init__(self, tx: Tx, business: Business, span: Span) -> None:
        def read(table: Any) -> list[Row]:
            return list(tx.connection.execute(select(table)))

        self.calendar, self.now = business.calendar, span.now
        self.first, self.last, self.until = span.first, span.last, span.until
        self.chats = {row.id: row for row in read(conversations)}
        self.lines, self.asked, self.cases, self.nps = read(messages), read(asked), read(escalations), read(nps)
        self.targets, self.ratings, self.dues = read(targets), read(ratings), read(dues)
        self.tags = defaultdict(list)
        for row in read(case_tags):
            self.tags[row.case_id].append(row.tag)
        self.teams = {row.id: business.calendar_for(to_office(row.office)) for row in read(teams)}
        self.case = {row.id: row for row in self.cases}

    def list_rows(self, key: str) -> list[Counted]:
        """The rows of a measure, those of which it is a share."""
        name = key.replace("-", "_")
        return list(getattr(self, f"_{name}")())

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.calendar.zone).date()

    def _is_in(self, moment: datetime | None) -> bool:
        return moment is not None and self.first <= self._day(moment) <= self.last and moment < self.until

    def _is_over(self, day: date) -> bool:
        return day + WEEK < self._day(self.now)

    def _list_talks(self) -> dict[tuple[int, date], datetime]:
        found: dict[tuple[int, date], datetime] = {}
        for line in self.lines:
            if line.author == "customer" and self._is_in(line.created_at):
                place = line.conversation_id, self._day(line.created_at)
                found[place] = min(found.get(place, line.created_at), line.created_at)
        return found

    def _shown(self, chat: int, day: date) -> list[Row]:
        return [row for row in self.asked if row.conversation_id == chat and row.article and self._day(row.at) == day]

    def _is_served(self, chat: int, day: date) -> bool:
        shown = self._shown(chat, day)
        return bool(shown) and all(row.thumb is not False for row in shown)

    def _has_person(self, chat: int, day: date) -> bool:
        return any(
            self._day(case.opened_at) <= day and (case.closed_at is None or day <= self._day(case.closed_at))
            for case in self.cases
            if case.conversation_id == chat
        )

    def _is_alone(self, chat: int, day: date) -> bool:
        return self._is_served(chat, day) and not self._has_person(chat, day)

    def _is_lasting(self, chat: int, day: date) -> bool:
        for ahead in range(1, 8):
            later = day + timedelta(days=ahead)
            called = [case for case in self.cases if case.conversation_id == chat and case.reason not in OURS]
            if any(self._day(case.opened_at) == later for case in called):
                return False
            if {row.article for row in self._shown(chat, day)} & {row.article for row in self._shown(chat, later)}:
                return False
        return True

    def _count_talks(self, test: Callable[[int, date], bool], of: Callable[[int, date], bool]) -> Iterator[Counted]:
        for (chat, day), at in self._list_talks().items():
            if of(chat, day):
                yield Counted(has=test(chat, day), keys=self._keys_of_talk(chat, day, at))

    def _keys_of_talk(self, chat: int, day: date, at: datetime) -> dict[str, tuple[object, ...]]:
        articles = sorted({row.article for row in self._shown(chat, day)})
        topics = sorted({article.split("/", maxsplit=1)[0] for article in articles})
        return {**self._keys(chat, at), "article": tuple(articles) or ("",), "topic": tuple(topics) or ("",)}

    def _keys(self, chat: int, at: datetime) -> dict[str, tuple[object, ...]]:
        local, known = at.astimezone(self.calendar.zone), self.chats[chat]
        return {
            "day": ((local.date() - date(1970, 1, 1)).days,),
            "hour": (local.hour,),
            "weekday": (local.weekday(),),
            "slot": (24 * local.weekday() + local.hour,),
            "channel": (known.channel,),
            "language": (known.language,),
        }

    def _talks(self) -> Iterator[Counted]:
        return self._count_talks(lambda *_: True, lambda *_: True)

    def _alone(self) -> Iterator[Counted]:
        return self._count_talks(self._is_alone, lambda *_: True)

    def _lasting(self) -> Iterator[Counted]:
        return self._count_talks(self._is_lasting, lambda chat, day: self._is_alone(chat, day) and self._is_over(day))

    def _person(self) -> Iterator[Counted]:
        return self._count_talks(self._has_person, lambda *_: True)

    def _neither(self) -> Iterator[Counted]:
        return self._count_talks(
            lambda chat, day: not self._is_served(chat, day) and not self._has_person(chat, day), lambda *_: True
        )

    def _of_case(
        self, case: Row | None, at: datetime, *, chat: int, person: int | None
    ) -> dict[str, tuple[object, ...]]:
        team = case.team_id if case is not None and case.team_id in self.teams else None
        return {
            **self._keys(chat, at),
            "team": (_text(team),),
            "person": (_text(person),),
            "tag": tuple(self.tags[case.id]) if case is not None and self.tags[case.id] else ("",),
            "result": (_text(case.result_id) if case is not None else "",),
            "reason": (case.reason if case is not None else "",),
        }

    def _count_cases(
        self,
        column: str,
        test: Callable[[Row], bool] = lambda _: True,
        of: Callable[[Row], bool] = lambda _: True,
        seconds: Callable[[Row], float] = lambda _: 0.0,
    ) -> Iterator[Counted]:
        for case in self.cases:
            at = getattr(case, column)
            if self._is_in(at) and of(case):
                keys = self._of_case(case, at, chat=case.conversation_id, person=case.person_id)
                yield Counted(has=test(case), keys=keys, seconds=seconds(case))

    def _handed(self) -> Iterator[Counted]:
        return self._count_cases("opened_at", of=lambda case: case.reason not in OURS)

    def _reopened(self) -> Iterator[Counted]:
        return self._count_cases(
            "opened_at", lambda case: case.reason in ("again", "reopened") or bool(case.brief.get("former"))
        )

    def _solved(self) -> Iterator[Counted]:
        return self._count_cases("closed_at", of=lambda case: case.state == "resolved")

    def _once(self) -> Iterator[Counted]:
        return self._count_cases(
            "closed_at",
            self._is_once,
            of=lambda case: case.state == "resolved" and self._is_over(self._day(case.closed_at)),
        )

    def _is_once(self, case: Row) -> bool:
        writers = {
            line.person_id
            for line in self.lines
            if line.conversation_id == case.conversation_id and line.author == "operator"
            if case.opened_at <= line.created_at <= case.closed_at
        }
        later = [
            other
            for other in self.cases
            if other.conversation_id == case.conversation_id and other.id > case.id
            if other.reason not in ("taken", "written_first")
            if self._day(other.opened_at) <= self._day(case.closed_at) + WEEK
        ]
        return len(writers) == 1 and not later

    def _wait(self) -> Iterator[Counted]:
        return self._count_cases(
            "claimed_at",
            of=lambda case: case.reason not in OURS,
            seconds=lambda case: self._worked(case, case.opened_at, case.claimed_at),
        )

    def _first_reply(self) -> Iterator[Counted]:
        return self._count_cases(
            "first_reply_at",
            of=lambda case: case.reason not in OURS,
            seconds=lambda case: self._worked(case, case.opened_at, case.first_reply_at),
        )

    def _resolution(self) -> Iterator[Counted]:
        return self._count_cases("closed_at", of=lambda case: case.state == "resolved", seconds=self._resolved_in)

    def _resolved_in(self, case: Row) -> float:
        end = case.answered_at or case.closed_at
        return max(0.0, self._worked(case, case.opened_at, end) - self._paused(case, case.opened_at, end))

    def _paused(self, case: Row, since: datetime, until: datetime) -> float:
        pauses = [[datetime.fromtimestamp(one, UTC) for one in pause] for pause in case.pauses or ()]
        return sum(self._worked(case, max(start, since), min(end, until)) for start, end in pauses)

    def _worked(self, case: Row, since: datetime, until: datetime) -> float:
        return worked(self.teams.get(case.team_id, self.calendar), since, until).total_seconds()

    def _count_targets(self, aim: str) -> Iterator[Counted]:
        for row in self.targets:
            if row.aim == aim and self._is_in(row.met_at):
                case = self.case[row.case_id]
                keys = self._of_case(case, row.met_at, chat=case.conversation_id, person=case.person_id)
                time = self._worked(case, row.since, row.met_at)
                yield Counted(has=row.met_at <= row.due_at, keys={**keys, "policy": (row.policy,)}, seconds=time)

    def _next_reply(self) -> Iterator[Counted]:
        return self._count_targets("next_reply")

    def _target_first(self) -> Iterator[Counted]:
        return self._count_targets("first_reply")

    def _target_next(self) -> Iterator[Counted]:
        return self._count_targets("next_reply")

    def _target_resolution(self) -> Iterator[Counted]:
        return self._count_targets("resolution")

    def _promises(self) -> Iterator[Counted]:
        for row in self.dues:
            if row.kind == "promise" and not row.removed and row.due_at <= self.now and self._is_in(row.due_at):
                case = self.case.get(row.case_id)
                keys = self._of_case(case, row.due_at, chat=row.conversation_id, person=row.person_id)
                yield Counted(has=row.settled_at is not None and row.settled_at <= row.due_at, keys=keys)

    def _count_ratings(self, test: Callable[[Row], bool], of: Callable[[Row], bool]) -> Iterator[Counted]:
        for row in self.ratings:
            if self._is_in(row.asked_at) and of(row):
                case = self.case[row.case_id]
                keys = self._of_case(case, row.asked_at, chat=row.conversation_id, person=row.person_id)
                yield Counted(has=test(row), keys={**keys, "unasked": (row.unasked,)})

    def _csat(self) -> Iterator[Counted]:
        return self._count_ratings(lambda row: row.score >= 4, lambda row: row.score is not None)

    def _answered(self) -> Iterator[Counted]:
        return self._count_ratings(lambda row: row.score is not None, lambda row: not row.unasked)

    def _asked(self) -> Iterator[Counted]:
        return self._count_ratings(lambda row: not row.unasked, lambda _: True)

    def _nps(self) -> Iterator[Counted]:
        return self._count_nps(lambda row: row.score >= 9, lambda row: row.score is not None)

    def _nps_answered(self) -> Iterator[Counted]:
        return self._count_nps(lambda row: row.score is not None, lambda row: not row.unasked)

    def _nps_asked(self) -> Iterator[Counted]:
        return self._count_nps(lambda row: not row.unasked, lambda _: True)

    def _count_nps(self, test: Callable[[Row], bool], of: Callable[[Row], bool]) -> Iterator[Counted]:
        for row in filter(of, self.nps):
            if self._is_in(row.asked_at):
                case = self.case[row.case_id]
                keys = self._of_case(case, row.asked_at, chat=case.conversation_id, person=case.person_id)
                less, keys = row.score is not None and row.score < 7, {**keys, "unasked": (row.unasked,)}
                yield Counted(has=test(row), less=less, keys=keys)


def rank(seconds: list[float], percent: int) -> float:
    """The nearest rank."""
    return sorted(seconds)[max(1, ceil(len(seconds) * percent / 100)) - 1]


def _text(value: int | None) -> str:
    return "" if value is None else str(value)
