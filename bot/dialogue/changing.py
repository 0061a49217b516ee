"""A dialogue that can be exchanged while it is in use."""

from __future__ import annotations

from typing import Protocol

from bot.core.turn import Understood


class Understands(Protocol):
    """What can take the place: see ``Dialogue`` in ``bot/service/ports.py``."""

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood: ...


class ChangingDialogue:
    """Each turn is understood by whatever is in place when it begins."""

    def __init__(self, first: Understands) -> None:
        self._now = first

    def change_to(self, dialogue: Understands) -> None:
        """From the next turn on."""
        self._now = dialogue

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        return await self._now.turn(state=state, text=text, language=language, asked=asked)
