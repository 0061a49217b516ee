"""Who works in the made-up shop, when, and what they have at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Final

from bot.cli.demo.stage import Act, Stage
from bot.core.desk.teams import Scope
from bot.core.people import Person, Role
from bot.core.presence import Presence
from bot.service.cases import snippets
from bot.service.cases.leading import saved
from bot.service.people import presence, staff, teams
from bot.service.people.login import hash_password
from bot.storage.database import Tx
from bot.storage.people import people
from bot.storage.people import presence as pages

ADMIN: Final = "admin"


@dataclass(frozen=True, kw_only=True)
class Post:
    """Somebody of the staff. ``begins`` and ``hours`` are their shift, ``free`` the weekday from which on they have two
    days off; ``pace`` is how long they take for what takes others a minute, ``care`` how well they do it, 0 to 1.
    """

    login: str
    name: str
    role: Role = Role.OPERATOR
    languages: tuple[str, ...] = ()
    capacity: int | None = None
    begins: int = 9
    hours: int = 8
    free: int = 5
    pace: float = 1.0
    care: float = 0.7


POSTS: Final = (
    Post(login=ADMIN, name="Admin", role=Role.ADMIN),
    Post(login="larysa", name="Larysa Koval", role=Role.LEAD, begins=9, hours=9, care=0.9),
    Post(login="pavlo", name="Pavlo Moroz", role=Role.LEAD, begins=12, hours=9, free=0, care=0.8),
    Post(login="olena", name="Olena", capacity=6, begins=8, free=5, pace=0.8, care=0.95),
    Post(login="marta", name="Marta", capacity=5, begins=8, free=1, pace=1.0, care=0.8),
    Post(login="iryna", name="Iryna", capacity=5, begins=14, free=3, pace=1.2, care=0.75),
    Post(login="sofia", name="Sofia", capacity=5, begins=10, free=0, pace=0.9, care=0.85),
    Post(login="kateryna", name="Kateryna", languages=("ru", "uk"), capacity=4, begins=14, free=2, pace=1.1, care=0.7),
    Post(login="daria", name="Daria", capacity=3, begins=13, hours=9, free=4, pace=1.6, care=0.45),
)
TEAMS: Final = (
    (
        "Money & complaints",
        Scope(reasons=("complaint", "anger", "sensitive")),
        ("larysa", "pavlo", "olena", "sofia", "iryna"),
    ),
    (
        "Orders & delivery",
        Scope(topics=("delivery", "orders", "quality")),
        ("marta", "iryna", "sofia", "kateryna", "daria"),
    ),
)
VIEWS: Final = (("Refunds and complaints", "reason=sensitive"), ("In English", "language=en"))


def open_shop(stage: Stage, tx: Tx, *, password: str) -> None:
    """Hire everybody, with one password, and give them what they work with."""
    hashed = hash_password(password)
    for post in POSTS:
        person, _ = staff.do_add_person(tx, None, login=post.login, name=post.name, role=post.role, language="en")
        fields = {"password_hash": hashed, "must_change_password": False, "capacity": post.capacity}
        stage.staff[post.login] = people.record_change(tx, person.id, **fields, languages=" ".join(post.languages))
    admin = stage.staff[ADMIN]
    for name, scope, members in TEAMS:
        number = teams.do_add(tx, admin, name)
        teams.do_set_scope(tx, admin, number, scope)
        teams.do_set_members(tx, admin, number, [stage.staff[login].id for login in members])
        for login in members:
            stage.teams[login] = stage.teams.get(login, frozenset()) | {number}
    snippets.do_add_starters(tx, stage.app, admin)
    for name, query in VIEWS:
        saved.do_save_view(tx, stage.staff["larysa"], name=name, query=query, shared=True)


def list_shifts(post: Post, since: datetime, until: datetime, *, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """When somebody works between two moments, day by day, in the zone of the shop."""
    day = since.astimezone(zone).date() - timedelta(days=1)
    while (begin := datetime.combine(day, time(post.begins), tzinfo=zone)) < until:
        if (day.weekday() - post.free) % 7 > 1:
            yield begin, begin + timedelta(hours=post.hours)
        day += timedelta(days=1)


def clock_in(stage: Stage, person: Person, ends: datetime) -> Act:
    """Somebody is here until their shift ends, away for half an hour in the middle of it."""
    presence.do_set_presence(stage.tx(), person, Presence.ONLINE)
    half = (ends - stage.now) / 2
    yield half
    presence.do_set_presence(stage.tx(), person, Presence.AWAY, reason="lunch")
    yield timedelta(minutes=30)
    presence.do_set_presence(stage.tx(), person, Presence.ONLINE)
    yield max(ends - stage.now, timedelta())
    pages.record_gone(stage.tx(), person.id)


def is_here(tx: Tx, person: Person) -> bool:
    """Whether somebody is at the desk."""
    return presence.find_presence(tx, person).presence is Presence.ONLINE


def find_posts(role: Collection[Role]) -> tuple[Post, ...]:
    """Those of these roles."""
    return tuple(post for post in POSTS if post.role in role)
