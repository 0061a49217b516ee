"""A raw update as a core message. Pure; whatever is wrong with the update, the answer is BadUpdate."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from telegram import (
    CallbackQuery,
    ChatMemberUpdated,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
    User,
)

from bot.channels.telegram.reading.attachments import to_attachments
from bot.channels.telegram.reading.fields import CHANNEL, TEXT_CAP, clean, to_key, to_moment, to_text
from bot.channels.telegram.reading.parts import UNREADABLE, read_parts
from bot.channels.telegram.reading.places import is_by_customer, is_private, to_chat_key
from bot.channels.telegram.reading.reactions import to_reaction
from bot.core.desk.spoken import PREFIX
from bot.core.messages import Incoming, Kind, Profile
from bot.errors import BadUpdate, to_trouble

T = TypeVar("T")
_MENTION = re.compile(r"@(\w+)")
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@(\w{1,64}))?(?=\s|$)")
_MEMBER = {"kicked": "blocked", "member": "unblocked"}
_IN = frozenset({"member", "administrator"})


def to_incoming(raw: str, *, username: str = "", now: datetime | None = None) -> Incoming | None:
    """The update as a message; None when it is nothing for us.

    ``username`` is the bot's own, without "@": in groups only what is addressed to it counts; "" accepts any address.
    ``now`` dates button presses, for Telegram says only when the message under the button was sent.
    In groups and channels the answer is always the command "group", without the text. A private chat that blocks or
    unblocks the bot is the command "blocked" or "unblocked".

    Raises:
        BadUpdate: it can't be read, with the reason.
        OSError: the machine has run out of something, which says nothing about the update.
    """
    return guarded(lambda: _to_incoming(raw, username=username.lower(), now=now))


def guarded(read: Callable[[], T]) -> T:
    """What was read.

    Raises:
        BadUpdate, OSError: as ``to_incoming``.
    """
    try:
        return read()
    except UNREADABLE as error:
        if to_trouble(error):
            raise
        raise BadUpdate(problem=_reason(error)) from error


def to_callback_id(raw: str) -> str:
    """The id under which a button press wants its answer; "" for every other update, readable or not, and for a press
    of a button of a desk, which is answered when it is known what came of it.
    """
    try:
        query = json.loads(raw)["callback_query"]
        found, data = query["id"], query.get("data")
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return ""
    return found if isinstance(found, str) and not str(data or "").startswith(PREFIX) else ""


def _reason(error: BaseException) -> str:
    """One line for the page of parked updates; never text of the customer, which some of these errors quote."""
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON at character {error.pos}"
    if isinstance(error, KeyError | TypeError | AttributeError):
        return clean(f"{type(error).__name__}: {error}")[:200]
    return type(error).__name__


def _to_incoming(raw: str, *, username: str, now: datetime | None) -> Incoming | None:
    data = json.loads(raw)
    if not isinstance(data, dict):
        raise BadUpdate(problem="no JSON object")
    key = to_key(data.get("update_id"), "update_id")
    return read_parts(data, lambda less: _to_known(less, key=key, username=username, now=now))


def _to_known(data: dict[str, Any], *, key: str, username: str, now: datetime | None) -> Incoming | None:
    update = Update.de_json(data)
    if update.callback_query:
        return _to_button(update.callback_query, now=now)
    if update.my_chat_member:
        return _to_member(update.my_chat_member, key=f"update:{key}")
    if update.message_reaction:
        return to_reaction(update.message_reaction)
    message = update.message or update.edited_message or update.channel_post
    if message is None:
        return None
    if not is_private(message.chat):
        return _to_group(message, username=username) if update.edited_message is None else None
    if not is_by_customer(message):
        return None
    return read_edit(message) if update.edited_message else read_message(message)


def read_message(message: Message) -> Incoming | None:
    """What somebody wrote; None for what says nothing."""
    command = _COMMAND.match(to_text(message.text, "text", cap=TEXT_CAP))
    if command:
        return _to_command(message, command)
    attachments = to_attachments(message)
    if not attachments and not _words(message):
        return None
    return Incoming(
        channel=CHANNEL,
        chat_key=to_chat_key(message),
        message_key=to_key(message.message_id, "message_id"),
        kind=Kind.MEDIA if attachments else Kind.TEXT,
        sent_at=to_moment(message.date, "date"),
        text=_words(message),
        group=to_text(message.media_group_id, "media_group_id"),
        attachments=attachments,
        profile=profile_of(message.from_user),
        reply_key=_reply_key(message),
        quote=to_text(message.quote.text, "quote", cap=TEXT_CAP) if message.quote else "",
        forwarded=_origin(message),
    )


def _to_command(message: Message, command: re.Match[str]) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        chat_key=to_chat_key(message),
        message_key=to_key(message.message_id, "message_id"),
        kind=Kind.COMMAND,
        sent_at=to_moment(message.date, "date"),
        text=command.string[command.end() :].strip(),
        command=command[1].lower(),
        profile=profile_of(message.from_user),
    )


def read_edit(message: Message) -> Incoming | None:
    """None for a moving location: it is edited every few seconds and says nothing new in words."""
    if message.location:
        return None
    return Incoming(
        channel=CHANNEL,
        chat_key=to_chat_key(message),
        message_key=to_key(message.message_id, "message_id"),
        kind=Kind.EDIT,
        sent_at=to_moment(message.edit_date or message.date, "edit_date"),
        text=_words(message),
        group=to_text(message.media_group_id, "media_group_id"),
        attachments=to_attachments(message),
        profile=profile_of(message.from_user),
    )


def _to_button(query: CallbackQuery, *, now: datetime | None) -> Incoming | None:
    return read_press(query, now=now) if query.message is not None and is_private(query.message.chat) else None


def read_press(query: CallbackQuery, *, now: datetime | None) -> Incoming | None:
    """What somebody pressed; None for buttons that are not ours: under inline results, of games."""
    message = query.message
    if message is None or query.data is None:
        return None
    return Incoming(
        channel=CHANNEL,
        chat_key=to_chat_key(message),
        message_key=to_key(message.message_id, "message_id"),
        kind=Kind.BUTTON,
        sent_at=(now or to_moment(message.date, "date")).astimezone(UTC),
        action=to_text(query.data, "data"),
        profile=profile_of(query.from_user),
    )


def _to_member(change: ChatMemberUpdated, *, key: str) -> Incoming | None:
    before, after = change.old_chat_member.status, change.new_chat_member.status
    if change.chat.type == "private":
        command = _MEMBER.get(after, "") if before != after else ""
    else:
        command = "group" if after in _IN and before not in _IN else ""
    if not command:
        return None
    return Incoming(
        channel=CHANNEL,
        chat_key=to_key(change.chat.id, "chat.id"),
        message_key=key,
        kind=Kind.COMMAND,
        sent_at=to_moment(change.date, "date"),
        command=command,
        profile=profile_of(change.from_user),
    )


def _to_group(message: Message, *, username: str) -> Incoming | None:
    if not _is_addressed(message, username=username):
        return None
    return Incoming(
        channel=CHANNEL,
        chat_key=to_key(message.chat.id, "chat.id"),
        message_key=to_key(message.message_id, "message_id"),
        kind=Kind.COMMAND,
        sent_at=to_moment(message.date, "date"),
        command="group",
        profile=profile_of(message.from_user),
    )


def _is_addressed(message: Message, *, username: str) -> bool:
    """A command, a mention of the bot, or a reply to the bot."""
    words = _words(message).lower()
    command = _COMMAND.match(words)
    if command:
        return not username or command[2] in (None, username)
    if username and username in _MENTION.findall(words):
        return True
    replied = _replied(message)
    author = replied.from_user if replied else None
    return bool(author and author.is_bot and username in ("", to_text(author.username, "username").lower()))


def _words(message: Message) -> str:
    text = message.text if message.text is not None else message.caption
    return to_text(text, "text", cap=TEXT_CAP)


def _replied(message: Message) -> Message | None:
    """Every message of a forum topic comes as a reply to the notice that opened the topic; that is no reply."""
    replied = message.reply_to_message
    return None if replied is None or replied.forum_topic_created else replied


def _reply_key(message: Message) -> str:
    """The key of the message it replies to; "" where it replies to none, or to one of another chat."""
    replied = _replied(message)
    return to_key(replied.message_id, "reply_to_message.message_id") if replied is not None else ""


def _origin(message: Message) -> str:
    """Who wrote first what was passed on: a person, also one who hides, a group or a channel; "" for own words."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginUser):
        return name_of(origin.sender_user) or to_text(origin.sender_user.username, "username")
    if isinstance(origin, MessageOriginHiddenUser):
        return to_text(origin.sender_user_name, "sender_user_name")
    if isinstance(origin, MessageOriginChat):
        return to_text(origin.sender_chat.title, "title")
    return to_text(origin.chat.title, "title") if isinstance(origin, MessageOriginChannel) else ""


def name_of(user: User) -> str:
    """What somebody calls themselves."""
    return " ".join(filter(None, (to_text(user.first_name, "first_name"), to_text(user.last_name, "last_name"))))


def profile_of(user: User | None) -> Profile:
    """What is known of somebody."""
    if user is None:
        return Profile()
    return Profile(
        name=name_of(user),
        username=to_text(user.username, "username"),
        language=to_text(user.language_code, "language_code", cap=35),
    )
