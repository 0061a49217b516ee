"""A dialogue that can be exchanged while it is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.turn import Understood

if TYPE_CHECKING:
    from bot.service.ports import Dialogue


class ChangingDialogue:
    """Each turn is understood by whatever dialogue is in place when it begins."""

    def __init__(self, first: Dialogue) -> None:
        self._now = first

    def change_to(self, dialogue: Dialogue) -> None:
        """From the next turn on."""
        self._now = dialogue

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        """See :class:`bot.service.ports.Dialogue`."""
        return await self._now.turn(state=state, text=text, language=language, asked=asked)
