"""What the tests of this folder share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.core.messages import Incoming, Kind
from bot.service.ports import App
from bot.storage.chat import updates


async def update_states(app: App) -> dict[str, int]:
    return await app.database.read(updates.count_states)


def written(app: App, text: str, **fields: Any) -> Incoming:
    plain = Incoming(channel="test", chat_key="1", message_key="m1", kind=Kind.TEXT, sent_at=app.clock(), text=text)
    return replace(plain, **fields)
