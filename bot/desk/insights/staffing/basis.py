"""What the numbers rest on: what was measured, and what had to be assumed."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from bot.core.insights.staffing import history, patience
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.insights.staffing.planning import Known


def draw_basis(visit: Visit, known: Known) -> None:
    """A list one can open."""
    with parts.box("card staffing-basis", tag="details"):
        parts.Text(visit.say("staffing-basis"), tag="summary")
        with parts.box(tag="ul"):
            for sentence in _list_sentences(visit, known):
                parts.Text(sentence, tag="li")


def _list_sentences(visit: Visit, known: Known) -> Iterator[str]:
    say, handling, waits = visit.say, known.handling, known.patience
    measured = handling.cases > 0
    key = "staffing-handling" if measured else "staffing-handling-assumed"
    yield say(key, minutes=f"{handling.mean:.0f}", count=handling.cases if measured else history.ENOUGH)
    slower = "staffing-slower" if handling.measured else "staffing-slower-assumed"
    yield say(slower, share=f"{100 * handling.slower:.0f}")
    if waits.cases:
        yield say("staffing-patience", count=waits.cases, left=waits.left)
    else:
        half = f"{log(2) / waits.rate:.0f}"
        yield say("staffing-patience-assumed", minutes=half, count=patience.ENOUGH)
    yield say("staffing-seen" if known.seen else "staffing-unseen")
    yield say("staffing-waiting")
    yield say("staffing-erlang")
