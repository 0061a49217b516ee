"""Turning browsers of the staff on, and looking what they are told."""

from __future__ import annotations

from bot.core.desk.push import Subscription
from bot.core.people import Person
from bot.service.cases.reaching import calling, reminders, subscribing
from bot.service.cases.reaching.subscribing import Offered
from bot.service.ports import App
from bot.storage.people import presence as seen
from bot.worker.handlers import PUSH
from tests.support.acting import run_jobs
from tests.support.push_service import PushBrowser

CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0 Safari/537.36"


def offer(browser: PushBrowser, *, old: str = "") -> Offered:
    return Offered(endpoint=browser.endpoint, p256dh=browser.p256dh, auth=browser.auth, agent=CHROME, old=old)


async def turn_on(app: App, person: Person, browser: PushBrowser, *, present: bool = True) -> None:
    await app.database.write(subscribing.do_subscribe, app, person, offer(browser))
    if present:
        await app.database.write(seen.record_seen, person.id, token_hash="x")
    await send(app)


async def send(app: App) -> None:
    await run_jobs(app, kinds=tuple(PUSH), until=app.clock())


async def look(app: App) -> None:
    await calling.watch_calls(app)
    await reminders.watch_reminders(app)
    await send(app)


async def browsers(app: App, person: Person) -> tuple[Subscription, ...]:
    return await app.database.read(subscribing.list_browsers, person)
