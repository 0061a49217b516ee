"""First steps: what a new installation has and lacks, read from what is really there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.business import UNNAMED
from bot.core.people import Person, Right
from bot.core.turn import Candidate
from bot.errors import AnswerdeskError
from bot.service.articles import drafts
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.insights import asked
from bot.storage.people import people
from bot.storage.system import facts

TRIED: Final = "start.tried"  # questions tried on the page of the first steps
AWAY: Final = "start.away"
ENOUGH: Final = 10  # questions
LONGEST: Final = 300  # signs of a question
STEPS: Final = ("name", "hours", "languages", "contacts", "articles", "questions", "telegram", "colleagues")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to do: whether it is done, and how far it is, as a number."""

    name: str
    done: bool
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class Start:
    """All steps, and whether the page was put away."""

    steps: tuple[Step, ...]
    away: bool = False

    @property
    def done(self) -> int:
        """How many steps are."""
        return sum(step.done for step in self.steps)


@dataclass(frozen=True, kw_only=True)
class Try:
    """A question, and the article the bot would think of first; ``error`` says why nobody knows."""

    question: str
    best: Candidate | None = None
    error: AnswerdeskError | None = None


async def read_start(app: App, person: Person) -> Start:
    """How far everything is."""
    check_right(person, Right.SEE_SETTINGS)
    library = await asyncio.to_thread(drafts.read_library, app)
    published = sum(any(one.published for one in versions.values()) for versions in library.by_key.values())
    questions, staff, away = await app.database.read(_read)
    business, text = app.business, app.business_file.text
    counts = {"articles": published, "questions": questions, "colleagues": max(0, staff - 1)}
    done = {
        "name": business.name != UNNAMED.name,
        "hours": bool(business.hours),
        "languages": any(line.startswith("languages:") for line in text.splitlines()),
        "contacts": bool(business.contacts),
        "articles": published > 0,
        "questions": questions >= ENOUGH,
        "telegram": "telegram" in app.channels,
        "colleagues": staff > 1,
    }
    steps = tuple(Step(name=name, done=done[name], count=counts.get(name, 0)) for name in STEPS)
    return Start(steps=steps, away=away)


async def leads_here(app: App, person: Person) -> bool:
    """Whether who logs in is shown the first steps: they can do them, there is no article yet, nobody put them away."""
    try:
        check_right(person, Right.SEE_SETTINGS)
    except AnswerdeskError:
        return False
    library = await asyncio.to_thread(drafts.read_library, app)
    return not library.articles and await app.database.read(facts.find_fact, AWAY) is None


async def try_questions(app: App, person: Person, questions: Sequence[str]) -> tuple[Try, ...]:
    """What the bot would think of first, drafts included; at most ten, counted when they were answered."""
    check_right(person, Right.SEE_SETTINGS)
    found = [await _try_one(app, person, one) for one in _clean(questions)]
    answered = sum(one.error is None for one in found)
    if answered:
        await app.database.write(_count, answered)
    return tuple(found)


def do_put_away(tx: Tx, person: Person, *, away: bool) -> None:
    """Show the first steps to nobody at the login any more, or again."""
    check_right(person, Right.SEE_SETTINGS)
    if away:
        facts.record_fact(tx, AWAY, "1")
    else:
        facts.remove_fact(tx, AWAY)


def _read(tx: Tx) -> tuple[int, int, bool]:
    tried = facts.find_fact(tx, TRIED)
    questions = int(tried[0]) if tried else 0
    known = questions if questions >= ENOUGH else questions + asked.count_some(tx, most=ENOUGH - questions)
    return known, people.count(tx), facts.find_fact(tx, AWAY) is not None


def _count(tx: Tx, answered: int) -> None:
    before = facts.find_fact(tx, TRIED)
    facts.record_fact(tx, TRIED, str((int(before[0]) if before else 0) + answered))


def _clean(questions: Sequence[str]) -> list[str]:
    lines = [" ".join(one.split())[:LONGEST] for one in questions]
    return [one for one in dict.fromkeys(lines) if one][:ENOUGH]


async def _try_one(app: App, person: Person, question: str) -> Try:
    try:
        found = await drafts.try_question(app, person, question, app.business.language)
    except AnswerdeskError as error:
        return Try(question=question, error=error)
    return Try(question=question, best=next(iter(found), None))
