"""Training with the phrases of leads: beside the answers, compared with the model in use, then used or refused."""

from __future__ import annotations

import asyncio
import errno
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol

from bot.core.insights.phrases import Phrase
from bot.core.insights.teaching import Compared, Heard, Training, Trouble, sum_up
from bot.dialogue import archives
from bot.dialogue.changing import ChangingDialogue, Understands
from bot.dialogue.errors import DialogueError, NothingUnderstood
from bot.dialogue.held_out import read_held_out
from bot.errors import AnswerdeskError
from bot.knowledge.articles.articles import Library
from bot.run.background import in_background
from bot.run.commands import Told, run_training
from bot.run.taught import find_in_force, lay_out, lay_out_to_try
from bot.service.insights import teaching
from bot.service.ports import App

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.5
TRAINED = 0.9  # of the whole; the rest is the comparison
MOST_OWN, MOST_ASKED = 300, 150
PAUSE = 0.01  # seconds between two sentences: customers go first
KILLED = -9  # as the machine does when memory is out


class Train(Protocol):
    """Makes a model; see :func:`run_training`."""

    def __call__(self, stop: asyncio.Event, told: Told, *options: str) -> Awaitable[int]: ...


class Teaching:
    """``number`` is the training whose model answers, ``opened`` loads one, ``asked`` are questions articles answer."""

    def __init__(
        self,
        app: App,
        dialogue: ChangingDialogue,
        *,
        number: int,
        opened: Callable[[Path], Understands],
        asked: Callable[[], Iterable[Phrase]] = tuple,
        train: Train = run_training,
    ) -> None:
        self._app = app
        self._dialogue = dialogue
        self._number = number
        self._opened = opened
        self._asked = asked
        self._train = train
        self._share = 0.0
        self._ready: tuple[int, Understands] | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Until told to stop."""
        while not stop.is_set():
            try:
                await self.look(stop)
            except (AnswerdeskError, OSError) as error:
                log.error("%s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_SECONDS)

    async def look(self, stop: asyncio.Event) -> None:
        """Answer with the model that is to, and make one if somebody wants it."""
        await self._follow(stop)
        wanted = await self._app.database.read(teaching.find_wanted)
        if wanted is not None and await self._app.database.write(teaching.do_begin, wanted.id):
            await self._teach(wanted, stop)
            await self._follow(stop)

    async def _follow(self, stop: asyncio.Event) -> None:
        if await self._app.database.read(teaching.find_used) == self._number:
            return
        number, known = await self._app.database.read(find_in_force)
        archive = await asyncio.to_thread(lay_out, self._app.settings, known)
        if archive is None and not await self._train(stop, _nobody):
            archive = archives.find_newest(self._app.settings.models)
        self._number = number
        if archive is None:
            log.error("there is no model with the phrases of training %d; the one before answers", number)
            return
        ready, self._ready = self._ready, None
        fits = ready is not None and ready[0] == number
        self._dialogue.change_to(ready[1] if ready and fits else await in_background(partial(self._opened, archive)))
        log.info("the dialogue model with the phrases of training %d is in use", number)

    async def _teach(self, wanted: Training, stop: asyncio.Event) -> None:
        try:
            await self._try(wanted.id, stop)
        except DialogueError as error:
            log.error("%s", error)
            await self._fail(wanted.id, Trouble.BROKEN)
        except OSError as error:
            log.error("%s", error)
            await self._fail(wanted.id, Trouble.DISK if error.errno in (errno.ENOSPC, errno.EDQUOT) else Trouble.BROKEN)

    async def _try(self, number: int, stop: asyncio.Event) -> None:
        known = await self._app.database.read(teaching.find_taught, number)
        _, before = await self._app.database.read(find_in_force)
        folder = await asyncio.to_thread(lay_out_to_try, self._app.settings, known)
        status = await self._watch(number, stop, lambda ended: self._train(ended, self._hear, "--tried", str(folder)))
        if stop.is_set():
            await self._fail(number, Trouble.CUT)
        elif status:
            await self._fail(number, Trouble.MEMORY if status == KILLED else Trouble.BROKEN)
        elif await self._app.database.write(teaching.do_share, number, TRAINED):
            model = await in_background(partial(self._opened, archives.newest_model(folder)))
            found = await self._compare(number, model, [one for one in known if one not in before])
            self._ready = (number, model)
            await self._app.database.write(teaching.do_judge, number, found)

    async def _watch(self, number: int, stop: asyncio.Event, work: Callable[[asyncio.Event], Awaitable[int]]) -> int:
        """Do it, and write down how far it is, until it is over or somebody stops it."""
        self._share, ended = 0.0, asyncio.Event()
        working = asyncio.ensure_future(work(ended))
        try:
            while not working.done():
                on = await self._app.database.write(teaching.do_share, number, self._share)
                if not on or stop.is_set():
                    ended.set()
                await asyncio.wait((working,), timeout=LOOK_SECONDS)
            return await working
        finally:
            working.cancel()

    def _hear(self, done: int, total: int) -> None:
        self._share = TRAINED * done / total if total else 0.0

    async def _fail(self, number: int, trouble: Trouble) -> None:
        await self._app.database.write(teaching.do_fail, number, trouble)

    async def _compare(self, number: int, after: Understands, own: Sequence[Phrase]) -> Compared:
        held_out = [Phrase(intent=one.intent, language=one.language, text=one.text) for one in read_held_out()]
        probes = [*((one, False) for one in (*held_out, *self._asked())), *((one, True) for one in own[:MOST_OWN])]
        heard = []
        for place, (one, mine) in enumerate(probes):
            if place % 20 == 0:
                share = TRAINED + (1 - TRAINED) * place / len(probes)
                await self._app.database.write(teaching.do_share, number, share)
            was, now = await _read(self._dialogue, one), await _read(after, one)
            heard.append(Heard(text=one.text, meant=one.intent, before=was, after=now, own=mine))
            await asyncio.sleep(PAUSE)
        return sum_up(heard)


async def _read(dialogue: Understands, phrase: Phrase) -> str:
    with suppress(NothingUnderstood):
        return (await dialogue.turn(state="", text=phrase.text, language=phrase.language)).turn.intent
    return ""


def _nobody(done: int, total: int) -> None:
    """Hears how far a training is that nobody watches."""


def list_asked(library: Library) -> list[Phrase]:
    """Golden questions of articles that answer themselves, evenly from all of them: none may be taken for a wish."""
    found = [
        Phrase(intent="question", language=article.language, text=question)
        for article in library.articles
        if article.published and article.escalate != "always"
        for question in article.golden
    ]
    return found[:: -(-len(found) // MOST_ASKED) or 1]
