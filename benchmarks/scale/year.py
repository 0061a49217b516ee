"""A generated year: rows as they stand after it, written in bulk and the same at every run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.core.case import Brief, Reason, State
from bot.storage.codec import pack

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)  # a Tuesday, inside the support hours
LANGUAGES = ("ru", "uk", "en")
QUESTION = "Сколько стоит доставка на левый берег в воскресенье утром, и можно ли выбрать время?"
ORDER = "LF-{number:06}"  # in each message of a customer, by its number
ANSWER = "Доставка по городу стоит 95 гривен, за город по тарифу такси. Время выбирают при заказе, шаг один час. " * 3
WHY = {"rule": "answer", "intent": "faq", "candidates": [["delivery/price", 0.91], ["delivery/time", 0.05]] * 4}
HELD_BY_PEOPLE = ("queue", "operator")
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much of everything. Half of the ``open`` cases wait; ``long`` messages are in one operator's chat."""

    conversations: int = 100_000
    messages: int = 1_000_000
    open: int = 500
    closed: int = 20_000
    people: int = 50
    long: int = 2_000


SIZES = {
    "year": Size(),
    "small": Size(conversations=2_000, messages=20_000, open=100, closed=400, people=10, long=500),
}


class Year:
    """The rows table by table, parents first. The last ``open`` conversations are with people, the first of them waits
    longest; the very last is the long one.
    """

    def __init__(self, size: Size) -> None:
        self.size = size
        self._turns = (size.messages - size.long) // (2 * size.conversations)
        self.long_chat = size.conversations

    def people(self) -> Iterator[Row]:
        for number in range(1, self.size.people + 1):
            yield {"id": number, "login": f"operator{number}", "name": f"Operator {number}", "role": "operator"} | {
                "password_hash": "none",
                "created_at": NOW,
            }

    def conversations(self) -> Iterator[Row]:
        for number in range(1, self.size.conversations + 1):
            holder = self._holder(number)
            yield {
                "id": number,
                "channel": "telegram",
                "chat_key": str(100_000 + number),
                "holder": holder,
                "person_id": self._person(number) if holder == "operator" else None,
                "epoch": 1 if holder == "bot" else HELD_BY_PEOPLE.index(holder) + 2,
                "language": LANGUAGES[number % 3],
                "customer_name": f"Customer {number}",
                "read_through": self._last(number) if holder == "bot" else 0,
                "waiting_since": None if holder == "bot" else self._opened(number),
                "created_at": self._begun(number),
            }

    def messages(self) -> Iterator[Row]:
        """Question and answer in turns; where people are asked for, a card and the customer's last word follow."""
        for chat in range(1, self.size.conversations + 1):
            first, begun = self._first(chat), self._begun(chat)
            for turn in range(self._turns_of(chat)):
                at = begun + timedelta(minutes=turn)
                number = first + 2 * turn
                yield self._line(number, chat, "customer", f"{QUESTION} {ORDER.format(number=number)}", at)
                if self._is_open(chat) and turn == self._turns_of(chat) - 1:
                    yield self._line(first + 2 * turn + 1, chat, "system", "", at)
                else:
                    yield self._line(first + 2 * turn + 1, chat, "bot", ANSWER, at) | {"why": WHY}

    def outbox(self) -> Iterator[Row]:
        """One row for each message that is not the customer's."""
        for number, line in enumerate((line for line in self.messages() if line["author"] != "customer"), start=1):
            yield {
                "id": number,
                "message_id": line["id"],
                "conversation_id": line["conversation_id"],
                "author": line["author"],
                "epoch": 1 if line["author"] == "bot" else 2,
                "state": "sent",
                "attempts": 1,
                "created_at": line["created_at"],
                "sent_at": line["created_at"],
            }

    def updates(self) -> Iterator[Row]:
        """One for each message of a customer, all handled; what they said was dropped long ago."""
        for number, line in enumerate((line for line in self.messages() if line["author"] == "customer"), start=1):
            yield {
                "id": number,
                "channel": "telegram",
                "update_key": str(900_000_000 + number),
                "received_at": line["created_at"],
                "raw": "",
                "state": "done",
            }

    def escalations(self) -> Iterator[Row]:
        """Closed cases of the past, the last hundred of them taken within the week; then the open ones."""
        for number in range(1, self.size.closed + 1):
            yield self._case(number, number, State.RESOLVED, NOW - timedelta(hours=self.size.closed - number + 1))
        first = self.size.conversations - self.size.open + 1
        for number, chat in enumerate(range(first, self.size.conversations + 1), start=self.size.closed + 1):
            state = State.WAITING if self._holder(chat) == "queue" else State.CLAIMED
            yield self._case(number, chat, state, self._opened(chat)) | {"card_id": self._last(chat)}

    @property
    def waiting(self) -> range:
        """Numbers of the waiting cases, the longest wait first."""
        return range(self.size.closed + 1, self.size.closed + self.size.open // 2 + 1)

    def _case(self, number: int, chat: int, state: State, opened: datetime) -> Row:
        brief = Brief(reason=Reason.REQUESTED, question=QUESTION, language=LANGUAGES[chat % 3])
        taken = state is not State.WAITING
        return {
            "id": number,
            "conversation_id": chat,
            "state": state.value,
            "reason": Reason.REQUESTED.value,
            "brief": pack(brief),
            "opened_at": opened,
            "waiting_since": opened,
            "card_id": None,
            "person_id": self._person(chat) if taken else None,
            "claimed_at": opened + timedelta(minutes=3 + number % 5) if taken else None,
            "closed_at": opened + timedelta(minutes=20) if state is State.RESOLVED else None,
        }

    def _line(self, number: int, chat: int, author: str, text: str, at: datetime) -> Row:
        key = f"{number}" if author == "customer" else f"sent-{number}"
        return {
            "id": number,
            "conversation_id": chat,
            "author": author,
            "text": text,
            "channel_key": key,
            "created_at": at,
            "why": None,
        }

    def _is_open(self, chat: int) -> bool:
        return chat > self.size.conversations - self.size.open

    def _holder(self, chat: int) -> str:
        if not self._is_open(chat):
            return "bot"
        return "queue" if chat <= self.size.conversations - self.size.open // 2 else "operator"

    def _person(self, chat: int) -> int:
        return chat % self.size.people + 1

    def _turns_of(self, chat: int) -> int:
        return self.size.long // 2 if chat == self.long_chat else self._turns

    def _first(self, chat: int) -> int:
        return (chat - 1) * 2 * self._turns + 1

    def _last(self, chat: int) -> int:
        return self._first(chat) + 2 * self._turns_of(chat) - 1

    def _begun(self, chat: int) -> datetime:
        """Spread over the year; an open case began as many minutes ago as others stand behind it."""
        if self._is_open(chat):
            return self._opened(chat) - timedelta(minutes=self._turns_of(chat))
        return NOW - timedelta(days=365) * (1 - chat / self.size.conversations)

    def _opened(self, chat: int) -> datetime:
        return NOW - timedelta(minutes=self.size.conversations - chat + 1)


def to_json(value: object) -> str | None:
    """A JSON column as text."""
    return None if value is None else json.dumps(value)
