"""Customers are answered where they write: in a topic of their chat, in the direct messages of a channel."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.emulator import UNLIMITED, Clock, Emulator
from tests.support.telegram.product_side import free_limiter
from tests.support.telegram.stage import on_stage

TOKEN = "7000000001:AAEmulatedTokenThatOpensNothingAtAll000"


@asynccontextmanager
async def open_shop(home: Path) -> AsyncIterator[Emulator]:
    async with (
        Emulator(tokens=(TOKEN,), clock=Clock(speed=1), limits=UNLIMITED) as server,
        on_stage(home, api=server.url, token=TOKEN, limiter=free_limiter()),
    ):
        yield server


async def test_each_topic_of_a_private_chat_is_answered_in_its_place(tmp_path: Path) -> None:
    async with open_shop(tmp_path) as server:
        olena = server.user(id=5001, language_code="en")
        flowers, money = await olena.opens_topic("Flowers"), await olena.opens_topic("Money")
        await olena.sends("what about q1", thread=flowers.id)
        first = await olena.waits_for("This is answer 1", timeout=30)
        await olena.sends("what about q2", thread=money.id)
        second = await olena.waits_for("This is answer 2", timeout=30)
        await olena.sends("what about q3")
        third = await olena.waits_for("This is answer 3", timeout=30)
        assert [one.thread for one in (first, second, third)] == [flowers.id, money.id, None]
        await olena.presses(first, "Talk to a person")
        assert (await olena.waits_for("I've called a colleague", timeout=30)).thread == flowers.id


async def test_a_sign_under_an_answer_in_a_topic_counts_there(tmp_path: Path) -> None:
    async with open_shop(tmp_path) as server:
        olena = server.user(id=5001, language_code="en")
        flowers = await olena.opens_topic("Flowers")
        await olena.sends("what about q1", thread=flowers.id)
        answer = await olena.waits_for("This is answer 1", timeout=30)
        await olena.reacts(answer, "👍")
        assert (await olena.waits_for("Good to hear", timeout=30)).thread == flowers.id


async def test_where_the_topic_is_gone_the_answer_stands_in_the_chat(tmp_path: Path) -> None:
    async with open_shop(tmp_path) as server:
        olena = server.user(id=5001, language_code="en")
        topic = await olena.opens_topic("Flowers")
        await olena.sends("what about q1", thread=topic.id)
        olena.state.topics.pop(topic.id)
        assert (await olena.waits_for("This is answer 1", timeout=30)).thread is None


async def test_the_direct_messages_of_a_channel_are_answered_each_to_whom_they_belong(tmp_path: Path) -> None:
    async with open_shop(tmp_path) as server:
        channel = server.direct_messages()
        olena, ivan = server.user(id=5001, language_code="en"), server.user(id=5002, language_code="en")
        await olena.sends("what about q1", chat=channel)
        await ivan.sends("what about q2", chat=channel)
        first = await channel.waits_for("This is answer 1", timeout=30)
        second = await channel.waits_for("This is answer 2", timeout=30)
        topics = [one.payload["direct_messages_topic"]["topic_id"] for one in (first, second)]
        assert topics == [olena.id, ivan.id]
        await olena.presses(first, "Talk to a person")
        called = await channel.waits_for("I've called a colleague", timeout=30)
        assert called.payload["direct_messages_topic"]["topic_id"] == olena.id
