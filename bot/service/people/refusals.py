"""Why a team is not as it was to be, or gets no chat."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.wrong import WrongValue
from bot.errors import BadInput, Refused


class BadTeamName(BadInput):
    """Give the team a name of at most {most} characters."""


class TeamNameTaken(Refused):
    """There is a team "{name}" already. Choose another name."""


class BadOffice(BadInput):
    """The hours can't be read: {problems}."""

    def __init__(self, found: Mapping[str, WrongValue]) -> None:
        """``found``: what is wrong, by field."""
        self.found = found
        super().__init__(problems="; ".join(map(str, found.values())))


class TeamEmpty(Refused):
    """Nobody is in the team {name} yet. Choose another one, or a colleague."""


class AlreadyInTeam(Refused):
    """The chat waits there already. Choose another team, or a colleague."""
