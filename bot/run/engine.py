"""The engine process: dialogue model, encoders and index. Heavy, answers questions, owns nothing.

It answers as soon as the articles are indexed. Where the dialogue model has to be trained, that goes on beside the
answers, which a plain dialogue understands meanwhile; so does learning how sure answers are.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

import psutil

from bot.app import begin_knowledge, build_app, open_model, open_plain_dialogue, training_of
from bot.dialogue.changing import ChangingDialogue
from bot.dialogue.errors import DialogueError
from bot.dialogue.threads import use_one_thread
from bot.dialogue.train import is_current
from bot.errors import AnswerdeskError
from bot.knowledge.articles.articles import is_due
from bot.knowledge.articles.watch import watch
from bot.run.background import in_background
from bot.run.commands import run_training
from bot.run.process import stop_on_signal, stop_with_parent
from bot.run.progress import Start
from bot.run.pulse import Pulse
from bot.run.refreshing import refresh, report_articles
from bot.run.taught import find_in_force, lay_out
from bot.run.teaching import Teaching, list_asked
from bot.service.articles.drafts import time_of
from bot.service.chat.notices import giving
from bot.service.chat.replay import warming
from bot.service.ports import App, Engine
from bot.service.system import health
from bot.service.system.progress import Stage
from bot.settings import ROOT, Settings
from bot.storage.database import Tx
from bot.storage.system import jobs
from bot.worker.handlers import ENGINE
from bot.worker.loop import Worker, is_dead

log = logging.getLogger(__name__)

BEAT_SECONDS = 3.0
LOOK_SECONDS = 1.0
WIDTH = 2
ROOM = 4 << 30  # bytes: training takes 1.8 GB, indexing 1.4 GB


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """The engine with the dialogue it answers with; ``training`` makes the model for it, None if there is one.

    ``taught``: the training with phrases of leads that its model is to know.
    """

    engine: Engine
    dialogue: ChangingDialogue
    training: asyncio.Task[int] | None
    trained: bool
    taught: int


async def run_engine(settings: Settings, *, pulse_file: int | None = None) -> None:
    """Load, train what is out of date, and answer until told to stop; ``pulse_file`` see :class:`Pulse`."""
    app = build_app(settings)
    stop = stop_on_signal()
    pulse = Pulse(pulse_file)
    start = Start()
    start.tell(Stage.STARTING)
    await app.hub.start()
    beat = asyncio.create_task(_beat(app, pulse, start, stop))
    parent = asyncio.create_task(stop_with_parent(stop))
    alive = asyncio.create_task(pulse.run(stop))
    try:
        await app.database.write(jobs.take_back, is_dead=is_dead)
        loading, stopped = asyncio.create_task(_load(app, start, stop)), asyncio.create_task(stop.wait())
        await asyncio.wait((loading, stopped), return_when=asyncio.FIRST_COMPLETED)
        if loading.done() and not stop.is_set():
            loaded = loading.result()
            log.info("ready for questions")
            pulse.get_ready(loaded.engine.effort)
            await _answer(loaded, start, stop)
    finally:
        stop.set()
        await asyncio.gather(beat, alive, parent, return_exceptions=True)
        await app.hub.stop()
        app.database.close()


async def _load(app: App, start: Start, stop: asyncio.Event) -> Loaded:
    """The index, and the model or, while there is none, what stands in for it.

    With memory to spare, the model is trained beside; without, once the articles are indexed.
    """
    taught, phrases = await app.database.read(find_in_force)
    await asyncio.to_thread(lay_out, app.settings, phrases)
    trained = is_current(ROOT, app.settings.models, training_of(app.settings))
    beside = not trained and psutil.virtual_memory().available > ROOM
    training = asyncio.create_task(_train(start, stop)) if beside else None
    told = partial(start.tell, Stage.INDEXING)
    finder = await in_background(partial(begin_knowledge, app.settings, told, lambda: time_of(app)))
    start.end(Stage.INDEXING)
    use_one_thread()
    opened = partial(open_model, app, finder) if trained else partial(open_plain_dialogue, app)
    changing = ChangingDialogue(await in_background(opened))
    start.end(Stage.STARTING)
    gc.collect()
    gc.freeze()  # millions of objects that stay: looking through them again and again costs a tenth of the time
    engine = Engine.of(app, finder=finder, dialogue=changing)
    return Loaded(engine=engine, dialogue=changing, training=training, trained=trained, taught=taught)


async def _train(start: Start, stop: asyncio.Event) -> int:
    """In a process of its own: what it needs of memory is gone afterwards."""
    start.tell(Stage.TRAINING)
    try:
        return await run_training(stop, partial(start.tell, Stage.TRAINING))
    finally:
        start.end(Stage.TRAINING)


async def _answer(loaded: Loaded, start: Start, stop: asyncio.Event) -> None:
    app = loaded.engine
    await app.database.write(health.record_engine, "ready")
    await app.database.write(health.record_progress, start.now)
    await report_articles(app)
    worker = Worker(app, ENGINE, name="engine", width=WIDTH)
    wanted = asyncio.Event()
    wanted.set()
    model = asyncio.create_task(_get_model(loaded, start, stop))
    beside = (
        model,
        asyncio.create_task(watch(app.settings.knowledge_base, lambda: refresh(app, wanted))),
        asyncio.create_task(keep_time(app, lambda: refresh(app, wanted), wanted)),
        asyncio.create_task(_settle(app, start, wanted)),
        asyncio.create_task(_teach(loaded, model, stop)),
        asyncio.create_task(_keep_warm(app, stop)),
        asyncio.create_task(_keep_notices(app, stop)),
    )
    try:
        await worker.run(stop)
    finally:
        for task in beside:
            task.cancel()
        if loaded.training is not None:
            await asyncio.gather(loaded.training, return_exceptions=True)


async def _keep_warm(app: Engine, stop: asyncio.Event) -> None:
    """It is worth something only while all else is well: after an error it waits for the next time."""
    ahead = warming.Warming(app)
    while not stop.is_set():
        try:
            await ahead.run()
        except AnswerdeskError as error:
            log.error("%s", error)
            await asyncio.sleep(warming.SECONDS)


async def _keep_notices(app: Engine, stop: asyncio.Event) -> None:
    """What a lead gives or stops holds a second later."""
    while not stop.is_set():
        try:
            await giving.refresh(app)
        except AnswerdeskError as error:
            log.error("%s", error)
        await asyncio.sleep(LOOK_SECONDS)


async def _get_model(loaded: Loaded, start: Start, stop: asyncio.Event) -> None:
    """Once it is trained, the model takes the place of the plain dialogue; turns under way end with that."""
    if loaded.trained:
        return
    failed = await (loaded.training or asyncio.create_task(_train(start, stop)))
    if stop.is_set():
        return
    if failed:
        log.error("the training failed; the last model that was trained is used, if there is one")
    try:
        model = await in_background(partial(open_model, loaded.engine, loaded.engine.finder))
    except DialogueError as error:
        log.error("%s Until then only questions are understood, and wishes for a person.", error)
        return
    loaded.dialogue.change_to(model)
    log.info("the dialogue model is in use")


async def _teach(loaded: Loaded, model: asyncio.Task[None], stop: asyncio.Event) -> None:
    """Once a model is in use, another one is trained whenever a lead asks for it."""
    await asyncio.wait((model,))
    engine = loaded.engine
    teaching = Teaching(
        engine,
        loaded.dialogue,
        number=loaded.taught,
        opened=lambda path: open_model(engine, engine.finder, path),
        asked=lambda: list_asked(engine.finder.library),
    )
    await teaching.run(stop)


async def _settle(app: Engine, start: Start, wanted: asyncio.Event) -> None:
    """Each time it is wanted: learn how sure answers are, until that fits the articles."""
    while await wanted.wait():
        wanted.clear()
        start.tell(Stage.CALIBRATING)
        while await in_background(app.finder.settle):
            log.info("how sure answers are has been learned from the articles")
        start.end(Stage.CALIBRATING)


async def keep_time(
    app: Engine, refresh: Callable[[], Awaitable[None]], wanted: asyncio.Event, *, every: float = LOOK_SECONDS
) -> None:
    """What is for customers from a moment on, or until then, comes and goes though nobody touches its file."""
    while True:
        await asyncio.sleep(every)
        if not is_due(app.finder.library.articles, time_of(app)):
            continue
        try:
            await refresh()
        except AnswerdeskError as error:
            log.error("%s", error)
        else:
            wanted.set()


async def _beat(app: App, pulse: Pulse, start: Start, stop: asyncio.Event) -> None:
    while not stop.is_set():
        try:
            await app.database.write(do_beat, pulse, start)
        except AnswerdeskError as error:
            log.error("%s", error)
        try:
            await asyncio.wait_for(stop.wait(), BEAT_SECONDS)
        except TimeoutError:
            continue


def do_beat(tx: Tx, pulse: Pulse, start: Start) -> None:
    """A sign of life, and how far what is under way has come."""
    health.record_engine(tx, pulse.state)
    health.record_progress(tx, start.now)
