"""All that Telegram knows about one bot: its chats, its queue, its settings."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from .accounts import Account, access_account
from .chats import Chat, ChatKind, counter
from .clock import Bell, Clock
from .errors import CHAT_NOT_FOUND, ApiError, bad_request
from .files import FileStore
from .limits import FloodGate
from .params import Params
from .polling import Poller
from .types import CallbackAnswer, ChatMessage, FloodLimits, JsonDict
from .updates import DAY, QUERY_LIFETIME, UpdateQueue
from .webhook import WebhookSender


@dataclass(frozen=True, kw_only=True)
class Query:
    """A button press that waits for its answer; `asked_at` in emulated epoch seconds."""

    id: str
    user_id: int
    asked_at: float


class BotState:
    """The state behind one token. Methods change it; every change rings the bell."""

    def __init__(self, *, token: str, clock: Clock, bell: Bell, limits: FloodLimits, seed: int) -> None:
        self.token = token
        self.id = int(token.partition(":")[0])
        self.clock = clock
        self.bell = bell
        self.random = random.Random(seed)
        self.queue = UpdateQueue(clock=clock, seed=seed)
        self.queue.on_add.append(bell.ring)
        self.poller = Poller(queue=self.queue, clock=clock)
        self.webhook = WebhookSender(queue=self.queue, clock=clock, bell=bell)
        self.gate = FloodGate(clock=clock, limits=limits)
        self.files = FileStore(clock=clock)
        self.chats: dict[int, Chat] = {}
        self.commands: dict[tuple[str, str], list[JsonDict]] = {}
        self.queries: dict[str, Query] = {}
        self.answers: dict[int, list[CallbackAnswer]] = {}
        self.accounts: dict[str, Account] = {}
        self._private_ids = counter()

    def to_user(self) -> JsonDict:
        """The bot as the Bot API `User`."""
        return {"id": self.id, "is_bot": True, "first_name": "Answerdesk", "username": f"answerdesk_{self.id}_bot"}

    def to_me(self) -> JsonDict:
        """What getMe answers: can read all group messages, as an administrator does."""
        return {
            **self.to_user(),
            "can_join_groups": True,
            "can_read_all_group_messages": True,
            "supports_inline_queries": False,
            "can_connect_to_business": True,
            "has_main_web_app": False,
        }

    def seconds(self) -> int:
        """Emulated time as the whole seconds of a `date`."""
        return int(self.clock.now())

    def open_chat(self, chat_id: int, kind: ChatKind, names: JsonDict, *, forum: bool = False) -> Chat:
        """The chat of this id, created when new. Supergroups count their messages by themselves."""
        if chat_id not in self.chats:
            ids: Iterator[int] = counter() if kind == "supergroup" else self._private_ids
            self.chats[chat_id] = Chat(id=chat_id, kind=kind, names=names, ids=ids, forum=forum)
        return self.chats[chat_id]

    def access_chat(self, params: Params, name: str = "chat_id") -> Chat:
        """Raises ApiError: 400 for an unknown or migrated chat, 403 where the bot is not welcome."""
        if not params.has(name):
            raise bad_request(f"{name} is empty")
        if params.has("business_connection_id"):
            return access_account(self.accounts, params).access_chat(params, now=self.clock.now())
        chat = self.chats.get(params.integer(name))
        if chat is None:
            raise ApiError(CHAT_NOT_FOUND)
        if chat.refusal is not None:
            raise ApiError(chat.refusal)
        return chat

    def receive(self, chat: Chat, sender: JsonDict, content: JsonDict) -> ChatMessage:
        """A person's new message: stored, and queued for the bot for 24 hours."""
        head = {"message_id": chat.next_id(), "from": sender, "chat": chat.to_json(), "date": self.seconds()}
        message = chat.record(ChatMessage(payload={**head, **content}))
        self.tell("message", dict(message.payload), chat_key=chat.id)
        return message

    def tell(self, kind: str, body: JsonDict, *, chat_key: int) -> int | None:
        """Queue an update: 150 s for button presses, else 24 h from now."""
        lifetime = QUERY_LIFETIME if kind == "callback_query" else DAY
        update_id = self.queue.add(kind, body, chat_key=chat_key, expires_at=self.clock.now() + lifetime)
        self.bell.ring()
        return update_id

    def say(self, chat: Chat, content: JsonDict, *, keyboard: tuple[tuple[str, ...], ...] = ()) -> ChatMessage:
        """The bot's own new message: stored and shown, never queued."""
        head = {"message_id": chat.next_id(), "from": self.to_user(), "chat": chat.to_json(), "date": self.seconds()}
        if chat.behalf:
            head |= chat.behalf | {"sender_business_bot": self.to_user()}
        message = chat.record(ChatMessage(payload={**head, **content}, by_bot=True, keyboard=keyboard))
        if chat.behalf:
            self.tell("business_message", dict(message.payload), chat_key=chat.id)
        self.bell.ring()
        return message
