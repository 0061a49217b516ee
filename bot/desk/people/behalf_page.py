"""The shop's own accounts of Telegram: which are connected, what they let the bot do, how one connects. For leads."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.reach.behalf import Connection, Standing
from bot.desk.frame import parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.service.chat.behalf import connecting

LOOK_SECONDS = 2.0
KINDS = {Standing.WORKS: "good", Standing.ASKS: "wait", Standing.MUTE: "bad", Standing.OFF: "bad"}


async def draw_behalf(visit: Visit) -> None:
    """The page."""
    found = await visit.app.database.read(connecting.list_connections, visit.person)
    with frame(visit, page="teams"):
        BehalfPage(visit).build(found)


class BehalfPage:
    """A card an account; it looks by itself whether one has come or changed."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._found: tuple[Connection, ...] = ()
        self._body: Element | None = None

    def build(self, found: tuple[Connection, ...]) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/teams", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-teams"))
            parts.Text(say("behalf-title"), tag="h1")
        parts.Text(say("behalf-text"), "muted measure-text")
        parts.Text(say("behalf-privacy"), "muted measure-text group-privacy")
        if not connecting.can_connect(self._visit.app):
            parts.empty(say("behalf-off"), [say("telegram-off-how")])
            return
        self._found = found
        with parts.box("group-page"):
            self._body = parts.box("groups", tag="section")
            self._draw()
            self._draw_steps()
        ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        found = await self._visit.read(connecting.list_connections)
        if found is not None and found != self._found:
            self._found = found
            self._draw()

    def _draw(self) -> None:
        assert self._body is not None
        self._body.clear()
        with self._body:
            if not self._found:
                parts.Text(self._visit.say("behalf-none"), "muted behalf-none")
            for one in self._found:
                self._draw_account(one)

    def _draw_account(self, one: Connection) -> None:
        say, standing = self._visit.say, one.standing
        with parts.attribute(parts.box("card group behalf", tag="section"), data_behalf=one.id):
            with parts.box("group-who"):
                parts.Text(one.name or f"@{one.username}", "strong group-name", tag="h2")
                parts.Text(f"@{one.username}" if one.username else "", "muted small")
            state = parts.Text(say(f"behalf-is-{standing.value}"), f"group-state is-{KINDS[standing]}")
            parts.attribute(state, role="status")
            if standing is Standing.MUTE:
                parts.Text(say("behalf-is-mute-do"), "behalf-do")
            since = times.say_date(one.changed_at, self._visit.app.business.zone)
            parts.Text(say("behalf-since", time=since), "muted small")
            if standing is not Standing.OFF:
                self._draw_powers(one)
            self._draw_buttons(one)

    def _draw_powers(self, one: Connection) -> None:
        say = self._visit.say
        with parts.box("behalf-powers", tag="ul"):
            for name in ("reply", "read", "delete"):
                given = getattr(one.powers, name)
                with parts.box("is-given" if given else "is-missing", tag="li"):
                    sign = parts.Text("✓" if given else "✗", "behalf-sign", tag="span")
                    parts.attribute(sign, role="img", aria_label=say("behalf-yes" if given else "behalf-no"))
                    parts.Text(say(f"behalf-may-{name}"), tag="span")

    def _draw_buttons(self, one: Connection) -> None:
        say = self._visit.say
        with parts.box("form-buttons"):
            if one.allowed:
                parts.button(say("behalf-forbid"), partial(self._ask, one), classes="behalf-forbid")
            elif one.enabled:
                allow = partial(self._allow, one)
                parts.button(say("behalf-allow"), allow, kind="primary", classes="behalf-allow")

    def _draw_steps(self) -> None:
        say = self._visit.say
        with parts.box("card form group-new"):
            parts.Text(say("behalf-how"), "strong", tag="h2")
            bot = connecting.find_bot(self._visit.app)
            with parts.box("steps", tag="ol"):
                parts.Text(say("behalf-step-mode"), tag="li")
                parts.Text(say("behalf-step-account", bot=f"@{bot}" if bot else ""), tag="li")
                parts.Text(say("behalf-step-chats"), tag="li")
                parts.Text(say("behalf-step-allow"), tag="li")

    async def _allow(self, one: Connection) -> None:
        await self._settle(connecting.do_allow, one)
        self._visit.notify(self._visit.say("behalf-done"), kind="positive")

    async def _ask(self, one: Connection) -> None:
        say = self._visit.say
        title = say("behalf-forbid-ask", name=one.name)
        with self._visit.dialog(title) as dialog, parts.box("dialog"):
            parts.Text(title, tag="h2")
            parts.Text(say("behalf-forbid-text"), "muted")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("behalf-forbid"), lambda: dialog.submit("yes"), kind="danger", classes="confirm")
        if await dialog == "yes":
            await self._settle(connecting.do_forbid, one)
            self._visit.notify(say("behalf-stopped"), kind="positive")
        dialog.delete()

    async def _settle(self, change: connecting.Change, one: Connection) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(change, person, one.id))
        await self._look()
