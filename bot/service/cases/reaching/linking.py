"""Connecting a person of the staff with their own Telegram: a one-time code that comes back as a command."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.core.desk.calls import Link
from bot.core.jobs import JobKind
from bot.core.language import LANGUAGES
from bot.core.messages import Incoming, Kind
from bot.core.people import Person, Right
from bot.errors import ChannelOff
from bot.service.people.login import digest
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.people import links
from bot.storage.system import audit, jobs

CHANNEL: Final = "telegram"
PREFIX: Final = "staff-"
LIFETIME: Final = timedelta(minutes=10)
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH: Final = 12


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """What the person sends to the bot: by the ``link``, "" where the bot's name is not known, or as a ``command``."""

    command: str
    link: str


def can_reach(app: App) -> bool:
    """Whether there is a bot to be connected with."""
    return CHANNEL in app.channels


def find_link(tx: Tx, person: Person) -> Link | None:
    """Where the person is reached; None when nowhere."""
    return links.find(tx, person.id)


def do_invite(tx: Tx, app: App, person: Person) -> Invitation:
    """A new code for ten minutes.

    Raises:
        ChannelOff: this desk has no Telegram bot.
    """
    check_right(person, Right.ANSWER_CHATS)
    if not can_reach(app):
        raise ChannelOff(channel=CHANNEL.capitalize())
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    links.record_code(tx, code_hash=digest(code), person_id=person.id, expires_at=tx.now + LIFETIME)
    username = str(getattr(app.channels[CHANNEL], "username", ""))
    link = f"https://t.me/{username}?start={PREFIX}{code}" if username else ""
    return Invitation(command=f"/start {PREFIX}{code}", link=link)


def is_link(incoming: Incoming) -> bool:
    """Whether it is somebody of the staff who comes with a code, and no customer."""
    if incoming.channel != CHANNEL or incoming.kind is not Kind.COMMAND:
        return False
    return incoming.command == "start" and incoming.text.startswith(PREFIX)


def do_link(tx: Tx, app: App, incoming: Incoming) -> None:
    """Where it came from the person is reached from now on; they read that it worked, or that it did not."""
    person_id = links.take_code(tx, digest(incoming.text.strip().removeprefix(PREFIX)))
    place = {"channel": incoming.channel, "account": incoming.account, "chat_key": incoming.chat_key}
    link = None
    if person_id is not None:
        links.record_link(tx, person_id=person_id, username=incoming.profile.username, **place)
        link = links.find(tx, person_id)
    known = incoming.profile.language[:2]
    language = link.language if link is not None else known if known in LANGUAGES else app.business.language
    key, name = ("staff-linked", link.name) if link is not None else ("staff-no-code", "")
    if link is not None:
        audit.record_audit(tx, person_id=link.person_id, action="staff.link", object=CHANNEL)
    text = app.words.say(language, key, name=name)
    payload = {**place, "text": text}
    jobs.add(tx, kind=JobKind.CALL, lane=f"staff:{incoming.chat_key}", payload=payload, account=incoming.account)


def do_unlink(tx: Tx, person: Person) -> None:
    """The person is reached there no more."""
    if links.remove(tx, person.id):
        audit.record_audit(tx, person_id=person.id, action="staff.unlink", object=CHANNEL)


def do_set_always(tx: Tx, person: Person, *, always: bool) -> None:
    """Whether they are told in working hours also when no page of theirs is open."""
    links.record_always(tx, person.id, always=always)
