"""The front process: receivers, delivery, desk, web chat, timers. Light, up in seconds, never blocked."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from socket import socket

import uvicorn
from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse

from bot.app import build_app
from bot.channels.mail.receiver import run_mail
from bot.channels.telegram.run import run_telegram, telegram_routes
from bot.channels.web.api import web_router
from bot.channels.web.channel import WebChannel
from bot.desk import mount_desk
from bot.errors import MachineTrouble
from bot.run.metrics import metrics_routes
from bot.run.process import listen, raise_handle_limit, stop_on_signal, stop_with_parent
from bot.run.server import make_server
from bot.service.ports import App
from bot.service.system import alarm
from bot.service.system.health import to_json
from bot.settings import Settings
from bot.storage.system import jobs
from bot.worker.handlers import FRONT, MAIL, PUSH, TOPIC
from bot.worker.loop import Worker, is_dead
from bot.worker.schedule import run_timers

log = logging.getLogger(__name__)

WIDTH = 16
PUSH_WIDTH = 4
MAIL_WIDTH = 2
TOPIC_WIDTH = 4


async def run_front(settings: Settings) -> None:
    """Serve until told to stop."""
    listening = listen(settings)
    app = build_app(settings)
    stop = stop_on_signal()
    server = make_server(build_site(app), settings, handles=raise_handle_limit())
    async with _running(app):
        log.info("the desk is at %s/desk, the web chat at %s/chat", settings.base_url, settings.base_url)
        await _until_stopped(app, server, listening, stop)


def build_site(app: App) -> FastAPI:
    """Every page and route of the product."""
    site = FastAPI(title="Answerdesk", docs_url=None, redoc_url=None, openapi_url=None)

    @site.get("/health")
    async def show_health() -> Response:
        report = await alarm.look(app)
        return JSONResponse(to_json(report), status_code=200 if report.well else 503)

    site.include_router(metrics_routes(app))
    site.include_router(web_router(app))
    site.include_router(telegram_routes(app))
    mount_desk(site, app)
    return site


@contextlib.asynccontextmanager
async def _running(app: App) -> AsyncIterator[None]:
    await app.hub.start()
    with contextlib.suppress(MachineTrouble):  # a timer does it again; the alarm must be up now more than ever
        await app.database.write(jobs.take_back, is_dead=is_dead)
    try:
        yield
    finally:
        await app.hub.stop()
        app.database.close()


async def _until_stopped(app: App, server: uvicorn.Server, listening: socket, stop: asyncio.Event) -> None:
    tasks = [
        asyncio.create_task(work, name=name)
        for name, work in {
            "site": server.serve(sockets=[listening]),
            "delivery": Worker(app, FRONT, name="front", width=WIDTH).run(stop),
            "push": Worker(app, PUSH, name="push", width=PUSH_WIDTH).run(stop),
            "mail": Worker(app, MAIL, name="mail", width=MAIL_WIDTH).run(stop),
            "topics": Worker(app, TOPIC, name="topics", width=TOPIC_WIDTH).run(stop),
            "timers": run_timers(app, stop),
            "alarm": alarm.watch(app, stop),
            "telegram": run_telegram(app, stop),
            "mailbox": run_mail(app, stop),
            "parent": stop_with_parent(stop),
        }.items()
    ]
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait((stopping, *tasks), return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    _end_streams(app)
    server.should_exit = True
    results = await asyncio.gather(*tasks, return_exceptions=True)
    failed = [result for result in results if isinstance(result, Exception)]
    if failed:
        raise failed[0]


def _end_streams(app: App) -> None:
    """Open event streams would hold the server up until it cuts them off."""
    channel = app.channels.get(WebChannel.name)
    if isinstance(channel, WebChannel):
        channel.close()
