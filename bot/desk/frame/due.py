"""The clock of a case as a page shows it: what is due first, counted on by the browser (clocks.js)."""

from __future__ import annotations

from datetime import datetime

from nicegui.element import Element

from bot.core.clocks.clock import Clock, Stage
from bot.desk.frame import names, parts, times
from bot.desk.frame.visit import Visit

NEAR_MINUTES = 60  # from so near on the minutes are counted
HEAT = {Stage.CALM: "cool", Stage.SOON: "warm", Stage.LATE: "hot"}
WORDS = ("left", "late-minutes", "late-hours", "late-days", "by")


def draw_words(visit: Visit) -> None:
    """What the browser makes its sentences of."""
    holder = parts.attribute(parts.box("hidden"), id="clock-words", data_zone=visit.app.business.time_zone)
    parts.attribute(holder, data_language=visit.language)
    for word in WORDS:
        parts.attribute(
            holder, **{f"data_{word.replace('-', '_')}": visit.say(f"clock-{word}", count="{n}", when="{n}")}
        )


def draw_clock(visit: Visit, clock: Clock) -> Element:
    """The clock, counting on."""
    made = parts.Text(say_left(visit, clock), "clock is-due", tag="span")
    parts.attribute(made, data_due=times.to_ms(clock.due_at), data_warn=times.to_ms(clock.warn_at))
    return parts.attribute(made, title=say_hint(visit, clock), data_heat=heat_of(visit, clock))


def heat_of(visit: Visit, clock: Clock) -> str:
    """Its colour now."""
    return HEAT[clock.stage(visit.app.clock())]


def say_left(visit: Visit, clock: Clock) -> str:
    """How much time there is: minutes when it is near, else by when; or how late it is."""
    now = visit.app.clock()
    minutes = int((clock.due_at - now).total_seconds() // 60)
    if minutes < 0:
        return _say_late(visit, -minutes - 1)
    if minutes < NEAR_MINUTES:
        return visit.say("clock-left", count=str(minutes))
    return visit.say("clock-by", when=names.short_moment(visit, clock.due_at))


def _say_late(visit: Visit, minutes: int) -> str:
    if minutes < 60:
        return visit.say("clock-late-minutes", count=str(minutes))
    if minutes < 48 * 60:
        return visit.say("clock-late-hours", count=str(minutes // 60))
    return visit.say("clock-late-days", count=str(minutes // (24 * 60)))


def say_hint(visit: Visit, clock: Clock) -> str:
    """Which target it is, by which policy, and when it is due."""
    return visit.say(f"aim-{clock.aim.value}", when=say_moment(visit, clock.due_at), policy=clock.policy)


def say_moment(visit: Visit, at: datetime) -> str:
    """The moment in full."""
    return names.moment(visit, at)
