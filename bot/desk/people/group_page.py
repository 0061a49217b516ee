"""The desk in Telegram: which groups are connected and what they lack, and a code for one more. For leads."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.desk.teams import Team
from bot.core.desk.topics import Group, Lack
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.service.cases.topics import connecting
from bot.service.cases.topics.connecting import Connected, Invitation
from bot.service.people import teams

LOOK_SECONDS = 2.0
ALL = 0


async def draw_group(visit: Visit) -> None:
    """The page."""
    read = visit.app.database.read
    groups = await read(connecting.list_groups, visit.person)
    linked = await read(connecting.list_linked, visit.person)
    known = await read(teams.list_teams, visit.person)
    with frame(visit, page="teams"):
        GroupPage(visit, linked, known).build(groups)


class GroupPage:
    """A card a group; it looks by itself whether one has come or changed."""

    def __init__(self, visit: Visit, linked: tuple[str, ...], known: tuple[Team, ...]) -> None:
        self._visit = visit
        self._linked = linked
        self._teams = known
        self._groups: tuple[Connected, ...] = ()
        self._body: Element | None = None
        self._steps: Element | None = None

    def build(self, groups: tuple[Connected, ...]) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/teams", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-teams"))
            parts.Text(say("group-title"), tag="h1")
        parts.Text(say("group-text"), "muted measure-text")
        parts.Text(say("group-privacy"), "muted measure-text group-privacy")
        if not connecting.can_connect(self._visit.app):
            parts.empty(say("group-off"), [say("telegram-off-how")])
            return
        self._groups = groups
        with parts.box("group-page"):
            self._body = parts.box("groups", tag="section")
            self._draw()
            self._draw_offer()
            self._draw_staff()
        ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        found = await self._visit.read(connecting.list_groups)
        if found is None or found == self._groups:
            return
        if len(found) > len(self._groups):
            self._visit.notify(self._visit.say("group-done"), kind="positive")
            if self._steps is not None:
                self._steps.clear()
        self._groups = found
        self._draw()

    def _draw(self) -> None:
        assert self._body is not None
        self._body.clear()
        with self._body:
            if not self._groups:
                parts.Text(self._visit.say("group-none"), "muted group-none")
            for one in self._groups:
                self._draw_group(one)

    def _draw_group(self, one: Connected) -> None:
        say, group = self._visit.say, one.group
        with parts.attribute(parts.box("card group", tag="section"), data_group=group.id):
            with parts.box("group-who"):
                parts.Text(group.title or "Telegram", "strong group-name", tag="h2")
                whose = say("group-team", name=one.team) if group.team_id is not None else say("group-everybody")
                parts.Text(whose, "muted small")
            works = self._say_state(group)
            kind = "good" if group.works else "wait" if group.lack is Lack.UNKNOWN else "bad"
            parts.attribute(parts.Text(works, f"group-state is-{kind}"), role="status")
            with parts.box("form-buttons"):
                parts.button(say("group-look"), partial(self._look_again, group), classes="group-look")
                parts.button(say("group-disconnect"), partial(self._ask, group), classes="group-disconnect")

    def _say_state(self, group: Group) -> str:
        if group.lack in (Lack.NONE, Lack.UNKNOWN):
            return self._visit.say("group-works" if group.works else "group-looking")
        return self._visit.app.words.say(self._visit.language, f"topic-lack-{group.lack.value}")

    def _draw_offer(self) -> None:
        say = self._visit.say
        with parts.box("card form group-new"):
            parts.Text(say("group-connect"), "strong", tag="h2")
            whose = None
            if self._teams:
                options = {ALL: say("group-all")} | {team.id: team.name for team in self._teams}
                whose = ui.select(options, value=ALL, label=say("group-whose")).classes("group-whose")
                whose.props("dense outlined options-dense")

            async def begin() -> None:
                await self._invite(int(whose.value or 0) if whose is not None else ALL)

            self._steps = parts.box("group-steps")
            with parts.box("form-buttons"):
                parts.button(say("group-begin"), begin, kind="primary", classes="group-connect")

    async def _invite(self, team_id: int) -> None:
        app = self._visit.app
        given = await self._visit.attempt(
            lambda person: app.database.write(connecting.do_invite, app, person, team_id=team_id or None)
        )
        if given is not None and self._steps is not None:
            self._steps.clear()
            with self._steps:
                self._draw_steps(given)

    def _draw_steps(self, given: Invitation) -> None:
        say = self._visit.say
        with parts.box("steps", tag="ol"):
            parts.Text(say("group-step-forum"), tag="li")
            parts.Text(say("group-step-admin", bot=f"@{given.bot}" if given.bot else ""), tag="li")
            with parts.box(tag="li"):
                parts.Text(say("group-step-code"))
                with parts.box("group-code"):
                    code = parts.Text(given.command, "one-time", tag="code")
                    parts.attribute(code, id="group-code")
                    copy = parts.Text(say("copy"), "btn", tag="button")
                    parts.attribute(copy, type="button", data_copy="group-code", data_done=say("copied"))
        parts.attribute(parts.Text(say("group-waits"), "muted small"), role="status")

    def _draw_staff(self) -> None:
        say = self._visit.say
        if self._linked:
            parts.Text(say("group-staff", names=", ".join(self._linked)), "muted measure-text group-staff")
        else:
            parts.Text(say("group-nobody"), "muted measure-text group-staff")

    async def _look_again(self, group: Group) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(connecting.do_look_again, person, group.id))

    async def _ask(self, group: Group) -> None:
        say, write = self._visit.say, self._visit.app.database.write
        title = say("group-disconnect-ask", title=group.title)
        with self._visit.dialog(title) as dialog, parts.box("dialog"):
            parts.Text(title, tag="h2")
            parts.Text(say("group-disconnect-text"), "muted")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("group-disconnect"), lambda: dialog.submit("yes"), kind="danger", classes="confirm")
        if await dialog == "yes":
            await self._visit.attempt(lambda person: write(connecting.do_disconnect, self._visit.app, person, group.id))
            self._visit.notify(say("group-disconnected"), kind="positive")
            await self._look()
        dialog.delete()
