"""How an article does: four numbers, a plot, the same by language; each number leads to its chats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from urllib.parse import urlencode

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.figures import MEASURES, PERIODS, Counts, Figures
from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.insights import figures

BY_WEEK = 90  # a period from which on the plot has weeks
GREY, GREEN = "#8d98a5", "#2f9e57"  # seen on light and on dark
_FAINT = {"lineStyle": {"color": GREY, "opacity": 0.25}}


class FiguresPanel:
    """Draws into ``place``, and again when another period is chosen."""

    def __init__(self, visit: Visit, article: str, place: Element) -> None:
        self._visit = visit
        self._article = article
        self._place = place

    async def draw(self, days: int = PERIODS[1]) -> None:
        """Show this period."""
        found = await self._visit.read(figures.find_figures, article=self._article, days=days)
        if found is None:
            return
        self._place.clear()
        with self._place:
            self._draw_periods(days)
            if found.total.shown:
                self._draw_tiles(found.total, days)
                self._draw_reasons(found, days)
                self._draw_plot(found, days)
                self._draw_table(found, days)
            else:
                parts.Text(self._visit.say("figures-none"), "muted figures-none")
            self._draw_meanings()

    def _draw_periods(self, days: int) -> None:
        with parts.attribute(parts.box("periods"), role="group", aria_label=self._visit.say("figures-period")):
            for period in PERIODS:
                here = "is-here" if period == days else ""
                chosen = parts.button(
                    self._visit.say("figures-days", count=period), partial(self.draw, period), classes=f"period {here}"
                )
                parts.attribute(chosen, aria_pressed="true" if period == days else "false")

    def _draw_tiles(self, total: Counts, days: int) -> None:
        say = self._visit.say
        with parts.box("figures"):
            for measure in MEASURES:
                with parts.attribute(parts.box(f"tile figure-{measure}"), title=say(f"figure-{measure}-text")):
                    parts.Text(say(f"figure-{measure}"), "tile-name")
                    self._draw_number(measure, getattr(total, measure), days, classes="tile-number")
                    if measure != "shown":
                        parts.Text(f"{getattr(total, measure) / total.shown:.0%}", "muted small")

    def _draw_number(self, measure: str, count: int, days: int, *, classes: str = "", **narrowed: str) -> None:
        if not count:
            parts.Text("0", f"{classes} muted", tag="span")
            return
        asked = {"key": self._article, "measure": measure, "days": str(days), **narrowed}
        parts.link(str(count), f"/desk/answers?{urlencode(asked)}", classes)

    def _draw_reasons(self, found: Figures, days: int) -> None:
        if not found.total.down:
            return
        with parts.box("chips figure-reasons"):
            for reason, count in sorted(found.reasons.items(), key=lambda one: -one[1]):
                asked = {"key": self._article, "measure": "down", "days": days, "reason": reason or "unsaid"}
                words = self._visit.say(f"down-{reason or 'unsaid'}")
                parts.link(f"{words}: {count}", f"/desk/answers?{urlencode(asked)}", "chip")

    def _draw_plot(self, found: Figures, days: int) -> None:
        say, today = self._visit.say, self._visit.app.clock().date()
        stretches = list_stretches(found.days, today=today, days=days)
        names = [f"{start:%d.%m}" for start, _ in stretches]
        series = [
            _series(say("figure-shown"), [counts.shown for _, counts in stretches], GREY),
            _series(say("figure-helped"), [counts.helped for _, counts in stretches], GREEN),
        ]
        plot = ui.echart(
            {
                "textStyle": {"fontFamily": "inherit"},
                "legend": {"textStyle": {"color": GREY}, "top": 0, "selectedMode": False},
                "grid": {"left": 4, "right": 4, "top": 32, "bottom": 4, "containLabel": True},
                "tooltip": {"trigger": "axis"},
                "xAxis": {"type": "category", "data": names, "axisLabel": {"color": GREY}},
                "yAxis": {"type": "value", "minInterval": 1, "axisLabel": {"color": GREY}, "splitLine": _FAINT},
                "series": series,
            }
        ).classes("figures-plot")
        parts.attribute(plot, role="img", aria_label=say("figures-plot"))

    def _draw_table(self, found: Figures, days: int) -> None:
        say = self._visit.say
        with parts.box("figures-table", tag="table"):
            _head([say("language"), *(say(f"figure-{measure}") for measure in MEASURES)])
            with parts.box(tag="tbody"):
                for code in (code for code in LANGUAGES if code in found.languages):
                    with parts.box(tag="tr"):
                        parts.Text(say(f"language-{code}"), tag="td")
                        for measure in MEASURES:
                            with parts.box(tag="td"):
                                count = getattr(found.languages[code], measure)
                                self._draw_number(measure, count, days, language=code)
        self._draw_days(found, days)

    def _draw_days(self, found: Figures, days: int) -> None:
        say, today = self._visit.say, self._visit.app.clock().date()
        with parts.box("figures-days", tag="details"):
            parts.Text(say("figures-by-week" if days >= BY_WEEK else "figures-by-day"), tag="summary")
            with parts.box("figures-table", tag="table"):
                _head([say("figures-date"), *(say(f"figure-{measure}") for measure in MEASURES)])
                with parts.box(tag="tbody"):
                    for start, counts in reversed(list_stretches(found.days, today=today, days=days)):
                        if counts.shown:
                            _row([f"{start:%d.%m}", *(str(getattr(counts, measure)) for measure in MEASURES)])

    def _draw_meanings(self) -> None:
        say = self._visit.say
        with parts.box("figures-meanings", tag="details"):
            parts.Text(say("figures-meanings"), tag="summary")
            with parts.box(tag="dl"):
                for measure in MEASURES:
                    parts.Text(say(f"figure-{measure}"), tag="dt")
                    parts.Text(say(f"figure-{measure}-text"), tag="dd")


def list_stretches(known: Mapping[date, Counts], *, today: date, days: int) -> list[tuple[date, Counts]]:
    """The days of a period, or its weeks, by their first day; those of which nothing is known are there too."""
    size = 7 if days >= BY_WEEK else 1
    starts = [today - timedelta(days=back) for back in range(days - 1, -1, -size)]
    return [
        (start, sum((known.get(start + timedelta(days=more), Counts()) for more in range(size)), Counts()))
        for start in starts
    ]


def _series(name: str, values: list[int], colour: str) -> dict[str, object]:
    return {"name": name, "type": "bar", "data": values, "barGap": "-100%", "itemStyle": {"color": colour}}


def _head(names: Iterable[str]) -> None:
    with parts.box(tag="thead"), parts.box(tag="tr"):
        for name in names:
            parts.attribute(parts.Text(name, tag="th"), scope="col")


def _row(cells: Iterable[str]) -> None:
    with parts.box(tag="tr"):
        for cell in cells:
            parts.Text(cell, tag="td")
