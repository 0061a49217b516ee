"""Looks into the mailbox again and again: each letter is stored, then marked as seen, then read."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Final

from bot.channels.mail.imap import Mailbox, MailboxTrouble
from bot.errors import AnswerdeskError
from bot.service.chat.letters import keeping, state, taking
from bot.service.ports import App

log = logging.getLogger(__name__)

EVERY_SECONDS: Final = 20.0
TROUBLE_SECONDS: Final = 60.0
MOST: Final = 50  # letters at once; the rest at the next look


async def run_mail(app: App, stop: asyncio.Event) -> None:
    """Receive until ``stop``; without a mailbox there is nothing to do."""
    if not app.settings.imap_host:
        await stop.wait()
        return
    box = Mailbox(app.settings)
    looking = asyncio.create_task(_look_on(app, box))
    try:
        await stop.wait()
    finally:
        box.close()
        looking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await looking


async def look(app: App, box: Mailbox, *, limit: int = keeping.LIMIT, head: int = keeping.HEAD) -> int:
    """Take what is new, of a letter over ``limit`` bytes the first ``head``; how many letters there were.

    Raises:
        MailboxTrouble: the mailbox can't be read.
    """
    numbers = (await asyncio.to_thread(box.list_unseen))[:MOST]
    for number in numbers:
        found = await asyncio.to_thread(box.fetch, number, limit=limit, head=head)
        if found is not None:
            await keeping.keep(app, found.raw, size=found.size)
            await asyncio.to_thread(box.mark_seen, number)
    await taking.pump(app)
    return len(numbers)


async def _look_on(app: App, box: Mailbox) -> None:
    while True:
        pause = EVERY_SECONDS
        try:
            found = await look(app, box)
            await state.note(app, "")
            pause = 0.0 if found >= MOST else EVERY_SECONDS
        except AnswerdeskError as error:
            log.error("%s", error)
            pause = TROUBLE_SECONDS
            if isinstance(error, MailboxTrouble):
                with contextlib.suppress(AnswerdeskError):
                    await state.note(app, error.problem)
        await asyncio.sleep(pause)
