"""The web chat as a channel: what is marked as sent is read from the database by the page itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from bot.channels.web import raw as updates
from bot.core.messages import Incoming, SentAs
from bot.errors import NotFound
from bot.service.ports import Letter, Receipt

Listener = Callable[[str], None]


class WebChannel:
    """Sending always succeeds. ``close`` ends the event streams of this process: call it before the server stops."""

    name: str = updates.CHANNEL
    account: str = ""

    def __init__(self) -> None:
        self.closed = False
        self._listeners: dict[int, Listener] = {}
        self._next = 0

    def to_incoming(self, raw: str) -> Incoming | None:
        return updates.to_incoming(raw)

    async def send(self, letter: Letter, *, part_sent: Callable[[int], None]) -> Receipt:
        """The row turns to "sent" with the receipt, and open pages show it at the ring that follows."""
        key = letter.target or updates.to_message_key(letter.message_id)
        return Receipt(channel_key=key, sent_as=SentAs(keys=(key,), words=key))

    async def show_typing(self, chat_key: str) -> None:
        """Ring for the streams of this process; those of others see the running answer job in the database."""
        self._ring(chat_key)

    async def open_file(self, file_key: str, *, limit: int) -> AsyncIterator[bytes]:
        """The page takes no files.

        Raises:
            NotFound: always.
        """
        raise NotFound(what="file")

    @property
    def listening(self) -> int:
        """How many open pages there are."""
        return len(self._listeners)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call back with the chat key at a sign of typing, with "" when the streams must end; the result ends it."""
        self._next += 1
        number = self._next
        self._listeners[number] = listener
        return lambda: self._listeners.pop(number, None) and None

    def close(self) -> None:
        """End every open stream within the next turn of the event loop; call it from there."""
        self.closed = True
        self._ring("")

    def _ring(self, chat_key: str) -> None:
        for listener in tuple(self._listeners.values()):
            listener(chat_key)
