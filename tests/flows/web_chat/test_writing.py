"""What a visitor writes arrives once, as typed, within limits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.core.jobs import JobKind
from bot.service.ports import App
from bot.storage.chat import updates
from bot.storage.system import jobs
from tests.flows.web_chat.conftest import Body, Chat, HandClock, deliver_all
from tests.support.web_front import (
    count_conversations,
    only_conversation,
)


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


async def test_while_a_visitor_types_the_answer_waits_and_a_flood_of_signs_is_refused(
    chat: Chat, app: App, clock: HandClock
) -> None:
    assert (await chat.http.post("/chat/api/typing", json={})).status_code == 200  # before the first message
    await chat.write("How much is delivery to Bucha?")
    due = await app.database.read(jobs.next_due, kinds=(JobKind.ANSWER,))
    assert (await chat.http.post("/chat/api/typing", json={})).status_code == 200
    later = await app.database.read(jobs.next_due, kinds=(JobKind.ANSWER,))
    assert due is not None and later is not None and later > due
    answers = [(await chat.http.post("/chat/api/typing", json={})).status_code for _ in range(60)]
    assert answers[-1] == 429
