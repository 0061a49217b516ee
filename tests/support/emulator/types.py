"""The values that cross the emulator's boundary, all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeAlias

JsonDict: TypeAlias = dict[str, Any]

KINDS = ("text", "photo", "document", "voice", "audio", "video", "sticker", "location", "contact")


class Effect(StrEnum):
    """What a request has done to the emulated Telegram."""

    PENDING = "pending"
    DONE = "done"
    REFUSED = "refused"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file as it came in a multipart body, or as a customer's phone sent it."""

    name: str
    mime: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Button:
    """An inline button: `data` for callbacks, `url` for links, exactly one is set for those two kinds."""

    text: str
    data: str | None = None
    url: str | None = None


Buttons: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Revision:
    """One state in which a message could be read; `at` is emulated, aware UTC."""

    text: str
    buttons: Buttons
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ChatMessage:
    """A message as a member of the chat sees it now. `payload` is its Bot API `Message`."""

    payload: Mapping[str, Any] = field(repr=False)
    revisions: tuple[Revision, ...] = ()
    by_bot: bool = False
    deleted: bool = False
    keyboard: tuple[tuple[str, ...], ...] = ()

    @property
    def id(self) -> int:
        return int(self.payload["message_id"])

    @property
    def chat_id(self) -> int:
        return int(self.payload["chat"]["id"])

    @property
    def text(self) -> str:
        """The text, or the caption of a file, or ''."""
        return str(self.payload.get("text", self.payload.get("caption", "")))

    @property
    def entities(self) -> tuple[JsonDict, ...]:
        return tuple(self.payload.get("entities", self.payload.get("caption_entities", ())))

    @property
    def kind(self) -> str:
        """One of KINDS, or 'service'."""
        return next((kind for kind in KINDS if kind in self.payload), "service")

    @property
    def buttons(self) -> Buttons:
        return to_buttons(self.payload.get("reply_markup"))

    @property
    def reply_to(self) -> int | None:
        replied = self.payload.get("reply_to_message")
        return int(replied["message_id"]) if replied else None

    @property
    def thread(self) -> int | None:
        return self.payload.get("message_thread_id")

    @property
    def sent_at(self) -> datetime:
        return datetime.fromtimestamp(self.payload["date"], UTC)

    @property
    def edited(self) -> bool:
        return "edit_date" in self.payload


@dataclass(frozen=True, kw_only=True)
class CallbackAnswer:
    """What a customer sees after pressing a button; `text` may be ''."""

    query_id: str
    text: str
    alert: bool


@dataclass(frozen=True, kw_only=True)
class ChatAction:
    """The "typing…" a customer saw, or what they saw of a message to come."""

    action: str
    thread: int | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class RequestRecord:
    """One request, in order of arrival.

    `at` is emulated, `wall` is real time (`time.time()`), to be compared with another process's commits. `status` is
    None while it runs and when the connection was cut. `confirmed_offset` is the bot's when the request ended.
    """

    number: int
    token: str
    method: str
    params: Mapping[str, Any]
    at: datetime
    wall: float
    effect: Effect = Effect.PENDING
    status: int | None = None
    result: Any = None
    description: str = ""
    fault: str = ""
    confirmed_offset: int = 0


@dataclass(frozen=True, kw_only=True)
class Acknowledgement:
    """Telegram has forgotten this update: confirmed by an offset, or the webhook answered 2xx."""

    update_id: int
    at: datetime
    wall: float


@dataclass(frozen=True, kw_only=True)
class WebhookDelivery:
    """One POST to the webhook; `status` is None when no answer came."""

    update_id: int
    attempt: int
    at: datetime
    status: int | None


@dataclass(frozen=True, kw_only=True)
class FloodLimits:
    """Telegram's limits on sends and edits. A burst is what a chat may receive at once before 1/s holds."""

    overall_per_second: int = 30
    chat_per_second: float = 1.0
    chat_burst: int = 3
    group_per_minute: int = 20


UNLIMITED = FloodLimits(overall_per_second=10**9, chat_per_second=10.0**9, chat_burst=10**9, group_per_minute=10**9)


def to_buttons(markup: Mapping[str, Any] | None) -> Buttons:
    """The inline keyboard of a `reply_markup` object; () where there is none."""
    rows = (markup or {}).get("inline_keyboard", ())
    return tuple(tuple(_to_button(button) for button in row) for row in rows)


def _to_button(raw: Mapping[str, Any]) -> Button:
    return Button(text=raw["text"], data=raw.get("callback_data"), url=raw.get("url"))
