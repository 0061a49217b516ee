"""Updates that come by a business connection: of an account on whose behalf the bot speaks. Pure.

https://core.telegram.org/bots/api#update: business_connection, business_message, edited_business_message,
deleted_business_messages, and callback_query under a message with a business_connection_id. Chats are private always.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from telegram import BusinessConnection, BusinessMessagesDeleted, CallbackQuery, Message, Update

from bot.channels.telegram.convert import profile_of, read_edit, read_message, read_press
from bot.channels.telegram.reading.fields import to_key, to_moment, to_text
from bot.channels.telegram.reading.parts import UNREADABLE
from bot.core.messages import Incoming, Kind, Profile
from bot.core.reach.behalf import CHANNEL, Heard, News, Powers, to_chat_key
from bot.errors import BadUpdate

KINDS: Final = ("business_connection", "business_message", "edited_business_message", "deleted_business_messages")
KEY_LENGTH: Final = 60
TELEGRAM_ITSELF: Final = 777000  # from whom codes for logging in come: they are nobody's business


def is_of_business(data: Any) -> bool:
    """Whether an update came by a connection, as far as one can see without reading it."""
    if not isinstance(data, dict):
        return False
    query = data.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else None
    return any(kind in data for kind in KINDS) or (isinstance(message, dict) and "business_connection_id" in message)


def to_incoming(data: Any, *, now: datetime | None) -> Incoming | None:
    """What it says; None when it is nothing for us, such as what the bot itself has said there.

    Raises:
        BadUpdate, or what PTB raises: it can't be read.
    """
    update = Update.de_json(data)
    number = to_key(data.get("update_id"), "update_id")
    if update.business_connection:
        return _to_news(update.business_connection, data["business_connection"], key=f"update:{number}")
    if update.deleted_business_messages:
        return _to_gone(update.deleted_business_messages, key=f"update:{number}", now=now)
    if update.callback_query:
        return _to_press(update.callback_query, now=now)
    message = update.business_message or update.edited_business_message
    return _to_line(message, edited=update.business_message is None) if message is not None else None


def _to_news(connection: BusinessConnection, raw: Any, *, key: str) -> Incoming:
    user = connection.user
    news = News(
        user_key=to_key(user.id, "user.id"),
        talk_key=to_key(connection.user_chat_id, "user_chat_id"),
        powers=_to_powers(connection, raw),
        enabled=bool(connection.is_enabled),
    )
    at = to_moment(connection.date, "date")
    return _make(_to_connection(connection.id), "", key=key, at=at, profile=profile_of(user), news=news)


def read_powers(raw: Any) -> Powers | None:
    """What a connection that Telegram was asked for lets the bot do; None where it is over or can't be read."""
    try:
        connection = BusinessConnection.de_json(raw)
    except UNREADABLE:
        return None
    return _to_powers(connection, raw) if connection.is_enabled else None


def _to_powers(connection: BusinessConnection, raw: Any) -> Powers:
    """Before Bot API 9.0 the one right there was stood beside the connection."""
    rights = connection.rights
    return Powers(
        reply=bool(rights.can_reply if rights else raw.get("can_reply")),
        read=bool(rights and rights.can_read_messages),
        delete=bool(rights and rights.can_delete_sent_messages),
    )


def _to_gone(gone: BusinessMessagesDeleted, *, key: str, now: datetime | None) -> Incoming:
    keys = tuple(to_key(one, "message_ids") for one in gone.message_ids)
    connection, chat = _to_connection(gone.business_connection_id), to_key(gone.chat.id, "chat.id")
    return _make(connection, chat, key=key, at=now or datetime.now(UTC), gone=keys)


def _to_press(query: CallbackQuery, *, now: datetime | None) -> Incoming | None:
    """The owner of the account sees the buttons too; pressing them means nothing."""
    found, message = read_press(query, now=now), query.message
    if found is None or not isinstance(message, Message) or query.from_user.id != message.chat.id:
        return None
    return _place(found, message, by_owner=False)


def _to_line(message: Message, *, edited: bool) -> Incoming | None:
    """Who writes to a person is the person whose chat it is; the other one is the owner of the account."""
    sender = message.from_user
    if sender is None or message.sender_business_bot or message.chat.id == TELEGRAM_ITSELF:
        return None
    by_owner = sender.id != message.chat.id
    if sender.is_bot and not by_owner:
        return None
    found = read_edit(message) if edited else read_message(message)
    if found is None:
        return None
    return _place(_as_written(found, message), message, by_owner=by_owner)


def _as_written(found: Incoming, message: Message) -> Incoming:
    """A person's account knows no commands: they are what somebody wrote."""
    if found.kind is not Kind.COMMAND:
        return found
    return replace(found, kind=Kind.TEXT, command="", text=to_text(message.text, "text", cap=20_000))


def _place(found: Incoming, message: Message, *, by_owner: bool) -> Incoming:
    connection = _to_connection(message.business_connection_id)
    heard = Heard(connection=connection, by_owner=by_owner, unattended=by_owner and bool(message.is_from_offline))
    profile = _to_chat_profile(message) if by_owner else found.profile
    return replace(
        found, channel=CHANNEL, chat_key=to_chat_key(connection, found.chat_key), heard=heard, profile=profile
    )


def _make(
    connection: str, chat: str, *, key: str, at: datetime, profile: Profile | None = None, **heard: Any
) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        chat_key=to_chat_key(connection, chat),
        message_key=key,
        kind=Kind.COMMAND,
        sent_at=at,
        profile=profile or Profile(),
        heard=Heard(connection=connection, **heard),
    )


def _to_connection(value: object) -> str:
    """The key of the connection.

    Raises:
        BadUpdate: there is none that could be kept.
    """
    key = to_text(value, "business_connection_id", cap=KEY_LENGTH + 1)
    if not 0 < len(key) <= KEY_LENGTH:
        raise BadUpdate(problem="business_connection_id is missing or too long")
    return key


def _to_chat_profile(message: Message) -> Profile:
    """Of whom the owner writes to: what the chat is called."""
    chat = message.chat
    parts = (to_text(chat.first_name, "first_name"), to_text(chat.last_name, "last_name"))
    return Profile(name=" ".join(filter(None, parts)), username=to_text(chat.username, "username"))
