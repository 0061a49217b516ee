"""Groups with topics: opening and closing them, copying into them, small signs. Pure Bot API, no texts of ours.

The methods are those of https://core.telegram.org/bots/api: createForumTopic, editForumTopic, closeForumTopic,
reopenForumTopic, copyMessage, sendPhoto and its like with a file_id, pinChatMessage, setMessageReaction, getChat,
getChatMember.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Final

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.telegram import trouble
from bot.channels.telegram.sender import TelegramChannel
from bot.channels.telegram.spoken import to_incoming
from bot.core.desk.topics import Rights
from bot.core.messages import Attachment, Incoming
from bot.errors import SendRefused, SendUncertain

TOAST_LENGTH = 200
METHODS: Final = {
    "photo": "sendPhoto",
    "voice": "sendVoice",
    "audio": "sendAudio",
    "video": "sendVideo",
    "document": "sendDocument",
    "sticker": "sendSticker",
}


class TelegramForums(TelegramChannel):
    """The channel with its groups: implements ``Forum`` too."""

    def to_incoming(self, raw: str) -> Incoming | None:
        """As ``Channel.to_incoming``."""
        incoming = to_incoming(raw, username=self.username, now=self._clock())
        return replace(incoming, account=self.account) if incoming is not None else None

    async def look(self, chat_key: str) -> Rights | None:
        """As ``Forum.look``. Who is creator or administrator of a group reads all of it, whatever its privacy."""
        try:
            chat = await self.line.call("getChat", chat_id=int(chat_key))
            me = await self.line.call("getChatMember", chat_id=int(chat_key), user_id=int(self.account))
        except (BadRequest, Forbidden):
            return None
        except TelegramError as error:
            raise trouble.to_send_error(error, repeatable=True) from error
        if me.get("status") in ("left", "kicked"):
            return None
        return Rights(
            title=str(chat.get("title") or ""),
            forum=bool(chat.get("is_forum")),
            admin=me.get("status") in ("administrator", "creator"),
            topics=bool(me.get("can_manage_topics")) or me.get("status") == "creator",
        )

    async def open_topic(self, chat_key: str, *, title: str, colour: int) -> str:
        """As ``Forum.open_topic``."""
        made = await self._do(chat_key, "createForumTopic", repeatable=False, name=title, icon_color=colour)
        if not isinstance(made, dict) or not isinstance(made.get("message_thread_id"), int):
            raise SendUncertain()
        return str(made["message_thread_id"])

    async def rename_topic(self, chat_key: str, thread_key: str, title: str) -> None:
        """As ``Forum.rename_topic``."""
        await self._do(chat_key, "editForumTopic", message_thread_id=int(thread_key), name=title)

    async def close_topic(self, chat_key: str, thread_key: str, *, closed: bool) -> None:
        """As ``Forum.close_topic``."""
        method = "closeForumTopic" if closed else "reopenForumTopic"
        await self._do(chat_key, method, message_thread_id=int(thread_key))

    async def copy(self, chat_key: str, thread_key: str, *, from_chat: str, message_key: str) -> str:
        """As ``Forum.copy``."""
        copied = await self._do(
            chat_key,
            "copyMessage",
            repeatable=False,
            from_chat_id=int(from_chat),
            message_id=int(message_key),
            message_thread_id=int(thread_key),
        )
        return _to_key(copied)

    async def pass_on(self, chat_key: str, thread_key: str, file: Attachment, caption: str) -> str:
        """As ``Forum.pass_on``: a file is known by its id to the bot it came to, in whichever chat."""
        if file.kind not in METHODS:
            raise SendRefused(problem="it is no file")
        content = {file.kind: file.file_key} | ({} if file.kind == "sticker" else {"caption": caption or None})
        place = {"message_thread_id": int(thread_key)}
        return _to_key(await self._do(chat_key, METHODS[file.kind], repeatable=False, **place, **content))

    async def pin(self, chat_key: str, message_key: str) -> None:
        """As ``Forum.pin``."""
        try:
            await self.line.call(
                "pinChatMessage", chat_id=int(chat_key), message_id=int(message_key), disable_notification=True
            )
        except TelegramError:
            return

    async def react(self, chat_key: str, message_key: str, emoji: str) -> None:
        """As ``Forum.react``."""
        signs = json.dumps([{"type": "emoji", "emoji": emoji}])
        await self._do(chat_key, "setMessageReaction", message_id=int(message_key), reaction=signs)

    async def answer_press(self, query_key: str, text: str) -> None:
        """As ``Forum.answer_press``: a long text comes as a window that must be closed."""
        short = text[:TOAST_LENGTH]
        try:
            await self.line.call(
                "answerCallbackQuery", callback_query_id=query_key, text=short or None, show_alert=len(short) > 60
            )
        except TelegramError:
            return

    async def _do(self, chat_key: str, method: str, *, repeatable: bool = True, **params: Any) -> Any:
        try:
            return await self.limited(chat_key, method, **params)
        except TelegramError as error:
            if trouble.is_same_topic(error):
                return True
            raise trouble.to_send_error(error, repeatable=repeatable) from error


def _to_key(sent: Any) -> str:
    if not isinstance(sent, dict) or not isinstance(sent.get("message_id"), int):
        raise SendUncertain()
    return str(sent["message_id"])
