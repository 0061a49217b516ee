"""The stream of a page loses and doubles nothing, wherever it breaks."""

from __future__ import annotations

import asyncio
import random
from contextlib import aclosing
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.channels.web import store
from bot.channels.web.channel import WebChannel
from bot.channels.web.problems import ChatBusy
from bot.channels.web.raw import Written
from bot.channels.web.stream import MOST_STREAMS, Places, Stream
from bot.clock import utc_now
from bot.core.jobs import JobKind
from bot.core.messages import Author, Button
from bot.service.chat.cursor import Cursor, parse_cursor
from bot.service.outbox import delivery, posting
from bot.service.ports import App
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx
from bot.storage.system import jobs
from tests.flows.web_chat.conftest import Body, Chat, HandClock, deliver_all, drain, parse
from tests.support.web_front import (
    Front,
    make_app,
    only_conversation,
    post_article,
)


async def collect(stream: Stream, *, until: int, seconds: float = 5) -> list[Body]:
    """The next ``until`` messages and changes: name, cursor and data of each."""
    found: list[Body] = []
    async with asyncio.timeout(seconds), aclosing(stream.events()) as events:
        async for raw in events:
            event = parse(raw)
            if event["name"] in ("message", "changed"):
                found.append(event)
            if len(found) >= until:
                return found
    return found


def _written(chat: Chat, turn: int) -> Written:
    return Written(chat=chat.chat_key, at=utc_now(), client_id=f"client-{turn:04}", text=f"question {turn}")


def _edit_any(tx: Tx, conversation_id: int, turn: int, dice: random.Random) -> None:
    ours = [line for line in messages.list_transcript(tx, conversation_id) if line.author is not Author.CUSTOMER]
    if ours:
        line = dice.choice(ours)
        button = Button(label="Human", action="human")
        posting.repost(tx, conversations.get(tx, conversation_id), line, f"edited {turn}", buttons=(button,))


async def _deliver_some(app: App, dice: random.Random) -> None:
    for _ in range(dice.randrange(1, 4)):
        job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER, JobKind.EDIT), worker="test")
        if job is None:
            return
        await delivery.deliver(app, job)
        await app.database.write(jobs.finish, job)


def _read_stream(http: httpx.Client, *, headers: dict[str, str], until: str) -> str:
    with http.stream("GET", "/chat/api/stream", headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        read = ""
        for chunk in answer.iter_text():
            read += chunk
            if until in read and read.endswith("\n\n"):
                return read
    raise AssertionError(read)


async def test_a_stream_tells_a_new_message_at_once(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    waiting = asyncio.create_task(collect(chat.stream(), until=2, seconds=1.5))
    await asyncio.sleep(0.1)
    await chat.write("Are you there?", client_id="client-0002")
    assert [event["data"]["text"] for event in await waiting] == ["Hello", "Are you there?"]


async def test_a_late_delivery_is_told_though_later_messages_were(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    late = post_article(app, "late")
    await chat.write("Later", client_id="client-0002")
    first = await drain(chat)
    assert [event["data"]["text"] for event in first] == ["Hello", "Later"]
    await deliver_all(app)
    second = await drain(chat, parse_cursor(first[-1]["cursor"]))
    assert [(event["name"], event["data"]["id"]) for event in second] == [("message", late)]
    assert await drain(chat, parse_cursor(second[-1]["cursor"])) == []


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_happens_and_wherever_it_breaks_nothing_is_lost_or_doubled(
    chat: Chat, app: App, seed: int
) -> None:
    dice = random.Random(seed)
    await chat.write("first")
    conversation = only_conversation(app)
    page: dict[int, str] = {}
    cursor = Cursor()

    async def act(turn: int) -> None:
        match dice.randrange(5):
            case 0:
                await app.database.write(store.do_receive, app, _written(chat, turn))
            case 1 | 2:
                post_article(app, f"answer {turn}", ("More", "more"))
            case 3:
                await app.database.write(_edit_any, conversation.id, turn, dice)
            case 4:
                await _deliver_some(app, dice)

    async def follow() -> None:
        nonlocal cursor
        for event in (await drain(chat, cursor))[: dice.randrange(4)]:  # the connection breaks here
            data = event["data"]
            assert (event["name"] == "message") == (data["id"] not in page), "doubled"
            page[data["id"]] = data["text"]
            cursor = parse_cursor(event["cursor"])

    for turn in range(30):
        await act(turn)
        if dice.random() < 0.4:
            await follow()
    await deliver_all(app)
    for event in await drain(chat, cursor):
        assert (event["name"] == "message") == (event["data"]["id"] not in page), "doubled"
        page[event["data"]["id"]] = event["data"]["text"]
    assert page == {message["id"]: message["text"] for message in await chat.read()}


async def test_a_page_that_was_loaded_goes_on_without_repeating_anything(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    await chat.press(0, "human")
    await deliver_all(app)
    loaded = (await chat.http.get("/chat/api/messages")).json()
    assert len(loaded["messages"]) > 2
    assert await drain(chat, parse_cursor(loaded["cursor"])) == []
    after = loaded["messages"][1]["id"]
    assert [m["id"] for m in await chat.read(after=after)] == [m["id"] for m in loaded["messages"][2:]]


async def test_typing_is_shown_while_the_engine_is_at_it(chat: Chat, app: App, clock: HandClock) -> None:
    await chat.write("Hello")
    events = chat.stream().events()

    async def next_typing() -> bool:
        async for raw in events:
            if raw.startswith("event: typing"):
                return bool(parse(raw)["data"]["on"])
        raise AssertionError

    async with asyncio.timeout(5):
        clock.now += timedelta(seconds=6)
        job = await app.database.write(jobs.claim, kinds=(JobKind.ANSWER,), worker="engine")
        assert job is not None
        assert await next_typing()
        await app.database.write(jobs.finish, job)
        assert not await next_typing()
        await app.channels["web"].show_typing(chat.chat_key)
        assert await next_typing()
    await events.aclose()


async def test_closing_the_channel_ends_the_streams(chat: Chat, app: App) -> None:
    async def follow() -> None:
        async for _ in chat.stream().events():
            pass

    following = asyncio.create_task(follow())
    await asyncio.sleep(0.1)
    channel = app.channels["web"]
    assert isinstance(channel, WebChannel)
    channel.close()
    async with asyncio.timeout(1):
        await following


def test_over_http_a_stream_resumes_by_last_event_id_and_ends_at_shutdown(tmp_path: Path) -> None:
    front = Front(make_app(tmp_path))
    front.start()
    with httpx.Client(base_url=front.url, timeout=30) as http:
        http.post("/chat/api/session", json={})
        http.post("/chat/api/messages", json={"client_id": "client-0001", "text": "one"})
        first = _read_stream(http, headers={}, until='"one"')
        assert "event: state" in first
        last = [line for line in first.splitlines() if line.startswith("id: ")][-1].removeprefix("id: ")
        http.post("/chat/api/messages", json={"client_id": "client-0002", "text": "two"})
        second = _read_stream(http, headers={"Last-Event-ID": last}, until='"two"')
        assert '"one"' not in second
        with http.stream("GET", "/chat/api/stream") as answer:
            lines = answer.iter_lines()
            assert next(lines).startswith("retry:")
            front.stop()
            assert "event: state" in list(lines)  # the rest comes, then a clean end
    front.app.database.close()


async def test_a_visitor_has_only_so_many_streams(chat: Chat) -> None:
    places = Places()
    give_back = [places.take("a", "network") for _ in range(MOST_STREAMS)]
    places.take("b", "network")
    with pytest.raises(ChatBusy):
        places.take("a", "network")
    give_back[0]()
    places.take("a", "network")
