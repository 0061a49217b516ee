"""The doorbells: whoever listens is told, also in another process."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.core.events import Event, Topic
from bot.realtime.local import LocalHub
from bot.realtime.memory import MemoryHub
from bot.realtime.postgres import PostgresHub
from bot.service.ports import Hub
from tests.support.postgres import PostgresServer

PATIENCE = 20.0
RING = Event(topic=Topic.CONVERSATION, conversation_id=7)
ROOT = Path(__file__).resolve().parents[2]
OTHER = """
import asyncio, sys
from pathlib import Path
from bot.core.events import Event, Topic
from bot.realtime.local import LocalHub
from bot.realtime.postgres import PostgresHub

async def main(kind, where):
    hub = LocalHub(Path(where)) if kind == "local" else PostgresHub(where)
    heard = asyncio.Event()
    hub.subscribe(lambda event: heard.set())
    await hub.start()
    print("ready", flush=True)
    await heard.wait()
    hub.publish([Event(topic=Topic.QUEUE)])
    await hub.stop()

asyncio.run(main(*sys.argv[1:]))
"""


class Ear:
    """Hears events until a certain one comes."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self._came = asyncio.Event()

    def __call__(self, event: Event) -> None:
        self.heard.append(event)
        self._came.set()

    async def hear(self, event: Event) -> None:
        """Wait for it."""
        async with asyncio.timeout(PATIENCE):
            while event not in self.heard:
                self._came.clear()
                await self._came.wait()


@pytest.fixture(params=["memory", "local", "postgres"])
async def hub(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Hub]:
    """A started hub of each kind."""
    kinds: dict[str, Callable[[], Hub]] = {
        "memory": MemoryHub,
        "local": lambda: LocalHub(tmp_path / "run"),
        "postgres": lambda: PostgresHub(request.getfixturevalue("postgres").url("postgres")),
    }
    made = kinds[request.param]()
    await made.start()
    yield made
    await made.stop()


async def test_every_listener_hears_every_event_in_order(hub: Hub) -> None:
    ears = Ear(), Ear()
    for ear in ears:
        hub.subscribe(ear)
    hub.publish([Event(topic=Topic.JOBS), Event(topic=Topic.QUEUE)])
    hub.publish([RING])
    for ear in ears:
        await ear.hear(RING)
        assert [event.topic for event in ear.heard] == [Topic.JOBS, Topic.QUEUE, Topic.CONVERSATION]


async def test_who_stopped_listening_hears_nothing(hub: Hub) -> None:
    gone, ear = Ear(), Ear()
    hub.subscribe(gone)()
    hub.subscribe(ear)
    hub.publish([RING])
    await ear.hear(RING)
    assert gone.heard == []


async def test_a_listener_may_stop_listening_while_it_is_called(hub: Hub) -> None:
    ear = Ear()
    calls: list[Event] = []

    def once(event: Event) -> None:
        calls.append(event)
        stop()

    stop = hub.subscribe(once)
    hub.subscribe(ear)
    hub.publish([RING])
    hub.publish([Event(topic=Topic.QUEUE)])
    await ear.hear(Event(topic=Topic.QUEUE))
    assert calls == [RING]


async def test_a_ring_from_a_thread_is_heard_in_the_event_loop(hub: Hub) -> None:
    ear = Ear()
    threads: list[int] = []
    hub.subscribe(lambda event: threads.append(threading.get_ident()))
    hub.subscribe(ear)
    await asyncio.to_thread(hub.publish, [RING])
    await ear.hear(RING)
    assert threads == [threading.get_ident()]


async def test_ringing_a_stopped_hub_does_no_harm(tmp_path: Path) -> None:
    for made in (MemoryHub(), LocalHub(tmp_path / "run")):
        ear = Ear()
        made.subscribe(ear)
        made.publish([RING])
        await made.start()
        await made.stop()
        made.publish([RING])
        assert ear.heard == []


@pytest.mark.parametrize("kind", ["local", "postgres"])
async def test_two_processes_hear_each_other(kind: str, tmp_path: Path, postgres: PostgresServer) -> None:
    where = str(tmp_path / "run") if kind == "local" else postgres.url("postgres")
    hub: Hub = LocalHub(Path(where)) if kind == "local" else PostgresHub(where)
    ear = Ear()
    hub.subscribe(ear)
    await hub.start()
    other = await asyncio.create_subprocess_exec(
        sys.executable, "-c", OTHER, kind, where, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert other.stdout is not None
        assert await asyncio.wait_for(other.stdout.readline(), PATIENCE) == b"ready\n"
        hub.publish([RING])
        await ear.hear(Event(topic=Topic.QUEUE))
        assert await asyncio.wait_for(other.wait(), PATIENCE) == 0
    finally:
        with contextlib.suppress(ProcessLookupError):
            other.kill()
        await hub.stop()


async def test_the_bell_of_a_dead_process_is_cleared_away(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    code = "import socket,sys; s=socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); s.bind(sys.argv[1])"
    dead = folder / "999999.bell"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, str(dead))
    assert await process.wait() == 0
    assert dead.exists()
    hub = LocalHub(folder)
    hub.publish([RING])
    assert not dead.exists()


async def test_a_folder_with_an_endless_path_only_costs_the_bell_between_processes(tmp_path: Path) -> None:
    hub = LocalHub(tmp_path / ("long-" * 40) / "run")
    ear = Ear()
    hub.subscribe(ear)
    await hub.start()
    hub.publish([RING])
    await ear.hear(RING)
    await hub.stop()
