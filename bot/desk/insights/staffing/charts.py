"""The forecast: a heat map of the week, and its days in a table."""

from __future__ import annotations

from datetime import timedelta

from nicegui import ui

from bot.core.insights.staffing.week import A_DAY, MINUTES
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.insights.staffing.tables import draw_table
from bot.service.insights.staffing.planning import Known

GREY = "#8d98a5"  # seen on light and on dark
COLOURS = ("rgba(77,148,142,0.07)", "rgba(60,150,142,0.5)", "#0f8f86")
SEEN = 0.02  # of the busiest half-hour; hours with less at their edges are left out


def draw_forecast(visit: Visit, known: Known) -> None:
    """A card with both."""
    with parts.box("card staffing-forecast"):
        parts.Text(visit.say("staffing-forecast"), tag="h2")
        _draw_map(visit, known)
        with parts.box("figures-days", tag="details"):
            parts.Text(visit.say("staffing-days"), tag="summary")
            _draw_days(visit, known)


def _draw_map(visit: Visit, known: Known) -> None:
    say, rates = visit.say, known.forecast.rates
    most = max(rates)
    busy = [slot % A_DAY for slot, rate in enumerate(rates) if rate > SEEN * most]
    slots = range(min(busy), max(busy) + 1) if busy else range(A_DAY)
    cells = [
        [slot - slots[0], weekday, round(rates[weekday * A_DAY + slot], 2)] for weekday in range(7) for slot in slots
    ]
    label = {"color": GREY, "fontSize": 11}
    plot = ui.echart(
        {
            "textStyle": {"fontFamily": "inherit"},
            "animation": False,
            "tooltip": {"position": "top", "formatter": "{c}"},
            "grid": {"left": 4, "right": 4, "top": 4, "bottom": 44, "containLabel": True},
            "xAxis": {"type": "category", "data": [_name(slot) for slot in slots], "axisLabel": label},
            "yAxis": {
                "type": "category",
                "inverse": True,
                "data": [say("staffing-day-short", day=day) for day in range(7)],
                "axisLabel": label,
            },
            "visualMap": {
                "min": 0,
                "max": max(0.1, round(most, 1)),
                "calculable": False,
                "orient": "horizontal",
                "left": "center",
                "bottom": 0,
                "itemHeight": 110,
                "itemWidth": 12,
                "precision": 1,
                "text": [f"{most:.1f}", "0"],
                "textStyle": {"color": GREY},
                "inRange": {"color": list(COLOURS)},
            },
            "series": [{"type": "heatmap", "data": cells, "itemStyle": {"borderWidth": 0}}],
        }
    ).classes("staffing-plot")
    parts.attribute(plot, role="img", aria_label=say("staffing-plot"))


def _name(slot: int) -> str:
    return f"{slot // 2:02}:{MINUTES * (slot % 2):02}"


def _draw_days(visit: Visit, known: Known) -> None:
    say, forecast = visit.say, known.forecast
    rows = []
    for weekday in range(7):
        mean = forecast.of_day(weekday)
        low, high = forecast.range_of(mean)
        day = known.monday + timedelta(days=weekday)
        likely = f"{low}–{high}" if high else "0"
        rows.append([f"{say('staffing-day', day=weekday)} {day:%d.%m}", f"{mean:.0f}", likely])
    draw_table([say("staffing-days"), say("staffing-expected"), say("staffing-likely")], rows)
