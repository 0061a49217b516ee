"""Reminders whose time has come, over the list: each opens its chat, or is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from markupsafe import Markup
from nicegui import ui

from bot.core.clocks.dues import DueKind, Reminder
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.service.cases.clocks import promising

DONE: Final = "done"  # the note of a review that is finished
MANY: Final = 3  # from so many on they are folded
ROW = Markup(
    '<a class="reminder-link" href="/desk/chat/{chat}" data-open="{chat}"><span class="reminder-when">{when}</span> '
    '<span class="reminder-name">{name}</span> <span class="reminder-note">{note}</span></a>'
)
REVIEW = Markup(
    '<a class="reminder-link" href="/desk/reviews/{case}"><span class="reminder-name">{name}</span> '
    '<span class="reminder-note">{note}</span></a>'
)


class ReminderStrip:
    """Built where it is made; nothing is shown while nothing is due."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._shown: tuple[Reminder, ...] = ()
        self._box = parts.box("reminders")
        parts.attribute(self._box, role="region", aria_label=visit.say("reminders"))
        self._box.set_visibility(False)

    def show(self, reminders: Sequence[Reminder]) -> tuple[Reminder, ...]:
        """Show those of the person; what was not there before."""
        mine = tuple(one for one in reminders if one.person_id == self._visit.person.id)
        if mine == self._shown:
            return ()
        known = {one.id for one in self._shown}
        self._shown = mine
        self._box.clear()
        self._box.set_visibility(bool(mine))
        reviewed = tuple(one for one in mine if one.kind is DueKind.REVIEW and one.note == DONE)
        folded = reviewed if len(reviewed) >= MANY else ()
        with self._box:
            for one in mine:
                if one not in folded:
                    self._draw(one)
            if folded:
                self._fold(folded)
        return tuple(one for one in mine if one.id not in known)

    def _draw(self, one: Reminder) -> None:
        with parts.box("reminder-row"):
            ui.html(self._render(one), sanitize=False)
            done = self._visit.say("remind-done")
            parts.icon_button("✓", done, partial(self._done, one), classes="reminder-done")

    def _fold(self, reviewed: Sequence[Reminder]) -> None:
        """One line that opens: what needs no hurry must not push the queue out of sight."""
        with parts.box("reminder-row reminder-many"):
            with parts.box("reminder-fold", tag="details"):
                parts.Text(self._visit.say("reviews-told-many", count=len(reviewed)), tag="summary")
                for one in reviewed:
                    self._draw(one)
            all_seen = self._visit.say("reviews-told-all-seen")
            parts.icon_button("✓", all_seen, partial(self._done, *reviewed), classes="reminder-all-done")

    def _render(self, one: Reminder) -> str:
        name = names.customer(self._visit, one)
        if one.kind is DueKind.REVIEW:
            return str(REVIEW.format(case=one.case_id, name=name, note=self._visit.say(f"reviews-told-{one.note}")))
        when = names.short_moment(self._visit, one.due_at)
        return str(ROW.format(chat=one.conversation_id, when=when, name=name, note=one.note))

    async def _done(self, *reminders: Reminder) -> None:
        done = [one.id for one in reminders]
        await self._visit.attempt(lambda person: self._visit.app.database.write(promising.do_remove_all, person, done))
        self._visit.desk.queue.ring()
