"""Who answers chats: here since when, how much of what they can hold, who of their customers waits longest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from nicegui.element import Element

from bot.core.desk.board import Board, Load, TeamLoad, find_oldest
from bot.core.presence import Presence
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.transfer import QUEUE


class StaffList:
    """A row a person, above them the queue and the teams; ``choose`` is called with whom one presses, a team with a
    minus.
    """

    def __init__(self, visit: Visit, *, choose: Callable[[int], None]) -> None:
        self._visit = visit
        self._choose = choose
        self._body: Element | None = None
        self._rows: dict[int, Element] = {}
        self._shown: dict[int, object] = {}

    def build(self) -> None:
        """Draw the empty list."""
        self._body = parts.attribute(parts.box("board-staff"), role="group", aria_label=self._visit.say("board-staff"))

    def show(self, board: Board, *, chosen: int) -> None:
        """Bring the rows up to date; one that says the same is left as it is."""
        assert self._body is not None
        names = {load.team.id: load.team.name for load in board.teams}
        wanted = [QUEUE, *(-number for number in names), *(load.duty.colleague.id for load in board.loads)]
        if wanted != list(self._rows):
            self._body.clear()
            self._rows, self._shown = {}, {}
            with self._body:
                self._rows = {number: self._build_row(number) for number in wanted}
        oldest = find_oldest(board.waiting)
        self._show_row(QUEUE, (len(board.waiting), oldest), partial(self._draw_queue, board), chosen=chosen)
        for team in board.teams:
            said = (team.team, len(team.waiting), find_oldest(team.waiting))
            self._show_row(-team.team.id, said, partial(self._draw_team, team), chosen=chosen)
        for load in board.loads:
            teams = ", ".join(names[one] for one in load.duty.colleague.teams if one in names)
            draw = partial(self._draw_person, load, teams)
            self._show_row(load.duty.colleague.id, (*_said(load), teams), draw, chosen=chosen)

    def _build_row(self, number: int) -> Element:
        row = parts.button("", partial(self._choose, number), classes="duty")
        return parts.attribute(row, **{"data_team" if number < 0 else "data_person": abs(number)})

    def _show_row(self, number: int, said: object, draw: Callable[[], None], *, chosen: int) -> None:
        row, here = self._rows[number], number == chosen
        if self._shown.get(number) == (said, here):
            return
        self._shown[number] = (said, here)
        row.classes(add="is-here" if here else "", remove="" if here else "is-here")
        parts.attribute(row, aria_pressed="true" if here else "false").update()
        row.clear()
        with row:
            draw()

    def _draw_queue(self, board: Board) -> None:
        with parts.box("duty-top"):
            parts.Text(self._visit.say("board-queue"), "duty-name", tag="span")
            self._draw_wait(find_oldest(board.waiting))
        parts.Text(self._visit.say("colleague-chats", count=len(board.waiting)), "duty-words")

    def _draw_team(self, load: TeamLoad) -> None:
        say, team = self._visit.say, load.team
        with parts.box("duty-top"):
            parts.Text(team.name, "duty-name", tag="span")
            self._draw_wait(find_oldest(load.waiting))
        with parts.box("duty-words"):
            parts.Text(say("team-waiting", count=len(load.waiting)), tag="span")
            here = say("team-here", count=len(team.members), here=len(team.here))
            parts.Text(here, "chip chip-hot duty-alone" if load.is_alone else "", tag="span")
        if load.is_alone:
            alone = self._visit.app.business.assignment.alone
            minutes = round(alone.total_seconds() / 60) if alone is not None else 0
            words = say("team-alone" if minutes else "team-alone-ever", minutes=minutes)
            parts.Text(words, "duty-teams muted small")

    def _draw_person(self, load: Load, teams: str) -> None:
        say, duty = self._visit.say, load.duty
        colleague = duty.colleague
        with parts.box("duty-top"):
            parts.box(f"dot is-{colleague.presence.value}", tag="span")
            parts.Text(colleague.name, "duty-name", tag="span")
            parts.Text(self._say_presence(load), "duty-presence", tag="span")
            self._draw_wait(load.oldest)
        with parts.box("duty-words"):
            full = colleague.capacity is not None
            chats = say("colleague-of" if full else "colleague-chats", count=load.chats, most=colleague.capacity or 0)
            parts.Text(chats, "is-over" if load.is_over else "", tag="span")
            if load.late:
                parts.Text(say("board-late", count=load.late), "chip chip-hot duty-late", tag="span")
            if load.unread:
                parts.Text(say("board-unread", count=load.unread), "duty-unread", tag="span")
            if load.snoozed:
                parts.Text(say("board-snoozed", count=load.snoozed), tag="span")
            parts.Text(say("board-today", taken=duty.taken, closed=duty.closed), "duty-today", tag="span")
        if teams:
            parts.Text(teams, "duty-teams muted small")
        if colleague.capacity:
            parts.bar(load.chats / colleague.capacity)

    def _say_presence(self, load: Load) -> str:
        colleague, since = load.duty.colleague, load.duty.since
        words = colleague.reason or self._visit.say(f"presence-{colleague.presence.value}")
        if since is None:
            return words
        app = self._visit.app
        when = times.say_when(since, app.clock(), app.business.zone)
        key = "board-gone" if colleague.presence is Presence.OFFLINE else "board-since"
        return self._visit.say(key, state=words, time=when)

    def _draw_wait(self, since: datetime | None) -> None:
        if since is not None:
            parts.clock(times.to_ms(since), times.say_wait(self._visit.app.clock() - since))


def _said(load: Load) -> tuple[object, ...]:
    """What stands in the row of a person."""
    return load.duty, load.chats, load.snoozed, load.unread, load.late, load.oldest
