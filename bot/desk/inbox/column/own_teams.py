"""The teams as the column knows them: which are those of who looks, and what else waits for whom."""

from __future__ import annotations

from bot.core.case import State
from bot.core.desk.teams import Team, is_elsewhere, list_own, rings_for
from bot.core.queue import ListedCase
from bot.desk.frame.visit import Visit


class OwnTeams:
    """Empty until the first look, and on a desk without teams."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self.all: tuple[Team, ...] = ()
        self.own: frozenset[int] = frozenset()

    async def look(self) -> bool:
        """Look again; whether something has changed."""
        found = await self._visit.look(self._visit.desk.teams.look)
        if found is None or found == self.all:
            return False
        self.all, self.own = found, list_own(found, self._visit.person.id)
        return True

    def rings(self, case: ListedCase) -> bool:
        """Whether it waits for somebody like who looks."""
        return case.state is State.WAITING and rings_for(case.team_id, self.own, here=case.team_here)

    def is_elsewhere(self, case: ListedCase) -> bool:
        """Whether it waits for another team."""
        return case.state is State.WAITING and is_elsewhere(case.team_id, self.own)
