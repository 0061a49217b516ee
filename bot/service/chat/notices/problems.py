"""Why a notice is not given like this."""

from __future__ import annotations

from bot.errors import BadInput, Refused


class NoticeEmpty(BadInput):
    """Write the notice in one language at least."""


class NoticeEnd(BadInput):
    """A notice lasts from 15 minutes to 24 hours, or until it is stopped."""


class NoticeAboutNothing(BadInput):
    """Say how customers ask about it, one question a line, or give the notice to everybody."""


class NoticeOver(Refused):
    """This notice is over. Write a new one if it is needed."""
