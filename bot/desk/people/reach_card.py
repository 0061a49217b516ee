"""Connecting one's own Telegram: a code to send to the bot, and what one is told there."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from bot.core.desk.calls import Link
from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.cases.reaching import linking

LOOK_SECONDS = 2.0


class ReachCard:
    """One card of the profile; nothing for those who answer no chats."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._body: Element | None = None

    async def build(self) -> None:
        """Draw it as things stand."""
        if not self._visit.may(Right.ANSWER_CHATS):
            return
        with parts.box("card form reach"):
            parts.Text(self._visit.say("reach-title"), tag="h2")
            self._body = parts.box("form reach-body")
        await self._show()

    async def _show(self) -> None:
        assert self._body is not None
        link = await self._visit.read(linking.find_link)
        self._body.clear()
        with self._body:
            if not linking.can_reach(self._visit.app):
                parts.Text(self._visit.say("reach-off"), "hint")
                return
            parts.Text(self._visit.say("reach-text"), "hint")
            self._draw_link(link) if link is not None else self._draw_nothing()

    def _draw_nothing(self) -> None:
        with parts.box("form-buttons"):
            parts.button(self._visit.say("reach-connect"), self._connect, kind="primary", classes="reach-connect")

    def _draw_link(self, link: Link) -> None:
        say = self._visit.say
        name = f"@{link.username}" if link.username else link.name
        parts.Text(say("reach-on", name=name), "strong reach-on")
        always = ui.checkbox(say("reach-always"), value=link.always).classes("reach-always")
        always.on_value_change(lambda event: self._set_always(bool(event.value)))
        with parts.box("form-buttons"):
            parts.button(say("reach-unlink"), self._unlink, classes="reach-unlink")

    async def _connect(self) -> None:
        say, app = self._visit.say, self._visit.app
        given = await self._visit.attempt(lambda person: app.database.write(linking.do_invite, app, person))
        if given is None:
            return
        with self._visit.dialog(say("reach-connect")) as dialog, parts.box("dialog reach-dialog"):
            parts.Text(say("reach-connect"), tag="h2")
            parts.Text(say("reach-steps" if given.link else "reach-steps-code"), "hint")
            if given.link:
                target = parts.link(say("reach-open"), given.link, "btn btn-primary reach-open")
                parts.attribute(target, target="_blank", rel="noopener noreferrer")
            parts.attribute(parts.Text(given.command, "one-time reach-code", tag="code"), id="reach-code")
            copy = parts.Text(say("copy"), "btn", tag="button")
            parts.attribute(copy, type="button", data_copy="reach-code", data_done=say("copied"))
            parts.attribute(parts.Text(say("reach-waits"), "muted small"), role="status")

            async def look() -> None:
                if await self._visit.read(linking.find_link) is not None:
                    dialog.submit("linked")

            ui.timer(LOOK_SECONDS, look)
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
        linked = await dialog == "linked"
        dialog.delete()
        if linked:
            self._visit.notify(say("reach-done"), kind="positive")
        await self._show()

    async def _set_always(self, always: bool) -> None:
        write = self._visit.app.database.write

        async def change(person: object) -> bool:
            await write(linking.do_set_always, self._visit.person, always=always)
            return person is not None

        if await self._visit.attempt(change):
            self._visit.notify(self._visit.say("saved"), kind="positive")

    async def _unlink(self) -> None:
        await self._visit.attempt(lambda person: self._visit.app.database.write(linking.do_unlink, person))
        await self._show()
