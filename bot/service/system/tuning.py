"""How sure the bot must be: leads change it, everything counts at once, everything can be put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from bot.core.business import UNNAMED, Business
from bot.core.insights.tuning import Tuning
from bot.core.people import Person, Right
from bot.errors import NotFound
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.service.system import business as settings
from bot.storage.database import Tx
from bot.storage.system import tunings

SURENESS: Final = "sureness"
MOST: Final = 30


@dataclass(frozen=True, kw_only=True)
class Levers:
    """The share of answers that must be right: of those given at once, and of those said to be only likely.

    ``corrections``: what customers' verdicts add to the probabilities, by language.
    """

    target_precision: float = UNNAMED.target_precision
    tentative_precision: float = UNNAMED.tentative_precision
    corrections: Mapping[str, float] = field(default_factory=dict)


OURS: Final = Levers()


def access_levers(app: App, person: Person) -> Levers:
    """Those in force."""
    check_right(person, Right.TUNE_BOT)
    return _of(app.business)


def list_changes(tx: Tx, person: Person) -> tuple[Tuning, ...]:
    """Who changed what, newest first."""
    check_right(person, Right.TUNE_BOT)
    return tunings.list_tunings(tx, prefix=SURENESS, limit=MOST)


def do_tune(tx: Tx, app: App, person: Person, levers: Levers) -> None:
    """Put these in force; where nothing differs nothing is written down.

    Raises:
        BusinessWrong: a number that can't be.
        StaleBusiness: somebody saved the settings at this moment.
        BusinessFixed: the file can't be written.
    """
    check_right(person, Right.TUNE_BOT)
    before = _of(app.business)
    if levers == before:
        return
    known = settings.to_values(app.business)["thresholds"]
    shipped = settings.to_values(UNNAMED)["thresholds"]
    wanted = {name: value for name, value in {**known, **asdict(levers)}.items() if value != shipped[name]}
    settings.do_write(tx, app, person, {"thresholds": wanted}, seen=settings.see_file(app))
    tunings.record_tuning(tx, person_id=person.id, place=SURENESS, before=asdict(before), after=asdict(levers))


def do_put_back(tx: Tx, app: App, person: Person, number: int) -> Levers:
    """What was in force before a change is so again.

    Raises:
        NotFound: there is no such change.
    """
    check_right(person, Right.TUNE_BOT)
    change = tunings.get(tx, number)
    if change.place != SURENESS:
        raise NotFound(what="change")
    levers = Levers(**_known(change.before))
    do_tune(tx, app, person, levers)
    return levers


def _of(business: Business) -> Levers:
    return Levers(
        target_precision=business.target_precision,
        tentative_precision=business.tentative_precision,
        corrections=dict(business.corrections),
    )


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in asdict(OURS) if name in values}
