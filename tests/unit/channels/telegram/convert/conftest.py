"""What the tests of this folder share."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from bot.channels.telegram.convert import to_incoming
from bot.core.messages import Incoming

DATE = 1_760_000_000


NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


OLENA = {"id": 42, "is_bot": False, "first_name": "Олена", "last_name": "К", "username": "olena", "language_code": "uk"}


BOT = {"id": 7, "is_bot": True, "first_name": "Answerdesk", "username": "Answer_bot"}


PRIVATE = {"id": 42, "type": "private", "first_name": "Олена"}


GROUP = {"id": -100_500, "type": "supergroup", "title": "Friends"}


FILE = {"file_id": "F1", "file_unique_id": "U1", "file_size": 1234}


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 5, "from": OLENA, "chat": PRIVATE, "date": DATE, **content}


def update(**kind: Any) -> str:
    return json.dumps({"update_id": 900, **kind})


def parse(**content: Any) -> Incoming:
    found = to_incoming(update(message=message(**content)))
    assert found is not None
    return found


def press(**changes: Any) -> dict[str, Any]:
    carrier = {"message_id": 6, "from": BOT, "chat": PRIVATE, "date": DATE, "text": "Sure?"}
    return {"id": "77", "from": OLENA, "message": carrier, "chat_instance": "1", "data": "yes:1", **changes}


def member(before: str, after: str, chat: dict[str, Any] = PRIVATE) -> dict[str, Any]:
    def state(status: str) -> dict[str, Any]:
        return {"user": BOT, "status": status, **({"until_date": 0} if status == "kicked" else {})}

    return {
        "chat": chat,
        "from": OLENA,
        "date": DATE,
        "old_chat_member": state(before),
        "new_chat_member": state(after),
    }
