"""What leads see of a spike, and what they decide about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from bot.core.insights.spikes.spikes import LIVE, Affected, Spike, SpikeState
from bot.core.people import Person, Right
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.insights.spikes import heard, spikes
from bot.storage.system import audit

MOST_PAST: Final = 30


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Spikes that go on and earlier ones; ``since``: when questions were heard first, None for never."""

    live: tuple[Spike, ...]
    past: tuple[Spike, ...]
    since: datetime | None


@dataclass(frozen=True, kw_only=True)
class Detail:
    """One spike, and whom it concerns."""

    spike: Spike
    affected: tuple[Affected, ...]

    @property
    def waiting(self) -> int:
        """How many of them wait for a person."""
        return sum(one.waits for one in self.affected)


def list_live(tx: Tx, person: Person) -> tuple[Spike, ...]:
    """What goes on now."""
    check_right(person, Right.WATCH_DESK)
    return spikes.list_live(tx)


def list_all(tx: Tx, person: Person) -> Listed:
    """The page."""
    check_right(person, Right.WATCH_DESK)
    past = spikes.list_past(tx, limit=MOST_PAST)
    return Listed(live=spikes.list_live(tx), past=past, since=heard.find_first(tx))


def access_spike(tx: Tx, person: Person, number: int) -> Detail:
    """One of them.

    Raises:
        NotFound: there is none.
    """
    check_right(person, Right.WATCH_DESK)
    return Detail(spike=spikes.get(tx, number), affected=spikes.list_affected(tx, number))


def do_call_incident(tx: Tx, person: Person, number: int) -> None:
    """Something is done about it; also what was put away, or was over."""
    _do_decide(tx, person, number, SpikeState.INCIDENT)


def do_quiet(tx: Tx, app: App, person: Person, number: int) -> None:
    """It is no incident: nobody hears of it again until the day is over where the business is."""
    _do_decide(tx, person, number, SpikeState.QUIET, quiet_until=_end_of_day(app, tx.now))


def do_end(tx: Tx, person: Person, number: int) -> None:
    """It is over, though somebody may ask yet."""
    _do_decide(tx, person, number, SpikeState.OVER)


def may_end(spike: Spike) -> bool:
    """Whether it goes on."""
    return spike.state in LIVE


def _do_decide(tx: Tx, person: Person, number: int, state: SpikeState, *, quiet_until: datetime | None = None) -> None:
    check_right(person, Right.WATCH_DESK)
    spikes.get(tx, number)
    spikes.record_state(tx, number, state, person_id=person.id, quiet_until=quiet_until)
    audit.record_audit(tx, person_id=person.id, action=f"spike.{state.value}", object=str(number))


def _end_of_day(app: App, now: datetime) -> datetime:
    today = now.astimezone(app.business.zone).date()
    return datetime.combine(today + timedelta(days=1), time(), tzinfo=app.business.zone)
