"""Reads ahead, while nobody waits, what the gate will ask: then a check takes seconds."""

from __future__ import annotations

import asyncio
import time
from typing import Final

from bot.service.articles.gate.asking import Wanted
from bot.service.articles.gate.sampling import find_questions
from bot.service.chat.replay.acting import to_question
from bot.service.chat.replay.running import run
from bot.service.ports import Engine

SECONDS: Final = 60.0  # between two looks
STEP: Final = 8  # questions at once: so few hold up nobody who stops
REST: Final = 0.2  # of the time it works: the processor has others to serve


async def keep_warm(engine: Engine) -> None:
    """For ever: have at hand what becomes of golden and recent questions as things are."""
    while True:
        library = engine.finder.library
        questions = await engine.database.read(find_questions, library, library)
        for at in range(0, len(questions), STEP):
            part = tuple((one.text, one.language) for one in questions[at : at + STEP])
            began = time.monotonic()
            await asyncio.to_thread(run, engine, Wanted(questions=part), [to_question(*one) for one in part])
            await asyncio.sleep(REST * (time.monotonic() - began))
        await asyncio.sleep(SECONDS)
