"""How many asked in each quarter of an hour, as bars with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.core.insights.spikes.spikes import count_course
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.desk.insights.spikes.wording import STEP, STEPS

TALLEST: Final = 56  # pixels


def draw_course(visit: Visit, moments: Sequence[datetime], *, until: datetime) -> None:
    """Up to a moment; the times stand below the first and the last."""
    counts = count_course(tuple(moments), now=until, step=STEP, steps=STEPS)
    most = max(*counts, 1)
    zone = visit.app.business.zone
    bars = parts.attribute(parts.box("spike-course"), role="img", aria_label=_say(visit, counts))
    with bars:
        for count in counts:
            with parts.box("spike-step"):
                parts.Text(str(count) if count else "", "spike-count")
                parts.box("spike-bar").style(f"height: {max(2, round(TALLEST * count / most))}px")
    with parts.box("spike-times"):
        parts.Text(times.say_time(until - STEP * STEPS, zone), "muted small", tag="span")
        parts.Text(times.say_time(until, zone), "muted small", tag="span")


def _say(visit: Visit, counts: Sequence[int]) -> str:
    return visit.say("spike-course", counts=", ".join(map(str, counts)))
