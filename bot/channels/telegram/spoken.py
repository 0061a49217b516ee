"""What is said in groups. Pure. Whether a group is a desk is not known here: who reads this asks."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update

from bot.channels.telegram import business, convert
from bot.channels.telegram.convert import guarded, name_of, read_edit, read_message, read_press
from bot.channels.telegram.reading.fields import CHANNEL, to_key, to_moment, to_text
from bot.channels.telegram.reading.parts import read_parts
from bot.core.desk.spoken import Spoken
from bot.core.messages import Incoming, Kind
from bot.errors import BadUpdate

GROUPS = frozenset({"group", "supergroup"})


def is_of_group(data: Any) -> bool:
    """Whether an update comes from a group, as far as one can see without reading it."""
    if not isinstance(data, dict):
        return False
    body = next((data[kind] for kind in ("message", "edited_message", "my_chat_member") if kind in data), None)
    if body is None and isinstance(data.get("callback_query"), dict):
        body = data["callback_query"].get("message")
    chat = body.get("chat") if isinstance(body, dict) else None
    return isinstance(chat, dict) and chat.get("type") in GROUPS and not chat.get("is_direct_messages")


def to_incoming(raw: str, *, username: str = "", now: datetime | None = None) -> Incoming | None:
    """As ``convert.to_incoming``; what is said in a group comes as it was said, with the place where.

    Raises:
        BadUpdate: it can't be read.
    """
    private = convert.to_incoming(raw, username=username, now=now)
    data = json.loads(raw)
    if business.is_of_business(data):
        return guarded(lambda: business.to_incoming(data, now=now))
    if not is_of_group(data):
        return private
    said = guarded(lambda: read_parts(data, lambda less: to_spoken(less, now=now)))
    if said is None or said.spoken is None:
        return private
    return replace(said, spoken=replace(said.spoken, addressed=private is not None))


def is_nothing(raw: str, *, username: str, desks: Collection[str] = ()) -> bool:
    """Whether the update can be read and is surely nothing for us, for instance talk in a group that is no desk."""
    try:
        found = to_incoming(raw, username=username)
    except BadUpdate:
        return False
    if found is None or found.spoken is None:
        return found is None
    return not (found.spoken.addressed or found.chat_key in desks)


def to_spoken(data: Any, *, now: datetime | None) -> Incoming | None:
    """What was said; None when it is nothing (somebody joined, something was pinned).

    Raises:
        BadUpdate, or what PTB raises: it can't be read.
    """
    update = Update.de_json(data)
    if update.callback_query:
        return _to_press(update.callback_query, now=now)
    if update.my_chat_member:
        return _to_change(update.my_chat_member, key=f"update:{to_key(data.get('update_id'), 'update_id')}")
    message = update.message or update.edited_message
    if message is None:
        return None
    return _to_move(message) or _to_line(message, edited=update.edited_message is not None)


def _to_line(message: Message, *, edited: bool) -> Incoming | None:
    found = read_edit(message) if edited else read_message(message)
    return replace(found, spoken=_place(message)) if found is not None else None


def _to_press(query: CallbackQuery, *, now: datetime | None) -> Incoming | None:
    found = read_press(query, now=now)
    if found is None:
        return None
    place = _place(query.message) if isinstance(query.message, Message) else Spoken()
    sender, press = to_key(query.from_user.id, "from.id"), to_text(query.id, "callback_query.id")
    return replace(found, spoken=replace(place, sender_key=sender, query_key=press))


def _to_change(change: ChatMemberUpdated, *, key: str) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        chat_key=to_key(change.chat.id, "chat.id"),
        message_key=key,
        kind=Kind.COMMAND,
        sent_at=to_moment(change.date, "date"),
        spoken=Spoken(changed=True, title=to_text(change.chat.title, "title")),
    )


def _to_move(message: Message) -> Incoming | None:
    """The group became a supergroup: https://core.telegram.org/bots/api#message, migrate_to_chat_id."""
    if message.migrate_to_chat_id is None:
        return None
    return Incoming(
        channel=CHANNEL,
        chat_key=to_key(message.chat.id, "chat.id"),
        message_key=to_key(message.message_id, "message_id"),
        kind=Kind.COMMAND,
        sent_at=to_moment(message.date, "date"),
        spoken=Spoken(moved_to=to_key(message.migrate_to_chat_id, "migrate_to_chat_id")),
    )


def _place(message: Message) -> Spoken:
    """Outside of topics a thread is only a chain of replies (tdlib/telegram-bot-api#447)."""
    topic = message.message_thread_id if message.is_topic_message else None
    sender = message.from_user
    return Spoken(
        sender_key=to_key(sender.id, "from.id") if sender and not message.sender_chat else "",
        thread_key=to_key(topic, "message_thread_id") if topic is not None else "",
        title=to_text(message.chat.title, "title"),
        sender_name=name_of(sender) if sender else "",
    )
