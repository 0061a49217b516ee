"""What comes of a week, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.insights.staffing.plan import NAMED, Short, list_short
from bot.core.insights.staffing.week import name_block
from bot.desk.frame.visit import Visit
from bot.service.insights.staffing.planning import Played


def say_findings(visit: Visit, played: Played) -> Iterator[str]:
    """Where people are missing, the worst first; or that nobody is."""
    short = list_short(played.plan, played.outcome, played.better)
    if not short:
        yield visit.say("staffing-enough", share=played.plan.wish.share)
    for one in sorted(short[:NAMED], key=lambda one: one.block):
        yield _say_short(visit, played, one)
    if len(short) > NAMED:
        yield visit.say("staffing-others", count=len(short) - NAMED)


def _say_short(visit: Visit, played: Played, one: Short) -> str:
    there = played.plan.wish.rota[one.block]
    key = "staffing-nobody" if not there else "staffing-missing" if one.people else "staffing-behind"
    day, begins, ends = name_block(played.plan.opened, one.block)
    of = 10 if one.late >= 0.1 else 100
    name = visit.say("staffing-day", day=day)
    said: dict[str, str | int] = {"day": name, "from": begins, "to": ends, "late": max(1, round(of * one.late))}
    if key == "staffing-missing":
        said["people"] = one.people
    return visit.say(key, **said, of=of, minutes=played.plan.wish.minutes)


def say_minutes(visit: Visit, minutes: float | None) -> str:
    """A wait; None: nobody was answered."""
    if minutes is None:
        return visit.say("staffing-nobody-answered")
    if minutes < 1:
        return visit.say("staffing-under-minute")
    return visit.say("staffing-minutes-short", minutes=round(minutes))
