"""A fragment right after an answer is read with what was written before it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.core.conversation import Holder
from bot.core.turn import Candidate
from bot.service.ports import App
from tests.support.acting import chat_of, phone_of, run_jobs, write_in
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedFinder, make_candidate
from tests.unit.service.chat.answering.conftest import ask


@dataclass
class Together(ScriptedFinder):
    """Knows two questions that are one only together, and nothing else."""

    def find_answers(
        self, question: str, language: str, *, limit: int = 5, drafts: bool = False
    ) -> tuple[Candidate, ...]:
        known = {"cost to Bucha": "delivery/time", "cost for mum": "delivery/cost"}
        return (make_candidate(known[question], 0.9),) if question in known else ()


@pytest.fixture
def finder() -> ScriptedFinder:
    return Together()


async def test_a_fragment_is_searched_with_the_question_before_it(app: App) -> None:
    await ask(app, "cost")
    await ask(app, "to Bucha")
    assert (await chat_of(app)).memory.shown[-1] == "delivery/time"


async def test_where_the_answer_says_it_already_nothing_is_said_and_nobody_waits(app: App) -> None:
    await ask(app, "cost")
    said = len(phone_of(app))
    await ask(app, "for mum")
    conversation = await chat_of(app)
    assert len(phone_of(app)) == said
    assert (conversation.owner.holder, conversation.waiting_since) == (Holder.BOT, None)


async def test_minutes_later_it_stands_alone(app: App, clock: FakeClock) -> None:
    await ask(app, "cost")
    clock.advance(minutes=1)
    await ask(app, "to Bucha")
    assert "delivery/time" not in (await chat_of(app)).memory.shown


async def test_only_what_was_written_in_the_same_go_is_before_it(app: App, clock: FakeClock) -> None:
    await ask(app, "something else")
    clock.advance(minutes=1)
    await write_in(app, "cost")
    await run_jobs(app)
    await write_in(app, "to Bucha")
    await run_jobs(app)
    assert (await chat_of(app)).memory.shown[-1] == "delivery/time"
