"""Groups with topics in memory: what stands in each topic is what colleagues' phones show."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.core.desk.topics import Rights
from bot.core.messages import Attachment
from bot.service.outbox.refusals import TopicGone
from bot.service.ports import Letter, Receipt
from tests.support.channels import RecordingChannel


@dataclass
class Thread:
    """A topic."""

    title: str
    closed: bool = False
    reactions: dict[str, str] = field(default_factory=dict)
    pinned: list[str] = field(default_factory=list)


class RecordingForums(RecordingChannel):
    """A channel with groups. ``rights`` are those of the bot in any group, None where it is in none; ``threads``
    by key, and what was said in one shows ``texts_in``.
    """

    username = "shop_bot"

    def __init__(self, name: str = "telegram", *, account: str = "") -> None:
        super().__init__(name, account=account)
        self.rights: Rights | None = Rights(title="Operators", forum=True, admin=True, topics=True)
        self.threads: dict[str, Thread] = {}
        self.copies: list[tuple[str, str]] = []
        self.passed: list[tuple[str, str]] = []
        self.toasts: list[str] = []
        self._said: dict[str, list[str]] = {}

    def texts_in(self, thread_key: str) -> list[str]:
        """What the bot said in a topic, as it reads now."""
        shown = {one.key: one.text for chat in self._phones for one in self.phone(chat)}
        return [shown[key] for key in self._said.get(thread_key, ()) if key in shown]

    def delete(self, thread_key: str) -> None:
        """Somebody deletes the topic; the bot is not told."""
        del self.threads[thread_key]

    async def send(self, letter: Letter, *, part_sent: object) -> Receipt:
        if letter.thread_key and letter.thread_key not in self.threads:
            raise TopicGone()
        receipt = await super().send(letter, part_sent=lambda _: None)
        if letter.thread_key and not letter.target:
            self._said.setdefault(letter.thread_key, []).append(receipt.channel_key)
        return receipt

    async def look(self, chat_key: str) -> Rights | None:
        return self.rights

    async def open_topic(self, chat_key: str, *, title: str, colour: int) -> str:
        self._next += 1
        self.threads[str(self._next)] = Thread(title=title)
        return str(self._next)

    async def rename_topic(self, chat_key: str, thread_key: str, title: str) -> None:
        self._thread(thread_key).title = title

    async def close_topic(self, chat_key: str, thread_key: str, *, closed: bool) -> None:
        self._thread(thread_key).closed = closed

    async def copy(self, chat_key: str, thread_key: str, *, from_chat: str, message_key: str) -> str:
        self._thread(thread_key)
        self.copies.append((from_chat, message_key))
        self._next += 1
        return f"copy-{self._next}"

    async def pass_on(self, chat_key: str, thread_key: str, file: Attachment, caption: str) -> str:
        self._thread(thread_key)
        self._next += 1
        self.passed.append((file.file_key, caption))
        return f"file-{self._next}"

    async def pin(self, chat_key: str, message_key: str) -> None:
        next(reversed(self.threads.values())).pinned.append(message_key)

    async def react(self, chat_key: str, message_key: str, emoji: str) -> None:
        for thread in self.threads.values():
            thread.reactions[message_key] = emoji

    async def answer_press(self, query_key: str, text: str) -> None:
        self.toasts.append(text)

    def _thread(self, key: str) -> Thread:
        if key not in self.threads:
            raise TopicGone()
        return self.threads[key]
