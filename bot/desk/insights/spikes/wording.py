"""A spike in a line or two."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.core.insights.spikes.spikes import Spike, SpikeState
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit

KINDS: Final = {SpikeState.OPEN: "hot", SpikeState.INCIDENT: "warm", SpikeState.QUIET: "", SpikeState.OVER: ""}
STEP: Final = timedelta(minutes=15)
STEPS: Final = 12


def say_usual(visit: Visit, spike: Spike) -> str:
    """How many of a quarter of an hour it was beside what is usual."""
    usual = round(spike.usual)
    key = "spike-usual" if usual else "spike-usual-none"
    return visit.say(key, count=spike.first, usual=usual)


def say_since(visit: Visit, spike: Spike) -> str:
    """From when to when."""
    now, zone = visit.app.clock(), visit.app.business.zone
    begins, ends = (times.say_date(at, zone) for at in (spike.began_at, spike.seen_at))
    if spike.began_at.astimezone(zone).date() == now.astimezone(zone).date():
        begins, ends = (times.say_time(at, zone) for at in (spike.began_at, spike.seen_at))
    return visit.say("spike-since", begins=begins, ends=ends)


def draw_facts(visit: Visit, spike: Spike) -> None:
    """State, people, the usual and since when."""
    with parts.box("passage-facts"):
        parts.chip(visit.say(f"spike-is-{spike.state.value}"), KINDS[spike.state])
        parts.chip(visit.say("spike-people", count=spike.people), "accent")
        parts.Text(say_usual(visit, spike), "muted small", tag="span")
        parts.Text(say_since(visit, spike), "muted small", tag="span")
        if spike.decided_name and spike.state is not SpikeState.OPEN:
            parts.Text(visit.say("spike-decided", name=spike.decided_name), "muted small", tag="span")
