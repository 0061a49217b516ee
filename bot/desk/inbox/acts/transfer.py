"""Handing a chat on: to whom, and with which words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from nicegui import ui
from nicegui.element import Element

from bot.core.case import Case
from bot.core.desk.teams import Team
from bot.core.notes import NOTE_LIMIT
from bot.core.people import Right
from bot.core.presence import Colleague, Presence
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError, ColleagueOffline
from bot.service.cases import transfer

QUEUE = 0  # no person has this number
FILTERED_FROM = 8  # colleagues: a shorter list is read at a glance


@dataclass(frozen=True, kw_only=True)
class Target:
    """To whom: a person, a team, or the queue it came from where both are 0."""

    person: int = 0
    team: int = 0

    @property
    def team_id(self) -> int | None:
        """As the services say it."""
        return self.team if self != EVERYBODY else None


TO_QUEUE: Final = Target()
EVERYBODY: Final = Target(team=-1)
HandOver = Callable[[Target, str, bool], Awaitable[None]]  # to whom, with which note, and whether they may be gone


class TransferDialog:
    """A list with who is here and how many chats each has. A refusal is said in place; nothing typed is lost."""

    def __init__(
        self,
        visit: Visit,
        colleagues: tuple[Colleague, ...],
        hand_over: HandOver,
        *,
        title: str,
        may_queue: bool,
        teams: tuple[Team, ...] = (),
    ) -> None:
        self._visit = visit
        self._do = hand_over
        self._title = title
        self._colleagues = {one.id: one for one in colleagues}
        self._teams = {team.id: team for team in teams}
        self._may_queue = may_queue
        self._rows: dict[Target, Element] = {}
        self._chosen: Target | None = None
        self._anyway = False
        self._done = False

    async def ask(self) -> bool:
        """Whether the chat has gone."""
        say = self._visit.say
        with self._visit.dialog(self._title) as dialog, parts.box("dialog transfer-dialog"):
            parts.Text(self._title, tag="h2")
            if len(self._colleagues) + len(self._teams) >= FILTERED_FROM:
                find = ui.input(placeholder=say("transfer-find"), on_change=lambda event: self._filter(event.value))
                find.props("outlined dense autofocus clearable").classes("wide transfer-find")
                find.on("keydown.enter", self._choose_found, args=[])
            with parts.attribute(parts.box("colleagues"), role="group", aria_label=say("transfer-to")):
                self._draw_rows()
            self._note = ui.textarea(label=say("transfer-note")).classes("wide transfer-note")
            self._note.props(f"outlined dense autogrow maxlength={NOTE_LIMIT}")
            self._note.on("keydown.ctrl.enter", lambda: self._take(dialog), args=[])
            self._problem = parts.Text("", "trouble hidden transfer-problem")
            parts.attribute(self._problem, role="alert")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                self._confirm = parts.Text(say("transfer-do"), "btn btn-primary confirm", tag="button")
                parts.attribute(self._confirm, type="button", disabled=True)
                self._confirm.on("click", lambda: self._take(dialog), args=[])
        await dialog
        dialog.delete()
        return self._done

    def _draw_rows(self) -> None:
        say = self._visit.say
        if self._may_queue:
            self._draw_row(TO_QUEUE, say("transfer-queue"), "", "queue")
        for team in self._teams.values():
            self._draw_row(Target(team=team.id), team.name, self._say_team(team), "team")
        if self._teams:
            self._draw_row(EVERYBODY, say("team-everybody"), "", "team")
        for one in self._colleagues.values():
            full = one.capacity is not None
            chats = say("colleague-of" if full else "colleague-chats", count=one.chats, most=one.capacity or 0)
            words = f"{one.reason or say(f'presence-{one.presence.value}')} · {chats}"
            self._draw_row(Target(person=one.id), one.name, words, one.presence.value, full=one.is_full)
        first = next((row for target, row in self._rows.items() if target != TO_QUEUE), None)
        if first is not None and len(self._colleagues) + len(self._teams) < FILTERED_FROM:
            parts.attribute(first, data_autofocus="")

    def _say_team(self, team: Team) -> str:
        """Who of it is here, and from when on where it does not work now."""
        say, now = self._visit.say, self._visit.app.clock()
        words = say("team-here", count=len(team.members), here=len(team.here))
        calendar = self._visit.app.business.calendar_for(team.office)
        if calendar.is_open(now):
            return words
        return f"{words} · {say('team-closed', opens=names.short_moment(self._visit, calendar.next_opening(now)))}"

    def _draw_row(self, target: Target, name: str, words: str, kind: str, *, full: bool = False) -> None:
        with parts.button("", partial(self._choose, target), classes=f"colleague is-{kind}") as row:
            parts.Text(name, "colleague-name", tag="span")
            parts.Text(words, f"colleague-words {'is-full' if full else ''}", tag="span")
        where = {"data_team": target.team} if target.team else {"data_person": target.person}
        self._rows[target] = parts.attribute(row, aria_pressed="false", **where)

    def _choose(self, target: Target) -> None:
        self._chosen = target
        for key, row in self._rows.items():
            row.classes(add="is-chosen") if key == target else row.classes(remove="is-chosen")
            parts.attribute(row, aria_pressed="true" if key == target else "false").update()
        colleague = self._colleagues.get(target.person)
        offline = colleague is not None and colleague.presence is Presence.OFFLINE
        self._warn(ColleagueOffline(name=colleague.name) if colleague is not None and offline else None)
        parts.attribute(self._confirm, disabled=False).update()
        self._note.run_method("focus")

    def _warn(self, error: AnswerdeskError | None) -> None:
        """Say what speaks against it; somebody who is gone is given the chat by a second press."""
        self._anyway = isinstance(error, ColleagueOffline)
        self._problem.set_text("" if error is None else self._visit.app.words.explain(self._visit.language, error))
        self._problem.classes(add="hidden") if error is None else self._problem.classes(remove="hidden")
        self._confirm.set_text(self._visit.say("transfer-anyway" if self._anyway else "transfer-do"))

    def _filter(self, wanted: str | None) -> None:
        word = (wanted or "").strip().casefold()
        for target, row in self._rows.items():
            one, team = self._colleagues.get(target.person), self._teams.get(target.team)
            named = f"{one.name.casefold()}\n{one.login}" if one is not None else team.name.casefold() if team else ""
            row.set_visibility(not named or word in named)

    def _choose_found(self) -> None:
        """Enter chooses the only one who is left."""
        left = [target for target, row in self._rows.items() if target not in (TO_QUEUE, EVERYBODY) and row.visible]
        if len(left) == 1:
            self._choose(left[0])

    async def _take(self, dialog: ui.dialog) -> None:
        if self._chosen is None or await self._visit.me() is None:
            return
        try:
            await self._do(self._chosen, str(self._note.value or ""), self._anyway)
        except AnswerdeskError as error:
            self._warn(error)
        else:
            self._done = True
            dialog.close()


async def ask_transfer(visit: Visit, conversation_id: int, *, case: Case) -> bool:
    """Hand the chat on; whether it has gone. Who has it now is not in the list."""
    found = await visit.read(transfer.list_targets)
    if found is None:
        return False
    colleagues, teams = found
    own, leads = case.person_id == visit.person.id, visit.may(Right.TAKE_OVER)
    others = tuple(one for one in colleagues if one.id != case.person_id) if own or leads else ()

    async def hand_over(to: Target, note: str, anyway: bool) -> None:
        app, person, write = visit.app, visit.person, visit.app.database.write
        if to == TO_QUEUE:
            await write(transfer.do_transfer_to_queue, app, person, conversation_id, note=note)
        elif to.team:
            await write(transfer.do_transfer_to_team, app, person, conversation_id, to=to.team_id, note=note)
        else:
            await write(transfer.do_transfer, app, person, conversation_id, to=to.person, note=note, anyway=anyway)

    title = visit.say("transfer-title")
    return await TransferDialog(visit, others, hand_over, title=title, may_queue=own, teams=teams).ask()
