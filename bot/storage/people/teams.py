"""Teams: their order, their members, and which cases are theirs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ScalarSelect, String, cast, delete, func, insert, select, update

from bot.core.desk.teams import EMPTY, Scope, Team
from bot.core.events import Topic
from bot.core.hours import Office
from bot.core.people import RIGHTS, Right
from bot.core.presence import Presence
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.offices import to_office
from bot.storage.tables.people import people, presence
from bot.storage.tables.teams import team_members, teams

ANSWERING = [role.value for role, rights in RIGHTS.items() if Right.ANSWER_CHATS in rights]
ON_DUTY = (Presence.ONLINE.value, Presence.BUSY.value)


def list_teams(tx: Tx) -> tuple[Team, ...]:
    """All in their order, in one look."""
    query = select(teams, _list_members(), _list_members(here=True)).order_by(teams.c.place, teams.c.id)
    return tuple(_to_team(row) for row in tx.connection.execute(query).mappings())


def record_team(tx: Tx, *, name: str, place: int) -> int:
    """One more; its id."""
    _tell(tx)
    return tx.insert(insert(teams).values(name=name, scope=pack(EMPTY), place=place))


def record_name(tx: Tx, team_id: int, name: str) -> None:
    """It is called so from now on."""
    tx.connection.execute(update(teams).where(teams.c.id == team_id).values(name=name))
    _tell(tx)


def record_scope(tx: Tx, team_id: int, scope: Scope) -> None:
    """Which new cases are theirs."""
    tx.connection.execute(update(teams).where(teams.c.id == team_id).values(scope=pack(scope)))
    _tell(tx)


def record_office(tx: Tx, team_id: int, office: Office) -> None:
    """When it works."""
    tx.connection.execute(update(teams).where(teams.c.id == team_id).values(office=pack(office)))
    _tell(tx)


def record_order(tx: Tx, team_ids: Sequence[int]) -> None:
    """They are tried in this order."""
    for place, number in enumerate(team_ids, start=1):
        tx.connection.execute(update(teams).where(teams.c.id == number).values(place=place))


def record_members(tx: Tx, team_id: int, person_ids: Collection[int]) -> None:
    """Who is in it."""
    tx.connection.execute(delete(team_members).where(team_members.c.team_id == team_id))
    rows = [{"team_id": team_id, "person_id": one} for one in sorted(set(person_ids))]
    if rows:
        tx.connection.execute(insert(team_members), rows)
    _tell(tx)


def remove_team(tx: Tx, team_id: int) -> None:
    """It is gone; a case whose team is gone is everybody's, wherever it is read."""
    tx.connection.execute(delete(team_members).where(team_members.c.team_id == team_id))
    tx.connection.execute(delete(teams).where(teams.c.id == team_id))
    _tell(tx)


def _list_members(*, here: bool = False) -> ScalarSelect[Any]:
    """Ids with commas between."""
    query = (
        select(func.aggregate_strings(cast(team_members.c.person_id, String), ","))
        .join(people, people.c.id == team_members.c.person_id)
        .where(team_members.c.team_id == teams.c.id, people.c.disabled.is_(False), people.c.role.in_(ANSWERING))
    )
    if here:
        query = query.join(presence, presence.c.person_id == people.c.id)
        query = query.where(presence.c.state.in_(ON_DUTY), presence.c.gone_at.is_(None))
    return query.correlate(teams).scalar_subquery().label("here" if here else "members")  # type: ignore[return-value]


def _to_team(row: Mapping[Any, Any]) -> Team:
    return Team(
        id=row["id"],
        name=row["name"],
        scope=unpack(Scope, row["scope"]) if row["scope"] else EMPTY,
        members=_to_ids(row["members"]),
        here=_to_ids(row["here"]),
        office=to_office(row["office"]),
    )


def _to_ids(text: str | None) -> tuple[int, ...]:
    return tuple(sorted(map(int, text.split(",")))) if text else ()


def _tell(tx: Tx) -> None:
    tx.tell(Topic.PEOPLE)
    tx.tell(Topic.QUEUE)
