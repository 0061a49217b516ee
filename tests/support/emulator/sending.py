"""The methods that send: sendMessage and files. Each checks in Telegram's order, then counts, then takes effect."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .bot import BotState
from .chats import Chat
from .entities import Formatted, parse_formatted
from .errors import bad_request
from .files import to_media
from .markup import utf16_length
from .params import Params
from .types import JsonDict, Upload

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
CALLBACK_DATA_LIMIT = 64
COPIED = frozenset(
    {
        *("text", "entities", "caption", "caption_entities", "photo", "document", "voice", "audio", "video"),
        *("sticker", "location", "contact"),
    }
)
_BUTTON_ACTIONS = (
    "callback_data", "url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "copy_text", "pay", "disabled",
)  # fmt: skip
# https://core.telegram.org/bots/api#inlinekeyboardbutton: "Exactly one of the fields other than text,
# icon_custom_emoji_id, and style must be used"; `disabled` since 10.3
_STYLES = (None, "danger", "success", "primary")


@dataclass(frozen=True, kw_only=True)
class Markup:
    """A `reply_markup`: `inline` stays with the message, `keyboard` replaces the customer's keyboard."""

    inline: JsonDict = field(default_factory=dict)
    keyboard: tuple[tuple[str, ...], ...] = ()


def send_message(bot: BotState, params: Params) -> JsonDict:
    formatted = parse_text(params)
    return _send(bot, params, {"text": formatted.text, **_with_entities("entities", formatted)})


def send_photo(bot: BotState, params: Params) -> JsonDict:
    return _send_file(bot, params, "photo")


def send_document(bot: BotState, params: Params) -> JsonDict:
    return _send_file(bot, params, "document")


def send_voice(bot: BotState, params: Params) -> JsonDict:
    return _send_file(bot, params, "voice")


def send_audio(bot: BotState, params: Params) -> JsonDict:
    return _send_file(bot, params, "audio")


def send_video(bot: BotState, params: Params) -> JsonDict:
    return _send_file(bot, params, "video")


def send_sticker(bot: BotState, params: Params) -> JsonDict:
    return _send_file(bot, params, "sticker")


def copy_message(bot: BotState, params: Params) -> JsonDict:
    """The content of a message of another chat, without a link to it: https://core.telegram.org/bots/api#copymessage.

    Service messages can't be copied.
    """
    source = bot.access_chat(params, "from_chat_id")
    original = source.access_message(params.integer("message_id"), missing="message to copy not found").payload
    content = {name: value for name, value in original.items() if name in COPIED}
    if not content:
        raise bad_request("message can't be copied")
    return {"message_id": _send(bot, params, content)["message_id"]}


def send_media_group(bot: BotState, params: Params) -> list[JsonDict]:
    """An album: 2 to 10 pictures, or as many documents."""
    media = params.json("media")
    if not isinstance(media, list) or not 2 <= len(media) <= 10:
        raise bad_request("group send failed: 2 to 10 media are expected")
    if len({one.get("type") for one in media}) > 1:
        raise bad_request("document can't be mixed with other media types")
    bot.access_chat(params)
    parts = [
        Params(values={**params.values, **one, one["type"]: one["media"]}, uploads=params.uploads) for one in media
    ]
    contents = [
        {**_read_file(bot, one, str(part["type"])), **parse_caption(one)}
        for one, part in zip(parts, media, strict=True)
    ]
    album = {"media_group_id": str(bot.files.next_album())}
    return [_send(bot, params, {**album, **content}) for content in contents]


def parse_text(params: Params) -> Formatted:
    """Raises ApiError 400: bad markup, empty, more than 4096 UTF-16 units."""
    parse_mode, entities = params.text("parse_mode"), params.json("entities")
    formatted = parse_formatted(params.text("text"), parse_mode=parse_mode, entities=entities)
    if not formatted.text:
        raise bad_request("message text is empty")
    if utf16_length(formatted.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return formatted


def parse_caption(params: Params) -> JsonDict:
    """The caption fields of a message. Raises ApiError 400: bad markup, more than 1024 UTF-16 units."""
    parse_mode, entities = params.text("parse_mode"), params.json("caption_entities")
    formatted = parse_formatted(params.text("caption"), parse_mode=parse_mode, entities=entities)
    if utf16_length(formatted.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return {"caption": formatted.text, **_with_entities("caption_entities", formatted)} if formatted.text else {}


def parse_markup(params: Params) -> Markup:
    """Raises ApiError 400 for what is no keyboard, and for callback data of more than 64 bytes."""
    raw = params.json("reply_markup")
    if raw is None:
        return Markup()
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in raw:
        return Markup(inline=_check_inline(raw["inline_keyboard"]))
    rows = raw.get("keyboard", ())
    return Markup(keyboard=tuple(tuple(_label(button) for button in row) for row in rows))


def _check_inline(rows: Any) -> JsonDict:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse inline keyboard: expected an Array of Arrays")
    for row in rows:
        for button in row:
            _check_button(button)
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else {}


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not button.get("text"):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not any(action in button for action in _BUTTON_ACTIONS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if sum(action in button for action in _BUTTON_ACTIONS) > 1 or button.get("style") not in _STYLES:
        raise bad_request("can't parse inline keyboard button")
    data = button.get("callback_data")
    if data is not None and not 0 < len(str(data).encode()) <= CALLBACK_DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")


def _label(button: Any) -> str:
    return str(button["text"] if isinstance(button, dict) else button)


def _send_file(bot: BotState, params: Params, kind: str) -> JsonDict:
    caption = parse_caption(params)
    bot.access_chat(params)
    return _send(bot, params, {**_read_file(bot, params, kind), **caption})


def _read_file(bot: BotState, params: Params, kind: str) -> JsonDict:
    """The media part from an upload, `attach://`, or a file_id."""
    given = params.text(kind)
    upload = params.uploads.get(given.removeprefix("attach://") if given.startswith("attach://") else kind)
    if upload is not None:
        return to_media(bot.files.store(kind, _check_upload(upload)))
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    stored = bot.files.access(given)
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
    return to_media(stored)


def _check_upload(upload: Upload) -> Upload:
    if not upload.data:
        raise bad_request("file must be non-empty")
    return upload


def _send(bot: BotState, params: Params, content: JsonDict) -> JsonDict:
    markup = parse_markup(params)
    chat = bot.access_chat(params)
    place = {**_read_thread(chat, params), **_read_reply(chat, params)}
    inline = {"reply_markup": markup.inline} if markup.inline else {}
    bot.gate.check_and_count(chat.id, in_group=chat.is_group)
    return dict(bot.say(chat, {**place, **content, **inline}, keyboard=markup.keyboard).payload)


def _read_thread(chat: Chat, params: Params) -> JsonDict:
    """https://core.telegram.org/bots/api#sendmessage, direct_messages_topic_id: "required if the message is sent to a
    direct messages chat". In which words it is missed is not documented.
    """
    if chat.is_direct:
        if not params.integer("direct_messages_topic_id"):
            raise bad_request("direct messages topic must be specified")
        return {"direct_messages_topic": {"topic_id": params.integer("direct_messages_topic_id")}}
    thread = params.integer("message_thread_id")
    if not thread or (chat.forum and thread == 1):
        return {}
    if chat.access_topic(thread).closed and not chat.is_managed("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return {"message_thread_id": thread, "is_topic_message": True}


def _read_reply(chat: Chat, params: Params) -> JsonDict:
    reply = params.json("reply_parameters") or {}
    wanted = reply.get("message_id") or params.integer("reply_to_message_id")
    lenient = reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply")
    if not wanted or (lenient and chat.find(int(wanted)) is None):
        return {}
    replied = chat.access_message(int(wanted), missing="message to be replied not found")
    return {"reply_to_message": to_replied(replied.payload)}


def to_replied(payload: Any) -> JsonDict:
    """A message as it is shown inside its reply: never with its own reply."""
    return {name: value for name, value in payload.items() if name != "reply_to_message"}


def _with_entities(name: str, formatted: Formatted) -> JsonDict:
    return {name: list(formatted.entities)} if formatted.entities else {}
