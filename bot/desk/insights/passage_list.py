"""Questions of customers with what came of them; each leads to its chat."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.insights.figures import Passage
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit


def draw_passages(visit: Visit, found: Iterable[Passage]) -> None:
    """A row each."""
    with parts.box("card passages"):
        for one in found:
            _draw_row(visit, one)


def _draw_row(visit: Visit, one: Passage) -> None:
    with parts.box("passage"):
        target = f"/desk/chat/{one.conversation_id}?line={one.line}"
        parts.link(one.text or visit.say("passage-wordless"), target, "passage-text")
        with parts.box("passage-facts"):
            when = times.say_date(one.at, visit.app.business.zone)
            parts.Text(f"{one.customer or visit.say('guest')} · {when}", "muted small", tag="span")
            parts.chip(visit.say(f"short-{one.language}"))
            if one.thumb is not None:
                parts.chip(visit.say("thumb-up" if one.thumb else "figure-down"), "good" if one.thumb else "hot")
            if one.thumb is False and one.reason:
                parts.chip(visit.say(f"down-{one.reason}"), "warm")
            if one.person:
                parts.chip(visit.say("figure-escalated"), "warm")
