"""Forum topics, as an operators' group uses them."""

from __future__ import annotations

from dataclasses import replace

from .bot import BotState
from .chats import Chat, Topic
from .errors import ApiError, bad_request, refusal
from .members import check_topics
from .params import Params
from .types import JsonDict

DEFAULT_COLOR = 7322096


def create_forum_topic(bot: BotState, params: Params) -> JsonDict:
    chat = _access_forum(bot, params)
    name = params.text("name").strip()
    if not 1 <= len(name) <= 128:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    color = params.integer("icon_color", DEFAULT_COLOR)
    bot.gate.check_and_count(chat.id, in_group=True)
    return open_topic(bot, chat, name=name, color=color).to_json()


def open_topic(bot: BotState, chat: Chat, *, name: str, color: int = DEFAULT_COLOR) -> Topic:
    """The topic, with the service message that gives it its id."""
    service = bot.say(chat, {"forum_topic_created": {"name": name, "icon_color": color}, "is_topic_message": True})
    topic = Topic(id=service.id, name=name, icon_color=color)
    payload = {**service.payload, "message_thread_id": topic.id}
    chat.messages[service.id] = replace(service, payload=payload)
    chat.topics[topic.id] = topic
    return topic


def edit_forum_topic(bot: BotState, params: Params) -> bool:
    chat = _access_forum(bot, params)
    topic = chat.access_topic(params.integer("message_thread_id"))
    name = params.text("name") or topic.name
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    chat.topics[topic.id] = replace(topic, name=name)
    return True


def close_forum_topic(bot: BotState, params: Params) -> bool:
    return _change_closed(bot, params, target=True)


def reopen_forum_topic(bot: BotState, params: Params) -> bool:
    return _change_closed(bot, params, target=False)


def delete_forum_topic(bot: BotState, params: Params) -> bool:
    chat = _access_forum(bot, params)
    remove_topic(chat, chat.access_topic(params.integer("message_thread_id")).id)
    bot.bell.ring()
    return True


def remove_topic(chat: Chat, topic_id: int) -> None:
    """The topic and all its messages are gone; no bot is told."""
    chat.topics.pop(topic_id, None)
    for message in list(chat.messages.values()):
        if message.thread == topic_id:
            chat.delete(message)


def _change_closed(bot: BotState, params: Params, *, target: bool) -> bool:
    chat = _access_forum(bot, params)
    topic = chat.access_topic(params.integer("message_thread_id"))
    if topic.closed is target:
        raise bad_request("TOPIC_NOT_MODIFIED")
    chat.topics[topic.id] = replace(topic, closed=target)
    return True


def _access_forum(bot: BotState, params: Params) -> Chat:
    chat = bot.access_chat(params)
    if not chat.forum:
        raise ApiError(refusal(400, "the chat is not a forum"))
    check_topics(chat)
    return chat
