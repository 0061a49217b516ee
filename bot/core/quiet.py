"""How long the bot listens before it answers, so that what is written in pieces is answered as one question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

LONGEST: Final = timedelta(seconds=8)  # from the first message on, whoever writes or types
TYPING_LASTS: Final = timedelta(seconds=4)  # after a sign of it
ONE_GO: Final = timedelta(seconds=5)  # who writes on within it writes on the same
SLOW: Final = timedelta(seconds=1)  # an answer due for so long is worth a sign that it is coming


class Ending(StrEnum):
    """How a message ends: nothing is missing, more may come, or more must come."""

    WHOLE = "whole"
    OPEN = "open"
    FRAGMENT = "fragment"


_TIMES: Final[Mapping[Ending, float]] = {Ending.WHOLE: 2.5, Ending.OPEN: 3.0, Ending.FRAGMENT: 5.5}
_OWN_PACE: Final = 1.5  # pauses as long as the last one and half as much again


def end_of_quiet(
    now: datetime, ending: Ending, *, unit: float, first: datetime | None = None, last: datetime | None = None
) -> datetime:
    """When to answer a message that came ``now``, unless another one comes. ``unit`` is in seconds, 0: at once.

    ``first`` and ``last`` are those of the messages before it in the same go.
    """
    quiet = timedelta(seconds=unit * _TIMES[ending])
    if unit and last is not None:
        quiet = max(quiet, min((now - last) * _OWN_PACE, ONE_GO))
    return min(now + quiet, first + LONGEST) if first is not None else now + quiet


def end_of_typing(now: datetime, *, first: datetime, due: datetime) -> datetime:
    """When to answer somebody who types ``now``: they may be about to say more."""
    return min(max(due, now + TYPING_LASTS), first + LONGEST)
