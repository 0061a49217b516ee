"""Leads who have the board open and look at the numbers of a quarter all the while."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Final

import httpx

from benchmarks.desk import seats
from benchmarks.insights.history import History, Size
from bot.business import read_business
from bot.core.people import Role
from bot.run.start import open_database
from bot.service.insights.reports import keeping
from bot.service.ports import App
from bot.settings import Settings

BOARD: Final = "/desk/board"
READ: Final = ("/desk/numbers?range=week", "/desk/numbers?range=quarter", "/desk/numbers/by?by=topic&range=quarter")
AGAIN_SECONDS: Final = 60.0
PATIENCE_SECONDS: Final = 120.0
QUARTER: Final = Size(messages=250_000, days=91, chats=25_000)  # as much as of a million a year


def fill(settings: Settings) -> None:
    """A quarter of chats and cases in a database where nothing is yet."""
    database = open_database(settings)
    database.write_now(lambda tx: History(tx, QUARTER, now=datetime.now(UTC)).write())
    database.write_now(keeping.rebuild, read_business(settings.business_file).zone)
    database.close()


@asynccontextmanager
async def open_dashboards(url: str, app: App, count: int) -> AsyncIterator[None]:
    """So many, until the end; each opens a page a minute."""
    leads = await asyncio.to_thread(seats.hire, app, count, role=Role.LEAD)
    sessions = [await seats.log_in(url, lead.login) for lead in leads]
    async with seats.sockets(url, sessions, page=BOARD):
        looking = [asyncio.create_task(_look(url, cookies, place / count)) for place, cookies in enumerate(sessions)]
        try:
            yield
        finally:
            for task in looking:
                task.cancel()
            await asyncio.gather(*looking, return_exceptions=True)


async def _look(url: str, cookies: seats.Cookies, begins: float) -> None:
    """One page after the other, so that not all leads look at once."""
    await asyncio.sleep(AGAIN_SECONDS * begins)
    async with httpx.AsyncClient(base_url=url, cookies=cookies, timeout=PATIENCE_SECONDS) as client:
        while True:
            for page in READ:
                (await client.get(page)).raise_for_status()
                await asyncio.sleep(AGAIN_SECONDS)
