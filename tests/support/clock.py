"""A clock that moves when a test says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)  # a Tuesday, inside the support hours


class FakeClock:
    """Aware UTC time that stands still until ``advance``."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0) -> datetime:
        """Move on; the new time."""
        self.now += timedelta(seconds=seconds, minutes=minutes, hours=hours)
        return self.now


class Hand:
    """Monotonic seconds, moved by the test."""

    now = 0.0

    def __call__(self) -> float:
        return self.now
