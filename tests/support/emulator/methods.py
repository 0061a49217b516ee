"""The table of methods, and those that need no file of their own."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from . import accounts, editing, forum, members, sending
from .bot import BotState
from .errors import (
    KICKED_FROM_GROUP,
    KICKED_FROM_SUPERGROUP,
    NOT_A_MEMBER,
    POLLER_STOPPED_BY_WEBHOOK,
    WEBHOOK_ACTIVE,
    ApiError,
    bad_request,
)
from .params import Params
from .types import ChatAction, JsonDict
from .webhook import WebhookTarget

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


@dataclass(frozen=True, kw_only=True)
class Described:
    """A result that comes with a `description`."""

    result: Any
    description: str


Method: TypeAlias = Callable[[BotState, Params], Any | Awaitable[Any]]


async def get_updates(bot: BotState, params: Params) -> list[JsonDict]:
    if bot.webhook.target is not None:
        raise ApiError(WEBHOOK_ACTIVE)
    _remember_allowed(bot, params)
    return await bot.poller.poll(params)


def set_webhook(bot: BotState, params: Params) -> Described:
    url, secret = params.text("url"), params.text("secret_token")
    if not url:
        return delete_webhook(bot, params)
    if urlsplit(url).scheme not in ("http", "https"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    _remember_allowed(bot, params)
    _drop_if_asked(bot, params)
    bot.poller.stop(POLLER_STOPPED_BY_WEBHOOK)
    connections = min(max(params.integer("max_connections", 40), 1), 100)
    bot.webhook.aim(WebhookTarget(url=url, secret=secret, max_connections=connections))
    return Described(result=True, description="Webhook was set")


def delete_webhook(bot: BotState, params: Params) -> Described:
    _drop_if_asked(bot, params)
    known = bot.webhook.target is not None
    bot.webhook.aim(None)
    return Described(result=True, description="Webhook was deleted" if known else "Webhook is already deleted")


def get_webhook_info(bot: BotState, _: Params) -> JsonDict:
    return bot.webhook.to_info()


def get_me(bot: BotState, _: Params) -> JsonDict:
    return bot.to_me()


def set_my_commands(bot: BotState, params: Params) -> bool:
    commands = params.json("commands")
    if not isinstance(commands, list) or not all(isinstance(command, dict) for command in commands):
        raise bad_request("can't parse bot commands JSON object")
    if not all(re.fullmatch(r"/?[a-z0-9_]{1,32}", str(command.get("command"))) for command in commands):
        raise bad_request("BOT_COMMAND_INVALID")
    if not all(1 <= len(str(command.get("description", ""))) <= 256 for command in commands):
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    bot.commands[_scope(params)] = [{**command, "command": command["command"].lstrip("/")} for command in commands]
    return True


def get_my_commands(bot: BotState, params: Params) -> list[JsonDict]:
    return bot.commands.get(_scope(params), [])


def delete_my_commands(bot: BotState, params: Params) -> bool:
    bot.commands.pop(_scope(params), None)
    return True


def send_chat_action(bot: BotState, params: Params) -> bool:
    chat, action = bot.access_chat(params), params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    thread = params.integer("message_thread_id") or None
    if thread is not None:
        chat.access_topic(thread)
    chat.actions.append(ChatAction(action=action, thread=thread, at=bot.clock.now_utc()))
    bot.bell.ring()
    return True


def send_message_draft(bot: BotState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#sendmessagedraft: in private chats, a preview of 30 s; "Pass an empty text to
    show a “Thinking…” placeholder". In which words other chats are refused is not documented.
    """
    chat = bot.access_chat(params)
    if chat.is_group:
        raise bad_request("method is available only for private chats")
    if not params.integer("draft_id"):
        raise bad_request("DRAFT_ID_INVALID")
    chat.actions.append(ChatAction(action=params.text("text") or "thinking", thread=None, at=bot.clock.now_utc()))
    bot.bell.ring()
    return True


def get_file(bot: BotState, params: Params) -> JsonDict:
    return bot.files.link(params.text("file_id"))


def get_chat(bot: BotState, params: Params) -> JsonDict:
    return bot.access_chat(params).to_full_json()


def leave_chat(bot: BotState, params: Params) -> bool:
    chat = bot.access_chat(params)
    if not chat.is_group:
        raise bad_request("chat member status can't be changed in private chats")
    chat.refusal = NOT_A_MEMBER if chat.kind == "supergroup" else KICKED_FROM_GROUP
    bot.bell.ring()
    return True


def kick_refusal(kind: str) -> Any:
    """What a bot hears about a group it was thrown out of."""
    return KICKED_FROM_SUPERGROUP if kind == "supergroup" else KICKED_FROM_GROUP


def _remember_allowed(bot: BotState, params: Params) -> None:
    """As documented: not given keeps the last choice, [] is the default choice, old updates stay."""
    if params.has("allowed_updates"):
        bot.queue.allowed = frozenset(params.json("allowed_updates")) or None


def _drop_if_asked(bot: BotState, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        bot.queue.forget_all()


def _scope(params: Params) -> tuple[str, str]:
    scope = params.json("scope") or {"type": "default"}
    key = " ".join(f"{name}={scope[name]}" for name in sorted(scope))
    return key, params.text("language_code")


METHODS: Mapping[str, Method] = {
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "getme": get_me,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "sendmessage": sending.send_message,
    "sendmediagroup": sending.send_media_group,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendvoice": sending.send_voice,
    "sendaudio": sending.send_audio,
    "sendvideo": sending.send_video,
    "sendsticker": sending.send_sticker,
    "copymessage": sending.copy_message,
    "sendchataction": send_chat_action,
    "sendmessagedraft": send_message_draft,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": editing.answer_callback_query,
    "getfile": get_file,
    "getchat": get_chat,
    "getchatmember": members.get_chat_member,
    "pinchatmessage": members.pin_chat_message,
    "setmessagereaction": members.set_message_reaction,
    "leavechat": leave_chat,
    "createforumtopic": forum.create_forum_topic,
    "editforumtopic": forum.edit_forum_topic,
    "closeforumtopic": forum.close_forum_topic,
    "reopenforumtopic": forum.reopen_forum_topic,
    "deleteforumtopic": forum.delete_forum_topic,
    "getbusinessconnection": accounts.get_business_connection,
    "readbusinessmessage": accounts.read_business_message,
    "deletebusinessmessages": accounts.delete_business_messages,
}
