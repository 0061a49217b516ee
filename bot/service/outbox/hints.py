"""Signs that are no messages: they leave no row, and one that is missed does no harm."""

from __future__ import annotations

from bot.errors import AnswerdeskError
from bot.service.ports import App
from bot.storage.chat import conversations


async def show_typing(app: App, conversation_id: int) -> None:
    """Show the customer that an answer is being written."""
    try:
        conversation = await app.database.read(conversations.get, conversation_id)
    except AnswerdeskError:  # the hint is not worth a second try
        return
    channel = app.channel_of(conversation.channel, conversation.account)
    if channel is not None:
        await channel.show_typing(conversation.chat_key)
