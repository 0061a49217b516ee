"""Asking questions again, in the engine: what the bot would do at other thresholds is then only counting."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.core.insights.forecast import Replayed
from bot.core.jobs import Job, JobKind
from bot.core.people import Person, Right
from bot.language.said.veiling import SIGN
from bot.language.text.shortening import shorten
from bot.service.people.rights import check_right
from bot.service.ports import Engine, Tx
from bot.storage.insights import verdicts
from bot.storage.insights.verdicts import Question
from bot.storage.system import facts, jobs

LANE: Final = "forecast"
FORECAST: Final = "insights.forecast"
PROGRESS: Final = "insights.forecasting"  # "done/total" while it goes on, "" else
STALE: Final = timedelta(hours=6)
REAL_DAYS: Final = 30
MOST_REAL: Final = 600
MOST_GOLDEN: Final = 900
STEP: Final = 20  # questions, after which whoever asks comes first
STEPS: Final = tuple(round(0.5 + number / 200, 3) for number in range(100))  # precisions one can choose
LONGEST_PAUSE: Final = 1.0
GIVES_WAY: Final = 0.05


@dataclass(frozen=True, kw_only=True)
class Base:
    """What a forecast is made of: test questions of the articles, those of customers, and from which probability on
    which precision is reached.
    """

    golden: tuple[Replayed, ...]
    real: tuple[Replayed, ...]
    cuts: tuple[tuple[float, float], ...]
    at: datetime

    def cut(self, precision: float) -> float:
        """The cut of the nearest precision that was tried."""
        return min(self.cuts, key=lambda one: abs(one[0] - precision))[1]


def do_want(tx: Tx, person: Person, *, anew: bool = False) -> bool:
    """Have the questions asked again if nobody has for hours, or ``anew``; whether that is under way now."""
    check_right(person, Right.TUNE_BOT)
    if jobs.find_queued(tx, lane=LANE) or jobs.is_running(tx, lane=LANE):
        return True
    known = facts.find_fact(tx, FORECAST)
    if known is not None and known[1] > tx.now - STALE and not anew:
        return False
    jobs.add(tx, kind=JobKind.FORECAST, lane=LANE, payload={})
    return True


def find_base(tx: Tx, person: Person) -> tuple[Base | None, tuple[int, int]]:
    """What was found last, and how far the engine is with the next (done, total; zeros where it is at none)."""
    check_right(person, Right.TUNE_BOT)
    told = facts.find_fact(tx, PROGRESS)
    done, _, total = (told[0] if told else "").partition("/")
    known = facts.find_fact(tx, FORECAST)
    base = _read(known[0], known[1]) if known is not None else None
    return base, (int(done or 0), int(total or 0))


async def forecast(engine: Engine, job: Job) -> None:
    """Ask the golden questions and those of the last 30 days again, and write down what was found."""
    if job.was_deadly:
        await engine.database.write(facts.record_fact, PROGRESS, "")
        return
    real = await engine.database.read(
        lambda tx: verdicts.list_questions(tx, since=tx.now - timedelta(days=REAL_DAYS), limit=MOST_REAL)
    )
    golden = await asyncio.to_thread(_list_golden, engine)
    told = await asyncio.to_thread(_ask_all, engine, golden, [one for one in real if SIGN not in one.text])
    await engine.database.write(_do_keep, told)


def _do_keep(tx: Tx, told: str) -> None:
    facts.record_fact(tx, FORECAST, told)
    facts.record_fact(tx, PROGRESS, "")


def _list_golden(engine: Engine) -> list[Question]:
    """Of every published article that the bot may show; of too many every second, third …"""
    from bot.knowledge.replay.golden import golden_questions

    found = golden_questions(engine.finder.library)
    every = -(-len(found) // MOST_GOLDEN) if found else 1
    return [Question(text=one.text, language=one.language, answer=one.article) for one in found[::every]]


def _ask_all(engine: Engine, golden: Sequence[Question], real: Sequence[Question]) -> str:
    rows: list[list[object]] = []
    total, told = len(golden) + len(real), 0.0
    for number, question in enumerate((*golden, *real)):
        if number % STEP == 0:
            _give_way(engine)
        if time.monotonic() - told > 1:
            told = time.monotonic()
            engine.database.write_now(facts.record_fact, PROGRESS, f"{number}/{total}")
        rows.append(_ask(engine, question))
    cuts = [(step, round(engine.finder.answer_threshold(step), 4)) for step in STEPS]
    return json.dumps({"rows": rows, "cuts": cuts, "golden": len(golden), "real": len(real)})


def _give_way(engine: Engine) -> None:
    until = time.monotonic() + LONGEST_PAUSE
    while engine.effort.longest() and time.monotonic() < until:
        time.sleep(GIVES_WAY)


def _ask(engine: Engine, question: Question) -> list[object]:
    found = engine.finder.find_answers(shorten(question.text), question.language, limit=2)
    first, second = (*(round(one.probability, 4) for one in found), 0.0, 0.0)[:2]
    article = engine.finder.article(found[0].article, question.language) if found else None
    person = article is not None and article.escalate == "always"
    right = found[0].article == question.answer if question.answer and found else None
    return [question.language, first, second, person, right]


def _read(told: str, at: datetime) -> Base | None:
    try:
        found = json.loads(told)
        rows: Iterable[tuple[str, float, float, bool, bool | None]] = found["rows"]
        questions = tuple(
            Replayed(language=language, first=first, second=second, person=person, right=right)
            for language, first, second, person, right in rows
        )
        cuts = tuple((float(step), float(cut)) for step, cut in found["cuts"])
        count = int(found["golden"])
        return Base(golden=questions[:count], real=questions[count:], cuts=cuts, at=at)
    except (ValueError, KeyError, TypeError):  # of another version
        return None
