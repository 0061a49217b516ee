"""Why a reply does not go out, or can't be changed."""

from __future__ import annotations

from bot.errors import Refused


class CameMeanwhile(Refused):
    """Something new came while you wrote, so nothing was sent yet. Read it; send again if your reply still fits."""

    def __init__(self, *, line: int, note: int) -> None:
        self.line = line
        self.note = note
        super().__init__()
