"""Whether one is here, in the bar of every page; as long as a page is open it says so."""

from __future__ import annotations

import time

from nicegui import ui
from nicegui.element import Element

from bot.core.people import Person, Right
from bot.core.presence import REASON_LENGTH, Presence, Present
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.people import presence

EVERY_SECONDS = 10.0
TELL_SECONDS = 30.0  # so often at most is it written down, however many pages of a session are open
REASONS = ("lunch", "break", "meeting")


class PresenceBox:
    """A word with a dot; pressed, it opens what one can be."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._label: parts.Text | None = None
        self._menu: ui.menu | None = None
        self._reason: ui.input | None = None
        self._shown: Present | None = None

    def build(self) -> None:
        """Draw it and begin to tell, for those whom it concerns."""
        if not self._visit.may(Right.ANSWER_CHATS):
            return
        say = self._visit.say
        self._label = parts.Text(say("presence-online"), "presence is-online", tag="button")
        parts.attribute(self._label, id="presence", type="button", title=say("presence"), aria_haspopup="true")
        with self._label, ui.menu() as self._menu:
            self._menu.classes("presence-menu")
            with parts.box("presence-choices"):
                for state in (Presence.ONLINE, Presence.BUSY):
                    self._draw_choice(say(f"presence-{state.value}"), say(f"presence-{state.value}-text"), state)
                for reason in REASONS:
                    words = say(f"away-{reason}")
                    self._draw_choice(words, "", Presence.AWAY, reason=words)
                self._reason = ui.input(placeholder=say("away-other")).classes("wide away-other")
                self._reason.props(f"dense outlined maxlength={REASON_LENGTH}")
                parts.attribute(self._reason, aria_label=say("away-other"))
                self._reason.on("keydown.enter", lambda: self._leave_for(), args=[])
        ui.timer(EVERY_SECONDS, self._tell)

    def _draw_choice(self, words: str, hint: str, state: Presence, *, reason: str = "") -> Element:
        with parts.box(f"presence-choice is-{state.value}", tag="button") as made:
            parts.Text(words, tag="span")
            if hint:
                parts.Text(hint, "muted small", tag="span")
        parts.attribute(made, type="button", data_state=state.value)
        made.on("click", lambda: self._choose(state, reason), args=[])
        return made

    async def _leave_for(self) -> None:
        assert self._reason is not None
        words = str(self._reason.value or "").strip()
        if words and await self._choose(Presence.AWAY, words):
            self._reason.set_value("")

    async def _choose(self, state: Presence, reason: str) -> bool:
        assert self._menu is not None
        write = self._visit.app.database.write

        async def choose(person: Person) -> bool:
            await write(presence.do_set_presence, person, state, reason=reason)
            return True

        if await self._visit.attempt(choose) is None:
            return False
        self._menu.close()
        self._show(Present(presence=state, reason=reason))
        return True

    async def _tell(self) -> None:
        """An open page is a sign of life; a page whose session has ended gives none."""
        visit, told = self._visit, self._visit.desk.told
        if not visit.client.has_socket_connection:
            return
        try:
            if time.monotonic() - told.get(visit.token, 0.0) >= TELL_SECONDS or self._shown is None:
                told[visit.token] = time.monotonic()
                found = await visit.app.database.write(presence.do_be_seen, visit.token)
            else:
                found = await visit.app.database.read(presence.find_presence, visit.person)
        except AnswerdeskError:  # the lamps tell of a sick database
            return
        if found is not None:
            self._show(found)

    def _show(self, found: Present) -> None:
        if self._label is None or self._label.is_deleted or found == self._shown:
            return
        self._shown = found
        words = found.reason or self._visit.say(f"presence-{found.presence.value}")
        self._label.set_text(words)
        self._label.classes(replace=f"presence is-{found.presence.value}")
