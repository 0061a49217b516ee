"""The jobs of the desk in Telegram."""

from __future__ import annotations

from bot.core.jobs import Job
from bot.service.cases.topics import connecting, hearing, sending, showing
from bot.service.ports import App


async def work(app: App, job: Job) -> None:
    """Do one of them.

    Raises:
        TryLater: it must run again.
    """
    works = {"show": showing.show, "hear": hearing.hear, "tell": sending.tell, "look": connecting.look}
    await works[job.payload["what"]](app, job)
