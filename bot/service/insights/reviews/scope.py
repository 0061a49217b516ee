"""Who may review whom: administrators everybody, leads who is in a team of theirs; nobody themselves."""

from __future__ import annotations

from bot.core.people import Person, Right, may
from bot.service.insights.reviews.problems import OtherTeam, OwnChat
from bot.service.people.rights import check_right
from bot.service.ports import Tx
from bot.storage.people import people, teams


def find_reviewed(tx: Tx, person: Person) -> frozenset[int] | None:
    """Whose chats they may review; None for everybody's: administrators, and leads who are in no team."""
    check_right(person, Right.REVIEW_CHATS)
    if may(person, Right.MANAGE_PEOPLE):
        return None
    own = [team.members for team in teams.list_teams(tx) if person.id in team.members]
    return frozenset(one for members in own for one in members) if own else None


def check_reviewer(tx: Tx, person: Person, reviewed_id: int) -> None:
    """Refuse who may not review this person.

    Raises:
        NotAllowed: they review nobody.
        OwnChat, OtherTeam: not this one.
    """
    known = find_reviewed(tx, person)
    if reviewed_id == person.id:
        raise OwnChat()
    if known is not None and reviewed_id not in known:
        raise OtherTeam(name=people.get(tx, reviewed_id).name)


def list_reviewers(tx: Tx, reviewed_id: int) -> tuple[Person, ...]:
    """Everybody who may review this person."""
    found = (one for one in people.list_people(tx) if may(one, Right.REVIEW_CHATS) and one.id != reviewed_id)
    scopes = ((one, find_reviewed(tx, one)) for one in found)
    return tuple(one for one, scope in scopes if scope is None or reviewed_id in scope)


def list_pairs(tx: Tx) -> dict[int, tuple[int, ...]]:
    """Who may review whom: by reviewed person, in one look."""
    everybody, known = people.list_people(tx), teams.list_teams(tx)
    reviewers = [one for one in everybody if may(one, Right.REVIEW_CHATS)]

    def reaches(reviewer: Person, reviewed: Person) -> bool:
        own = [team.members for team in known if reviewer.id in team.members]
        free = may(reviewer, Right.MANAGE_PEOPLE) or not own
        return reviewer.id != reviewed.id and (free or any(reviewed.id in members for members in own))

    return {one.id: tuple(other.id for other in reviewers if reaches(other, one)) for one in everybody}
