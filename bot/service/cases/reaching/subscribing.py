"""Browsers of a person that are told when they are not looking: added by the browser itself, forgotten by a press."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.core.desk.calls import Link
from bot.core.desk.push import CHANNEL, Subscription, is_endpoint, name_browser
from bot.core.people import Person, Right
from bot.errors import Refused
from bot.service.cases.reaching import vapid, wire
from bot.service.cases.reaching.calling import do_queue
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.people import pushes
from bot.storage.system import audit

MOST_BROWSERS = 10  # of one person


class BadBrowser(Refused):
    """This browser can't be reached: the address it gives is no push service. Take another browser, or Telegram."""

    status = 400


class TooManyBrowsers(Refused):
    """You have {most} browsers already. Forget one of them, then turn this one on."""


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What a browser says of itself; ``old`` is the address it had before, "" without one."""

    endpoint: str
    p256dh: str
    auth: str
    agent: str
    old: str = ""


async def read_public_key(app: App) -> str:
    """What a browser subscribes with."""
    key = await asyncio.to_thread(vapid.read_key, app.settings.home)
    return vapid.public_key(key)


def do_subscribe(tx: Tx, app: App, person: Person, offered: Offered) -> int:
    """Tell this person in this browser from now on; the first message says so.

    Raises:
        BadBrowser: where it is to be reached is no push service.
        TooManyBrowsers: so many nobody has.
    """
    check_right(person, Right.ANSWER_CHATS)
    known = [pushes.find_by_endpoint(tx, person.id, one) for one in (offered.endpoint, offered.old) if one]
    before = next((one for one in known if one is not None), None)
    _check(app, offered)
    for one in known:
        if one is not None:
            pushes.remove(tx, one.id)
    if len(pushes.list_of(tx, person.id)) >= MOST_BROWSERS:
        raise TooManyBrowsers(most=MOST_BROWSERS)
    browser = name_browser(offered.agent)
    made = pushes.record_subscription(
        tx,
        person_id=person.id,
        endpoint=offered.endpoint,
        p256dh=offered.p256dh,
        auth=offered.auth,
        browser=browser,
        always=before.always if before is not None else False,
    )
    if before is None:
        audit.record_audit(tx, person_id=person.id, action="staff.push", object=browser)
        do_queue(tx, _to_link(person, made), {"text": app.words.say(person.language, "staff-push-on")})
    return made


def is_known(tx: Tx, person: Person, endpoint: str) -> bool:
    """Whether this very browser is told."""
    return pushes.find_by_endpoint(tx, person.id, endpoint) is not None


def list_browsers(tx: Tx, person: Person) -> tuple[Subscription, ...]:
    """All that are told, the newest first."""
    return pushes.list_of(tx, person.id)


def do_forget_endpoint(tx: Tx, person: Person, endpoint: str) -> None:
    """This very browser is told no more."""
    found = pushes.find_by_endpoint(tx, person.id, endpoint)
    if found is not None:
        do_forget_browser(tx, person, found.id)


def do_forget_browser(tx: Tx, person: Person, subscription_id: int) -> None:
    """One of one's own is told no more."""
    if pushes.remove(tx, subscription_id, person_id=person.id):
        audit.record_audit(tx, person_id=person.id, action="staff.push_off", object=str(subscription_id))


def do_set_always(tx: Tx, person: Person, subscription_id: int, *, always: bool) -> None:
    """Whether it is told in working hours also when the desk is open nowhere."""
    pushes.record_always(tx, person.id, subscription_id, always=always)


def _check(app: App, offered: Offered) -> None:
    if not is_endpoint(offered.endpoint, allowed=app.settings.push_origins):
        raise BadBrowser()
    try:
        wire.seal(b"x", p256dh=offered.p256dh, auth=offered.auth)
    except wire.PushRefused as error:
        raise BadBrowser() from error


def _to_link(person: Person, subscription_id: int) -> Link:
    return Link(
        person_id=person.id,
        name=person.name,
        role=person.role,
        language=person.language,
        channel=CHANNEL,
        account="",
        chat_key=str(subscription_id),
    )
