"""Telegram's refusals as our errors. What may be repeated, what never helps, what nobody knows."""

from __future__ import annotations

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.line import was_sent
from bot.errors import (
    CustomerBlocked,
    Refused,
    SendFailed,
    SendLater,
    SendRefused,
    SendUncertain,
)
from bot.service.outbox.refusals import (
    ChatLeftOut,
    GoneAtCustomer,
    MayNotReply,
    NotConnected,
    TooOldToDelete,
    TopicGone,
    WindowShut,
)

AGAIN_SECONDS = 2.0
WRONG_TOKEN_SECONDS = 60.0
# https://core.telegram.org/method/messages.sendMessage#possible-errors; "not found" are words of the Bot API server
OF_CONNECTIONS: dict[str, type[SendRefused]] = {
    "business_peer_usage_missing": WindowShut,
    "business_peer_invalid": ChatLeftOut,
    "bot_access_forbidden": MayNotReply,
    "business_connection_not_allowed": MayNotReply,
    "business connection not found": NotConnected,
    "business_connection_invalid": NotConnected,
}


class FileUnavailable(Refused):
    """Telegram does not hand out this file right now. Try again in a minute."""

    status = 503


def to_send_error(error: TelegramError, *, repeatable: bool) -> SendFailed:
    """What a failed send means for the outbox.

    An answer of 500-599 counts as uncertain: behind Telegram's gateway the message may have been posted already.
    ``repeatable`` is an edit, whose repetition changes nothing: there doubt means "again", never "uncertain".
    """
    of_connection = find_of_connection(error)
    if of_connection is not None:
        return of_connection()
    match error:
        case RetryAfter():
            return SendLater(seconds=retry_seconds(error))
        case Forbidden():
            return CustomerBlocked()
        case BadRequest() if is_too_old(error):
            return TooOldToDelete()
        case BadRequest() if is_lost(error):
            return GoneAtCustomer()
        case BadRequest() if is_without_topic(error):
            return TopicGone()
        case BadRequest():
            return SendRefused(problem=describe(error))
        case InvalidToken():
            return SendLater(seconds=WRONG_TOKEN_SECONDS)
        case ChatMigrated():
            return SendLater(seconds=AGAIN_SECONDS)
    if repeatable or not was_sent(error) or is_flood(error):
        return SendLater(seconds=AGAIN_SECONDS)
    return SendUncertain()


def find_of_connection(error: TelegramError) -> type[SendRefused] | None:
    """What is wrong with the connection to an account, or with writing in its name now."""
    words = error.message.lower()
    return next((kind for said, kind in OF_CONNECTIONS.items() if said in words), None)


def retry_seconds(error: RetryAfter) -> float:
    """The pause Telegram asks for; PTB gives seconds or a timedelta, by an environment variable."""
    pause = error.retry_after
    return float(pause) if isinstance(pause, int | float) else pause.total_seconds()


def is_flood(error: TelegramError) -> bool:
    """429 without ``retry_after``, which PTB tells from other errors only by its words."""
    return error.message.startswith("Too Many Requests")


def is_unmodified(error: TelegramError) -> bool:
    """An edit found the message as it should be."""
    return isinstance(error, BadRequest) and "message is not modified" in error.message.lower()


def is_deleted(error: TelegramError) -> bool:
    """A deletion found nothing to delete."""
    return isinstance(error, BadRequest) and "message to delete not found" in error.message.lower()


def is_too_old(error: TelegramError) -> bool:
    """Telegram deletes a message for 48 hours only."""
    return isinstance(error, BadRequest) and "can't be deleted" in error.message.lower()


def is_lost(error: TelegramError) -> bool:
    """The customer has deleted what was to be changed."""
    return isinstance(error, BadRequest) and "message to edit not found" in error.message.lower()


def is_without_topic(error: TelegramError) -> bool:
    """The topic was deleted: sending says "message thread not found", its own methods TOPIC_ID_INVALID or TOPIC_DELETED
    (tdlib/telegram-bot-api#854, #693)."""
    words = error.message.lower()
    gone = ("thread not found", "topic_deleted", "topic_id_invalid")
    return isinstance(error, BadRequest) and any(one in words for one in gone)


def is_same_topic(error: TelegramError) -> bool:
    """The topic is so already."""
    return isinstance(error, BadRequest) and "not_modified" in error.message.lower()


def is_about_entities(error: TelegramError) -> bool:
    """Telegram did not like the formatting; the same text without it will do."""
    words = error.message.lower()
    return isinstance(error, BadRequest) and ("entit" in words or "utf-16" in words)


def is_about_button(error: TelegramError) -> bool:
    """Telegram did not like a button, as a server older than a kind of button does not."""
    words = error.message.lower()
    return isinstance(error, BadRequest) and ("button" in words or "keyboard" in words)


def is_about_picture(error: TelegramError) -> bool:
    """Telegram did not like the picture (its sides, its kind); as a file it will do."""
    words = error.message.lower()
    return isinstance(error, BadRequest) and ("photo" in words or "image" in words)


def is_gone(error: TelegramError) -> bool:
    """getFile: the file id is unknown or the file is no longer kept."""
    return isinstance(error, BadRequest)


def is_too_big(error: TelegramError) -> bool:
    """getFile: over what bots may download."""
    return isinstance(error, BadRequest) and "too big" in error.message.lower()


def describe(error: TelegramError) -> str:
    """Telegram's words for the operator, one line."""
    return " ".join(error.message.split())[:200]
