"""Customers who asked to be told what this article answers now: told from where it is made live."""

from __future__ import annotations

from nicegui.element import Element

from bot.core.people import Person, Right
from bot.desk.frame import parts
from bot.desk.publishing.askers import draw_examples
from bot.desk.studio.editing.work import Work
from bot.service.chat.told import telling
from bot.service.chat.told.telling import State


class WaitingStrip:
    """A line for each group of questions; empty while nobody waits or customers do not get the article."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._visit = work.visit
        self._place: Element | None = None

    def build(self) -> None:
        """Where it will stand."""
        self._place = parts.attribute(parts.box("waiting-place"), role="status")

    async def draw(self) -> None:
        """Who waits now."""
        visit, key = self._visit, self._work.draft.key
        sees = visit.may(Right.SEE_INSIGHTS) and visit.may(Right.EDIT_ARTICLES)
        if not sees or not self._work.draft.digest or self._work.status != "published":
            return
        found = await visit.attempt(lambda person: visit.app.database.read(telling.list_waiting, person, key))
        if self._place is None or self._place.is_deleted:
            return
        self._place.clear()
        with self._place:
            for number, state in (found or {}).items():
                self._draw_one(number, state)

    def _draw_one(self, number: int, state: State) -> None:
        say = self._visit.say
        with parts.box("card note-line waiting-line"):
            parts.Text(say("gap-askers", count=state.told.waiting), tag="span")
            if state.is_sending:
                parts.Text(say("gap-askers-sending"), "muted small", tag="span")
            else:
                parts.button(say("gap-askers-tell"), lambda: self._ask(number), kind="small", classes="tell-waiting")

    async def _ask(self, number: int) -> None:
        """Show what they will read, and send for them to be told."""
        visit, say = self._visit, self._visit.say
        with visit.dialog(say("gap-askers-tell")) as dialog, parts.box("dialog dialog-wide"):
            parts.Text(say("gap-askers-tell"), tag="h2")
            draw_examples(visit, number)
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("gap-askers-tell"), lambda: dialog.submit(True), kind="primary", classes="confirm")
        wanted = await dialog
        dialog.delete()
        if wanted and await visit.attempt(lambda person: self._tell(person, number)):
            await self.draw()

    async def _tell(self, person: Person, number: int) -> State:
        app = self._visit.app
        return await app.database.write(telling.do_tell, app, person, number)
