"""Who gets the next chat when the desk gives them out: here, with room, of its team, with the language, known to the
customer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.presence import Colleague, Presence


@dataclass(frozen=True, kw_only=True)
class Unassigned:
    """A case in the queue. ``former_id``: who had the customer's last case; ``let_go_by``: who gave this one back;
    ``team_id``: whose it is, None for everybody's.
    """

    case_id: int
    conversation_id: int
    language: str
    former_id: int | None = None
    let_go_by: int | None = None
    team_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Given:
    """A case and whose it shall be."""

    case: Unassigned
    person_id: int


def plan(cases: Sequence[Unassigned], colleagues: Sequence[Colleague], *, most: int) -> tuple[Given, ...]:
    """Who gets what, the head of the queue first; ``most`` chats at once for who has no number of their own."""
    staff = {one.id: one for one in colleagues}
    given: list[Given] = []
    for case in cases:
        person_id = choose(case, tuple(staff.values()), most=most)
        if person_id is not None:
            given.append(Given(case=case, person_id=person_id))
            staff[person_id] = replace(staff[person_id], chats=staff[person_id].chats + 1)
    return tuple(given)


def choose(case: Unassigned, colleagues: Sequence[Colleague], *, most: int) -> int | None:
    """The person for one case; None when nobody can take it now, and it waits."""
    able = [one for one in colleagues if can_take(one, case, most=most)]
    best = min(able, key=lambda one: (one.id != case.former_id, one.chats, one.id), default=None)
    return best.id if best is not None else None


def can_take(colleague: Colleague, case: Unassigned, *, most: int) -> bool:
    """Whether they are online, have room, are of its team, write the language, and have not just let it go."""
    fits = case.team_id is None or case.team_id in colleague.teams
    speaks = not colleague.languages or case.language in colleague.languages
    return has_room(colleague, most=most) and fits and speaks and colleague.id != case.let_go_by


def list_able(colleagues: Sequence[Colleague], *, most: int) -> frozenset[int]:
    """The teams of which somebody can take a chat now: what waits for the others holds up nobody."""
    return frozenset(team for one in colleagues if has_room(one, most=most) for team in one.teams)


def has_room(colleague: Colleague, *, most: int) -> bool:
    """Whether they can take one more."""
    return colleague.presence is Presence.ONLINE and colleague.chats < (colleague.capacity or most)
