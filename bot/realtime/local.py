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
        note = write_note(events).encode()
        with suppress(OSError):  # no handle is free: the others poll anyway, and what rang is committed
            for path in self._folder.glob("*.bell"):
                if path != self._own:
                    _ring(path, note)

    def listen(self, callback: Callable[[Event], None]) -> Callable[[], None]:
        return self._memory.listen(callback)

    def _hear(self) -> None:
        assert self._socket is not None
        try:
            note = self._socket.recv(LONGEST)
        except BlockingIOError:
            return
        self._memory.ring(read_note(note))


def _ring(path: Path, note: bytes) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell:
        bell.setblocking(False)
        try:
            bell.sendto(note, str(path))
        except ConnectionRefusedError:  # its process is dead
            path.unlink(missing_ok=True)
        except OSError:  # full or gone: it polls anyway
            return
