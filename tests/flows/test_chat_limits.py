"""The limits of the web chat hold when everything comes at the same moment."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.channels.web.channel import WebChannel
from bot.channels.web.flood import MOST
from bot.channels.web.problems import ChatBusy
from bot.channels.web.stream import MOST_STREAMS, Places
from bot.clock import utc_now
from bot.service.ports import App
from tests.support.web_front import Front, make_app, make_site

AT_ONCE = 60


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = make_app(tmp_path, clock=utc_now)
    yield made
    made.database.close()


def visit(app: App) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(make_site(app)), base_url="http://chat.test", timeout=60)


async def test_of_sixty_messages_at_the_same_moment_twenty_are_taken(app: App) -> None:
    async with visit(app) as http:
        await http.post("/chat/api/session", json={})
        posts = (
            http.post("/chat/api/messages", json={"client_id": f"client-{number:04}", "text": "hello"})
            for number in range(AT_ONCE)
        )
        answers = await asyncio.gather(*posts)
        assert Counter(answer.status_code for answer in answers) == {200: MOST, 429: AT_ONCE - MOST}
        assert len((await http.get("/chat/api/messages")).json()["messages"]) == MOST


async def test_of_sixty_visitors_at_one_address_as_many_messages_are_taken_as_of_one(app: App) -> None:
    async with visit(app) as http:

        async def write(number: int) -> int:
            http.cookies.clear()
            opened = await http.post("/chat/api/session", json={})
            cookies = {"Cookie": opened.headers["set-cookie"].partition(";")[0]}
            body = {"client_id": f"client-{number:04}", "text": "hello"}
            return (await http.post("/chat/api/messages", json=body, headers=cookies)).status_code

        statuses = await asyncio.gather(*(write(number) for number in range(AT_ONCE)))
        assert Counter(statuses)[429] >= AT_ONCE - MOST


async def test_of_sixty_bodies_that_are_too_large_none_is_read_to_its_end(app: App) -> None:
    async with visit(app) as http:
        await http.post("/chat/api/session", json={})
        huge = b'{"client_id": "client-0001", "text": "' + b"x" * 2_000_000 + b'"}'
        headers = {"Content-Type": "application/json"}
        posts = (http.post("/chat/api/messages", content=huge, headers=headers) for _ in range(AT_ONCE))
        assert {answer.status_code for answer in await asyncio.gather(*posts)} == {413}


def test_of_sixty_streams_at_the_same_moment_eight_are_opened_and_their_places_come_back(app: App) -> None:
    front = Front(app)
    front.start()
    try:
        for _ in range(2):
            assert asyncio.run(_open_streams(front.url)) == {200: MOST_STREAMS, 429: AT_ONCE - MOST_STREAMS}
            asyncio.run(_until_all_have_left(app))
    finally:
        front.stop()


def test_streams_of_one_network_are_counted_whoever_opens_them() -> None:
    places = Places(of_network=3)
    give_back = [places.take(f"visitor {number}", "network") for number in range(3)]
    with pytest.raises(ChatBusy):
        places.take("visitor 9", "network")
    places.take("visitor 9", "another network")
    give_back[0]()
    places.take("visitor 9", "network")


async def _until_all_have_left(app: App) -> None:
    channel = app.channels["web"]
    assert isinstance(channel, WebChannel)
    async with asyncio.timeout(20):
        while channel._listeners:
            await asyncio.sleep(0.02)


async def _open_streams(url: str) -> Counter[int]:
    """How one visitor's sixty requests for a stream end; all of them are held open until all have been answered."""
    limits = httpx.Limits(max_connections=AT_ONCE + 1)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=60) as http:
        http.cookies = {"answerdesk_chat": "A" * 22}
        everybody = asyncio.Barrier(AT_ONCE)

        async def follow() -> int:
            async with http.stream("GET", "/chat/api/stream") as answer:
                await everybody.wait()
                return answer.status_code

        return Counter(await asyncio.gather(*(follow() for _ in range(AT_ONCE))))
