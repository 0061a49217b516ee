"""One reply to all who wait for the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.conversation import Holder
from bot.core.desk.numbers import write_number
from bot.core.insights.spikes.spikes import Heard
from bot.core.insights.spikes.together import GroupReply, LineState
from bot.core.people import Person, Role
from bot.errors import AnswerdeskError, EmptyReply, NotAllowed, TooLarge
from bot.service.cases import holding
from bot.service.cases.snippets import SnippetVariable
from bot.service.cases.together import replying
from bot.service.cases.together.problems import LanguageMissing, NobodyChosen, NothingToTakeBack
from bot.service.cases.together.replying import Written
from bot.service.ports import App
from bot.storage.chat import messages
from bot.storage.database import Tx
from bot.storage.insights.spikes import spikes
from tests.support.acting import case_of, chat_of, hire, phone_of, queue_up, run_jobs
from tests.support.clock import FakeClock

TEXT = "{customer}, we are on it. Your number is {case}."


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may write to all."""
    return await hire(app, "Lena", Role.LEAD)


@pytest.fixture
async def spike(app: App) -> int:
    """Three who ask the same and wait."""
    chats = []
    for chat in ("1", "2", "3"):
        await queue_up(app, chat)
        chats.append((await chat_of(app, chat)).id)

    def find(tx: Tx) -> int:
        lines = [messages.list_transcript(tx, chat)[0] for chat in chats]
        heard = [
            Heard(message_id=one.id, conversation_id=one.conversation_id, text=one.text, at=tx.now) for one in lines
        ]
        return spikes.record_spike(tx, "it is broken", b"\0" * 8, heard, usual=0.1)

    return await app.database.write(find)


async def to_all(app: App, **fields: object) -> Written:
    chats = [(await chat_of(app, chat)).id for chat in ("1", "2", "3")]
    return replace(Written(texts={"en": TEXT}, chats=chats), **fields)  # type: ignore[arg-type]


async def plan(app: App, lead: Person, spike: int, **fields: object) -> int:
    return await app.database.write(replying.do_plan, app, lead, spike, await to_all(app, **fields))


async def send(app: App, clock: FakeClock) -> None:
    """Half a minute passes."""
    clock.advance(seconds=31)
    await run_jobs(app, until=app.clock())


async def reply_of(app: App, lead: Person, spike: int) -> GroupReply:
    (one,) = await app.database.read(replying.list_replies, lead, spike)
    return one


async def test_each_reads_their_own_name_and_number_and_goes_on_waiting_for_a_person(
    app: App, lead: Person, spike: int, clock: FakeClock
) -> None:
    shown = await app.database.read(replying.preview, app, lead, spike, await to_all(app))
    await plan(app, lead, spike)
    await run_jobs(app, until=app.clock())
    assert "we are on it" not in phone_of(app, "1")[-1], "nothing leaves before half a minute"
    await send(app, clock)
    numbers = [write_number((await case_of(app, chat)).id) for chat in ("1", "2", "3")]
    said = [phone_of(app, chat)[-1] for chat in ("1", "2", "3")]
    assert said == [f"Olha, we are on it. Your number is {number}." for number in numbers] == [one for _, one in shown]
    for chat in ("1", "2", "3"):
        found = await chat_of(app, chat)
        assert (found.owner.holder, found.waiting_since) == (Holder.QUEUE, None)
    assert (await reply_of(app, lead, spike)).count(LineState.SENT) == 3


async def test_undone_in_time_nobody_has_read_it(app: App, lead: Person, spike: int, clock: FakeClock) -> None:
    number = await plan(app, lead, spike)
    assert (await reply_of(app, lead, spike)).is_held
    assert await replying.take_back(app, lead, number) == replying.TakenBack(back=0, kept=0)
    before = phone_of(app, "1")
    await send(app, clock)
    assert phone_of(app, "1") == before
    with pytest.raises(NothingToTakeBack):
        await replying.take_back(app, lead, number)


async def test_what_has_left_is_deleted_where_it_can_be(app: App, lead: Person, spike: int, clock: FakeClock) -> None:
    number = await plan(app, lead, spike)
    await send(app, clock)
    assert await replying.take_back(app, lead, number) == replying.TakenBack(back=3, kept=0)
    await run_jobs(app, until=app.clock())
    assert all("we are on it" not in line for chat in ("1", "2", "3") for line in phone_of(app, chat))
    assert (await reply_of(app, lead, spike)).count(LineState.BACK) == 3


async def test_whom_a_colleague_takes_meanwhile_gets_nothing(
    app: App, lead: Person, spike: int, clock: FakeClock
) -> None:
    anna = await hire(app, "Anna")
    await plan(app, lead, spike)
    await app.database.write(holding.do_claim, app, anna, (await case_of(app, "2")).id)
    await send(app, clock)
    assert "we are on it" not in phone_of(app, "2")[-1]
    found = await reply_of(app, lead, spike)
    assert (found.count(LineState.SENT), found.count(LineState.MOVED)) == (2, 1)


async def test_it_closes_their_cases_where_that_is_wanted(app: App, lead: Person, spike: int, clock: FakeClock) -> None:
    await plan(app, lead, spike, closes=True)
    await send(app, clock)
    for chat in ("1", "2", "3"):
        assert (await chat_of(app, chat)).owner.holder is Holder.BOT
        assert any("we are on it" in line for line in phone_of(app, chat))


async def test_sent_once_though_it_is_tried_again(app: App, lead: Person, spike: int, clock: FakeClock) -> None:
    await plan(app, lead, spike)
    await send(app, clock)
    found = await reply_of(app, lead, spike)
    for line in found.lines:
        await app.database.write(replying.do_send, app, found.id, line.id)
    await run_jobs(app, until=app.clock())
    assert sum("we are on it" in line for line in phone_of(app, "1")) == 1


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"chats": ()}, NobodyChosen),
        ({"chats": (999,)}, NobodyChosen),
        ({"texts": {"en": "  "}}, EmptyReply),
        ({"texts": {"en": "x" * 20_001}}, TooLarge),
        ({"texts": {"en": "{nobody} knows"}}, SnippetVariable),
        ({"texts": {"ru": "Чиним."}}, LanguageMissing),
    ],
)
async def test_what_cannot_be_sent_is_said(
    app: App, lead: Person, spike: int, fields: dict[str, object], error: type[AnswerdeskError]
) -> None:
    with pytest.raises(error):
        await plan(app, lead, spike, **fields)
    assert await app.database.read(replying.list_replies, lead, spike) == ()


async def test_operators_write_to_nobody(app: App, lead: Person, spike: int) -> None:
    anna = await hire(app, "Anna")
    number = await plan(app, lead, spike)
    with pytest.raises(NotAllowed):
        await plan(app, anna, spike)
    with pytest.raises(NotAllowed):
        await replying.take_back(app, anna, number)
