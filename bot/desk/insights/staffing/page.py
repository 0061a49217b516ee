"""Staffing: what the coming week brings, what comes of it with these people, and with others."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from nicegui import ui

from bot.core.insights.staffing.forecast import FEW
from bot.core.insights.staffing.plan import Wish
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.staffing.basis import draw_basis
from bot.desk.insights.staffing.charts import draw_forecast
from bot.desk.insights.staffing.form import WishForm
from bot.desk.insights.staffing.results import draw_blocks, draw_comparison
from bot.desk.insights.staffing.sentences import say_findings
from bot.service.insights.staffing import planning
from bot.service.insights.staffing.planning import Known, Played

HOME: Final = "/desk/staffing"


async def draw_staffing(visit: Visit, team_id: int | None) -> None:
    """The page, for a team or for all."""
    database = visit.app.database
    known = await database.report(planning.read_known, visit.person, visit.app.business, team_id)
    kept = await database.read(planning.find_wish, visit.person, team_id)
    with frame(visit, page="board"):
        StaffingPage(visit, known, kept).build()


class StaffingPage:
    """The week is played as it is now, and beside it as the person wants it; what they typed stays theirs."""

    def __init__(self, visit: Visit, known: Known, kept: Wish | None) -> None:
        self._visit = visit
        self._known = known
        self._kept = kept
        self._now: Played | None = None
        self._then: Played | None = None
        self._turn = 0  # of what is chosen; what was played for a former one is not shown
        self._wanted: Wish | None = None
        self._busy = False

    def build(self) -> None:
        """Draw all that needs no playing, then play."""
        with parts.box("staffing-page"):
            self._draw_head()
            if not self._known.forecast.cases:
                parts.empty(self._visit.say("staffing-none"), [self._visit.say("staffing-none-text")])
            elif not any(self._known.opened):
                parts.Text(self._visit.say("staffing-closed"), "staffing-few")
            else:
                self._draw_parts()
                self._draw_waiting()
                ui.timer(0.1, self._begin, once=True)

    def _draw_head(self) -> None:
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/board", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-board"))
            parts.Text(say("staffing"), tag="h1")
        parts.Text(say("staffing-text"), "muted measure-text")
        if self._known.teams:
            self._draw_teams()

    def _draw_teams(self) -> None:
        say, team = self._visit.say, self._known.team
        chosen = {None: say("staffing-together")} | {one.id: one.name for one in self._known.teams}
        with parts.attribute(parts.box("periods staffing-teams", tag="nav"), aria_label=say("by-team")):
            for number, name in chosen.items():
                here = number == self._team_id
                target = HOME if number is None else f"{HOME}?team={number}"
                link = parts.link(name, target, f"btn period {'is-here' if here else ''}")
                if here:
                    parts.attribute(link, aria_current="page")
        key = "staffing-together-text" if team is None else "staffing-team-text"
        parts.Text(say(key, zone=self._known.zone.key), "hint")

    @property
    def _team_id(self) -> int | None:
        return self._known.team.id if self._known.team is not None else None

    def _draw_parts(self) -> None:
        with parts.box("staffing"):
            self._draw_week()
            self._form = WishForm(self._visit, self._known, self._kept or self._known.usual)
            self._form.build(count=self._count, reset=self._reset)
            with parts.box("staffing-side"):
                self._said = parts.attribute(parts.box("card staffing-said"), role="status")
                self._compared = parts.box("card staffing-compared")
            self._blocks = parts.box("card staffing-blocks")
            draw_forecast(self._visit, self._known)
            draw_basis(self._visit, self._known)

    def _draw_week(self) -> None:
        say, forecast = self._visit.say, self._known.forecast
        low, high = forecast.range_of(forecast.total)
        monday = self._known.monday
        dates = {"from": f"{monday:%d.%m}", "to": f"{monday + timedelta(days=6):%d.%m}"}
        with parts.box("staffing-week"):
            parts.Text(say("staffing-week", **dates, count=round(forecast.total), low=low, high=high), "strong")
            if forecast.days < FEW:
                parts.Text(say("staffing-few", days=forecast.days), "staffing-few")
            if forecast.check is not None:
                off = {"error": f"{forecast.check.error:.1f}", "naive": f"{forecast.check.as_last_week:.1f}"}
                parts.Text(say("staffing-check", **off), "muted small")

    def _draw_waiting(self) -> None:
        for place in (self._said, self._compared, self._blocks):
            place.clear()
        with self._said:
            parts.Text(self._visit.say("staffing-playing"), "muted staffing-playing")

    async def _begin(self) -> None:
        turn, kept = self._turn, self._kept
        self._now = await self._play(self._known.usual)
        then = await self._play(kept) if kept is not None and kept != self._known.usual else None
        if turn == self._turn:
            self._then = then
        if not self._busy:
            self._draw()

    async def _play(self, wish: Wish) -> Played | None:
        return await self._visit.attempt(lambda person: planning.play(person, self._known, wish))

    async def _count(self) -> None:
        """Play what is chosen; one at a time, and of what was chosen meanwhile the last."""
        wish = self._form.read()
        if wish is None:
            return
        self._turn, self._wanted = self._turn + 1, wish
        self._draw_waiting()
        if self._busy:
            return
        self._busy = True
        try:
            while self._wanted is not None:
                await self._count_wanted()
        finally:
            self._busy = False
        self._draw()

    async def _count_wanted(self) -> None:
        wish, turn, write = self._wanted, self._turn, self._visit.app.database.write
        self._wanted = None
        assert wish is not None
        await self._visit.attempt(lambda person: write(planning.do_keep_wish, person, wish, self._team_id))
        played = await self._play(wish) if wish != self._known.usual else None
        if turn == self._turn:
            self._then = played

    async def _reset(self) -> None:
        self._turn, self._wanted, self._then = self._turn + 1, None, None
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(planning.do_keep_wish, person, None, self._team_id))
        self._form.show(self._known.usual)
        self._draw()

    async def _add_missing(self) -> None:
        played = self._then or self._now
        wish = self._form.read()
        if played is not None and wish is not None:
            self._form.show(wish.with_rota(played.better))
            await self._count()

    def _draw(self) -> None:
        played = self._then or self._now
        for place in (self._said, self._compared, self._blocks):
            place.clear()
        if played is None or self._now is None:
            return
        say = self._visit.say
        with self._said:
            parts.Text(say("staffing-then-is" if self._then else "staffing-now-is"), tag="h2")
            for sentence in say_findings(self._visit, played):
                parts.Text(sentence, "staffing-finding")
            if played.better != played.plan.wish.rota:
                hint = say("staffing-better-text")
                parts.button(say("staffing-better"), self._add_missing, hint=hint, classes="staffing-better")
        with self._compared:
            draw_comparison(self._visit, self._now, self._then)
        with self._blocks:
            draw_blocks(self._visit, played)
