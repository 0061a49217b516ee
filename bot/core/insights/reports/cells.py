"""What is written into a cell of a table that spreadsheets open."""

from __future__ import annotations

from typing import Final

BEGINS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS: Final = 100_000


def disarm(text: str) -> str:
    """A text as a spreadsheet shows it and never computes it: what begins like a formula gets an apostrophe before it
    (OWASP, "CSV injection").
    """
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text
