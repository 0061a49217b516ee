"""Several looks at the same rows may be under way at once: an older one never overwrites a newer one."""

from __future__ import annotations


class LookOrder:
    """Numbers looks by their beginning."""

    def __init__(self) -> None:
        self._begun = 0
        self._drawn = 0

    def begin(self) -> int:
        """A ticket, taken before reading."""
        self._begun += 1
        return self._begun

    def is_newest(self, ticket: int) -> bool:
        """Whether what was read under this ticket may be drawn: nothing read later has been."""
        if ticket < self._drawn:
            return False
        self._drawn = ticket
        return True
