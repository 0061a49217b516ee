"""Chats as one bot knows them: who is there, what was said, which topics exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from typing import Literal

from .errors import THREAD_NOT_FOUND, ApiError, Refusal, bad_request
from .types import ChatAction, ChatMessage, JsonDict, Revision

ChatKind = Literal["private", "group", "supergroup"]


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A forum topic; its id is the id of the service message that created it."""

    id: int
    name: str
    icon_color: int
    closed: bool = False

    def to_json(self) -> JsonDict:
        return {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color}


@dataclass(kw_only=True)
class Chat:
    """Mutable state of one chat. `refusal` is what every request about it gets while it is set."""

    id: int
    kind: ChatKind
    names: JsonDict
    ids: Iterator[int]
    forum: bool = False
    refusal: Refusal | None = None
    messages: dict[int, ChatMessage] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    actions: list[ChatAction] = field(default_factory=list)
    rights: JsonDict | None = None  # of the bot as administrator; None: it is a member
    guarded: bool = False  # whether rights count here
    pinned: list[int] = field(default_factory=list)
    behalf: JsonDict = field(default_factory=dict)  # of a business account: what its messages carry
    reactions: dict[int, tuple[str, ...]] = field(default_factory=dict)  # of the bot, by message
    signs: dict[int, tuple[str, ...]] = field(default_factory=dict)  # of the person, by message

    def is_managed(self, right: str) -> bool:
        """Whether the bot may do this here."""
        return self.rights is not None and bool(self.rights.get(right))

    @property
    def is_direct(self) -> bool:
        """The direct messages of a channel: https://core.telegram.org/bots/api#chat, `is_direct_messages`."""
        return bool(self.names.get("is_direct_messages"))

    @property
    def is_group(self) -> bool:
        return self.kind != "private"

    def to_json(self) -> JsonDict:
        """The Bot API `Chat`."""
        forum = {"is_forum": True} if self.forum else {}
        return {"id": self.id, "type": self.kind, **self.names, **forum}

    def to_full_json(self) -> JsonDict:
        """The Bot API `ChatFullInfo`, with its required fields."""
        kinds = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
        gifts = dict.fromkeys(kinds, True)
        return {**self.to_json(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}

    def next_id(self) -> int:
        return next(self.ids)

    def record(self, message: ChatMessage) -> ChatMessage:
        """Store a new message, with its first revision."""
        stored = replace(message, revisions=(_to_revision(message, message.payload["date"]),))
        self.messages[stored.id] = stored
        return stored

    def revise(self, message: ChatMessage, payload: JsonDict, *, at: int) -> ChatMessage:
        """Store a new state of a message; `at` in epoch seconds."""
        changed = replace(message, payload=payload)
        revised = replace(changed, revisions=(*message.revisions, _to_revision(changed, at)))
        self.messages[revised.id] = revised
        return revised

    def delete(self, message: ChatMessage) -> None:
        self.messages[message.id] = replace(message, deleted=True)

    def find(self, message_id: int) -> ChatMessage | None:
        """A message that is still there."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message

    def access_message(self, message_id: int, *, missing: str) -> ChatMessage:
        """Raises ApiError 400 `missing`."""
        message = self.find(message_id)
        if message is None:
            raise bad_request(missing)
        return message

    def access_topic(self, thread_id: int) -> Topic:
        topic = self.topics.get(thread_id)
        if topic is None:
            raise ApiError(THREAD_NOT_FOUND)
        return topic


def counter() -> Iterator[int]:
    """Message ids of one supergroup, or of all private chats and basic groups of one bot.

    Id 1 is taken, as in a real forum: it is the service message that made the group, and so the "General" topic.
    """
    return count(2)


def _to_revision(message: ChatMessage, at: int) -> Revision:
    return Revision(text=message.text, buttons=message.buttons, at=datetime.fromtimestamp(at, UTC))
