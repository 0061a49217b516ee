"""Working time between many pairs of moments, measured quickly: the same as ``clocks.worktime.worked``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate
from typing import Final

from bot.core.clocks.worktime import Calendar, list_spans

MARGIN: Final = 31 * 86_400.0


class Meter:
    """Knows the working time from a moment on; what begins earlier makes it look further back. Moments are many, so
    they are seconds since 1970.
    """

    def __init__(self, calendar: Calendar, start: float, end: float) -> None:
        self._calendar = calendar
        self._lay_out(start, end)

    def _lay_out(self, start: float, end: float) -> None:
        self._start, self._end = start, end
        whole = self._calendar.is_whole
        spans = () if whole else list_spans(self._calendar, *(datetime.fromtimestamp(one, UTC) for one in (start, end)))
        self._opens = [opens.timestamp() for opens, _ in spans]
        self._lengths = [(closes - opens).total_seconds() for opens, closes in spans]
        self._sums = list(accumulate(self._lengths, initial=0.0))

    def worked(self, since: float, until: float) -> float:
        """Seconds of working time between two moments; none where ``until`` comes first."""
        if until <= since:
            return 0.0
        if self._calendar.is_whole:
            return until - since
        if since < self._start or until > self._end:
            self._lay_out(min(self._start, since - MARGIN), max(self._end, until + MARGIN))
        return self._at(until) - self._at(since)

    def without(self, since: float, until: float, pauses: Sequence[tuple[float, float]]) -> float:
        """The same without the pauses in between, of which none lies in another."""
        if not pauses:
            return self.worked(since, until)
        paused = sum(self.worked(max(since, start), min(until, end)) for start, end in pauses)
        return max(0.0, self.worked(since, until) - paused)

    def _at(self, moment: float) -> float:
        place = bisect_right(self._opens, moment) - 1
        if place < 0:
            return 0.0
        length, since = self._lengths[place], moment - self._opens[place]
        return self._sums[place] + (since if since < length else length)


def find_rank(ordered: Sequence[float], percent: int) -> float:
    """The smallest of the values, in order, that so many per cent of them do not exceed (the nearest rank)."""
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(0, rank - 1)]
