"""What people meet while they bring in old conversations."""

from __future__ import annotations

from bot.errors import BadInput


class ChooseSide(BadInput):
    """Tick who answers for the business: at least one name, and not all of them."""


class NothingToDraft(BadInput):
    """None of these questions has an answer that can be shown to anybody. Begin the article yourself."""
