"""The web chat over HTTP on a real database, from the first message to an operator's reply."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from bot.channels.web import store
from bot.channels.web.channel import WebChannel
from bot.channels.web.problems import ChatBusy
from bot.channels.web.raw import Written
from bot.channels.web.stream import MOST_STREAMS, Places, Stream
from bot.channels.web.visitor import to_chat_key
from bot.clock import utc_now
from bot.core.jobs import JobKind
from bot.core.messages import Author, Button, Delivery, NewMessage
from bot.service.cases import holding
from bot.service.chat.cursor import Cursor, parse_cursor
from bot.service.outbox import delivery, posting
from bot.service.ports import App
from bot.storage.chat import conversations, messages, updates
from bot.storage.engine import Tx
from bot.storage.system import jobs
from tests.support.web_front import (
    Front,
    claim,
    count_conversations,
    hire,
    make_app,
    make_site,
    only_conversation,
    post_article,
    read_lines,
    reply,
)

Body = dict[str, Any]


class HandClock:
    """A clock that only a test moves on."""

    def __init__(self) -> None:
        self.now = utc_now()

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True, kw_only=True)
class Chat:
    """One visitor with his cookie."""

    app: App
    http: httpx.AsyncClient

    async def open(self, *, language: str = "en") -> Chat:
        self.http.headers["Accept-Language"] = language
        assert (await self.post("session", {})).status_code == 200
        return self

    async def post(self, path: str, body: Body) -> httpx.Response:
        return await self.http.post(f"/chat/api/{path}", json=body)

    async def write(self, text: str, *, client_id: str = "client-0001") -> httpx.Response:
        return await self.post("messages", {"client_id": client_id, "text": text})

    async def press(self, message_id: int, action: str, *, client_id: str = "client-press") -> httpx.Response:
        return await self.post("press", {"message_id": message_id, "action": action, "client_id": client_id})

    async def read(self, *, after: int = 0) -> list[Body]:
        found: list[Body] = (await self.http.get("/chat/api/messages", params={"after": after})).json()["messages"]
        return found

    async def texts(self) -> list[str]:
        return [message["text"] for message in await self.read()]

    @property
    def chat_key(self) -> str:
        return to_chat_key(self.http.cookies["answerdesk_chat"])

    def stream(self, cursor: Cursor | None = None) -> Stream:
        channel = self.app.channels["web"]
        assert isinstance(channel, WebChannel)
        return Stream(self.app, channel, chat_key=self.chat_key, cursor=cursor or Cursor(), beat_seconds=0.05)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def app(tmp_path: Path, clock: HandClock) -> Iterator[App]:
    made = make_app(tmp_path, clock=clock)
    yield made
    made.database.close()


@pytest_asyncio.fixture
async def chat(app: App) -> AsyncIterator[Chat]:
    await app.hub.start()
    async with visit(app) as http:
        yield await Chat(app=app, http=http).open()
    await app.hub.stop()


def visit(app: App) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(make_site(app)), base_url="http://chat.test")


async def deliver_all(app: App) -> None:
    """Run every delivery that waits."""
    while job := await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="test"):
        await delivery.deliver(app, job)
        await app.database.write(jobs.finish, job)


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


def parse(raw: str) -> Body:
    fields = dict(line.split(": ", 1) for line in raw.strip().splitlines())
    return {
        "name": fields.get("event", ""),
        "cursor": fields.get("id", ""),
        "data": json.loads(fields.get("data", "null")),
    }


# ---- writing ----------------------------------------------------------------------------------------------------


async def test_a_message_retried_three_times_is_stored_once(chat: Chat, app: App) -> None:
    answers = [(await chat.write("Hello")).json() for _ in range(3)]
    assert [answer["stored"] for answer in answers] == [True, False, False]
    assert await chat.texts() == ["Hello"]
    assert await app.database.read(updates.count_states) == {"done": 1}


async def test_retries_that_arrive_at_the_same_time_are_stored_once(chat: Chat) -> None:
    await asyncio.gather(*(chat.write("Hello") for _ in range(8)))
    assert await chat.texts() == ["Hello"]


@pytest.mark.parametrize(
    "text",
    ["<b>bold</b> <script>x</script>", "**stars** [a](http://b.c)", "  a\n\n b ", "/start", "\U0001f600 & a\u200db"],
)
async def test_what_the_customer_typed_is_shown_as_typed(chat: Chat, text: str) -> None:
    await chat.write(text)
    (message,) = await chat.read()
    assert message["text"] == text
    assert message["html"] == ""
    assert message["client_id"] == "client-0001"


@pytest.mark.parametrize(
    "raw", ['{"client_id": "client-0001", "text": "a\\ud800b"}', '{"client_id": "client-0001", "text": "a\\u0000b"}']
)
async def test_text_no_database_can_hold_is_mended_not_refused(chat: Chat, raw: str) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await chat.http.post("/chat/api/messages", content=raw, headers=headers)
    assert answer.status_code == 200
    assert (await chat.texts())[0] in ("a\ufffdb", "ab")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "This is too long"), ("ru", "Слишком длинно"), ("uk", "Задовго")],
)
async def test_a_long_text_is_refused_with_a_sentence(chat: Chat, language: str, sentence: str) -> None:
    chat.http.headers["Accept-Language"] = language
    answer = await chat.write("x" * 4001)
    assert answer.status_code == 413
    assert sentence in answer.json()["message"]
    assert "4000" in answer.json()["message"]
    assert (await chat.write("x" * 4000)).status_code == 200


async def test_a_body_over_64_kb_is_refused_while_it_is_being_read(chat: Chat) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 10_000_000:
            sent += 8192
            yield b" " * 8192

    answer = await chat.http.post("/chat/api/messages", content=endless(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert sent <= 128 * 1024


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Too many messages"), ("ru", "Слишком много сообщений"), ("uk", "Забагато повідомлень")],
)
async def test_a_flood_is_refused_with_a_sentence_and_goes_on_after_a_minute(
    chat: Chat, clock: HandClock, language: str, sentence: str
) -> None:
    chat.http.headers["Accept-Language"] = language
    for number in range(20):
        assert (await chat.write("x", client_id=f"client-{number:04}")).status_code == 200
    answer = await chat.write("x", client_id="client-0099")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert sentence in answer.json()["message"]
    clock.now += timedelta(seconds=61)
    assert (await chat.write("x", client_id="client-0099")).status_code == 200
    assert len(await chat.read()) == 21


async def test_one_address_can_not_flood_with_many_visitors(chat: Chat) -> None:
    for number in range(20):
        chat.http.cookies.clear()
        await chat.open()
        assert (await chat.write("x", client_id=f"client-{number:04}")).status_code == 200
    chat.http.cookies.clear()
    await chat.open()
    assert (await chat.write("x")).status_code == 429


async def test_without_a_cookie_nothing_is_written_or_read(chat: Chat, app: App) -> None:
    chat.http.cookies.clear()
    assert (await chat.write("x")).status_code == 401
    assert (await chat.http.get("/chat/api/messages")).status_code == 401
    assert (await chat.http.get("/chat/api/stream")).status_code == 401
    assert count_conversations(app) == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Content-Type": "text/plain"}, 415), ({"Sec-Fetch-Site": "cross-site"}, 403)],
)
async def test_a_foreign_page_can_not_write(chat: Chat, headers: dict[str, str], status: int) -> None:
    content = b'{"client_id": "client-0001", "text": "x"}'
    sent = {"Content-Type": "application/json"} | headers
    assert (await chat.http.post("/chat/api/messages", content=content, headers=sent)).status_code == status


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": "x"},
        {"client_id": "short", "text": "x"},
        {"client_id": "client-0001", "text": " \n"},
        {"client_id": 1, "text": 2},
    ],
)
async def test_what_makes_no_message_is_refused(chat: Chat, app: App, body: Body) -> None:
    assert (await chat.post("messages", body)).status_code == 422
    assert count_conversations(app) == 0


async def test_a_start_payload_reaches_the_conversation_once_and_is_not_shown_to_the_customer(
    chat: Chat, app: App
) -> None:
    for _ in range(3):
        assert (await chat.post("start", {"payload": "product-42"})).status_code == 200
    await deliver_all(app)
    assert only_conversation(app).start_payload == "product-42"
    assert [message["author"] for message in await chat.read()] == ["system"]


# ---- people -----------------------------------------------------------------------------------------------------


async def test_a_person_is_one_press_away_and_his_reply_is_shown(chat: Chat, app: App) -> None:
    await chat.write("Where is my order?")
    await chat.press(0, "human")
    anna = hire(app)
    conversation_id = claim(app, anna)
    reply(app, anna, conversation_id, "On its *way* <i>now</i>", client_id="op-1")
    await deliver_all(app)
    last = (await chat.read())[-1]
    assert (last["author"], last["name"], last["text"], last["html"]) == (
        "operator",
        "Anna",
        "On its *way* <i>now</i>",
        "",
    )
    state = (await chat.http.get("/chat/api/messages")).json()["state"]
    assert (state["holder"], state["operator"]) == ("operator", "Anna")


async def test_nothing_is_shown_before_it_is_sent(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    await chat.press(0, "human")
    assert {message["author"] for message in await chat.read()} == {"customer"}
    await deliver_all(app)
    assert "system" in {message["author"] for message in await chat.read()}


async def test_withheld_and_failed_messages_are_never_shown(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    stale = only_conversation(app)
    post_article(app, "a stale answer of the bot")
    await chat.press(0, "human")
    await app.database.write(posting.post, stale, NewMessage(author=Author.BOT, text="another stale one"))
    await deliver_all(app)
    states = {line.text: line.delivery for line in read_lines(app, stale.id)}
    assert states["a stale answer of the bot"] is Delivery.WITHHELD
    assert not {"a stale answer of the bot", "another stale one"} & set(await chat.texts())
    events = await drain(chat)
    assert not {"a stale answer of the bot", "another stale one"} & {event["data"]["text"] for event in events}


async def drain(chat: Chat, cursor: Cursor | None = None) -> list[Body]:
    """What a stream has to tell right now."""
    found: list[Body] = []
    async with aclosing(chat.stream(cursor).events()) as events:
        async for raw in events:
            if raw.startswith(":"):  # it had nothing to say for a while
                return found
            event = parse(raw) if raw.startswith("event") else {"name": ""}
            if event["name"] in ("message", "changed"):
                found.append(event)
    return found


async def test_a_button_works_and_its_change_is_told(chat: Chat, app: App) -> None:
    await chat.write("How much is delivery?")
    message_id = post_article(app, "Four **euro**", ("Helped", "helped"), ("Human", "human"))
    await deliver_all(app)
    events = await drain(chat)
    assert events[-1]["data"]["html"] == "<p>Four <strong>euro</strong></p>\n"
    assert [button["action"] for button in events[-1]["data"]["buttons"]] == ["helped", "human"]
    await chat.press(message_id, "helped")
    await deliver_all(app)
    later = await drain(chat, parse_cursor(events[-1]["cursor"]))
    (changed,) = [event["data"] for event in later if event["name"] == "changed"]
    assert (changed["id"], [button["action"] for button in changed["buttons"]]) == (message_id, ["human"])
    assert not changed["edited"]


async def test_another_visitors_message_can_not_be_pressed(chat: Chat, app: App) -> None:
    await chat.write("Mine")
    message_id = post_article(app, "Four euro", ("Helped", "helped"))
    await deliver_all(app)
    before = await chat.read()
    async with visit(app) as http:
        stranger = await Chat(app=app, http=http).open()
        await stranger.write("Theirs")
        for action in ("helped", "human", "cancel-wait"):
            assert (await stranger.press(message_id, action)).status_code == 404
        assert await stranger.texts() == ["Theirs"]
    assert await chat.read() == before


async def test_a_forged_action_does_nothing(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    message_id = post_article(app, "Four euro", ("Helped", "helped"))
    await deliver_all(app)
    before = await chat.read()
    for action in ("cancel-wait", "pick:../../etc/passwd", "language:ru", "nonsense"):
        assert (await chat.press(message_id, action, client_id=f"press-{len(action):04}")).status_code == 200
    await deliver_all(app)
    assert await chat.read() == before


async def test_the_language_can_be_chosen_before_the_first_message_and_changed_later(chat: Chat, app: App) -> None:
    assert (await chat.post("language", {"language": "uk"})).status_code == 200
    assert (await chat.post("language", {"language": "xx"})).status_code == 422
    assert await chat.read() == []
    assert 'lang="uk"' in (await chat.http.get("/chat")).text
    await chat.write("Hello")
    for _ in range(2):
        await chat.post("language", {"language": "ru"})
    await deliver_all(app)
    assert (await chat.texts()) == ["Hello", "Готово, говорим по-русски."]
    assert (only_conversation(app).language, only_conversation(app).language_chosen) == ("ru", True)


# ---- the stream -------------------------------------------------------------------------------------------------


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
        job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="test")
        if job is None:
            return
        await delivery.deliver(app, job)
        await app.database.write(jobs.finish, job)


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
        clock.now += timedelta(seconds=1)
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
    with httpx.Client(base_url=front.url, timeout=5) as http:
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


def _read_stream(http: httpx.Client, *, headers: dict[str, str], until: str) -> str:
    with http.stream("GET", "/chat/api/stream", headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        read = ""
        for chunk in answer.iter_text():
            read += chunk
            if until in read and read.endswith("\n\n"):
                return read
    raise AssertionError(read)


async def test_a_visitor_has_only_so_many_streams(chat: Chat) -> None:
    places = Places()
    give_back = [places.take("a", "network") for _ in range(MOST_STREAMS)]
    places.take("b", "network")
    with pytest.raises(ChatBusy):
        places.take("a", "network")
    give_back[0]()
    places.take("a", "network")


# ---- the page ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "word"), [("en", "Send"), ("ru", "Отправить"), ("uk", "Надіслати")])
async def test_the_page_speaks_the_visitors_language(chat: Chat, language: str, word: str) -> None:
    by_browser = await chat.http.get("/chat", headers={"Accept-Language": language})
    by_address = await chat.http.get("/chat", params={"lang": language})
    assert f'aria-label="{word}"' in by_browser.text
    assert by_browser.text == by_address.text


async def test_the_page_has_a_strict_policy_and_no_inline_script(chat: Chat) -> None:
    page = await chat.http.get("/chat", params={"start": '"><script>alert(1)</script>'})
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors *" in policy
    assert page.text.count("<script") == 1
    assert "<script src=" in page.text
    assert " style=" not in page.text
    api = await chat.http.get("/chat/api/messages")
    assert "frame-ancestors 'none'" in api.headers["Content-Security-Policy"]
    assert api.headers["X-Content-Type-Options"] == "nosniff"


async def test_static_files_are_two_and_last(chat: Chat) -> None:
    for name, kind in (("chat.css", "text/css"), ("chat.js", "text/javascript")):
        answer = await chat.http.get(f"/chat/static/{name}")
        assert answer.headers["content-type"].startswith(kind)
        assert "immutable" in answer.headers["cache-control"]
    for name in ("chat.html", "..%2fapi.py", "%2e%2e/api.py"):
        assert (await chat.http.get(f"/chat/static/{name}")).status_code == 404


async def test_the_snippet_is_a_script_any_site_may_load(chat: Chat) -> None:
    answer = await chat.http.get("/chat/embed.js", headers={"Accept-Language": "uk"})
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "$words" not in answer.text
    assert json.dumps("Поставити запитання") in answer.text


async def test_a_resolved_case_brings_the_bot_back(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    await chat.press(0, "human")
    anna = hire(app)
    conversation_id = claim(app, anna)
    await app.database.write(holding.do_resolve, app, anna, conversation_id)
    await deliver_all(app)
    assert (await chat.http.get("/chat/api/messages")).json()["state"]["holder"] == "bot"
    assert "Anna has closed request #1" in (await chat.texts())[-1]
