"""What a lead sees of a week: what is known, what would come of a rota, and which rota would do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from threading import Lock
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.business import Business
from bot.core.clocks.targets import Aim
from bot.core.clocks.worktime import Calendar
from bot.core.desk.teams import Team, office_of
from bot.core.insights.staffing import forecast
from bot.core.insights.staffing.forecast import WEEKS, Forecast
from bot.core.insights.staffing.history import (
    Contact,
    Handling,
    find_duty,
    learn_handling,
    share_unanswered,
)
from bot.core.insights.staffing.patience import Patience, learn_patience
from bot.core.insights.staffing.plan import (
    MOST_MINUTES,
    MOST_PEOPLE,
    MOST_PLACES,
    Outcome,
    Plan,
    Wish,
    check_wish,
    find_most,
    is_short,
)
from bot.core.insights.staffing.week import (
    BLOCKS,
    Open,
    Rota,
    is_block_open,
    list_any_open,
    next_monday,
)
from bot.core.people import Person, Right, Role
from bot.errors import NotFound
from bot.service.insights.staffing.simulating import simulate
from bot.service.people.rights import check_right
from bot.service.ports import Tx
from bot.storage.codec import pack, unpack
from bot.storage.insights import staffing
from bot.storage.people import teams
from bot.storage.system import facts

PLACES: Final = 3  # at once, where nothing says how many
TRIES: Final = 8
SEARCH: Final = 30_000  # customers played in search of a better rota, about
IN_TWO_MINUTES: Final = 2  # where no target is set
KEPT: Final = "insights.staffing"
_ONE_AT_A_TIME: Final = Lock()


@dataclass(frozen=True, kw_only=True)
class Known:
    """What planning begins with, for a ``team`` or (None) for all of the ``teams`` and everybody besides, by the clock
    of ``zone``. ``unanswered``: the share handed over because the bot had no answer; ``seen``: whether ``usual.rota``
    is what was seen, or only thought.
    """

    team: Team | None
    teams: tuple[Team, ...]
    zone: ZoneInfo
    monday: date
    forecast: Forecast
    handling: Handling
    patience: Patience
    opened: Open
    unanswered: float
    usual: Wish
    seen: bool

    def plan(self, wish: Wish) -> Plan:
        """The week with this."""
        fewer = 1 - self.unanswered * wish.saved / 100
        return Plan(
            forecast=self.forecast.scale(fewer),
            handling=self.handling,
            patience=self.patience,
            opened=self.opened,
            wish=wish,
        )


@dataclass(frozen=True, kw_only=True)
class Played:
    """A plan, what comes of it, and who would have to be there instead for all to be in time."""

    plan: Plan
    outcome: Outcome
    better: Rota


def read_known(tx: Tx, person: Person, business: Business, team_id: int | None = None) -> Known:
    """All of the last twelve weeks; of the cases, people and hours of a team, or of all together.

    Raises:
        NotFound: there is no such team.
    """
    check_right(person, Right.SEE_INSIGHTS)
    crew = _find_crew(tx, business, team_id)
    today = tx.now.astimezone(crew.zone).date()
    monday = next_monday(today)
    since = today - timedelta(weeks=WEEKS)
    year_ago = forecast.a_year_before(monday)
    days = (since, year_ago, year_ago + timedelta(days=7))
    bounds = [datetime.combine(day, time.min, crew.zone) for day in days]
    contacts = staffing.list_contacts(tx, since=bounds[0], former=(bounds[1], bounds[2]), team_id=team_id)
    recent = tuple(one for one in contacts if one.opened_at >= bounds[0])
    opened = list_any_open(crew.calendars, crew.zone, monday)
    seen = find_duty(recent, crew.calendar, opened, today)
    rota = seen if seen is not None else _guess_rota(_count_operators(tx, crew), opened)
    return Known(
        team=crew.team,
        teams=crew.teams,
        zone=crew.zone,
        monday=monday,
        forecast=_foresee(contacts, crew.calendar, monday, since, today),
        handling=learn_handling(recent, crew.find_hours),
        patience=learn_patience(recent, crew.find_hours),
        opened=opened,
        unanswered=share_unanswered(recent),
        usual=_usual(business, _list_capacities(tx, crew), rota),
        seen=seen is not None,
    )


@dataclass(frozen=True, kw_only=True)
class _Crew:
    """Who is planned for: a team, or (None) everybody; by whose calendar the week is read, and the teams' own."""

    team: Team | None
    teams: tuple[Team, ...]
    calendar: Calendar
    hours: Mapping[int, Calendar]

    @property
    def zone(self) -> ZoneInfo:
        return self.calendar.zone

    @property
    def calendars(self) -> tuple[Calendar, ...]:
        """In any of these somebody of them works."""
        return (self.calendar, *(self.hours.values() if self.team is None else ()))

    def find_hours(self, team_id: int | None) -> Calendar:
        """The working time of a team; of one that is gone, and without one, that of the business."""
        return self.hours.get(team_id, self.calendar) if team_id is not None else self.calendar

    def has(self, person_id: int) -> bool:
        """Whether somebody is one of them."""
        return self.team is None or person_id in self.team.members


def _find_crew(tx: Tx, business: Business, team_id: int | None) -> _Crew:
    known = teams.list_teams(tx)
    team = next((one for one in known if one.id == team_id), None)
    if team is None and team_id is not None:
        raise NotFound(what="team")
    hours = {one.id: business.calendar_for(one.office) for one in known}
    return _Crew(team=team, teams=known, calendar=business.calendar_for(office_of(team)), hours=hours)


def _count_operators(tx: Tx, crew: _Crew) -> int:
    return len(crew.team.members) if crew.team is not None else staffing.count_operators(tx, Role.OPERATOR.value)


def _list_capacities(tx: Tx, crew: _Crew) -> list[int]:
    known = staffing.list_capacities(tx)
    return [limit for person_id, limit in known.items() if limit is not None and crew.has(person_id)]


def _foresee(contacts: Sequence[Contact], calendar: Calendar, monday: date, since: date, today: date) -> Forecast:
    moments = [one.opened_at for one in contacts if one.is_arrival]
    days = forecast.count_days(moments, calendar.zone, since=since, today=today)
    former = forecast.count_days(moments, calendar.zone, since=date.min, today=since)
    return forecast.foresee(days, monday=monday, closed=calendar.closed, former=former)


def _usual(business: Business, limits: Sequence[int], rota: Rota) -> Wish:
    places = round(median(limits)) if limits else business.assignment.most if business.assignment.automatic else PLACES
    allowed = [policy.allowed(Aim.FIRST_REPLY) for policy in business.targets if policy.takes_all]
    target = allowed[0] if allowed else None
    minutes = round(target / timedelta(minutes=1)) if target is not None else IN_TWO_MINUTES
    return Wish(minutes=min(minutes, MOST_MINUTES), places=max(1, min(places, MOST_PLACES)), rota=rota)


def _guess_rota(operators: int, opened: Open) -> Rota:
    people = min(MOST_PEOPLE, max(1, operators))
    return tuple(people if is_block_open(opened, block) else 0 for block in range(BLOCKS))


async def play(person: Person, known: Known, wish: Wish) -> Played:
    """Play the week beside everything else, one at a time."""
    check_right(person, Right.SEE_INSIGHTS)
    check_wish(wish)
    return await asyncio.to_thread(_play_alone, known.plan(wish))


def _play_alone(plan: Plan) -> Played:
    with _ONE_AT_A_TIME:
        return play_week(plan)


def do_keep_wish(tx: Tx, person: Person, wish: Wish | None, team_id: int | None = None) -> None:
    """What this person tries out for a team, or for all, stays until they take it back."""
    check_right(person, Right.SEE_INSIGHTS)
    if wish is None:
        facts.remove_fact(tx, _name_kept(person, team_id))
    else:
        check_wish(wish)
        facts.record_fact(tx, _name_kept(person, team_id), json.dumps(pack(wish)))


def find_wish(tx: Tx, person: Person, team_id: int | None = None) -> Wish | None:
    """What they tried out last; None where they did not, or a former version kept it otherwise."""
    check_right(person, Right.SEE_INSIGHTS)
    found = facts.find_fact(tx, _name_kept(person, team_id))
    try:
        wish = unpack(Wish, json.loads(found[0])) if found else None
        if wish is not None:
            check_wish(wish)
    except ValueError:
        return None
    return wish


def _name_kept(person: Person, team_id: int | None) -> str:
    return f"{KEPT}.{person.id}" if team_id is None else f"{KEPT}.{person.id}.{team_id}"


def play_week(plan: Plan) -> Played:
    """Play it, and again with more people where they are missing."""
    outcome = simulate(plan)
    return Played(plan=plan, outcome=outcome, better=find_rota(plan, outcome))


def find_rota(plan: Plan, outcome: Outcome) -> Rota:
    """The rota with as few more people as bring all blocks into time, as far as a few tries find it."""
    played = plan.forecast.total * outcome.runs
    runs = max(5, min(outcome.runs, int(SEARCH / TRIES / max(1.0, plan.forecast.total))))
    for step in range(TRIES):
        more = _list_missing(plan, outcome)
        if not more or (step > 2 and played > SEARCH):
            break
        rota = tuple(min(MOST_PEOPLE, people + (block in more)) for block, people in enumerate(plan.wish.rota))
        plan = plan.with_rota(rota)
        outcome = simulate(plan, runs=runs)
        played += plan.forecast.total * runs
    return plan.wish.rota


def _list_missing(plan: Plan, outcome: Outcome) -> set[int]:
    """The blocks to put somebody into: those with late customers that do not only have them from the block before."""
    short = [block for block, part in enumerate(outcome.blocks) if is_short(part, plan.wish, outcome.runs)]
    first, most = {block for block in short if block - 1 not in short}, find_most(plan)
    return {block for block in short if block in first or plan.wish.rota[block] < most[block]}
