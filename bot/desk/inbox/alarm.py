"""What the page is told when somebody must come: alarm.js makes a sound and a notice of it, again and again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bot.core.case import State, Woken
from bot.core.clocks.dues import DueKind, Reminder
from bot.core.desk.numbers import write_number
from bot.core.queue import ListedCase
from bot.desk.frame import due, names
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column.urgency import Warned


class Alarm:
    """Tells the page only when something is different."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._pending = 0

    def tell(
        self,
        calls: Iterable[ListedCase],
        *,
        pending: int,
        warned: Iterable[Warned] = (),
        reminded: Iterable[Reminder] = (),
    ) -> None:
        """``calls`` are new, ``warned`` are due; ``pending`` is how many chats wait for somebody's eyes."""
        told = [self._to_call(case, self._title_of(case)) for case in calls]
        told += [self._to_call(one.case, f"notice-{one.stage.value}") for one in warned]
        told += [self._to_reminder(one) for one in reminded]
        if not told and pending == self._pending:
            return
        self._pending = pending
        self._visit.run_script(f"desk.alarm({json.dumps({'calls': told, 'pending': pending})})")

    def _to_call(self, case: ListedCase, title: str) -> dict[str, object]:
        """No words of the customer: a notice may be read by whoever passes the screen."""
        name = names.customer(self._visit, case)
        return {
            "key": f"{case.id}-{case.last.id if case.last else 0}-{case.state.value}-{title}-{case.note_id}",
            "chat": case.conversation_id,
            "title": self._visit.say(title, number=write_number(case.id), name=name),
            "text": self._say_text(case, title),
        }

    def _to_reminder(self, one: Reminder) -> dict[str, object]:
        return {
            "key": f"reminder-{one.id}-{one.due_at.timestamp()}",
            "chat": one.conversation_id,
            "title": self._visit.say("notice-reminder", name=names.customer(self._visit, one)),
            "text": self._say_reminder(one),
        }

    def _say_reminder(self, one: Reminder) -> str:
        if one.kind is DueKind.REVIEW:
            return self._visit.say(f"reviews-told-{one.note}")
        return names.moment(self._visit, one.due_at)

    def _say_text(self, case: ListedCase, title: str) -> str:
        if case.clock is not None and title in ("notice-soon", "notice-late"):
            return due.say_hint(self._visit, case.clock)
        return names.reason(self._visit, case)

    def _title_of(self, case: ListedCase) -> str:
        if self._visit.person.id in case.mentioned:
            return "notice-note"
        if case.assigned:
            return "notice-assigned"
        if case.state is State.WAITING:
            return "notice-case"
        return "notice-woken" if case.woken is Woken.TIME else "notice-message"
