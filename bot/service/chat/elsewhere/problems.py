"""Why a link leads nowhere."""

from __future__ import annotations

from bot.errors import Refused


class LinkUnknown(Refused):
    """We do not know this link. It may have been cut short: open it from the letter once more."""

    status = 404


class LinkOver(Refused):
    """This link is too old by now. Open the newest letter, or write to us here."""

    status = 410


class LinkUsed(Refused):
    """This link has been used already. Open the newest letter, or write to us here."""

    status = 410
