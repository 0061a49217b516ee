"""The first minutes: questions are answered by search while the dialogue model is made, by the product's worker."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.core.business import UNNAMED
from bot.core.case import Reason
from bot.core.conversation import BOT
from bot.dialogue.changing import ChangingDialogue
from bot.dialogue.nearest import NearestDialogue
from bot.service.ports import App, Engine
from bot.settings import ROOT
from bot.worker.handlers import ENGINE
from bot.worker.loop import Worker
from tests.support.acting import case_of, chat_of, phone_of, run_jobs, write_in
from tests.support.app import make_app
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder, make_article, says


async def _work_until_read(app: Engine, worker: Worker[Engine], *chats: str) -> None:
    """The worker answers as in life, until these chats are read."""
    stop = asyncio.Event()
    running = asyncio.create_task(worker.run(stop))
    async with asyncio.timeout(60):
        while not all([await _is_read(app, chat) for chat in chats]):
            await asyncio.sleep(0.01)
    stop.set()
    await running


async def _is_read(app: App, chat: str) -> bool:
    conversation = await chat_of(app, chat)
    return conversation.waiting_since is None or conversation.owner != BOT


async def test_the_model_takes_over_from_the_search_alone_and_no_job_is_lost(tmp_path: Path, clock: FakeClock) -> None:
    dialogue = ChangingDialogue(NearestDialogue.read(ROOT / "data", business=lambda: UNNAMED))
    finder = ScriptedFinder(articles={"delivery/cost": make_article("delivery/cost")})
    app = make_app(tmp_path, clock, dialogue=dialogue, finder=finder)
    worker = Worker(app, ENGINE, name="engine", width=2)
    await write_in(app, "how much is delivery?", "1")
    await write_in(app, "thank you", "2")
    await write_in(app, "I want to talk to a human", "3")
    clock.advance(seconds=5)
    await _work_until_read(app, worker, "1", "2", "3")
    await write_in(app, "hello?", "4")
    dialogue.change_to(ScriptedDialogue(turns={"hello?": says("greet")}))
    clock.advance(seconds=5)
    await _work_until_read(app, worker, "4")
    await run_jobs(app)
    assert "120 UAH" in phone_of(app, "1")[0]
    assert phone_of(app, "2")[0].startswith("You're welcome")
    assert (await case_of(app, "3")).reason is Reason.REQUESTED
    assert phone_of(app, "4") == ["Hello! How can I help?"]
    app.database.close()
