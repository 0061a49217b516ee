"""What a lead sees of a week: what is known, what would come of a rota, and which rota would do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from threading import Lock
from typing import Final

from bot.core.business import Business
from bot.core.clocks.targets import Aim
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
    list_open,
    next_monday,
)
from bot.core.people import Person, Right, Role
from bot.service.insights.staffing.simulating import simulate
from bot.service.people.rights import check_right
from bot.service.ports import Tx
from bot.storage.codec import pack, unpack
from bot.storage.insights import staffing
from bot.storage.system import facts

PLACES: Final = 3  # at once, where nothing says how many
TRIES: Final = 8
SEARCH: Final = 30_000  # customers played in search of a better rota, about
IN_TWO_MINUTES: Final = 2  # where no target is set
KEPT: Final = "insights.staffing"
_ONE_AT_A_TIME: Final = Lock()


@dataclass(frozen=True, kw_only=True)
class Known:
    """What planning begins with. ``unanswered``: the share handed over because the bot had no answer; ``seen``: whether
    ``usual.rota`` is what was seen, or only thought.
    """

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


def read_known(tx: Tx, person: Person, business: Business) -> Known:
    """All of the last twelve weeks."""
    check_right(person, Right.SEE_INSIGHTS)
    zone = business.zone
    today = tx.now.astimezone(zone).date()
    monday = next_monday(today)
    since = today - timedelta(weeks=WEEKS)
    year_ago = forecast.a_year_before(monday)
    bounds = [datetime.combine(day, time.min, zone) for day in (since, year_ago, year_ago + timedelta(days=7))]
    contacts = staffing.list_contacts(tx, since=bounds[0], former=(bounds[1], bounds[2]))
    recent = tuple(one for one in contacts if one.opened_at >= bounds[0])
    opened = list_open(business.calendar, monday)
    seen = find_duty(recent, business.calendar, opened, today)
    rota = seen if seen is not None else _guess_rota(staffing.count_operators(tx, Role.OPERATOR.value), opened)
    return Known(
        monday=monday,
        forecast=_foresee(contacts, business, monday, since, today),
        handling=learn_handling(recent, business.calendar),
        patience=learn_patience(recent, business.calendar),
        opened=opened,
        unanswered=share_unanswered(recent),
        usual=_usual(business, staffing.list_capacities(tx), rota),
        seen=seen is not None,
    )


def _foresee(contacts: Sequence[Contact], business: Business, monday: date, since: date, today: date) -> Forecast:
    moments = [one.opened_at for one in contacts if one.is_arrival]
    days = forecast.count_days(moments, business.zone, since=since, today=today)
    former = forecast.count_days(moments, business.zone, since=date.min, today=since)
    return forecast.foresee(days, monday=monday, closed=business.holidays, former=former)


def _usual(business: Business, capacities: Sequence[int | None], rota: Rota) -> Wish:
    limits = [one for one in capacities if one is not None]
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


def do_keep_wish(tx: Tx, person: Person, wish: Wish | None) -> None:
    """What this person tries out stays until they take it back."""
    check_right(person, Right.SEE_INSIGHTS)
    if wish is None:
        facts.remove_fact(tx, f"{KEPT}.{person.id}")
    else:
        check_wish(wish)
        facts.record_fact(tx, f"{KEPT}.{person.id}", json.dumps(pack(wish)))


def find_wish(tx: Tx, person: Person) -> Wish | None:
    """What they tried out last; None where they did not, or a former version kept it otherwise."""
    check_right(person, Right.SEE_INSIGHTS)
    found = facts.find_fact(tx, f"{KEPT}.{person.id}")
    try:
        wish = unpack(Wish, json.loads(found[0])) if found else None
        if wish is not None:
            check_wish(wish)
    except ValueError:
        return None
    return wish


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
