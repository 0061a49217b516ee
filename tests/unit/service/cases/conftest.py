"""What the tests of this folder share."""

from __future__ import annotations

from bot.core.people import Person
from bot.service.cases import reply
from bot.service.ports import App
from tests.support.acting import (
    chat_of,
)


async def send_reply(app: App, person: Person, text: str, client_id: str = "") -> int:
    conversation = await chat_of(app)
    client_id = client_id or f"{person.id}-{text}"
    return await app.database.write(reply.do_reply, app, person, conversation.id, text, client_id=client_id)
