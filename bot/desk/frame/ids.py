"""Numbers of rows as they come from an address or a browser: anything at all."""

from __future__ import annotations

MOST = 2**31 - 1  # what a column of ids holds


def to_id(given: object) -> int:
    """The number of a row; 0, which no row has, for whatever can't be one."""
    if isinstance(given, str):
        number = int(given) if given.isascii() and given.isdigit() and len(given) <= len(str(MOST)) else 0
    else:
        number = given if isinstance(given, int) and not isinstance(given, bool) else 0
    return number if 0 < number <= MOST else 0
