"""What operators wait for while the queue is long: pages, new cases, the reply box, the customer's telephone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.desk import seats
from benchmarks.load.product import Product, running
from benchmarks.table import Figure
from bot.app import build_app
from bot.core.conversation import Conversation
from bot.core.messages import Author, NewMessage
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

    from tests.support.emulator import Emulator, User

CALLS: Final = "позовите человека"
ANGRY: Final = "это безобразие, вы меня обманули, верните деньги!!!"  # who is angry stands on top
RATE: Final = 8.0  # people who call, a second
PATIENCE: Final = 90.0
TYPING: Final = 3.0  # seconds; Telegram takes one message a second in a chat, and "… joins" was one
LONG: Final = 2000
FIRST_ID: Final = 700_000


@dataclass
class Waits:
    """Seconds, by what was waited for."""

    queue: list[float] = field(default_factory=list)
    chat: list[float] = field(default_factory=list)
    new_case: list[float] = field(default_factory=list)
    claim: list[float] = field(default_factory=list)
    reply: list[float] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much of everything."""

    cases: int = 500
    desks: int = 50
    seen: int = 10  # of the desks, in Chromium
    rounds: int = 4  # new cases and replies for each of those


def measure(size: Size, *, say: Callable[[str], None]) -> list[Figure]:
    """Start the product, let people call for a person and staff answer them."""
    return _figures(asyncio.run(_measure(size, say)), size)


async def _measure(size: Size, say: Callable[[str], None]) -> Waits:
    from tests.support.emulator import Clock, Emulator

    async with Emulator(clock=Clock(speed=1.0)) as telegram, running(telegram) as product:
        app = build_app(product.settings, channels={})
        staff = await asyncio.to_thread(seats.hire, app, size.desks)
        say(f"{size.cases} people call for a person")
        callers = await _call(telegram, size.cases)
        long = await asyncio.to_thread(app.database.write_now, _do_lengthen, _account(telegram), str(callers[0].id))
        url = product.settings.base_url
        sessions = [await seats.log_in(url, person.login) for person in staff]
        say(f"{size.desks} desks are opened, {size.seen} of them in Chromium")
        async with seats.sockets(url, sessions[size.seen :]), seats.pages(url, sessions[: size.seen]) as pages:
            return await _use(telegram, product, app, pages, long, size)


async def _use(telegram: Emulator, product: Product, app: App, pages: Sequence[Page], long: int, size: Size) -> Waits:
    waits, url = Waits(), product.settings.base_url
    for page in pages:
        waits.queue.append(await _timed(_opens(page, f"{url}/desk", ".case")))
    waits.chat += [await _timed(_opens(page, f"{url}/desk/chat/{long}", f"text=line {LONG - 1}")) for page in pages]
    for page in pages:
        await _opens(page, f"{url}/desk", ".case")
    for number in range(size.rounds):
        for place, page in enumerate(pages):
            await _round(telegram, pages, page, number * len(pages) + place, waits, app)
    return waits


async def _round(telegram: Emulator, pages: Sequence[Page], page: Page, number: int, waits: Waits, app: App) -> None:
    """Somebody is angry, all desks show it, one takes it and answers."""
    name = f"Zoya{number}"
    user = telegram.user(id=FIRST_ID + 100_000 + number, first_name=name, language_code="ru")
    watching = [asyncio.create_task(_sees(one, name)) for one in pages]
    await user.sends(ANGRY)
    seen = await asyncio.gather(*watching)
    opened = await app.database.read(_opened_at, _account(telegram), str(user.id))
    waits.new_case += [moment - opened for moment in seen]
    row = page.locator(".case", has_text=name)
    waits.claim.append(await _timed(_claims(page, row.locator(".claim"), name)))
    text = f"Zdravstvujte, {name}!"
    await page.fill(".composer textarea", text)
    await asyncio.sleep(TYPING)
    started = time.monotonic()
    await page.click(".composer .send")
    await user.waits_for(text, PATIENCE)
    waits.reply.append(time.monotonic() - started)


async def _sees(page: Page, name: str) -> float:
    await page.locator(".case-name", has_text=name).first.wait_for()
    return time.time()


async def _claims(page: Page, button: Locator, name: str) -> None:
    await button.click()
    await page.locator(".chat-title", has_text=name).wait_for()
    await page.locator(".composer textarea").wait_for()


async def _opens(page: Page, address: str, shown: str) -> None:
    await page.goto(address)
    await page.locator(shown).first.wait_for()


async def _timed(work: Awaitable[None]) -> float:
    started = time.monotonic()
    await work
    return time.monotonic() - started


async def _call(telegram: Emulator, count: int) -> list[User]:
    callers = []
    for number in range(count):
        user = telegram.user(id=FIRST_ID + number, first_name=f"Ivan{number}", language_code="ru")
        await user.sends(CALLS)
        callers.append(user)
        await asyncio.sleep(1 / RATE)
    for user in callers:
        await user.waits_for(lambda message: bool(message.buttons), PATIENCE)
    return callers


def _account(telegram: Emulator) -> str:
    return telegram.token.partition(":")[0]


def _do_lengthen(tx: Tx, account: str, chat: str) -> int:
    """Make the chat of this customer a long one; its number."""
    found = _find(tx, account, chat)
    for number in range(LONG):
        author = Author.CUSTOMER if number % 2 else Author.BOT
        messages.record_message(tx, NewMessage(author=author, text=f"line {number}"), conversation_id=found.id)
    return found.id


def _opened_at(tx: Tx, account: str, chat: str) -> float:
    """When the case of this customer was opened, in seconds of the clock."""
    case = escalations.find_open(tx, _find(tx, account, chat).id)
    if case is None:
        raise LookupError("nobody was called")
    return case.opened_at.timestamp()


def _find(tx: Tx, account: str, chat: str) -> Conversation:
    found = conversations.find(tx, channel="telegram", account=account, chat_key=chat)
    if found is None:
        raise LookupError(f"nobody wrote from {chat}")
    return found


def _figures(waits: Waits, size: Size) -> list[Figure]:
    def one(metric: str, seconds: Sequence[float], bound: str) -> Figure:
        return Figure(
            metric=f"{metric}, p95",
            subject=f"{size.cases} open cases, {size.desks} desks",
            system="answerdesk",
            value=float(np.percentile(seconds, 95)),
            unit="s",
            bound=bound,
            spread=f"{len(seconds)}, median {float(np.median(seconds)):.2f} s; Chromium and emulator on the same cores",
        )

    return [
        one("queue page", waits.queue, "1.5 s"),
        one(f"chat of {LONG} messages", waits.chat, "1 s"),
        one("new case visible", waits.new_case, "1 s"),
        one("claim to reply box", waits.claim, "1 s"),
        one("reply at the customer", waits.reply, "1.5 s"),
    ]
