"""The emulator hands out updates by webhook as Telegram does."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web
from telegram import (
    Bot,
)
from telegram.error import (
    BadRequest,
)

from tests.support.emulator import (
    Emulator,
    User,
)

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]


class Receiver:
    """A webhook that answers with the given statuses in turn, then 200; `by_chat` overrules it for one chat."""

    def __init__(self, *statuses: int, headers: dict[str, str] | None = None) -> None:
        self.statuses = list(statuses)
        self.headers = headers or {}
        self.failing_chat = 0
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []

    async def handle(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if update["message"]["chat"]["id"] == self.failing_chat:
            return web.Response(status=500)
        status = self.statuses.pop(0) if self.statuses else 200
        return web.Response(status=status, headers=self.headers if status != 200 else {})

    async def __aenter__(self) -> str:
        app = web.Application()
        app.router.add_post("/hook", self.handle)
        self.runner = web.AppRunner(app, access_log=None)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self.runner.addresses[0][1]}/hook"

    async def __aexit__(self, *_: object) -> None:
        await self.runner.cleanup()


async def test_a_webhook_gets_each_update_with_its_secret(telegram: Emulator, bot: Bot, olena: User) -> None:
    receiver = Receiver()
    async with receiver as url:
        await olena.sends("waited in the queue")
        await bot.set_webhook(url, secret_token="s3cret")
        await olena.sends("came later")
        await telegram.until(lambda: len(telegram.acknowledged) == 2)
    assert [update["message"]["text"] for update in receiver.got] == ["waited in the queue", "came later"]
    assert receiver.secrets == ["s3cret", "s3cret"]
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_a_webhook_is_retried_at_once_then_after_two_seconds_doubling(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    receiver = Receiver(500, 500, 500, 500)
    sender = telegram.bot.webhook
    async with receiver as url:
        await bot.set_webhook(url)
        await olena.sends("hello")
        await telegram.until(lambda: len(sender.deliveries) == 2)
        for number, pause in ((3, 2), (4, 4), (5, 8)):
            await telegram.clock.advance(pause - 0.5)
            assert len(sender.deliveries) == number - 1
            await telegram.clock.advance(0.5)
            await telegram.until(lambda number=number: len(sender.deliveries) == number)  # type: ignore[misc]
    assert [delivery.status for delivery in sender.deliveries] == [500, 500, 500, 500, 200]
    assert [delivery.attempt for delivery in sender.deliveries] == [1, 2, 3, 4, 5]


async def test_a_webhooks_retry_after_is_honoured(telegram: Emulator, bot: Bot, olena: User) -> None:
    receiver = Receiver(429, headers={"Retry-After": "30"})
    async with receiver as url:
        await bot.set_webhook(url)
        await olena.sends("hello")
        await telegram.until(lambda: len(telegram.bot.webhook.deliveries) == 1)
        await telegram.clock.advance(29)
        assert len(receiver.got) == 1
        await telegram.clock.advance(1)
        await telegram.until(lambda: telegram.acknowledged)


async def test_a_failing_update_blocks_only_its_own_chat(telegram: Emulator, bot: Bot, olena: User) -> None:
    receiver = Receiver()
    receiver.failing_chat = olena.id
    petro = telegram.user(id=1002, first_name="Petro")
    async with receiver as url:
        await bot.set_webhook(url)
        await olena.sends("first, fails")
        await olena.sends("second, waits")
        await petro.sends("passes")
        await telegram.until(lambda: len(telegram.acknowledged) == 1 and len(receiver.got) >= 3)
    assert "second, waits" not in [update["message"]["text"] for update in receiver.got]
    assert "passes" in [update["message"]["text"] for update in receiver.got]


async def test_the_last_webhook_error_can_be_read_and_expired_updates_are_dropped(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    async with Receiver(*[503] * 99) as url:
        await bot.set_webhook(url)
        await olena.sends("never delivered")
        await telegram.until(lambda: len(telegram.bot.webhook.deliveries) == 2)
        info = await bot.get_webhook_info()
        assert info.url == url and info.pending_update_count == 1
        assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
        await bot.set_webhook("http://127.0.0.1:9/hook")
        telegram.bot.webhook.target = None
        await telegram.clock.advance(86_400)
        assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_pending_updates_can_be_dropped_and_a_bad_secret_is_refused(bot: Bot, olena: User) -> None:
    await olena.sends("to be dropped")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("http://127.0.0.1:9/", secret_token="no spaces")
