"""The engine process: dialogue model, encoders and index. Heavy, answers questions, owns nothing."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys

import psutil

from bot.app import build_app, with_engine
from bot.dialogue.train import is_current
from bot.errors import AnswerdeskError
from bot.knowledge.articles.watch import watch
from bot.run.process import stop_on_signal, stop_with_parent
from bot.run.pulse import Pulse
from bot.service.ports import App, Engine
from bot.service.system import health
from bot.settings import ROOT, Settings
from bot.storage.system import facts, jobs
from bot.worker.handlers import ENGINE
from bot.worker.loop import Worker, is_dead

log = logging.getLogger(__name__)

BEAT_SECONDS = 3.0
WIDTH = 2
ROOM = 4 << 30  # bytes: training takes 1.8 GB, indexing 1.4 GB


async def run_engine(settings: Settings, *, pulse_file: int | None = None) -> None:
    """Train if the model is out of date, load, then answer until told to stop; ``pulse_file`` see :class:`Pulse`."""
    app = build_app(settings)
    stop = stop_on_signal()
    pulse = Pulse(pulse_file)
    await app.hub.start()
    beat = asyncio.create_task(_beat(app, pulse, stop))
    parent = asyncio.create_task(stop_with_parent(stop))
    alive = asyncio.create_task(pulse.run(stop))
    try:
        await app.database.write(jobs.take_back, is_dead=is_dead)
        await _train_if_needed(app.settings, stop)
        if not stop.is_set():
            log.info("loading the model and the index")
            engine = await asyncio.to_thread(with_engine, app)
            gc.collect()
            gc.freeze()  # millions of objects that stay: looking through them again and again costs a tenth of the time
            log.info("ready for questions")
            pulse.get_ready(engine.effort)
            await _answer(engine, stop)
    finally:
        stop.set()
        await asyncio.gather(beat, alive, parent, return_exceptions=True)
        await app.hub.stop()
        app.database.close()


async def _train_if_needed(settings: Settings, stop: asyncio.Event) -> None:
    """Training happens in a process of its own: what it needs of memory is gone afterwards.

    With memory to spare, the articles are indexed meanwhile; without, they are when the index is loaded.
    """
    if is_current(ROOT, settings.models, settings.training):
        return
    indexing = (run_command(stop, "kb", "index"),) if psutil.virtual_memory().available > ROOM else ()
    failed, *_ = await asyncio.gather(run_command(stop, "train"), *indexing)
    if failed and not stop.is_set():
        log.error("the training failed; the last model that was trained goes on answering")


async def run_command(stop: asyncio.Event, *command: str) -> int:
    """One of our commands until it ends or all is to stop; its exit status."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot.cli.main", *command)
    ended, stopped = asyncio.create_task(process.wait()), asyncio.create_task(stop.wait())
    await asyncio.wait((ended, stopped), return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not ended.done():
        process.terminate()
    return await ended


async def _answer(app: Engine, stop: asyncio.Event) -> None:
    await app.database.write(health.record_engine, "ready")
    await _report_articles(app)
    worker = Worker(app, ENGINE, name="engine", width=WIDTH)
    refresher = asyncio.create_task(watch(app.settings.knowledge_base, lambda: _refresh(app)))
    try:
        await worker.run(stop)
    finally:
        refresher.cancel()


async def _refresh(app: Engine) -> None:
    report = await asyncio.to_thread(app.finder.refresh)
    if report.anything:
        log.info(
            "articles live after %.1f s: %d added, %d changed, %d removed",
            report.seconds,
            len(report.added),
            len(report.changed),
            len(report.removed),
        )
    await _report_articles(app)


async def _report_articles(app: Engine) -> None:
    await app.database.write(facts.record_fact, health.ARTICLE_PROBLEMS, str(len(app.finder.library.problems)))


async def _beat(app: App, pulse: Pulse, stop: asyncio.Event) -> None:
    while not stop.is_set():
        try:
            await app.database.write(health.record_engine, pulse.state)
        except AnswerdeskError as error:
            log.error("%s", error)
        try:
            await asyncio.wait_for(stop.wait(), BEAT_SECONDS)
        except TimeoutError:
            continue
