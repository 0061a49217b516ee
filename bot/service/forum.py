"""The seam to groups with topics, in which staff can work."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from bot.core.desk.topics import Rights
from bot.core.messages import Attachment


@runtime_checkable
class Forum(Protocol):
    """A channel that has groups with topics, in which staff can work. What it sends there it sends as any letter.

    Each method raises what ``Channel.send`` raises, TopicGone where the topic was deleted; nothing is ever uncertain
    but ``copy``, ``pass_on`` and ``open_topic``.
    """

    async def look(self, chat_key: str) -> Rights | None:
        """What the group is and what we may do in it; None when we are not in it."""
        ...

    async def open_topic(self, chat_key: str, *, title: str, colour: int) -> str:
        """A new topic; its key."""
        ...

    async def rename_topic(self, chat_key: str, thread_key: str, title: str) -> None:
        """Call it something else."""
        ...

    async def close_topic(self, chat_key: str, thread_key: str, *, closed: bool) -> None:
        """Close it, or open it again."""
        ...

    async def copy(self, chat_key: str, thread_key: str, *, from_chat: str, message_key: str) -> str:
        """Show a message of another chat of this account, whatever it is; the key of the copy."""
        ...

    async def pass_on(self, chat_key: str, thread_key: str, file: Attachment, caption: str) -> str:
        """Show a file that came to this account by a chat it can copy nothing of; the key of the message."""
        ...

    async def pin(self, chat_key: str, message_key: str) -> None:
        """Keep it in sight; a right that is missing is no harm."""
        ...

    async def react(self, chat_key: str, message_key: str, emoji: str) -> None:
        """Put a small sign on a message."""
        ...

    async def answer_press(self, query_key: str, text: str) -> None:
        """Tell who pressed a button, and nobody else; too late is no harm."""
        ...
