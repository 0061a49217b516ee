"""Reads ahead, while nobody waits, what the gate will ask: then a check takes seconds, after a start as well."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.core.turn import Turn
from bot.knowledge.articles.articles import Library
from bot.service.articles.gate.asking import Wanted
from bot.service.articles.gate.sampling import find_questions
from bot.service.chat.replay.acting import list_searched, to_question
from bot.service.chat.replay.running import run
from bot.service.ports import Engine

LOOK_SECONDS: Final = 2.0  # between two looks whether the articles have changed
LOOKS: Final = 30  # then customers may have asked something new
SECONDS: Final = LOOKS * LOOK_SECONDS
STEP: Final = 8  # questions at once: so few hold up nobody who stops
REST: Final = 0.2  # of the time it works: the processor has others to serve
KEEP_SECONDS: Final = 1800.0  # between two writes of some 20 MB


@dataclass
class Warming:
    """Knows what it has kept for the next start, and when."""

    engine: Engine
    _kept: frozenset[str] = field(default=frozenset())
    _kept_at: float = float("-inf")

    async def run(self) -> None:
        """For ever: have at hand what becomes of golden and recent questions as things are."""
        while True:
            await self.read_ahead()
            await self._wait(self.engine.finder.library)

    async def read_ahead(self) -> None:
        """Once: ask all of them, and keep what they were read as."""
        library = self.engine.finder.library
        questions = await self.engine.database.read(find_questions, library, library)
        turns = [to_question(one.text, one.language) for one in questions]
        for at in range(0, len(turns), STEP):
            part = turns[at : at + STEP]
            began = time.monotonic()
            wanted = Wanted(questions=tuple((one.text, one.language) for one in part))
            await asyncio.to_thread(run, self.engine, wanted, part)
            await asyncio.sleep(REST * (time.monotonic() - began))
        await self._keep(turns)

    async def _keep(self, turns: Sequence[Turn]) -> None:
        texts = frozenset(text for turn in turns for text in list_searched(turn))
        if texts != self._kept and time.monotonic() > self._kept_at + KEEP_SECONDS:
            await asyncio.to_thread(self.engine.finder.keep_read, sorted(texts))
            self._kept, self._kept_at = texts, time.monotonic()

    async def _wait(self, library: Library) -> None:
        for _ in range(LOOKS):
            await asyncio.sleep(LOOK_SECONDS)
            if self.engine.finder.library is not library:
                return
