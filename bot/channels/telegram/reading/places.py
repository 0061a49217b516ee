"""Where customers write: a private chat, a topic of one, or the direct messages of a channel. Pure.

https://core.telegram.org/bots/api#message: ``message_thread_id`` where ``is_topic_message`` ("sent to a topic in a
forum supergroup or a private chat with the bot"), ``direct_messages_topic``; #chat: ``is_direct_messages``. Each topic
is a conversation of its own, called by chat and topic.
"""

from __future__ import annotations

from typing import Any, Final

from telegram import Chat, MaybeInaccessibleMessage, Message

from bot.channels.telegram.reading.fields import to_key
from bot.core.conversation import TOPIC

DIRECT: Final = ":d"


def is_private(chat: Chat) -> bool:
    """Whether one customer writes there, and nobody else reads it but the shop."""
    return chat.type == "private" or bool(chat.is_direct_messages)


def is_by_customer(message: Message) -> bool:
    """False for what administrators of a channel say in its direct messages."""
    topic = message.direct_messages_topic
    if topic is None or topic.user is None:
        return not message.chat.is_direct_messages
    return message.from_user is not None and message.from_user.id == topic.user.id


def to_chat_key(message: MaybeInaccessibleMessage) -> str:
    """The key of the conversation.

    Raises:
        BadUpdate: a number is none.
    """
    chat = to_key(message.chat.id, "chat.id")
    if not isinstance(message, Message):
        return chat
    if message.direct_messages_topic is not None:
        return f"{chat}{DIRECT}{to_key(message.direct_messages_topic.topic_id, 'topic_id')}"
    if message.chat.type == "private" and message.is_topic_message and message.message_thread_id is not None:
        return f"{chat}{TOPIC}{to_key(message.message_thread_id, 'message_thread_id')}"
    return chat


def to_place(chat_key: str) -> tuple[str, dict[str, Any]]:
    """The chat, and what a request that sends something there must say of the topic."""
    chat, _, topic = chat_key.partition(TOPIC)
    if not topic:
        return chat, {}
    direct = topic.removeprefix(DIRECT[-1])
    return chat, {"message_thread_id": int(topic)} if direct == topic else {"direct_messages_topic_id": int(direct)}
