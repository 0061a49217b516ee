"""A customer's phone at each of the Telegram servers: the same few gestures, whatever the server."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any, Protocol

import httpx

from tests.support.emulator import User
from tests.support.telegram.stage import PATIENCE_SECONDS, POLL_SECONDS


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A message of the bot as it reads now; ``buttons`` are label and data."""

    key: int
    text: str
    buttons: tuple[tuple[str, str], ...] = ()


class Phone(Protocol):
    """What the scenarios need of a customer."""

    @property
    def id(self) -> int: ...

    async def sends(self, text: str) -> None: ...

    async def sends_photo(self) -> None: ...

    async def presses(self, text: str, label: str) -> None:
        """Press a button under the newest message that contains ``text``."""
        ...

    async def shown(self) -> list[Shown]:
        """What the bot said, oldest first."""
        ...


async def waits_for(phone: Phone, text: str, *, labels: tuple[str, ...] | None = None) -> Shown:
    """The newest message of the bot that contains this, as soon as it is there and has just these buttons."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        seen = await phone.shown()
        found = next((shown for shown in reversed(seen) if text in shown.text), None)
        if found is not None and labels in (None, tuple(label for label, _ in found.buttons)):
            return found
        assert time.monotonic() < deadline, f"waited for {text!r} {labels or ''}; there is {seen}"
        await asyncio.sleep(POLL_SECONDS)


def find_button(shown: Shown, label: str) -> str:
    """The data behind a label."""
    return next(data for text, data in shown.buttons if label in text)


@dataclass
class EmulatorPhone:
    """At our emulator."""

    user: User

    @property
    def id(self) -> int:
        return self.user.id

    async def sends(self, text: str) -> None:
        await self.user.sends(text)

    async def sends_photo(self) -> None:
        await self.user.sends_photo()

    async def presses(self, text: str, label: str) -> None:
        shown = await waits_for(self, text)
        await self.user.presses(shown.key, find_button(shown, label))

    async def shown(self) -> list[Shown]:
        return [
            Shown(
                key=message.id,
                text=message.text,
                buttons=tuple((button.text, button.data or "") for row in message.buttons for button in row),
            )
            for message in self.user.chat
        ]


@dataclass
class TestApiPhone:
    """At telegram-test-api: its own HTTP interface for customers."""

    __test__ = False

    client: httpx.AsyncClient
    token: str
    id: int

    async def sends(self, text: str) -> None:
        await self._post("sendMessage", {**self._envelope(), "text": text})

    async def sends_photo(self) -> None:
        size = {"file_id": "photo-1", "file_unique_id": "p1", "width": 1, "height": 1}
        await self._post("sendMessage", {**self._envelope(), "photo": [size]})

    async def presses(self, text: str, label: str) -> None:
        shown = await waits_for(self, text)
        envelope = self._envelope()
        carrier = {"message_id": shown.key, "chat": envelope["chat"], "date": envelope["date"], "text": shown.text}
        await self._post("sendCallback", {**envelope, "message": carrier, "data": find_button(shown, label)})

    async def shown(self) -> list[Shown]:
        history = await self._post("getUpdatesHistory", {"token": self.token})
        mine = [entry for entry in history["result"] if str(entry.get("message", {}).get("chat_id")) == str(self.id)]
        return [
            Shown(
                key=entry["messageId"],
                text=entry["message"]["text"],
                buttons=to_buttons(entry["message"].get("reply_markup")),
            )
            for entry in mine
        ]

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        answer = await self.client.post(f"/{path}", json=body)
        answer.raise_for_status()
        return answer.json()

    def _envelope(self) -> dict[str, Any]:
        person = {"id": self.id, "is_bot": False, "first_name": "Olena", "language_code": "en"}
        chat = {"id": self.id, "type": "private", "first_name": "Olena"}
        return {"botToken": self.token, "from": person, "chat": chat, "date": int(time.time())}


@dataclass
class TelemelyaPhone:
    """At telemelya: its control API."""

    client: httpx.AsyncClient
    token: str
    id: int
    session: str = field(default_factory=lambda: f"session-{time.monotonic_ns()}")

    async def sends(self, text: str) -> None:
        await self._send({"text": text})

    async def sends_photo(self) -> None:
        await self._send({"photo_file_id": "photo-1"})

    async def presses(self, text: str, label: str) -> None:
        shown = await waits_for(self, text)
        await self._send({"callback_data": find_button(shown, label), "callback_message_id": shown.key})

    async def shown(self) -> list[Shown]:
        answer = await self.client.get("/api/v1/test/responses", params={"session_id": self.session})
        answer.raise_for_status()
        messages: dict[int, Shown] = {}
        for entry in answer.json()["responses"]:
            if entry["method"] in ("sendMessage", "editMessageText"):
                buttons = to_buttons(entry.get("reply_markup"))
                messages[entry["message_id"]] = Shown(key=entry["message_id"], text=entry["text"], buttons=buttons)
        return list(messages.values())

    async def _send(self, body: dict[str, Any]) -> None:
        answer = await self.client.post(
            "/api/v1/test/send_update",
            params={"bot_token": self.token},
            headers={"X-Test-Session": self.session},
            json={"chat_id": self.id, **body},
        )
        answer.raise_for_status()
        delivery = answer.json()["delivery"]
        assert delivery["status_code"] == 200, delivery


def to_buttons(markup: Any) -> tuple[tuple[str, str], ...]:
    """Label and data of every inline button."""
    rows = (markup or {}).get("inline_keyboard", ())
    return tuple((button["text"], button.get("callback_data", "")) for row in rows for button in row)
