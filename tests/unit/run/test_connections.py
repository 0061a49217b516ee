"""Slow and greedy visitors at a real server: they are shown out, everybody else is served."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from bot.run.connections import MOST, BoundedProtocol, Bounds, bounded_protocol, room_for

QUICK = Bounds(head_seconds=0.3, body_seconds=0.3, read_seconds=0.3)
GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
Pipe = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def site(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the body; "/flood" answers more than any buffer holds."""
    while (await receive()).get("more_body"):
        pass
    body = b"x" * 50_000_000 if scope["path"] == "/flood" else b"well"
    length = str(len(body)).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
    await send({"type": "http.response.body", "body": body})


@asynccontextmanager
async def serving(bounds: Bounds) -> AsyncIterator[int]:
    """The port of a server with these bounds."""
    config = uvicorn.Config(
        site, port=0, http=bounded_protocol(bounds), log_level="critical", lifespan="off", timeout_keep_alive=60
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.force_exit = server.should_exit = True
        await task


async def call(port: int) -> Pipe:
    return await asyncio.open_connection("127.0.0.1", port)


async def rest_of(pipe: Pipe) -> bytes:
    """What comes until the server hangs up, however it does."""
    try:
        async with asyncio.timeout(20):
            return await pipe[0].read()
    except ConnectionResetError:
        return b""
    finally:
        pipe[1].close()


async def is_served(port: int) -> bool:
    pipe = await call(port)
    pipe[1].write(GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    return (await rest_of(pipe)).endswith(b"well")


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"GET",
        b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhal",
    ],
    ids=["says nothing", "half a line", "half a head", "half a body"],
)
async def test_who_dawdles_over_a_request_is_shown_out(words: bytes) -> None:
    async with serving(QUICK) as port:
        pipe = await call(port)
        pipe[1].write(words)
        assert await rest_of(pipe) == b""


async def test_who_sends_a_byte_now_and_then_gains_no_time() -> None:
    async with serving(QUICK) as port:
        pipe = await call(port)
        pipe[1].write(b"GET / HTTP/1.1\r\n")
        dripping = asyncio.create_task(_drip(pipe[1]))
        assert await rest_of(pipe) == b""
        dripping.cancel()


async def test_a_second_request_on_the_same_connection_has_its_deadline_too() -> None:
    async with serving(QUICK) as port:
        pipe = await call(port)
        pipe[1].write(GET)
        assert await pipe[0].readuntil(b"well")
        pipe[1].write(b"GET / HT")
        assert await rest_of(pipe) == b""


async def test_who_stops_reading_is_shown_out() -> None:
    async with serving(QUICK) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
        writer.write(GET.replace(b"GET /", b"GET /flood"))
        await reader.readuntil(b"\r\n\r\n")
        assert len(await _read_late(reader)) < 50_000_000
        writer.close()


async def test_a_connection_at_rest_between_requests_is_left_alone() -> None:
    async with serving(QUICK) as port:
        pipe = await call(port)
        for _ in range(2):
            pipe[1].write(GET)
            assert await pipe[0].readuntil(b"well")
            await asyncio.sleep(3 * QUICK.head_seconds)
        pipe[1].close()


async def test_one_connection_too_many_is_told_so_and_the_others_stay() -> None:
    async with serving(Bounds(most=50)) as port:
        idle = [await call(port) for _ in range(50)]
        answer = await rest_of(await call(port))
        assert answer.startswith(b"HTTP/1.1 503")
        idle.pop()[1].close()
        async with asyncio.timeout(10):
            while not await is_served(port):
                await asyncio.sleep(0.05)
        for _, writer in idle:
            writer.close()


async def test_a_thousand_slow_connections_leave_room_for_a_customer_within_seconds() -> None:
    async with serving(Bounds(most=200, head_seconds=1.0)) as port:
        slow = [await call(port) for _ in range(1000)]
        for _, writer in slow:
            writer.write(b"GET / HTTP/1.1\r\nX-Slow:")
        began = time.monotonic()
        while not await is_served(port):
            assert time.monotonic() - began < 30
            await asyncio.sleep(0.1)
        for _, writer in slow:
            writer.close()


def test_connections_of_one_address_are_bounded_but_not_those_of_the_house() -> None:
    bounds = Bounds(per_address=2)
    assert [_knock(bounds, "203.0.113.9"), _knock(bounds, "8.8.8.8")] == [False, False]
    assert [_knock(bounds, "8.8.8.8"), _knock(bounds, "8.8.8.8"), _knock(bounds, "9.9.9.9")] == [False, True, False]
    assert not any(_knock(bounds, "127.0.0.1") for _ in range(5)), "a proxy brings everybody from one address"
    assert not any(_knock(bounds, "10.0.0.7") for _ in range(5))


@pytest.mark.parametrize(("handles", "room"), [(1_048_576, MOST), (1024, 768), (256, 128), (20, 10)])
def test_connections_leave_handles_for_everything_else(handles: int, room: int) -> None:
    assert room_for(handles) == room


def _knock(bounds: Bounds, address: str) -> bool:
    config = uvicorn.Config(site, log_level="critical")
    protocol = BoundedProtocol(config, _state(), {}, bounds=bounds, _loop=asyncio.new_event_loop())
    protocol.client = (address, 1)
    return protocol._is_one_too_many()


def _state() -> uvicorn.server.ServerState:
    return uvicorn.server.ServerState()


async def _drip(writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"X-More: y\r\n")
        await asyncio.sleep(0.05)


async def _read_late(reader: asyncio.StreamReader) -> bytes:
    await asyncio.sleep(3 * QUICK.read_seconds)  # the visitor does something else meanwhile
    try:
        return await reader.read(-1)
    except ConnectionResetError:
        return b""
