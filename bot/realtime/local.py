"""A doorbell between the processes of one machine: a datagram to every socket in a folder."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from bot.core.events import Event
from bot.realtime.memory import MemoryHub
from bot.realtime.note import read_note, write_note

log = logging.getLogger(__name__)

LONGEST = 8192


class LocalHub:
    """Rings in this process and, by Unix datagrams, in every other one that listens in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / f"{os.getpid()}.bell"
        self._memory = MemoryHub()
        self._socket: socket.socket | None = None

    async def start(self) -> None:
        await self._memory.start()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._own.unlink(missing_ok=True)
        bell = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        bell.setblocking(False)
        try:
            bell.bind(str(self._own))
        except OSError as error:  # for instance a path of over 107 bytes
            bell.close()
            log.warning("no doorbell in %s (%s); polling goes on", self._folder, error)
            return
        self._socket = bell
        asyncio.get_running_loop().add_reader(bell, self._hear)

    async def stop(self) -> None:
        await self._memory.stop()
        if self._socket is not None:
            asyncio.get_running_loop().remove_reader(self._socket)
            self._socket.close()
            self._socket = None
        self._own.unlink(missing_ok=True)

    def publish(self, events: Sequence[Event]) -> None:
        self._memory.publish(events)
        note, own = write_note(events).encode(), str(self._own)
        # no handle is free, or nobody listens yet: the others poll anyway, and what rang is committed
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell:
            bell.setblocking(False)
            for path in self._listening():
                if path != own:
                    _ring(bell, path, note)

    def _listening(self) -> list[str]:
        with os.scandir(self._folder) as entries:
            return [entry.path for entry in entries if entry.name.endswith(".bell")]

    def subscribe(self, callback: Callable[[Event], None]) -> Callable[[], None]:
        return self._memory.subscribe(callback)

    def _hear(self) -> None:
        assert self._socket is not None
        try:
            note = self._socket.recv(LONGEST)
        except BlockingIOError:
            return
        self._memory.ring(read_note(note))


def _ring(bell: socket.socket, path: str, note: bytes) -> None:
    try:
        bell.sendto(note, path)
    except ConnectionRefusedError:  # its process is dead
        Path(path).unlink(missing_ok=True)
    except OSError:  # full or gone: it polls anyway
        return
