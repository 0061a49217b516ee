"""Telegram in a demo: everything arrives, nobody is written to, and nothing comes in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from bot.core.messages import Incoming, SentAs
from bot.errors import BadUpdate, NotFound
from bot.service.ports import Letter, Receipt


class DemoChannel:
    """Takes what is sent and keeps nothing of it."""

    name: str = "telegram"
    account: str = ""

    def to_incoming(self, raw: str) -> Incoming | None:
        """Nobody writes here.

        Raises:
            BadUpdate: always.
        """
        raise BadUpdate(problem="this is a demo, nothing arrives from Telegram")

    async def send(self, letter: Letter, *, part_sent: Callable[[int], None]) -> Receipt:
        """It counts as arrived."""
        key = letter.target or f"m{letter.message_id}"
        return Receipt(channel_key=key, sent_as=SentAs(keys=(key,), words=key))

    async def show_typing(self, chat_key: str) -> None:
        """Nobody sees it."""

    async def open_file(self, file_key: str, *, limit: int) -> AsyncIterator[bytes]:
        """No customer of the demo has sent a file.

        Raises:
            NotFound: always.
        """
        raise NotFound(what="file")
