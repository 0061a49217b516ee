"""The period a page is about: some to choose from, or any two days."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from bot.core.insights.reports.span import BETWEEN, PRESETS, Span
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit


def read_asked(asked: Mapping[str, str]) -> str:
    """The period as the core reads it, out of an address."""
    first, last = asked.get("from", "").strip(), asked.get("to", "").strip()
    return f"{first or last}{BETWEEN}{last or first}" if first or last else asked.get("range", "").strip()


def draw_period(visit: Visit, path: str, span: Span, **kept: str) -> None:
    """Links, and a form with two days that keeps the rest of the address."""
    say = visit.say
    with parts.box("number-period"):
        with parts.attribute(parts.box("periods", tag="nav"), aria_label=say("numbers-period")):
            for name in PRESETS:
                here = name == span.name
                target = f"{path}?{urlencode({**kept, 'range': name})}"
                link = parts.link(say(f"numbers-{name}"), target, f"btn period {'is-here' if here else ''}")
                if here:
                    parts.attribute(link, aria_current="page")
        form = parts.attribute(parts.box("number-days", tag="form"), method="get", action=path)
        with form:
            for name, value in kept.items():
                parts.attribute(parts.box(tag="input"), type="hidden", name=name, value=value)
            _draw_day(visit, "from", span.first.isoformat(), span)
            _draw_day(visit, "to", span.last.isoformat(), span)
            parts.attribute(parts.Text(say("numbers-show"), "btn number-show", tag="button"), type="submit")


def _draw_day(visit: Visit, name: str, value: str, span: Span) -> None:
    with parts.box("number-day", tag="label"):
        parts.Text(visit.say(f"numbers-{name}"), "small", tag="span")
        field = parts.attribute(parts.box(tag="input"), type="date", name=name, value=value)
        parts.attribute(field, max=span.today.isoformat(), required=True)
