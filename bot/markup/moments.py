"""Times in a text, marked so that who reads it sees them by their own clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.markup.rich import Rich, Span

KIND = "date_time"
SOON, LATER, BARE = "wt", "wDt", "t"  # https://core.telegram.org/bots/api#date-time-entity-formatting


def mark_moment(rich: Rich, words: str, at: datetime, *, shape: str = SOON) -> Rich:
    """The first place with these words means this time; nothing where the text does not have them."""
    start = rich.text.find(words) if words else -1
    if start < 0:
        return rich
    span = Span(start=start, end=start + len(words), kind=KIND, at=at, shape=shape)
    return replace(rich, spans=(*rich.spans, span))
