"""The product between a Telegram server and an operator: real receiver, inbox, worker and sender; a small engine."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from bot.channels.telegram.behalf import open_behalf
from bot.channels.telegram.bounds.limits import Limiter
from bot.channels.telegram.run import open_telegram, run_telegram, telegram_routes
from bot.clock import utc_now
from bot.core.case import Case
from bot.core.conversation import Conversation
from bot.core.messages import Author, Message
from bot.core.people import Person, Role
from bot.service.cases import holding, reply
from bot.service.cases.reply import Enclosed
from bot.service.chat.receiving import take_over
from bot.service.ports import App, Dialogue, Finder
from bot.settings import Settings
from bot.storage.cases import escalations as cases
from bot.storage.chat import conversations, messages
from bot.worker.handlers import ENGINE, FRONT, TOPIC
from bot.worker.loop import Worker
from bot.worker.schedule import run_timers
from tests.support.app import make_app
from tests.support.sample import always_open
from tests.support.staff import do_hire
from tests.support.world.engine import KeywordDialogue, SmallFinder

PATIENCE_SECONDS = 30.0
POLL_SECONDS = 0.05


@dataclass
class Stage:
    """The product at work, and its one operator."""

    app: App
    operator: Person
    clicks: int = 0

    def conversation(self, customer: int) -> Conversation:
        found = self.app.database.read_now(
            conversations.find, channel="telegram", account=self.app.bot_account, chat_key=str(customer)
        )
        assert found is not None, f"customer {customer} is not known"
        return found

    def transcript(self, customer: int) -> Sequence[Message]:
        return self.app.database.read_now(messages.list_transcript, self.conversation(customer).id)

    def said_by(self, customer: int, author: Author) -> list[str]:
        """The texts of one author in order."""
        return [message.text for message in self.transcript(customer) if message.author is author]

    async def claim(self, customer: int) -> Case:
        """The operator takes the chat."""
        case = self.app.database.read_now(cases.find_open, self.conversation(customer).id)
        assert case is not None, "nobody waits"
        return await self.app.database.write(holding.do_claim, self.app, self.operator, case.id)

    async def reply(self, customer: int, text: str, *, to: str = "") -> int:
        """``to``: the words of the message it answers."""
        self.clicks += 1
        return await self.app.database.write(
            reply.do_reply,
            self.app,
            self.operator,
            self.conversation(customer).id,
            text,
            client_id=f"click-{self.clicks}",
            enclosed=Enclosed(reply_to=next((one.id for one in self.transcript(customer) if one.text == to), 0)),
        )

    async def resolve(self, customer: int) -> None:
        conversation = self.conversation(customer)
        await self.app.database.write(holding.do_resolve, self.app, self.operator, conversation.id)


@asynccontextmanager
async def on_stage(
    home: Path,
    *,
    api: str,
    token: str,
    port: int = 0,
    dialogue: Dialogue | None = None,
    finder: Finder | None = None,
    limiter: Limiter | None = None,
    **settings: Any,
) -> AsyncIterator[Stage]:
    """The product until the block ends, with a small engine; with a ``port`` it also serves the webhook there."""
    settings |= {"telegram_api": api, "telegram_token": SecretStr(token)}
    channel = open_telegram(Settings(home=home, **settings), limiter=limiter)
    app = make_app(
        home,
        utc_now,
        channels=[channel, open_behalf(channel)],
        dialogue=dialogue or KeywordDialogue(),
        finder=finder or SmallFinder(),
        business=always_open(),
        quiet_seconds=0.1,
        **settings,
    )
    operator = await app.database.write(do_hire, "Anna", Role.LEAD)
    stop = asyncio.Event()
    await take_over(app)
    await app.hub.start()
    work = [
        Worker(app, {**FRONT, **ENGINE, **TOPIC}, name="stage", width=8).run(stop),
        run_timers(app, stop),
        run_telegram(app, stop),
        *([_serve(app, port, stop)] if port else []),
    ]
    tasks = [asyncio.create_task(each) for each in work]
    try:
        yield Stage(app=app, operator=operator)
    finally:
        stop.set()
        await asyncio.gather(*tasks)
        await app.hub.stop()
        app.database.close()


async def wait_for(condition: Callable[[], Any], *, what: str, seconds: float = PATIENCE_SECONDS) -> Any:
    """Poll until the condition is true; what it said."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        await asyncio.sleep(POLL_SECONDS)
    return found


async def _serve(app: App, port: int, stop: asyncio.Event) -> None:
    site = FastAPI()
    site.include_router(telegram_routes(app))
    server = uvicorn.Server(uvicorn.Config(site, host="127.0.0.1", port=port, log_level="warning", lifespan="off"))
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    serving = asyncio.create_task(server.serve())
    await stop.wait()
    server.should_exit = True
    await serving
