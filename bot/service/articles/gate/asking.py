"""Questions for the engine, a job for every few, so that customers come in between and one sees how far it is."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from bot.core.articles.replay import Act, Outcome
from bot.core.jobs import JobKind
from bot.core.people import Person, Right
from bot.errors import EngineBusy
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.codec import pack, unpack
from bot.storage.system import jobs

LONGEST: Final = 2000  # characters of a question
POLL_SECONDS: Final = 0.05
PATIENCE_SECONDS: Final = 30.0  # for each job; the first also makes the index of the change
Told = Callable[[int, int], object]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the engine is asked: (question, language) each, "" where the language is to be found out.

    ``changes`` by path: the text of a file, None where it goes; ``as_published`` whatever they say of themselves.
    ``drafts``: with all drafts. ``understand``: by the dialogue model too, for not everything is a question.
    ``words``: with the messages the customer would get. ``touched``: a question to which the change can do nothing gets
    ``UNTOUCHED`` both times. ``whom``: as a customer of whom this is known, written as a condition of a variant.
    """

    questions: tuple[tuple[str, str], ...] = ()
    changes: dict[str, str | None] = field(default_factory=dict)
    as_published: bool = False
    drafts: bool = False
    understand: bool = False
    words: bool = False
    touched: bool = False
    whom: str = ""


UNTOUCHED: Final = Outcome(act=Act.TALK, rule="untouched")


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """What becomes of a question; ``after`` is None where nothing would change."""

    before: Outcome
    after: Outcome | None


def to_result(before: tuple[Outcome, ...], after: tuple[Outcome, ...]) -> dict[str, object]:
    """What the engine answers."""
    kind = tuple[Outcome, ...]
    return {"before": pack(before, kind), "after": pack(after, kind)}


async def replay(
    app: App, person: Person, wanted: Wanted, *, part: int, told: Told | None = None, patience: float = PATIENCE_SECONDS
) -> tuple[Replayed, ...]:
    """What becomes of all of these questions, ``part`` of them at a time; ``told`` hears (done, total).

    Raises:
        EngineBusy: one part took longer than ``patience`` seconds.
    """
    check_right(person, Right.SEE_ARTICLES)
    questions = tuple((text[:LONGEST], language) for text, language in wanted.questions)
    found: list[Replayed] = []
    lane = f"replay:{secrets.token_hex(8)}"
    for at in range(0, len(questions), part):
        some = replace(wanted, questions=questions[at : at + part])
        found += await _ask(app, some, lane=lane, patience=patience)
        if told is not None:
            told(len(found), len(questions))
    return tuple(found)


async def _ask(app: App, wanted: Wanted, *, lane: str, patience: float) -> list[Replayed]:
    job_id = await app.database.write(jobs.add, kind=JobKind.REPLAY, lane=lane, payload=pack(wanted))
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    try:
        while loop.time() < until:
            state = await app.database.read(jobs.get, job_id)
            if state is not None and state[0] == "done":
                return _read(state[1].result or {}, len(wanted.questions), patience)
            await asyncio.sleep(POLL_SECONDS)
    finally:
        await app.database.write(jobs.forget, job_id)
    raise EngineBusy(seconds=int(patience))


def _read(result: Mapping[str, Any], count: int, patience: float) -> list[Replayed]:
    kind = tuple[Outcome, ...]
    before, after = unpack(kind, result["before"]), unpack(kind, result["after"])
    if len(before) != count:  # it was given up: an engine has ended at it
        raise EngineBusy(seconds=int(patience))
    changed: Sequence[Outcome | None] = after or [None] * count
    return [Replayed(before=one, after=two) for one, two in zip(before, changed, strict=True)]
