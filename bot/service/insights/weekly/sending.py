"""Sending the weekly letter: once each, in the zone of who wants it, and not again and again that nothing happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from bot.core.insights.weekly.wish import LATE, find_last_due, name_of
from bot.core.jobs import JobKind
from bot.core.people import Person
from bot.service.insights.reports.scope import find_scope
from bot.service.insights.weekly.writing import Written, write_letter
from bot.service.ports import App, Tx
from bot.storage.codec import pack
from bot.storage.insights import weekly
from bot.storage.insights.weekly import Subscription
from bot.storage.people import links, people
from bot.storage.system import jobs

OFF: Final = "/desk/weekly/off/"  # and the code; open to who has the letter


@dataclass(frozen=True, kw_only=True)
class Due:
    """A letter that somebody is to get by now."""

    person: Person
    known: Subscription
    name: str


async def watch(app: App) -> int:
    """What the timer does; how many letters go out. What stands in them is found out without a writer."""
    sent = 0
    for due in await app.database.read(list_due, app):
        letter = await app.database.read(write_letter, app, due.person)
        sent += await app.database.write(do_send, app, due, letter)
    return sent


def list_due(tx: Tx, app: App) -> tuple[Due, ...]:
    """Whoever is to get one. One that is days late, as nothing ran, is left out."""
    found = []
    for known in weekly.list_wanted(tx):
        at = find_last_due(known.wish, app.business.zone, tx.now)
        if known.sent_for < name_of(at) and tx.now - at < LATE:
            found.append(Due(person=people.get(tx, known.person_id), known=known, name=name_of(at)))
    return tuple(found)


def do_send(tx: Tx, app: App, due: Due, letter: Written) -> bool:
    """Hand it over by every way that is wanted, unless somebody was first; silence is told once."""
    if not weekly.take(tx, due.person.id, sent_for=due.name, quiet=letter.is_quiet):
        return False
    if letter.is_quiet and due.known.quiet:
        return False
    return _hand_over(tx, app, due.known, letter)


async def send_now(app: App, person: Person) -> bool:
    """One out of turn, by the ways that are kept; whether there was any."""
    letter = await app.database.read(preview, app, person)
    return await app.database.write(_do_send_now, app, person, letter)


def preview(tx: Tx, app: App, person: Person) -> Written:
    """What one would get now."""
    find_scope(person)
    return write_letter(tx, app, person)


def _do_send_now(tx: Tx, app: App, person: Person, letter: Written) -> bool:
    known = weekly.find(tx, person.id)
    return known is not None and _hand_over(tx, app, known, letter)


def _hand_over(tx: Tx, app: App, known: Subscription, letter: Written) -> bool:
    sent = False
    if known.wish.by_mail and app.settings.smtp_host:
        _add_mail(tx, app, known, letter)
        sent = True
    link = links.find(tx, known.person_id) if known.wish.by_telegram else None
    if link is not None:
        place = {"channel": link.channel, "account": link.account, "chat_key": link.chat_key}
        payload = {**place, "text": letter.text, "person_id": known.person_id}
        jobs.add(tx, kind=JobKind.CALL, lane=f"staff:{link.chat_key}", payload=payload, account=link.account)
        sent = True
    return sent


def _add_mail(tx: Tx, app: App, known: Subscription, letter: Written) -> None:
    payload: dict[str, Any] = {
        "staff": known.person_id,
        "address": known.wish.address,
        "letter": pack(letter),
        "off": f"{app.settings.base_url}{OFF}{known.code}",
        "since": tx.now.isoformat(),
    }
    jobs.add(tx, kind=JobKind.MAIL, lane=f"weekly:{known.person_id}", payload=payload)
