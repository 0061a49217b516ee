"""Reading the transcripts on: what became of each question is written beside it, in the background."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from bot.core.insights.asked import FOLLOWS, Asked, Line, Reading
from bot.language.said.veiling import veil
from bot.service.ports import App, Tx
from bot.storage.insights import asked
from bot.storage.insights.asked import Known
from bot.storage.insights.reports import kept
from bot.storage.system import facts

FACT: Final = "insights.read"  # up to which message
STEP: Final = 200  # lines read at once: a few dozen rows are written, in milliseconds
LAG: Final = timedelta(seconds=5)  # a younger line may have one before it that is not committed yet
PAUSE_SECONDS: Final = 0.02


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a stretch of lines told."""

    before: int
    after: int
    new: tuple[Known, ...]
    changed: tuple[Asked, ...]


async def digest(app: App) -> None:
    """Read all that was said since the last time."""
    while (found := await app.database.read(read_on)) is not None:
        await app.database.write(do_keep, found)
        await asyncio.sleep(PAUSE_SECONDS)


def read_on(tx: Tx) -> Found | None:
    """The next stretch; None when there is nothing new."""
    known = facts.find_fact(tx, FACT)
    before = int(known[0]) if known else 0
    lines = asked.list_lines(tx, after=before, before=tx.now - LAG, limit=STEP)
    if not lines:
        return None
    new, changed = _read(tx, lines, before=before)
    return Found(before=before, after=lines[-1][1].id, new=new, changed=changed)


def do_keep(tx: Tx, found: Found) -> bool:
    """Write it down, unless another process was first."""
    if not found.before and facts.find_fact(tx, FACT) is None:
        facts.record_fact(tx, FACT, "0")
    if not facts.move_fact(tx, FACT, before=str(found.before), after=str(found.after)):
        return False
    asked.record_new(tx, found.new)
    asked.record_later(tx, found.changed)
    kept.judge_again(tx, {one.row.at for one in found.new}, {one.conversation_id for one in found.new})
    return True


def _read(tx: Tx, lines: tuple[tuple[int, Line], ...], *, before: int) -> tuple[tuple[Known, ...], tuple[Asked, ...]]:
    by_chat: dict[int, list[Line]] = defaultdict(list)
    for chat, line in lines:
        by_chat[chat].append(line)
    questions = asked.list_questions(tx, by_chat, through=before)
    recent = asked.list_recent(tx, by_chat, since=min(line.at for _, line in lines) - FOLLOWS)
    people = asked.list_people(tx, by_chat)
    new: list[Known] = []
    changed: list[Asked] = []
    for chat, said in by_chat.items():
        number, text = questions.get(chat, (0, ""))
        reading = Reading(question_id=number, text=text, rows=recent.get(chat, ()))
        for line in said:
            reading.read(line)
        language, names = people[chat]
        new += (
            Known(row=replace(row, text=veil(row.text, names=(names,))), conversation_id=chat, language=language)
            for row in reading.new
        )
        changed += reading.changed
    return tuple(new), tuple(changed)
