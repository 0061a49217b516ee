"""An article the bot weighed, drawn with its probability."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit

UNLIKELY = 0.01  # of an article below it only the title is of interest


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """An article the bot thought of."""

    title: str
    probability: float
    matched: str


def draw_weighed(visit: Visit, weighed: Weighed) -> None:
    """One article with its probability; an unlikely one without a bar."""
    likely = weighed.probability >= UNLIKELY
    with parts.box(f"weighed {'' if likely else 'muted'}"):
        with parts.box("weighed-top"):
            parts.Text(weighed.title, tag="span")
            parts.Text(say_share(weighed.probability), "number", tag="span")
        if likely:
            parts.bar(weighed.probability)
        if weighed.matched:
            parts.Text(visit.say("why-matched", text=weighed.matched), "muted")


def say_share(share: float) -> str:
    """A probability in percent; neither "0%" nor "100%", for it is never so sure."""
    if share < UNLIKELY:
        return "<1%"
    return ">99%" if share > 1 - UNLIKELY else f"{share:.0%}"
