"""Figures by operator, team, channel, language, topic, article, tag, result or reason; and by the hours of the week."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from urllib.parse import urlencode

from bot.core.insights.reports.course import HOURS, WEEK
from bot.core.insights.reports.cuts import NONE, By
from bot.core.insights.reports.figures import FEW, NOTHING, Figure
from bot.core.insights.reports.measures import Measure
from bot.core.insights.reports.span import Odd
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.reports.period import draw_period, read_asked
from bot.desk.insights.reports.values import say_property, say_value_of
from bot.desk.insights.reports.wording import say_base, say_days, say_value
from bot.service.articles import drafts
from bot.service.insights.reports.breakdown import Breakdown, read_breakdown

HOME = "/desk/numbers"
PAGE = f"{HOME}/by"
DARKEST = 0.4  # more would swallow the number


async def draw_by(visit: Visit, asked: Mapping[str, str]) -> None:
    """The page; property, figure and period stand in the address."""
    wanted = read_asked(asked)
    found = await visit.app.database.report(read_breakdown, visit.app, visit.person, wanted, asked.get("by", ""))
    titles = await _read_titles(visit) if found.by is By.ARTICLE else {}
    with frame(visit, page="board"):
        await ByPage(visit, found, titles).build(wanted, asked.get("measure", ""))


async def _read_titles(visit: Visit) -> dict[str, str]:
    library = await drafts.list_articles(visit.app, visit.person)
    return {
        key: (versions.get(visit.language) or next(iter(versions.values()))).title
        for key, versions in library.by_key.items()
    }


class ByPage:
    """Drawn once; another property or period is another address."""

    def __init__(self, visit: Visit, found: Breakdown, titles: Mapping[str, str]) -> None:
        self._visit = visit
        self._found = found
        self._titles = titles

    async def build(self, wanted: str, measure: str) -> None:
        """Draw the page; whoever else is served comes between the rows of a table."""
        say, found = self._visit.say, self._found
        with parts.box("page-head"):
            back = parts.link("←", f"{HOME}?{urlencode({'range': found.span.address})}", "btn btn-icon")
            parts.attribute(back, aria_label=say("numbers"))
            parts.Text(say("numbers-by"), tag="h1")
        draw_period(self._visit, PAGE, found.span, by=found.by.value)
        if found.odd is not Odd.NO:
            words = say(f"numbers-odd-{found.odd.value}", asked=wanted[:60], days=found.span.days)
            parts.attribute(parts.Text(words, "number-odd"), role="status")
        self._draw_properties()
        parts.Text(f"{say_days(found.span)} · {found.span.zone}", "muted measure-text")
        if not found.rows:
            parts.empty(say("numbers-empty"), [say("numbers-empty-text")])
        elif found.by is By.SLOT:
            self._draw_week(next((one for one in found.measures if one.key == measure), found.measures[0]))
        else:
            await self._draw_table()

    def _draw_properties(self) -> None:
        with parts.attribute(parts.box("periods", tag="nav"), aria_label=self._visit.say("numbers-by")):
            for by in self._found.offered:
                here = by is self._found.by
                target = f"{PAGE}?{urlencode({'by': by.value, 'range': self._found.span.address})}"
                link = parts.link(say_property(self._visit, by), target, f"btn period {'is-here' if here else ''}")
                if here:
                    parts.attribute(link, aria_current="page")

    async def _draw_table(self) -> None:
        say, found = self._visit.say, self._found
        with parts.box("card number-by number-scroll"), parts.box("figures-table", tag="table"):
            with parts.box(tag="thead"), parts.box(tag="tr"):
                _head(say_property(self._visit, found.by))
                for one in found.measures:
                    parts.attribute(_head(say(f"number-{one.key}")), title=say(f"number-{one.key}-text"))
            with parts.box(tag="tbody"):
                for value, figures in found.rows:
                    await asyncio.sleep(0)
                    with parts.box(tag="tr"):
                        name = say_value_of(self._visit, found.by, value, found.names, self._titles)
                        parts.attribute(parts.Text(name, tag="th"), scope="row")
                        for one in found.measures:
                            with parts.box(tag="td"):
                                self._draw_figure(one, figures[one.key], value, name)
        if found.by in (By.TAG, By.ARTICLE, By.TOPIC):
            parts.Text(say("numbers-by-several"), "hint")
        if found.left_out:
            parts.Text(say("numbers-by-more", count=found.left_out, shown=len(found.rows)), "hint number-left-out")

    def _draw_figure(self, one: Measure, figure: Figure, value: str, name: str) -> None:
        few = one.needs_many and 0 < figure.of < FEW
        words = say_value(self._visit, one, figure) + (f" ({figure.of})" if few else "")
        if not figure.of:
            parts.Text(words, "muted", tag="span")
            return
        link = parts.link(words, self._address(one, value), f"number-cell {'is-few' if few else ''}")
        base = say_base(self._visit, one, figure)
        parts.attribute(link, title=base, aria_label=f"{name}, {self._visit.say(f'number-{one.key}')}: {words}")

    def _draw_week(self, chosen: Measure) -> None:
        """A table of 24 hours by seven days, the darker the more."""
        say, rows = self._visit.say, dict(self._found.rows)
        with parts.box("periods", tag="nav"):
            for one in self._found.measures:
                here = one is chosen
                asked = {"by": By.SLOT.value, "measure": one.key, "range": self._found.span.address}
                classes = f"btn period {'is-here' if here else ''}"
                link = parts.link(say(f"number-{one.key}"), f"{PAGE}?{urlencode(asked)}", classes)
                if here:
                    parts.attribute(link, aria_current="page")
        most = max((figures[chosen.key].part for figures in rows.values()), default=0) or 1
        with parts.box("card number-by number-scroll"), parts.box("number-week", tag="table"):
            with parts.box(tag="thead"), parts.box(tag="tr"):
                _head("")
                for hour in range(HOURS):
                    _head(str(hour))
            with parts.box(tag="tbody"):
                for weekday in range(WEEK):
                    with parts.box(tag="tr"):
                        parts.attribute(parts.Text(say(f"weekday-{weekday}"), tag="th"), scope="row")
                        for hour in range(HOURS):
                            value = str(HOURS * weekday + hour)
                            self._draw_slot(chosen, value, rows.get(value, {}).get(chosen.key, NOTHING), most)

    def _draw_slot(self, chosen: Measure, value: str, figure: Figure, most: int) -> None:
        with parts.box(tag="td").style(f"--heat: {DARKEST * figure.part / most:.0%}"):
            if figure.part:
                link = parts.link(str(figure.part), self._address(chosen, value), "number-cell")
                name = say_value_of(self._visit, By.SLOT, value, {}, {})
                parts.attribute(link, aria_label=f"{name}: {figure.part}")

    def _address(self, one: Measure, value: str) -> str:
        asked = {"measure": one.key, "range": self._found.span.address, "by": self._found.by.value}
        return f"{HOME}/chats?{urlencode({**asked, 'value': value or NONE})}"


def _head(words: str) -> parts.Text:
    cell = parts.Text(words, tag="th")
    parts.attribute(cell, scope="col")
    return cell
