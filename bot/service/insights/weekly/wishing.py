"""What each of the staff wants of the weekly letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.core.hours import check_zone
from bot.core.insights.weekly.wish import HOURS, WEEKDAYS, Wish, find_last_due, name_of
from bot.core.people import Person
from bot.core.reach.codes import make_code
from bot.core.reach.mail import read_address
from bot.core.wrong import WrongValue
from bot.errors import BadInput
from bot.service.insights.reports.scope import find_scope
from bot.service.ports import App, Tx
from bot.storage.insights import weekly
from bot.storage.insights.weekly import Subscription
from bot.storage.people import links

UTC: Final = "UTC"


class BadLetterAddress(BadInput):
    """Write the address that the letter goes to, like anna@example.org."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a person wants, by which ways they can have it, and why the newest did not arrive."""

    wish: Wish
    can_mail: bool
    can_telegram: bool
    problem: str = ""


def find_known(tx: Tx, app: App, person: Person) -> Known:
    """How things stand."""
    find_scope(person)
    found = weekly.find(tx, person.id)
    return Known(
        wish=found.wish if found is not None else Wish(),
        can_mail=bool(app.settings.smtp_host),
        can_telegram=links.find(tx, person.id) is not None,
        problem=found.problem if found is not None else "",
    )


def do_keep(tx: Tx, app: App, person: Person, wish: Wish) -> Wish:
    """From now on; the first comes when it is due next.

    Raises:
        BadLetterAddress: it is to come by e-mail, and the address is none.
        BadInput: there is no such day, hour or time zone.
    """
    find_scope(person)
    wish = _check(wish)
    known = weekly.find(tx, person.id)
    code = known.code if known is not None else make_code()
    same = known is not None and known.wish.address == wish.address
    problem = known.problem if known is not None and same else ""
    sent_for = name_of(find_last_due(wish, app.business.zone, tx.now))
    quiet = known is not None and known.quiet
    kept = Subscription(person_id=person.id, wish=wish, code=code, sent_for=sent_for, quiet=quiet, problem=problem)
    weekly.record(tx, kept)
    return wish


def _check(wish: Wish) -> Wish:
    address = read_address(wish.address)
    if wish.by_mail and not address:
        raise BadLetterAddress()
    if wish.weekday not in WEEKDAYS or wish.hour not in HOURS or not _is_zone(wish.zone):
        raise BadInput(problem="there is no such day, hour or time zone")
    return replace(wish, address=address)


def _is_zone(name: str) -> bool:
    try:
        check_zone(name or UTC)
    except WrongValue:
        return False
    return True


def do_switch_mail(tx: Tx, code: str, *, by_mail: bool) -> bool:
    """By the link in a letter; whether there is who it was for."""
    known = weekly.find_by_code(tx, code)
    if known is not None:
        weekly.record_mail(tx, code, by_mail=by_mail)
    return known is not None


def is_known(tx: Tx, code: str) -> bool:
    """Whether the link is one of a letter."""
    return weekly.find_by_code(tx, code) is not None
