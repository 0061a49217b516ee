"""Telegram as a Channel of the accounts on whose behalf the bot speaks: the same letters, with a connection.

https://core.telegram.org/bots/api: ``business_connection_id`` of sendMessage, sendPhoto, sendDocument, sendMediaGroup,
sendChatAction, editMessageText and editMessageCaption; deleteBusinessMessages, readBusinessMessage.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.channels.telegram import trouble
from bot.channels.telegram.business import read_powers
from bot.channels.telegram.sender import TYPING_SECONDS, TelegramChannel
from bot.core.messages import Incoming
from bot.core.reach.behalf import CHANNEL, to_place
from bot.errors import CustomerBlocked, SendRefused
from bot.service.outbox.refusals import ChatLeftOut, MayNotReply, NotConnected
from bot.service.ports import Letter, Receipt

DELETE = "deleteBusinessMessages"
UNCLEAR = (SendRefused, CustomerBlocked, ChatLeftOut, MayNotReply, NotConnected)  # may be about the connection


class BehalfChannel(TelegramChannel):
    """Chats are called by connection and chat. Updates come to the channel of the bot itself."""

    name = CHANNEL

    def to_incoming(self, raw: str) -> Incoming | None:
        """Nothing comes here."""
        return None

    async def send(self, letter: Letter, *, part_sent: Callable[[int], None]) -> Receipt:
        """As ``Channel.send``; what was read is marked so first. Why something is refused is asked of Telegram: in
        which words it says that a right is missing is documented nowhere.
        """
        if letter.read_key.isdecimal():
            await self._mark_read(letter)
        try:
            return await super().send(letter, part_sent=part_sent)
        except SendRefused as error:
            known = await self._find_obstacle(letter) if type(error) in UNCLEAR else None
            raise known or error from error

    async def limited(self, chat_key: str, method: str, **params: Any) -> Any:
        """As for the bot's own chats, in the name of the account."""
        connection, chat = to_place(chat_key)
        return await super().limited(chat, method, business_connection_id=connection, **params)

    async def show_typing(self, chat_key: str) -> None:
        """As ``Channel.show_typing``."""
        connection, chat = to_place(chat_key)
        try:
            async with asyncio.timeout(TYPING_SECONDS):
                await self.line.call(
                    "sendChatAction", chat_id=int(chat), business_connection_id=connection, action="typing"
                )
        except (TelegramError, TimeoutError):
            return

    async def _find_obstacle(self, letter: Letter) -> SendRefused | None:
        """What the connection itself says against writing; None where it allows it, or nobody answers."""
        connection, _ = to_place(letter.chat_key)
        try:
            async with asyncio.timeout(TYPING_SECONDS):
                found = await self.line.call("getBusinessConnection", business_connection_id=connection)
        except BadRequest:
            return NotConnected()
        except (TelegramError, TimeoutError):
            return None
        powers = read_powers(found)
        return NotConnected() if powers is None else None if powers.reply else MayNotReply()

    async def _mark_read(self, letter: Letter) -> None:
        """Failing is no harm: the answer says it too."""
        connection, chat = to_place(letter.chat_key)
        place: dict[str, Any] = {"business_connection_id": connection, "chat_id": int(chat)}
        try:
            async with asyncio.timeout(TYPING_SECONDS):
                await self.line.call("readBusinessMessage", message_id=int(letter.read_key), **place)
        except (TelegramError, TimeoutError):
            return

    async def _delete(self, letter: Letter) -> Receipt:
        """All in one request, which names no chat."""
        connection, chat = to_place(letter.chat_key)
        await self.limiter.wait_for_spare(chat)
        keys = json.dumps([int(key) for key in letter.deletes])
        try:
            await self.line.call(DELETE, business_connection_id=connection, message_ids=keys)
        except TelegramError as error:
            if isinstance(error, RetryAfter):
                self.limiter.hold(chat, trouble.retry_seconds(error))
            if not trouble.is_deleted(error):
                raise trouble.to_send_error(error, repeatable=True) from error
        return Receipt(channel_key="")


def open_behalf(channel: TelegramChannel) -> BehalfChannel:
    """The channel beside that of the bot, on the same connection and within the same limits."""
    return BehalfChannel(channel.line, limiter=channel.limiter, username=channel.username)
