"""The methods that change what was sent: edits, deletion, and answers to button presses."""

from __future__ import annotations

from .bot import BotState
from .chats import Chat
from .errors import NOT_MODIFIED, QUERY_TOO_OLD, ApiError, bad_request
from .params import Params
from .sending import parse_caption, parse_markup, parse_text
from .types import CallbackAnswer, ChatMessage, JsonDict
from .updates import QUERY_LIFETIME

DELETABLE_SECONDS = 48 * 3600


def edit_message_text(bot: BotState, params: Params) -> JsonDict:
    formatted = parse_text(params)
    chat, message = _access_own(bot, params)
    if "text" not in message.payload:
        raise bad_request("there is no text in the message to edit")
    content: JsonDict = {"text": formatted.text}
    if formatted.entities:
        content["entities"] = list(formatted.entities)
    return _edit(bot, chat, message, params, content, replaced=("text", "entities"))


def edit_message_caption(bot: BotState, params: Params) -> JsonDict:
    caption = parse_caption(params)
    chat, message = _access_own(bot, params)
    if "text" in message.payload:
        raise bad_request("there is no caption in the message to edit")
    return _edit(bot, chat, message, params, caption, replaced=("caption", "caption_entities"))


def edit_message_reply_markup(bot: BotState, params: Params) -> JsonDict:
    chat, message = _access_own(bot, params)
    return _edit(bot, chat, message, params, {}, replaced=())


def delete_message(bot: BotState, params: Params) -> bool:
    chat = bot.access_chat(params)
    message = chat.access_message(params.integer("message_id"), missing="message to delete not found")
    if bot.seconds() - message.payload["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    chat.delete(message)
    bot.bell.ring()
    return True


def answer_callback_query(bot: BotState, params: Params) -> bool:
    query = bot.queries.get(params.text("callback_query_id"))
    if query is None or bot.clock.now() - query.asked_at >= QUERY_LIFETIME:
        raise ApiError(QUERY_TOO_OLD)
    text = params.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = CallbackAnswer(query_id=query.id, text=text, alert=params.flag("show_alert"))
    bot.answers.setdefault(query.user_id, []).append(answer)
    bot.bell.ring()
    return True


def _access_own(bot: BotState, params: Params) -> tuple[Chat, ChatMessage]:
    """Raises ApiError 400 when it is gone or a person's."""
    chat = bot.access_chat(params)
    message = chat.access_message(params.integer("message_id"), missing="message to edit not found")
    if not message.by_bot:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(
    bot: BotState, chat: Chat, message: ChatMessage, params: Params, content: JsonDict, *, replaced: tuple[str, ...]
) -> JsonDict:
    """Put `content` and the new markup in place of the fields `replaced`; no markup given means none stays."""
    dropped = {*replaced, "reply_markup", "edit_date"}
    kept = {name: value for name, value in message.payload.items() if name not in dropped}
    inline = parse_markup(params).inline
    payload = {**kept, **content, **({"reply_markup": inline} if inline else {})}
    if payload == {name: value for name, value in message.payload.items() if name != "edit_date"}:
        raise ApiError(NOT_MODIFIED)
    bot.gate.check_and_count(chat.id, in_group=chat.is_group)
    revised = chat.revise(message, {**payload, "edit_date": bot.seconds()}, at=bot.seconds())
    bot.bell.ring()
    return dict(revised.payload)
