"""Promises and reminders where they are seen: under the reply, over the messages, and what can be done with them."""

from __future__ import annotations

from nicegui.element import Element

from bot.core.clocks.dues import Due, DueKind
from bot.core.clocks.silence import Coming
from bot.core.messages import Dropped
from bot.core.people import Person
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.moment import MomentDialog, Words
from bot.service.cases import snoozing
from bot.service.cases.clocks import promising
from bot.service.cases.queue import OpenCase
from bot.service.cases.timers import nudging, reminding


def draw_promise(visit: Visit, due: Due, *, mine: bool) -> None:
    """What a reply promised, below it: one press corrects it, one takes it away."""
    state = _state_of(visit, due)
    with parts.box(f"promise is-{state}"):
        when = names.short_moment(visit, due.due_at)
        parts.Text(visit.say(f"promise-{state}", when=when), "promise-words", tag="span")
        if mine and due.stands:
            _draw_acts(visit, due)


def _state_of(visit: Visit, due: Due) -> str:
    if due.stands:
        return "late" if due.due_at <= visit.app.clock() else "open"
    return "kept" if due.was_kept else "broken"


def _draw_acts(visit: Visit, due: Due) -> None:
    parts.icon_button("✎", visit.say("due-move"), lambda: _move(visit, due), classes="due-move")
    key = "promise-remove" if due.kind is DueKind.PROMISE else "remind-done"
    parts.icon_button("✕", visit.say(key), lambda: _remove(visit, due), classes="due-remove")


async def _move(visit: Visit, due: Due) -> None:
    title = "promise-title" if due.kind is DueKind.PROMISE else "remind-title"
    chosen = await MomentDialog(visit, Words(title=title, confirm="save")).ask()
    if chosen is None:
        return

    async def move(person: Person) -> None:
        to = snoozing.read_until(visit.app, chosen.when)
        await visit.app.database.write(promising.do_move, person, due.id, to=to)

    await visit.attempt(move)


async def _remove(visit: Visit, due: Due) -> None:
    await visit.attempt(lambda person: visit.app.database.write(promising.do_remove, person, due.id))


async def ask_reminder(visit: Visit, conversation_id: int) -> None:
    """Remind me of this chat."""
    words = Words(title="remind-title", confirm="remind-do", note="remind-note")
    chosen = await MomentDialog(visit, words).ask()
    if chosen is None:
        return

    async def remind(person: Person) -> None:
        at = snoozing.read_until(visit.app, chosen.when)
        do, app = reminding.do_remind, visit.app
        await app.database.write(do, app, person, conversation_id, at=at, note=chosen.note)

    await visit.attempt(remind)


class DuesBar:
    """Between the head and the messages: one's own reminders, and what becomes of a customer who stays silent."""

    def __init__(self, visit: Visit, conversation_id: int) -> None:
        self._visit = visit
        self._conversation_id = conversation_id
        self._bar: Element | None = None
        self._shown: object = None

    def build(self) -> None:
        """Draw it, empty."""
        self._bar = parts.box("dues-bar")
        self._bar.set_visibility(False)

    def show(self, case: OpenCase) -> None:
        """Bring it up to date."""
        assert self._bar is not None
        reminders = tuple(one for one in case.dues if one.kind is DueKind.REMINDER)
        coming, mine = self._find_coming(case), case.conversation.owner.person_id == self._visit.person.id
        if (reminders, coming, mine) == self._shown:
            return
        self._shown = (reminders, coming, mine)
        self._bar.clear()
        self._bar.set_visibility(bool(reminders or coming))
        with self._bar:
            if coming is not None:
                self._draw_coming(coming, mine=mine)
            for one in reminders:
                self._draw_reminder(one)

    def _find_coming(self, case: OpenCase) -> Coming | None:
        held, conversation = case.escalation, case.conversation
        kept = any(one.dropped is Dropped.NO for one in case.planned)
        if held is None or conversation.blocked or kept:
            return None
        business, since = self._visit.app.business, conversation.waiting_since
        return nudging.coming_of(business, held, waiting_since=since, promised=case.promised)

    def _draw_coming(self, coming: Coming, *, mine: bool) -> None:
        with parts.box(f"due-line silence is-{coming.step.value}"):
            when = names.short_moment(self._visit, coming.at)
            parts.Text(self._visit.say(f"silence-{coming.step.value}", when=when), tag="span")
            if mine:
                hint = self._visit.say("keep-open-hint")
                parts.button(
                    self._visit.say("keep-open"), self._keep_open, kind="small", classes="keep-open", hint=hint
                )

    def _draw_reminder(self, due: Due) -> None:
        with parts.box("due-line reminder"):
            when = names.short_moment(self._visit, due.due_at)
            parts.Text(self._visit.say("remind-at", when=when), "reminder-when", tag="span")
            parts.Text(due.note, "reminder-note", tag="span")
            _draw_acts(self._visit, due)

    async def _keep_open(self) -> None:
        write, where = self._visit.app.database.write, self._conversation_id
        await self._visit.attempt(lambda person: write(nudging.do_keep_open, person, where))
