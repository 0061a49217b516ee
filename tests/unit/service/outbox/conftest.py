"""What the tests of this folder share."""

from __future__ import annotations

from bot.core.messages import Author, Message, NewMessage
from bot.service.outbox import posting
from bot.service.ports import App
from bot.storage.chat import conversations, messages
from tests.support.acting import chat_of, command, run_jobs


async def post_text(app: App, text: str, author: Author = Author.BOT) -> int:
    if not await app.database.read(conversations.find, channel="test", chat_key="1"):
        await command(app, "start")
        await run_jobs(app)
    return await app.database.write(posting.post, await chat_of(app), NewMessage(author=author, text=text))


async def read_message(app: App, message_id: int) -> Message:
    return await app.database.read(messages.get, message_id)
