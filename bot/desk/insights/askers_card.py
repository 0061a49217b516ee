"""Who asked to be told when there is an answer: how many, what they will read, and the press that has them told."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.gaps import Group
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.publishing.askers import draw_examples
from bot.service.chat.told import telling
from bot.service.chat.told.telling import State

LOOK_SECONDS = 5.0


class AskersCard:
    """Nothing where nobody asked."""

    def __init__(self, visit: Visit, group: Group, state: State) -> None:
        self._visit = visit
        self._group = group
        self._state = state
        self._body: Element | None = None

    def build(self) -> None:
        """Draw the card."""
        if not (self._state.told.waiting or self._state.told.told):
            return
        self._body = parts.box("card form askers")
        self._draw()
        ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        state = await self._visit.read(telling.find_state, self._group.id)
        if state is not None and state != self._state:
            self._state = state
            self._draw()

    def _draw(self) -> None:
        assert self._body is not None
        say, told = self._visit.say, self._state.told
        self._body.clear()
        with self._body:
            title = say("gap-askers", count=told.waiting) if told.waiting else say("gap-askers-title")
            parts.Text(title, "strong askers-title")
            if told.told:
                facts = say("gap-askers-told", count=told.told, up=told.helped, down=told.not_helped)
                parts.Text(facts, "muted small askers-told")
            if not told.waiting:
                return
            if not self._group.article:
                parts.Text(say("gap-askers-first"), "hint")
            elif self._state.is_sending:
                parts.Text(say("gap-askers-sending"), "hint askers-sending")
            else:
                self._draw_offer()

    def _draw_offer(self) -> None:
        draw_examples(self._visit, self._group.id)
        parts.button(self._visit.say("gap-askers-tell"), self._tell, kind="primary", classes="askers-tell")

    async def _tell(self) -> None:
        write, app = self._visit.app.database.write, self._visit.app
        done = await self._visit.attempt(lambda person: write(telling.do_tell, app, person, self._group.id))
        if done is not None:
            self._state = done
            self._draw()
