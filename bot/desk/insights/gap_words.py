"""What a group of questions says of itself in a line."""

from __future__ import annotations

from bot.core.insights.gaps import Group
from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit


def draw_facts(visit: Visit, group: Group) -> None:
    """People, their wait, thumbs, languages, the trend, who takes care of it."""
    say, total = visit.say, group.sum
    with parts.box("passage-facts"):
        hours, minutes = divmod(round(total.minutes), 60)
        wait = say("gap-hours", hours=hours, minutes=minutes) if hours else say("gap-minutes", minutes=minutes)
        words = parts.Text(f"{say('gap-people', count=total.people)} · {wait}", "muted small", tag="span")
        parts.attribute(words, title=say("gap-wait-text"))
        if total.trend:
            trend = "up" if total.trend > 0 else "down"
            sign = parts.chip(
                say(f"gap-trend-{trend}", week=total.week, before=total.before), "hot" if trend == "up" else "good"
            )
            parts.attribute(sign, title=say("gap-trend-text"))
        if total.down:
            parts.chip(f"{say('figure-down')}: {total.down}", "hot")
        for code in LANGUAGES:
            if total.languages.get(code):
                parts.chip(f"{say(f'short-{code}')} {total.languages[code]}")
        if group.person_name:
            parts.chip(group.person_name, "accent")
        if group.draft:
            parts.chip(say("gap-draft"), "warm")
