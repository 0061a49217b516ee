"""Teams as leads keep them; and whose a new case is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from bot.core.case import Brief
from bot.core.conversation import Conversation
from bot.core.desk.teams import MOST_TEAMS, NAME_LENGTH, Scope, Team, read_matter, route
from bot.core.hours import Office, check_zone, parse_days, parse_hours
from bot.core.people import Person, Right
from bot.core.presence import Colleague
from bot.core.wrong import WrongValue
from bot.errors import NotFound, TooLarge
from bot.language.said.weekdays import name_in_english
from bot.service.people.refusals import BadOffice, BadTeamName, TeamNameTaken
from bot.service.people.rights import check_right
from bot.storage.cases import holders
from bot.storage.database import Tx
from bot.storage.people import teams
from bot.storage.system import audit

MOST_DAYS_OFF: Final = 400
HOURS_LENGTH: Final = 1_000


def list_teams(tx: Tx, person: Person) -> tuple[Team, ...]:
    """All in their order; none until a lead has made one."""
    check_right(person, Right.ANSWER_CHATS)
    return teams.list_teams(tx)


def read_teams(tx: Tx) -> tuple[Team, ...]:
    """The same for pages of all who answer chats, whose right is checked where the queue is read."""
    return teams.list_teams(tx)


def read_page(tx: Tx, person: Person) -> tuple[tuple[Team, ...], tuple[Colleague, ...]]:
    """The teams, and who can be in one."""
    check_right(person, Right.KEEP_TEAMS)
    return teams.list_teams(tx), holders.list_colleagues(tx)


def find_team(tx: Tx, brief: Brief, conversation: Conversation) -> Team | None:
    """Whose a case with this brief is, by the teams as they are now; None for everybody's."""
    matter = read_matter(brief, language=conversation.language, channel=conversation.channel)
    return route(teams.list_teams(tx), matter)


def access_team(tx: Tx, team_id: int) -> Team:
    """One of them.

    Raises:
        NotFound: it is gone.
    """
    found = next((team for team in teams.list_teams(tx) if team.id == team_id), None)
    if found is None:
        raise NotFound(what="team")
    return found


def do_add(tx: Tx, person: Person, name: str) -> int:
    """One more, tried last; its id.

    Raises:
        BadTeamName, TeamNameTaken: it can't be called so.
        TooLarge: there are too many.
    """
    check_right(person, Right.KEEP_TEAMS)
    known = teams.list_teams(tx)
    name = _check_name(known, name)
    if len(known) >= MOST_TEAMS:
        raise TooLarge(limit=f"{MOST_TEAMS} teams")
    number = teams.record_team(tx, name=name, place=len(known) + 1)
    teams.record_order(tx, [*(team.id for team in known), number])
    audit.record_audit(tx, person_id=person.id, action="team.add", object=name)
    return number


def do_rename(tx: Tx, person: Person, team_id: int, name: str) -> None:
    """Another name.

    Raises:
        NotFound, BadTeamName, TeamNameTaken.
    """
    team = _access(tx, person, team_id)
    name = _check_name([one for one in teams.list_teams(tx) if one.id != team_id], name)
    teams.record_name(tx, team_id, name)
    audit.record_audit(tx, person_id=person.id, action="team.rename", object=f"{team.name} → {name}")


def do_set_members(tx: Tx, person: Person, team_id: int, person_ids: Collection[int]) -> None:
    """Who is in it; who answers no chats can't be.

    Raises:
        NotFound: the team is gone.
    """
    team = _access(tx, person, team_id)
    known = {one.id for one in holders.list_colleagues(tx)}
    teams.record_members(tx, team_id, known & set(person_ids))
    audit.record_audit(tx, person_id=person.id, action="team.members", object=team.name)


def do_set_scope(tx: Tx, person: Person, team_id: int, scope: Scope) -> None:
    """Which cases are theirs from now on; those that are open stay where they are.

    Raises:
        NotFound: the team is gone.
    """
    team = _access(tx, person, team_id)
    teams.record_scope(tx, team_id, scope)
    audit.record_audit(tx, person_id=person.id, action="team.scope", object=team.name)


def do_set_office(tx: Tx, person: Person, team_id: int, office: Office) -> Office:
    """When they work from now on, as it is kept; clocks that run are read by it at once.

    Raises:
        NotFound: the team is gone.
        BadOffice: something of it can't be read; nothing is kept.
    """
    team = _access(tx, person, team_id)
    office = read_office(office)
    teams.record_office(tx, team_id, office)
    audit.record_audit(tx, person_id=person.id, action="team.hours", object=team.name)
    return office


def read_office(given: Office) -> Office:
    """What was typed, days of the week in English and spaces aside.

    Raises:
        BadOffice: with each field that can't be read.
    """
    hours = str(name_in_english(given.hours.strip()))
    office = Office(hours=hours, zone=given.zone.strip(), closed=tuple(filter(None, map(str.strip, given.closed))))
    checks = {
        "hours": lambda: parse_hours(office.hours),
        "zone": lambda: check_zone(office.zone) if office.zone else None,
        "closed": lambda: parse_days(office.closed),
    }
    found = {field: wrong for field, check in checks.items() if (wrong := _find_wrong(check)) is not None}
    if len(office.closed) > MOST_DAYS_OFF or len(office.hours) > HOURS_LENGTH:
        raise TooLarge(limit=f"{MOST_DAYS_OFF} days off")
    if found:
        raise BadOffice(found)
    return office


def do_move_up(tx: Tx, person: Person, team_id: int) -> None:
    """Change places with the one above, which is asked after it from now on."""
    team = _access(tx, person, team_id)
    order = [one.id for one in teams.list_teams(tx)]
    place = order.index(team_id)
    if place:
        order[place - 1 : place + 1] = [team_id, order[place - 1]]
        teams.record_order(tx, order)
        audit.record_audit(tx, person_id=person.id, action="team.order", object=team.name)


def do_remove(tx: Tx, person: Person, team_id: int) -> None:
    """It is gone, and its cases are everybody's."""
    team = _access(tx, person, team_id)
    teams.remove_team(tx, team_id)
    audit.record_audit(tx, person_id=person.id, action="team.remove", object=team.name)


def _find_wrong(check: Callable[[], object]) -> WrongValue | None:
    try:
        check()
    except WrongValue as error:
        return error
    return None


def _access(tx: Tx, person: Person, team_id: int) -> Team:
    check_right(person, Right.KEEP_TEAMS)
    return access_team(tx, team_id)


def _check_name(others: Collection[Team], name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= NAME_LENGTH:
        raise BadTeamName(most=NAME_LENGTH)
    if any(team.name.casefold() == name.casefold() for team in others):
        raise TeamNameTaken(name=name)
    return name
