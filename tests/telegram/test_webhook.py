"""A webhook post is acknowledged once it is stored, and only Telegram may post."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
import uvicorn
from fastapi import FastAPI

from bot.channels.telegram.line import Address
from bot.channels.telegram.mailbox import Mailbox
from bot.channels.telegram.webhook import BODY_LIMIT, PATH, SECRET_HEADER, set_webhook, webhook_router
from bot.errors import DatabaseTrouble, StartRefused
from tests.support.emulator import Acknowledgement, Emulator
from tests.support.telegram.product_side import Product, open_database

SECRET = "a-secret_of-Telegram"


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    found = Product(open_database(tmp_path))
    yield found
    found.database.close()


def make_app(mailbox: Mailbox) -> FastAPI:
    app = FastAPI()
    app.include_router(webhook_router(secret=SECRET, mailbox=mailbox))
    return app


@asynccontextmanager
async def client_of(mailbox: Mailbox) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=make_app(mailbox))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
        yield client


@pytest_asyncio.fixture
async def client(product: Product) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(product.mailbox()) as client:
        yield client


async def post(client: httpx.AsyncClient, body: bytes, *, secret: str = SECRET) -> int:
    return (await client.post(PATH, content=body, headers={SECRET_HEADER: secret})).status_code


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """The URL of a real server."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


async def test_an_update_is_stored_as_it_came_and_announced(client: httpx.AsyncClient, product: Product) -> None:
    raw = '{"update_id": 5, "message": {"text": "Привіт"}}'
    assert await post(client, raw.encode()) == 200
    (stored,) = product.inbox()
    assert (stored.update_key, stored.raw) == ("5", raw)
    assert product.looked.is_set()


async def test_a_retried_post_changes_nothing(client: httpx.AsyncClient, product: Product) -> None:
    assert [await post(client, b'{"update_id": 5}') for _ in range(3)] == [200, 200, 200]
    assert len(product.inbox()) == 1


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", SECRET[:-1]])
async def test_without_the_secret_nothing_is_read_or_stored(
    client: httpx.AsyncClient, product: Product, secret: str
) -> None:
    read: list[str] = []

    async def body() -> AsyncIterator[bytes]:
        read.append("asked for")
        yield b'{"update_id": 5}'

    answer = await client.post(PATH, content=body(), headers={SECRET_HEADER: secret})
    assert (answer.status_code, read) == (403, [])
    assert (await client.post(PATH, content=b"{}")).status_code == 403
    assert product.inbox() == ()


def test_a_webhook_without_a_secret_is_refused_at_the_start(product: Product) -> None:
    with pytest.raises(StartRefused, match="secret"):
        webhook_router(secret="", mailbox=product.mailbox())


@pytest.mark.parametrize("size", [BODY_LIMIT + 1, 3 * BODY_LIMIT])
async def test_a_body_over_one_megabyte_is_refused_announced_or_not(
    client: httpx.AsyncClient, product: Product, size: int
) -> None:
    async def unannounced() -> AsyncIterator[bytes]:
        for _ in range(size // 1000 + 1):
            yield b"x" * 1000

    assert await post(client, b"x" * size) == 413
    answer = await client.post(PATH, content=unannounced(), headers={SECRET_HEADER: SECRET})
    assert answer.status_code == 413
    assert product.inbox() == ()


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"\xff\x00\xfe", b"[" * 100_000, b'{"update_id": "x"}'])
async def test_what_is_no_update_is_kept_for_a_person_to_see(
    client: httpx.AsyncClient, product: Product, body: bytes
) -> None:
    assert await post(client, body) == 200
    assert await post(client, body) == 200
    assert len(product.inbox()) == 1


async def test_while_the_database_does_not_answer_telegram_is_asked_to_come_again(product: Product) -> None:
    async def store(pairs: Sequence[tuple[str, str]]) -> None:
        raise DatabaseTrouble(problem="locked")

    async with client_of(Mailbox(store=store, on_stored=product.on_stored)) as client:
        assert await post(client, b'{"update_id": 5}') == 503
    assert not product.looked.is_set()


async def test_telegram_delivers_everything_and_forgets_only_what_is_stored(product: Product) -> None:
    troubles = [DatabaseTrouble(problem="locked")]
    too_early: list[int] = []

    async def store(pairs: Sequence[tuple[str, str]]) -> None:
        if troubles:
            raise troubles.pop()
        await product.store(pairs)

    def check(forgotten: Acknowledgement) -> None:
        if str(forgotten.update_id) not in {update.update_key for update in product.inbox()}:
            too_early.append(forgotten.update_id)

    mailbox = Mailbox(store=store, on_stored=product.on_stored)
    async with Emulator() as telegram, served(make_app(mailbox)) as url:
        telegram.on_acknowledge(check)
        line = Address(token=telegram.token, base_url=telegram.url).open()
        await set_webhook(line, url=url, secret=SECRET)
        await telegram.user(id=1).sends("one")
        await telegram.user(id=2).sends("two")
        await telegram.until(lambda: len(telegram.bot.webhook.deliveries) == 2)
        await telegram.clock.advance(5)
        await telegram.until(lambda: len(telegram.acknowledged) == 2)
        await line.close()
    texts = {json.loads(update.raw)["message"]["text"] for update in product.inbox()}
    assert (texts, too_early) == ({"one", "two"}, [])
    assert sorted(delivery.status or 0 for delivery in telegram.bot.webhook.deliveries) == [200, 200, 503]
