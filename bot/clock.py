"""The clock of the product; tests give their own."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time, aware UTC."""
    return datetime.now(UTC)
