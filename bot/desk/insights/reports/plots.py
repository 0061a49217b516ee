"""Charts of how figures came, each with a table of the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nicegui import ui

from bot.core.insights.reports.course import Stretch
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit

GREY, GREEN, BLUE, AMBER = "#8d98a5", "#2f9e57", "#4c8fd6", "#c98a1b"  # seen on light and on dark
FAINT = {"lineStyle": {"color": GREY, "opacity": 0.25}}


@dataclass(frozen=True, kw_only=True)
class Series:
    """One line or colour of a chart: a number a stretch, None where there is none."""

    name: str
    values: Sequence[float | None]
    colour: str
    stacked: bool = False


def draw_plot(visit: Visit, title: str, stretches: Sequence[Stretch], series: Sequence[Series]) -> None:
    """The chart under its title, and the table."""
    names = [stretch.name for stretch in stretches]
    with parts.box("card number-plot-card"):
        parts.Text(title, "gap-title", tag="h3")
        plot = ui.echart(_options(names, series)).classes("number-plot")
        parts.attribute(plot, role="img", aria_label=f"{title}. {visit.say('numbers-plot-text')}")
        with parts.box("figures-days", tag="details"):
            parts.Text(visit.say("numbers-as-table"), tag="summary")
            _draw_table([visit.say("numbers-when"), *(one.name for one in series)], names, series)


def _draw_table(head: Sequence[str], names: Sequence[str], series: Sequence[Series]) -> None:
    with parts.box("number-scroll"), parts.box("figures-table", tag="table"):
        with parts.box(tag="thead"), parts.box(tag="tr"):
            for name in head:
                parts.attribute(parts.Text(name, tag="th"), scope="col")
        with parts.box(tag="tbody"):
            for place, name in enumerate(names):
                with parts.box(tag="tr"):
                    for words in (name, *(_to_words(one.values[place]) for one in series)):
                        parts.Text(words, tag="td")


def _options(names: Sequence[str], series: Sequence[Series]) -> dict[str, Any]:
    return {
        "textStyle": {"fontFamily": "inherit"},
        "legend": {"textStyle": {"color": GREY}, "top": 0, "left": 0, "selectedMode": False},
        "grid": {"left": 4, "right": 8, "top": 36, "bottom": 4, "containLabel": True},
        "tooltip": {"trigger": "axis", "confine": True},
        "xAxis": {"type": "category", "data": list(names), "axisLabel": {"color": GREY, "hideOverlap": True}},
        "yAxis": {"type": "value", "minInterval": 1, "axisLabel": {"color": GREY}, "splitLine": FAINT},
        "series": [_to_series(one) for one in series],
    }


def _to_series(one: Series) -> dict[str, Any]:
    common = {"name": one.name, "data": list(one.values), "itemStyle": {"color": one.colour}}
    if one.stacked:
        return {**common, "type": "bar", "stack": "all", "barMaxWidth": 28}
    return {**common, "type": "line", "symbolSize": 6, "connectNulls": True, "lineStyle": {"color": one.colour}}


def _to_words(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
