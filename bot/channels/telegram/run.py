"""Telegram's receiver or webhook, wired to the inbox."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence

from fastapi import APIRouter
from telegram.error import TelegramError

from bot.channels.telegram.bounds.limits import Limiter
from bot.channels.telegram.commands import set_my_commands
from bot.channels.telegram.forum import TelegramForums
from bot.channels.telegram.line import Address
from bot.channels.telegram.mailbox import Mailbox
from bot.channels.telegram.receiver import Receiver
from bot.channels.telegram.redaction import install_redaction
from bot.channels.telegram.sender import TelegramChannel
from bot.channels.telegram.spoken import is_nothing
from bot.channels.telegram.webhook import set_webhook, webhook_router
from bot.core.language import LANGUAGES
from bot.errors import MachineTrouble
from bot.service.chat import inbox, receiving
from bot.service.ports import App
from bot.service.system import facts, health
from bot.settings import Settings

logger = logging.getLogger(__name__)
COMMANDS = ("start", "human", "status", "link", "language", "help")
INTRODUCE_SECONDS = 30.0
TROUBLE_SECONDS = 2.0


def open_telegram(settings: Settings, *, limiter: Limiter | None = None) -> TelegramChannel:
    """The channel; nothing is sent before it is used, and the token stays out of every log from here on."""
    address = to_address(settings)
    install_redaction(address.token)
    return TelegramForums(address.open(), limiter=limiter)


def to_address(settings: Settings) -> Address:
    """Which bot at which server."""
    return Address(token=settings.telegram_token.get_secret_value(), base_url=settings.telegram_api)


async def run_telegram(app: App, stop: asyncio.Event) -> None:
    """Receive until ``stop``; without a token there is nothing to do."""
    channel = app.channels.get("telegram")
    if not isinstance(channel, TelegramChannel):
        await until_it_works(lambda: facts.save(app, health.TELEGRAM_STATE, "off"), stop)
        await stop.wait()
        return
    await until_it_works(lambda: receiving.take_over(app), stop)
    greeting = asyncio.create_task(_introduce(app, channel))
    listening = asyncio.create_task(_receive(app, channel))
    try:
        await stop.wait()
    finally:
        for task in (greeting, listening):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await channel.line.close()


async def until_it_works(work: Callable[[], Awaitable[object]], stop: asyncio.Event) -> None:
    """Do it as soon as the database can; a front that starts while it is away is there to say so."""
    while not stop.is_set():
        try:
            await work()
        except MachineTrouble as error:
            logger.error("%s", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), TROUBLE_SECONDS)
        else:
            return


def telegram_routes(app: App) -> APIRouter:
    """The webhook, when a secret is set."""
    secret = app.settings.telegram_webhook_secret.get_secret_value()
    channel = app.channels.get("telegram")
    if not secret or not isinstance(channel, TelegramChannel):
        return APIRouter()
    return webhook_router(secret=secret, mailbox=_mailbox(app, channel))


async def _introduce(app: App, channel: TelegramChannel) -> None:
    """Learn the bot's name and show its commands, as soon as Telegram can be reached."""
    menus = {
        language: {command: app.words.say(language, f"command-{command}") for command in COMMANDS}
        for language in LANGUAGES
    }
    own = _Facts(app, channel.account)
    while True:
        try:
            await channel.introduce()
            await set_my_commands(channel.line, menus, load_fact=own.load, save_fact=own.save)
        except (TelegramError, MachineTrouble):  # the receiver says what is wrong
            await asyncio.sleep(INTRODUCE_SECONDS)
        else:
            return


async def _receive(app: App, channel: TelegramChannel) -> None:
    secret = app.settings.telegram_webhook_secret.get_secret_value()
    if secret:
        await _keep_webhook(app, channel, secret)
        return
    own = _Facts(app, channel.account)
    receiver = Receiver(
        to_address(app.settings),
        mailbox=_mailbox(app, channel),
        load_fact=own.load,
        save_fact=own.save,
    )
    await receiver.run()


async def _keep_webhook(app: App, channel: TelegramChannel, secret: str) -> None:
    while True:
        state = health.RECEIVING_BY_WEBHOOK
        try:
            await set_webhook(channel.line, url=app.settings.base_url, secret=secret)
        except TelegramError as error:
            state = f"webhook: {error.message}"
        with contextlib.suppress(MachineTrouble):  # said again in half a minute
            await _Facts(app, channel.account).save(health.TELEGRAM_STATE, state)
        await asyncio.sleep(INTRODUCE_SECONDS)


def _mailbox(app: App, channel: TelegramChannel) -> Mailbox:
    async def store(pairs: Sequence[tuple[str, str]]) -> None:
        place = {"channel": channel.name, "account": channel.account}
        desks = await app.database.read(receiving.list_desks, account=channel.account)
        kept = [(key, None if is_nothing(raw, username=channel.username, desks=desks) else raw) for key, raw in pairs]
        await app.database.write(receiving.do_store, pairs=kept, **place)

    async def handle() -> None:
        await inbox.pump(app, channel)

    return Mailbox(store=store, on_stored=handle, answer=channel.answer_callback)


class _Facts:
    """Small things a bot remembers, under names of its own."""

    def __init__(self, app: App, account: str) -> None:
        self._app, self._account = app, account

    async def load(self, name: str) -> str | None:
        return await facts.load(self._app, name, account=self._account)

    async def save(self, name: str, value: str) -> None:
        await facts.save(self._app, name, value, account=self._account)
