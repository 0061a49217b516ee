"""What nobody needs any more is forgotten: by class, in small steps between which everybody else may write.

What customers and staff said stays; of what is kept beside it

- the text of an update goes with its handling, its key a week later (Telegram repeats for a day at most); one that is
  nothing for us is stored without its text; a parked one stays for 90 days, and the desk shows that it is there;
- delivery notes of changes go after a week, of messages that arrived after 90 days; of those that did not, never;
- why the bot said something goes after 180 days, given-up jobs after 30, finished ones and login tries after a day;
- files that were sent here go after `files_days`, with the small pictures made of them (and of what lies with a
  channel), what was brought and not sent after a day;
- a draft of a reply goes when nobody has gone on with it for 30 days; so long is known who of the staff was called
  and which links into a chat are over;
- a letter that became no line of a chat lies here as it came for 30 days, and what is known of it for 90;
- what became of each question goes after 400 days;
- changes to an article that were discarded go after 90 days; what is worked on stays;
- who spoke in old conversations goes when their side was chosen, or nobody did so within 14 days;
- of each article the newest 50 texts stay, and all of the last year.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

from bot.service.ports import App, Tx
from bot.storage.articles import copies, histories
from bot.storage.cases import calls, drafts
from bot.storage.chat import files, letters, links
from bot.storage.insights import asked
from bot.storage.insights.reports import kept
from bot.storage.people import people, tries
from bot.storage.shelf import Shelf
from bot.storage.system import facts, jobs, retention

DAY: Final = timedelta(days=1)
HANDLED_UPDATES: Final = 7 * DAY
PARKED_UPDATES: Final = 90 * DAY
CHANGES: Final = 7 * DAY
SENT_MESSAGES: Final = 90 * DAY
REASONS: Final = 180 * DAY
FAILED_JOBS: Final = 30 * DAY
DRAFTS: Final = 30 * DAY
CALLS: Final = 30 * DAY
LINKS: Final = 30 * DAY
RAW_LETTERS: Final = 30 * DAY
LETTERS: Final = 90 * DAY
ASKED: Final = 400 * DAY
HISTORIES: Final = 14 * DAY
PUT_ASIDE: Final = 90 * DAY
VERSIONS: Final = 365 * DAY
VERSIONS_KEPT: Final = 50
REASONS_FACT: Final = "tidying.reasons"  # up to which message they are gone
FILES_STEP: Final = 100
PAUSE_SECONDS: Final = 0.02  # between two steps
Step = Callable[[int], Awaitable[int | None]]


async def tidy(app: App) -> None:
    """Forget what is old, class by class."""
    write, now = app.database.write, app.clock()
    await write(do_tidy)
    await _walk(
        lambda after: write(
            retention.forget_updates,
            after=after,
            handled_before=now - HANDLED_UPDATES,
            parked_before=now - PARKED_UPDATES,
        )
    )
    await _walk(
        lambda after: write(
            retention.forget_letters, after=after, changes_before=now - CHANGES, sent_before=now - SENT_MESSAGES
        )
    )
    await forget_files(app)
    await forget_letters(app)
    known = await app.database.read(facts.find_fact, REASONS_FACT)
    await _walk(lambda after: write(_do_forget_reasons, after), after=int(known[0]) if known else 0)


async def forget_files(app: App) -> None:
    """Throw away what is old; the file first, so that none is left of which nobody knows."""
    shelf, now = Shelf(app.settings.home / "files"), app.clock()
    kept = timedelta(days=app.settings.files_days)
    limits = {"unused_before": now - DAY, "used_before": now - kept}
    while old := await app.database.read(files.list_old, limit=FILES_STEP, **limits):
        for key in old:
            await asyncio.to_thread(shelf.remove, key)
        await app.database.write(files.forget_files, old)
        await asyncio.sleep(PAUSE_SECONDS)
    await asyncio.to_thread(shelf.sweep, older_than=DAY.total_seconds(), small_older_than=kept.total_seconds())


def forget_asked(tx: Tx) -> None:
    """The oldest questions, from the figures as well."""
    gone = asked.forget_asked(tx, before=tx.now - ASKED)
    kept.judge_again(tx, [at for _, at in gone], {chat for chat, _ in gone})


async def forget_letters(app: App) -> None:
    """Throw away letters as they came; the file first, as with all others."""
    shelf, before = Shelf(app.settings.home / "letters"), app.clock() - RAW_LETTERS
    while old := await app.database.read(letters.list_old, raw_before=before, limit=FILES_STEP):
        for letter_id, key in old:
            await asyncio.to_thread(shelf.remove, key)
            await app.database.write(letters.forget_raw, letter_id)
        await asyncio.sleep(PAUSE_SECONDS)
    await asyncio.to_thread(shelf.sweep, older_than=DAY.total_seconds(), small_older_than=DAY.total_seconds())


def do_tidy(tx: Tx) -> None:
    """What is little, by one statement each."""
    jobs.forget_done(tx, before=tx.now - DAY)
    people.forget_expired(tx)
    tries.forget_old_tries(tx, before=tx.now - DAY)
    drafts.forget_drafts(tx, before=tx.now - DRAFTS)
    links.forget_links(tx, before=tx.now - LINKS)
    letters.forget_letters(tx, before=tx.now - LETTERS)
    calls.forget_calls(tx, before=tx.now - CALLS)
    forget_asked(tx)
    histories.give_up(tx, before=tx.now - HISTORIES)
    copies.forget_closed(tx, before=tx.now - PUT_ASIDE)
    retention.forget_jobs(tx, before=tx.now - FAILED_JOBS)
    retention.forget_versions(tx, before=tx.now - VERSIONS, kept=VERSIONS_KEPT)


def _do_forget_reasons(tx: Tx, after: int) -> int | None:
    """One step; where the next run begins is remembered, for messages stay where updates and letters go."""
    step = retention.forget_reasons(tx, after=after, before=tx.now - REASONS)
    if step is not None:
        facts.record_fact(tx, REASONS_FACT, str(step))
    return step


async def _walk(step: Step, *, after: int = 0) -> None:
    reached: int | None = after
    while reached is not None:
        reached = await step(reached)
        await asyncio.sleep(PAUSE_SECONDS)
