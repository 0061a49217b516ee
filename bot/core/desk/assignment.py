"""Who gets the next chat when the desk gives them out: here, with room, with the language, known to the customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.presence import Colleague, Presence


@dataclass(frozen=True, kw_only=True)
class Unassigned:
    """A case in the queue. ``former_id``: who had the customer's last case; ``let_go_by``: who gave this one back."""

    case_id: int
    conversation_id: int
    language: str
    former_id: int | None = None
    let_go_by: int | None = None


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
    """Whether they are online, have room, write the language, and have not just let it go."""
    room = colleague.chats < (colleague.capacity or most)
    speaks = not colleague.languages or case.language in colleague.languages
    return colleague.presence is Presence.ONLINE and room and speaks and colleague.id != case.let_go_by
