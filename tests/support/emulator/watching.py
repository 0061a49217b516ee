"""Looking at a chat the way its members do, and waiting for what the bot will say there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from .bot import BotState
from .chats import Chat
from .types import ChatAction, ChatMessage

Wanted: TypeAlias = str | Callable[[ChatMessage], bool]
DEFAULT_TIMEOUT = 5.0


class Watcher:
    """One chat as its members see it. `state` is the emulator's own record of it."""

    def __init__(self, *, bot: BotState, state: Chat) -> None:
        self.bot = bot
        self.state = state

    @property
    def id(self) -> int:
        return self.state.id

    @property
    def chat(self) -> list[ChatMessage]:
        """What the bot said and has not deleted, as it reads now, oldest first."""
        return [message for message in self.history if message.by_bot and not message.deleted]

    @property
    def history(self) -> list[ChatMessage]:
        """Both sides, service messages and deleted ones included, oldest first."""
        return list(self.state.messages.values())

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.chat]

    @property
    def actions(self) -> list[ChatAction]:
        """Every "typing…" shown so far."""
        return list(self.state.actions)

    def message(self, message_id: int) -> ChatMessage:
        """Its present state, deleted or not. Raises KeyError."""
        return self.state.messages[message_id]

    async def waits_for(
        self, wanted: Wanted, timeout: float = DEFAULT_TIMEOUT, *, after: ChatMessage | int = 0
    ) -> ChatMessage:
        """The newest message of the bot that contains the text, or for which the predicate holds.

        Only messages newer than `after` count. After `timeout` real seconds: TimeoutError with what was there instead.
        """
        matches = _to_predicate(wanted)
        newer_than = to_id(after)

        def look() -> ChatMessage | None:
            return next((m for m in reversed(self.chat) if m.id > newer_than and matches(m)), None)

        return await self.bot.bell.until(look, timeout=timeout, explain=lambda: self._explain(wanted))

    def _explain(self, wanted: Wanted) -> str:
        said = "\n".join(f"  {message.id}: {message.text!r}" for message in self.chat) or "  nothing"
        return f"chat {self.id} waited for {wanted!r}; the bot said:\n{said}"


def to_id(message: ChatMessage | int) -> int:
    return message if isinstance(message, int) else message.id


def _to_predicate(wanted: Wanted) -> Callable[[ChatMessage], bool]:
    if isinstance(wanted, str):
        return lambda message: wanted in message.text
    return wanted
