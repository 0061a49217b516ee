"""Two people, or a person and the bot, act at the very same time: one of them wins, and both know who."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from bot.core.case import Case, Reason, State
from bot.core.conversation import Holder
from bot.core.jobs import JobKind
from bot.core.messages import Author
from bot.core.turn import Understood
from bot.errors import AlreadyClaimed, NotWaiting
from bot.service.cases import holding, opening
from bot.service.chat import answering, inbox
from bot.service.ports import App
from bot.storage.cases import escalations as cases
from bot.storage.chat import conversations, messages
from bot.storage.database import Database, Tx
from bot.storage.people import people
from tests.support.world import laws
from tests.support.world.engine import understand
from tests.support.world.world import World, open_world

ROUNDS = 50


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    """A product on either database."""
    with ExitStack() as stack:
        url = ""
        if request.param == "postgresql":
            server = request.getfixturevalue("postgres")
            url = server.make_migrated()
            stack.callback(server.give_back, url)
        yield stack.enter_context(open_world(url))


@pytest.fixture
def second(world: World) -> Iterator[App]:
    """The same product as another process sees it: with connections of its own."""
    database = Database(world.app.settings.database, clock=world.clock)
    yield replace(world.app, database=database)
    database.close()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    """Two threads."""
    with ThreadPoolExecutor(2) as threads:
        yield threads


def test_of_two_operators_who_claim_at_once_one_wins_and_the_other_is_told_who(
    world: World, second: App, pool: ThreadPoolExecutor
) -> None:
    for number in range(ROUNDS):
        case = _queue_up(world, f"chat-{number}")
        results = _at_once(
            pool,
            partial(world.write, holding.do_claim, world.app, world.operators[0], case.id),
            partial(second.database.write_now, holding.do_claim, second, world.operators[1], case.id),
        )
        winners = [result for result in results if isinstance(result, Case)]
        losers = [result for result in results if isinstance(result, AlreadyClaimed)]
        assert (len(winners), len(losers)) == (1, 1), results
        assert losers[0].details["name"] == winners[0].person_name
        assert _holder(world, case.conversation_id) == (Holder.OPERATOR, winners[0].person_id)
    _check(world)


def test_a_claim_and_a_cancellation_at_once_leave_one_truth(
    world: World, second: App, pool: ThreadPoolExecutor
) -> None:
    for number in range(ROUNDS):
        case = _queue_up(world, f"chat-{number}")
        claimed, cancelled = _at_once(
            pool,
            partial(world.write, holding.do_claim, world.app, world.operators[0], case.id),
            partial(second.database.write_now, _cancel, second, case.conversation_id),
        )
        after = world.read(cases.get, case.id)
        if cancelled is True:
            assert isinstance(claimed, NotWaiting)
            assert after.state is State.CANCELLED
            assert _holder(world, case.conversation_id) == (Holder.BOT, None)
        else:
            assert cancelled is False
            assert isinstance(claimed, Case)
            assert after.state is State.CLAIMED
            assert _holder(world, case.conversation_id) == (Holder.OPERATOR, world.operators[0].id)
    _check(world)


def test_an_answer_and_a_handover_at_once_never_leave_the_bot_talking_over_a_human(
    world: World, second: App, pool: ThreadPoolExecutor
) -> None:
    for number in range(ROUNDS):
        chat = f"chat-{number}"
        world.store({"chat": chat, "key": world.new_key(chat), "kind": "text", "text": f"m{number} q1"})
        world.pump()
        conversation = world.read(conversations.find, channel="paper", chat_key=chat)
        seen, unread = world.read(answering.do_read, conversation.id)
        understood = Understood(turn=understand(unread[-1].text, "en"), state="")
        _, handed = _at_once(
            pool,
            partial(world.write, answering.do_answer, world.app, seen, unread, understood),
            partial(second.database.write_now, _open_and_claim, second, world.operators[0].id, seen.id),
        )
        assert isinstance(handed, Case), handed
        assert _holder(world, conversation.id) == (Holder.OPERATOR, world.operators[0].id)
        while world.run_job(JobKind.DELIVER):
            pass
        answers = [m for m in world.read(messages.list_transcript, conversation.id) if m.author is Author.BOT]
        assert not [piece for piece in world.channel.reached for answer in answers if piece.text == answer.text]
    _check(world)


def test_two_pumps_at_once_handle_every_update_once(world: World, second: App, pool: ThreadPoolExecutor) -> None:
    for number in range(ROUNDS):
        chat = f"chat-{number}"
        for part in range(3):
            world.store({"chat": chat, "key": f"{chat}:{part}", "kind": "text", "text": f"m{part} q{part}"})
        results = _at_once(pool, lambda: _pump(world.app), lambda: _pump(second))
        assert not [result for result in results if isinstance(result, BaseException)], results
        conversation = world.read(conversations.find, channel="paper", chat_key=chat)
        lines = world.read(messages.list_transcript, conversation.id)
        assert [line.channel_key for line in lines] == [f"{chat}:{part}" for part in range(3)]
    state = world.read(laws.read_state)
    assert {update["state"] for update in state.updates} == {"done"}
    assert len([job for job in state.jobs if job["kind"] == "answer"]) == ROUNDS


def _at_once(pool: ThreadPoolExecutor, *calls: Callable[[], Any]) -> list[Any]:
    """What each call returns or raises; they start together."""
    start = threading.Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        start.wait(10)
        try:
            return call()
        except Exception as error:
            return error

    return [future.result(30) for future in [pool.submit(run, call) for call in calls]]


def _pump(app: App) -> int:
    return asyncio.run(inbox.pump(app, app.channels["paper"]))


def _queue_up(world: World, chat: str) -> Case:
    world.store({"chat": chat, "key": world.new_key(chat), "kind": "command", "command": "human"})
    world.pump()
    conversation = world.read(conversations.find, channel="paper", chat_key=chat)
    case: Case = world.read(cases.find_open, conversation.id)
    return case


def _cancel(tx: Tx, app: App, conversation_id: int) -> bool:
    return opening.do_cancel(tx, app, conversations.lock(tx, conversation_id))


def _open_and_claim(tx: Tx, app: App, person_id: int, conversation_id: int) -> Case:
    case = opening.do_open(tx, app, conversations.lock(tx, conversation_id), Reason.REQUESTED)
    return holding.do_claim(tx, app, people.get(tx, person_id), case.id)


def _holder(world: World, conversation_id: int) -> tuple[Holder, int | None]:
    owner = world.read(conversations.get, conversation_id).owner
    return owner.holder, owner.person_id


def _check(world: World) -> None:
    laws.check_owner(world.read(laws.read_state))
