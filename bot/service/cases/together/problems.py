"""Why a reply to many is not sent like this."""

from __future__ import annotations

from bot.errors import BadInput, Refused


class NobodyChosen(BadInput):
    """Tick somebody who waits."""


class LanguageMissing(BadInput):
    """Write it for those who speak {language} too, or untick them."""


class NothingToTakeBack(Refused):
    """There is nothing to take back any more."""
