"""The overview of some days: a few numbers to read first, then all of them, and how they came."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from urllib.parse import urlencode

from bot.core.insights.reports.figures import NOTHING
from bot.core.insights.reports.measures import BY_KEY, Group, Measure
from bot.core.insights.reports.span import Odd
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.reports.lists import KeptLists
from bot.desk.insights.reports.period import draw_period, read_asked
from bot.desk.insights.reports.plots import AMBER, BLUE, GREEN, GREY, Series, draw_plot
from bot.desk.insights.reports.rows import FigureRows
from bot.desk.insights.reports.wording import say_days
from bot.service.insights.reports.overview import ByValue, Overview, read_overview
from bot.service.insights.reviews.quality import count_unseen

HOME = "/desk/numbers"


async def draw_overview(visit: Visit, asked: Mapping[str, str]) -> None:
    """The page; the period stands in the address."""
    wanted = read_asked(asked)
    found = await visit.app.database.report(read_overview, visit.app, visit.person, wanted)
    unread = await visit.app.database.read(count_unseen, visit.person)
    with frame(visit, page="board"):
        page = OverviewPage(visit, found, unread)
        await page.build(wanted)
        await KeptLists(visit).build()


class OverviewPage:
    """Drawn once; another period is another address."""

    def __init__(self, visit: Visit, found: Overview, unread: int) -> None:
        self._visit = visit
        self._found = found
        self._unread = unread
        self._rows = FigureRows(visit, found.figures, found.before, self._address)

    async def build(self, wanted: str) -> None:
        """Draw the page; whoever else is served comes between its parts."""
        say, found = self._visit.say, self._found
        with parts.box("page-head"):
            parts.Text(say("numbers-own" if found.own else "numbers"), tag="h1")
            with parts.box("head-actions"):
                address = urlencode({"range": found.span.address})
                parts.link(say("numbers-by"), f"{HOME}/by?{address}", "btn numbers-by-open")
                words = say("reviews-unread", count=self._unread) if self._unread else say("reviews")
                parts.link(words, f"{HOME}/reviews", "btn numbers-reviews-open")
        draw_period(self._visit, HOME, found.span)
        if found.odd is not Odd.NO:
            words = say(f"numbers-odd-{found.odd.value}", asked=wanted[:60], days=found.span.days)
            parts.attribute(parts.Text(words, "number-odd"), role="status")
        span = found.span
        about = say("numbers-about", days=say_days(span), zone=str(span.zone), before=say_days(span.before))
        parts.Text(about, "muted measure-text")
        if found.own:
            parts.Text(say("numbers-own-text"), "muted measure-text")
        if found.is_empty:
            parts.empty(say("numbers-empty"), [say("numbers-empty-text")])
            return
        self._rows.draw_tiles()
        await self._draw_groups()
        self._draw_course()

    async def _draw_groups(self) -> None:
        with parts.box("number-groups"):
            for group in Group:
                if group is Group.BOT and self._found.own:
                    continue
                await asyncio.sleep(0)
                with parts.box(f"card number-group number-group-{group.value}", tag="section"):
                    parts.Text(self._visit.say(f"numbers-{group.value}"), "gap-title", tag="h2")
                    if group is Group.TIMES:
                        parts.Text(self._visit.say("numbers-times-text"), "hint")
                    self._rows.draw_group(group)
                    if group is Group.PEOPLE:
                        self._draw_why("handed", "reason", self._found.reasons)
                    if group is Group.CUSTOMERS:
                        self._draw_why("asked", "unasked", self._found.unasked)
                        self._draw_why("nps-asked", "unasked", self._found.unasked_nps, title="numbers-unasked-nps")
            if not self._found.own:
                self._draw_worth()

    def _draw_why(self, key: str, by: str, found: ByValue, *, title: str = "") -> None:
        """Reasons, the most frequent first; each leads to its chats."""
        say = self._visit.say
        counts = sorted(((one.of, value) for value, one in found.items() if value and one.of), reverse=True)
        if not counts:
            return
        most = counts[0][0]
        title = title or ("numbers-reasons" if by == "reason" else "numbers-unasked")
        parts.Text(say(title), "strong", tag="h3")
        for count, value in counts:
            with parts.box("number-why"):
                parts.Text(say(f"{by}-{value}"), tag="span")
                parts.bar(count / most)
                target = self._address(BY_KEY[key], by=by, value=value, side="all")
                parts.link(str(count), target, "number-value")

    def _draw_worth(self) -> None:
        """Hours saved and the cost of a case; where a rate is missing, where to write it."""
        say, business, worth = self._visit.say, self._visit.app.business, self._found.worth
        hours = None if worth.hours is None else f"{worth.hours:,.0f}".replace(",", "\u00a0")
        cost = None if worth.cost is None else f"{worth.cost:,.2f} {business.currency}".strip().replace(",", "\u00a0")
        with parts.box("card number-group number-group-worth", tag="section"):
            parts.Text(say("numbers-worth"), "gap-title", tag="h2")
            with parts.box("number-rows"):
                self._draw_rated("hours", hours, bool(business.chat_minutes), minutes=business.chat_minutes)
                self._draw_rated("cost", cost, bool(business.month_cost), cost=f"{business.month_cost:g}")

    def _draw_rated(self, name: str, words: str | None, is_set: bool, **rate: str | int) -> None:
        say = self._visit.say
        with parts.attribute(parts.box("number-row"), data_number=name):
            with parts.box("number-name", tag="details"):
                parts.Text(say(f"number-{name}"), tag="summary")
                parts.Text(say(f"number-{name}-text", **rate), "hint")
            with parts.box("number-said"):
                if words is not None:
                    parts.Text(words, "number-value", tag="span")
                elif is_set:
                    parts.Text(say("numbers-none-text"), "muted small")
                else:
                    parts.link(say(f"number-{name}-unset"), "/desk/settings", "small number-unset")

    def _draw_course(self) -> None:
        say, found = self._visit.say, self._found
        hours, weeks = found.span.days == 1, len(found.stretches[0].keys) > 1 or len(found.stretches[-1].keys) > 1
        name = "numbers-course-hours" if hours else "numbers-course-weeks" if weeks else "numbers-course"
        parts.Text(say(name), "gap-title", tag="h2")
        with parts.box("number-plots"):
            if not found.own:
                colours = {"alone": GREEN, "person": BLUE, "neither": GREY}
                series = [self._series(key, colour, stacked=True) for key, colour in colours.items()]
                draw_plot(self._visit, say("numbers-plot-talks"), found.stretches, series)
            series = [self._series("handed", AMBER), self._series("solved", GREEN)]
            draw_plot(self._visit, say("numbers-plot-cases"), found.stretches, series)
            series = [self._minutes("first-reply", BLUE)]
            draw_plot(self._visit, say("numbers-plot-reply"), found.stretches, series)

    def _series(self, key: str, colour: str, *, stacked: bool = False) -> Series:
        course = self._found.course.get(key, {})
        values = [course.get(stretch.key, NOTHING).part for stretch in self._found.stretches]
        return Series(name=self._visit.say(f"number-{key}"), values=values, colour=colour, stacked=stacked)

    def _minutes(self, key: str, colour: str) -> Series:
        course = self._found.course.get(key, {})
        known = [course.get(stretch.key, NOTHING).median for stretch in self._found.stretches]
        values = [None if one is None else round(one / 60, 1) for one in known]
        return Series(name=self._visit.say(f"number-{key}"), values=values, colour=colour)

    def _address(self, measure: Measure, **more: str) -> str:
        asked = {"measure": measure.key, "range": self._found.span.address, **more}
        return f"{HOME}/chats?{urlencode(asked)}"
