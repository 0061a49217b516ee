"""The emulator in a thread of its own, for tests that start the product as another process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self, TypeVar

from .clock import Clock
from .faults import Fault
from .groups import Group
from .server import DEFAULT_TOKEN, Emulator
from .types import Acknowledgement, CallbackAnswer, ChatMessage, FloodLimits, JsonDict, RequestRecord
from .users import User
from .watching import DEFAULT_TIMEOUT, Wanted

T = TypeVar("T")
_CALL_TIMEOUT = 60.0


class EmulatorThread:
    """Emulator with a synchronous API; its clock runs at real speed unless `speed` says otherwise.

    Everything runs inside the emulator's loop, so reads are consistent. What has no method here: `call` and `read`.
    """

    def __init__(
        self,
        *,
        tokens: tuple[str, ...] = (DEFAULT_TOKEN,),
        speed: float = 1.0,
        limits: FloodLimits | None = None,
        seed: int = 0,
    ) -> None:
        self._settings: dict[str, Any] = {"tokens": tokens, "limits": limits, "seed": seed}
        self._speed = speed
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="telegram-emulator", daemon=True)
        self.token = tokens[0]
        self.emulator: Emulator

    def __enter__(self) -> Self:
        self._thread.start()
        self.call(self._start)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.call(lambda: self.emulator.__aexit__(None, None, None))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def call(self, action: Callable[[], Awaitable[T]]) -> T:
        """Run `action` in the emulator's loop and return what it returns; its errors are raised here."""

        async def run() -> T:
            return await action()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(_CALL_TIMEOUT)

    def read(self, look: Callable[[Emulator], T]) -> T:
        """Run a plain function of the emulator in its loop."""

        async def run() -> T:
            return look(self.emulator)

        return self.call(run)

    @property
    def url(self) -> str:
        return self.emulator.url

    @property
    def base_url(self) -> str:
        return self.emulator.base_url

    @property
    def base_file_url(self) -> str:
        return self.emulator.base_file_url

    @property
    def log(self) -> list[RequestRecord]:
        return self.read(lambda emulator: emulator.log)

    @property
    def confirmed_offset(self) -> int:
        return self.read(lambda emulator: emulator.confirmed_offset)

    @property
    def acknowledged(self) -> list[Acknowledgement]:
        return self.read(lambda emulator: emulator.acknowledged)

    def user(self, *, id: int, first_name: str = "Olena", language_code: str | None = "uk") -> SyncUser:
        made = self.read(lambda e: e.user(id=id, first_name=first_name, language_code=language_code))
        return SyncUser(thread=self, user=made)

    def group(self, *, id: int = -4_000_001, title: str = "Operators", forum: bool = False) -> Group:
        """Its coroutines go through `call`."""
        return self.read(lambda emulator: emulator.group(id=id, title=title, forum=forum))

    def fails(self, method: str, *faults: Fault) -> None:
        self.read(lambda emulator: emulator.fails(method, *faults))

    def injects(self, payload: JsonDict) -> int:
        return self.read(lambda emulator: emulator.injects(payload))

    def advance(self, seconds: float) -> None:
        self.call(lambda: self.emulator.clock.advance(seconds))

    def until(self, condition: Callable[[Emulator], object], timeout: float = DEFAULT_TIMEOUT) -> None:
        self.call(lambda: self.emulator.until(lambda: condition(self.emulator), timeout))

    async def _start(self) -> None:
        self.emulator = Emulator(clock=Clock(speed=self._speed), **self._settings)
        await self.emulator.__aenter__()


class SyncUser:
    """A User for synchronous tests; `user` is the asynchronous one, for `EmulatorThread.call`."""

    def __init__(self, *, thread: EmulatorThread, user: User) -> None:
        self.user = user
        self._thread = thread

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def chat(self) -> list[ChatMessage]:
        return self._thread.read(lambda _: self.user.chat)

    @property
    def texts(self) -> list[str]:
        return self._thread.read(lambda _: self.user.texts)

    @property
    def answers(self) -> list[CallbackAnswer]:
        return self._thread.read(lambda _: self.user.answers)

    def sends(
        self,
        text: str,
        *,
        reply_to: ChatMessage | int | None = None,
        chat: Group | None = None,
        thread: int | None = None,
    ) -> ChatMessage:
        return self._thread.call(lambda: self.user.sends(text, reply_to=reply_to, chat=chat, thread=thread))

    def edits(self, message: ChatMessage | int, text: str) -> ChatMessage:
        return self._thread.call(lambda: self.user.edits(message, text))

    def presses(self, message: ChatMessage | int, button: str) -> str:
        return self._thread.call(lambda: self.user.presses(message, button))

    def blocks_bot(self) -> None:
        self._thread.call(self.user.blocks_bot)

    def waits_for(
        self, wanted: Wanted, timeout: float = DEFAULT_TIMEOUT, *, after: ChatMessage | int = 0
    ) -> ChatMessage:
        return self._thread.call(lambda: self.user.waits_for(wanted, timeout, after=after))
