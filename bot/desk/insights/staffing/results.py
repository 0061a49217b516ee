"""What came of playing: as it is now beside as it would be, and every two hours of the week."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.core.insights.staffing.erlang import with_absence
from bot.core.insights.staffing.plan import Outcome, find_most
from bot.core.insights.staffing.week import BLOCKS, MINUTES, gather, is_block_open, name_block, spread_rota, sum_blocks
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.insights.staffing.sentences import say_minutes
from bot.desk.insights.staffing.tables import draw_table
from bot.service.insights.staffing.planning import Played

Say = Callable[[Played], str]


def draw_comparison(visit: Visit, now: Played, then: Played | None) -> None:
    """A number a row; a column more for what was changed."""
    say = visit.say
    parts.Text(say("staffing-compared"), tag="h2")
    columns = [now] if then is None else [now, then]
    heads = [say("staffing-measure"), say("staffing-now-is")]
    if then is not None:
        heads.append(say("staffing-then-is"))
    rows = ([say(f"staffing-{name}"), *map(tell, columns)] for name, tell in _list_measures(visit))
    draw_table(heads, rows, classes="staffing-comparison")
    shown = then or now
    parts.Text(say("staffing-goal", minutes=shown.plan.wish.minutes), "hint")
    parts.Text(say("staffing-runs", count=shown.outcome.runs), "hint")


def _list_measures(visit: Visit) -> Iterator[tuple[str, Say]]:
    yield "came", lambda one: f"{one.plan.forecast.total:.0f}"
    yield "hours", lambda one: f"{_count_hours(one):g}"
    yield "median", lambda one: say_minutes(visit, one.outcome.total.median)
    yield "most", lambda one: say_minutes(visit, one.outcome.total.most)
    yield "in-time", lambda one: _say_range(visit, one.outcome)
    yield "left", lambda one: _say_share(one.outcome.total.left)
    yield "load", lambda one: f"{one.outcome.total.load:.0%}"


def _say_range(visit: Visit, outcome: Outcome) -> str:
    numbers = {"value": outcome.total.in_time, "low": outcome.low, "high": outcome.high}
    return visit.say("staffing-range", **{name: f"{100 * share:.0f}" for name, share in numbers.items()})


def _say_share(share: float) -> str:
    return "< 1%" if 0 < share < 0.01 else f"{share:.0%}"


def _count_hours(played: Played) -> float:
    return sum(spread_rota(played.plan.wish.rota, played.plan.opened)) * MINUTES / 60


def draw_blocks(visit: Visit, played: Played) -> None:
    """The table of every two hours that are open."""
    say, wish = visit.say, played.plan.wish
    with parts.box("figures-days", tag="details"):
        parts.Text(say("staffing-by-block"), tag="summary")
        heads = [
            say("staffing-by-block"),
            say("staffing-came"),
            say("staffing-people"),
            say("staffing-to-plan"),
            say("staffing-at-most"),
            say("staffing-median"),
            say("staffing-most"),
            say("staffing-late", minutes=wish.minutes),
            say("staffing-left"),
            say("staffing-load"),
        ]
        draw_table(heads, _list_blocks(visit, played), classes="staffing-hours")


def _list_blocks(visit: Visit, played: Played) -> Iterator[list[str]]:
    plan = played.plan
    most, wish = find_most(plan), plan.wish
    coming = sum_blocks(gather(plan.forecast.rates, plan.opened))
    for block in range(BLOCKS):
        if not is_block_open(played.plan.opened, block):
            continue
        part, there = played.outcome.blocks[block], wish.rota[block]
        day, begins, ends = name_block(played.plan.opened, block)
        waits = [say_minutes(visit, part.median), say_minutes(visit, part.most)] if part.came else ["–", "–"]
        yield [
            f"{visit.say('staffing-day-short', day=day)} {begins}–{ends}",
            f"{coming[block]:.1f}",
            str(there),
            str(with_absence(there, wish.away / 100)),
            str(most[block]),
            *waits,
            _say_share(1 - part.in_time),
            _say_share(part.left),
            f"{part.load:.0%}",
        ]
