"""The bot as a member of a group, and what only administrators may do.

From https://core.telegram.org/bots/api: #chatmemberadministrator, #getchatmember, #pinchatmessage, #setmessagereaction.
"""

from __future__ import annotations

from .bot import BotState
from .chats import Chat
from .errors import bad_request
from .params import Params
from .types import JsonDict

RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_pin_messages", "can_manage_topics",
)  # fmt: skip
REACTIONS = frozenset("👍👎🔥😁🤔😱😢🎉🙏👌💔👀✍🤗🤝")


def to_own_member(me: JsonDict, rights: JsonDict | None) -> JsonDict:
    """A `ChatMember` of the bot itself."""
    return {"user": me, "status": "member"} if rights is None else {"user": me, "status": "administrator", **rights}


def get_chat_member(bot: BotState, params: Params) -> JsonDict:
    """Everybody who wrote is a member; the bot is one too, with its rights if it is an administrator."""
    chat, wanted = bot.access_chat(params), params.integer("user_id")
    if wanted == bot.id:
        return to_own_member(bot.to_user(), chat.rights)
    people = [message.payload["from"] for message in chat.messages.values()]
    person = next((person for person in people if person["id"] == wanted), None)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return {"user": person, "status": "member"}


def check_topics(chat: Chat) -> None:
    """Raises ApiError 400 unless the bot may manage topics; where nobody ever spoke of rights it may."""
    if chat.guarded and not chat.is_managed("can_manage_topics"):
        raise bad_request("not enough rights to manage topics")


def pin_chat_message(bot: BotState, params: Params) -> bool:
    chat = bot.access_chat(params)
    message = chat.access_message(params.integer("message_id"), missing="message to pin not found")
    if chat.is_group and not chat.is_managed("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    chat.pinned.append(message.id)
    bot.bell.ring()
    return True


def set_message_reaction(bot: BotState, params: Params) -> bool:
    """Bots can set up to one reaction per message."""
    chat = bot.access_chat(params)
    message = chat.access_message(params.integer("message_id"), missing="message to react not found")
    wanted = [str(one.get("emoji")) for one in params.json("reaction") or ()]
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(one not in REACTIONS for one in wanted):
        raise bad_request("REACTION_INVALID")
    chat.reactions[message.id] = tuple(wanted)
    bot.bell.ring()
    return True
