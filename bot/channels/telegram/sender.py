"""Telegram as a Channel: letters out, files in, typing and button answers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import httpx
from telegram.error import BadRequest, ChatMigrated, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram import trouble
from bot.channels.telegram.bounds.limits import Limiter
from bot.channels.telegram.bounds.split import LIMIT, utf16_length
from bot.channels.telegram.convert import to_incoming
from bot.channels.telegram.enclosing import (
    CAPTION_LIMIT,
    UPLOAD_SECONDS,
    Group,
    open_request,
    plan,
    to_above,
    to_sent_as,
)
from bot.channels.telegram.line import Line
from bot.channels.telegram.reading.fields import CHANNEL
from bot.channels.telegram.reading.places import to_place
from bot.channels.telegram.render import Piece, find_plainer, render, to_keyboard
from bot.core.messages import Incoming
from bot.errors import CustomerBlocked, NotFound, SendRefused, SendUncertain, TooLarge
from bot.service.outbox.refusals import ChangeTooLong
from bot.service.ports import Letter, Receipt

log = logging.getLogger(__name__)

EDIT, EDIT_CAPTION, DELETE = "editMessageText", "editMessageCaption", "deleteMessage"
SPARED = frozenset(
    (EDIT, EDIT_CAPTION, DELETE, "editForumTopic", "setMessageReaction")
)  # these wait for a place that nobody else needs
TYPING_SECONDS = 5.0
THINKING = 1  # the name of a draft without text: https://core.telegram.org/bots/api#sendmessagedraft
DOWNLOAD_LIMIT = 20 * 1024 * 1024


class TelegramChannel:
    """Implements ``Channel``. Use it from one event loop, and close it.

    ``username`` is the bot's own, for t.me links and for groups; "" until ``introduce`` has reached Telegram.
    ``line`` is its connection, which ``set_my_commands`` and ``set_webhook`` may share.
    """

    name = CHANNEL

    def __init__(
        self,
        line: Line,
        *,
        limiter: Limiter | None = None,
        username: str = "",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.username = username
        self.account = line.bot_id
        self.line, self.limiter, self._clock = line, limiter or Limiter(), clock
        self._moved: dict[str, str] = {}

    def to_incoming(self, raw: str) -> Incoming | None:
        """As ``Channel.to_incoming``. A button press is dated now, for Telegram does not date it."""
        incoming = to_incoming(raw, username=self.username, now=self._clock())
        return replace(incoming, account=self.account) if incoming is not None else None

    async def introduce(self) -> None:
        """Ask Telegram who we are.

        Raises:
            TelegramError: InvalidToken when the token is wrong.
        """
        self.username = str((await self.line.call("getMe"))["username"])

    async def send(self, letter: Letter, *, part_sent: Callable[[int], None]) -> Receipt:
        """As ``Channel.send``. ``part_sent(n)`` counts all pieces from 1, skipped ones included, so n is the next
        ``skip_parts``; when nothing is left to send the key of the receipt is "". An edit must fit into one piece, and
        as its repetition is harmless it never ends in SendUncertain.
        """
        if letter.deletes:
            return await self._delete(letter)
        if letter.target:
            return await self._edit(letter, render(letter))
        steps, keys = plan(letter), list[tuple[str, ...]]()
        for number, step in enumerate(steps[letter.skip_parts :], start=letter.skip_parts + 1):
            above = to_above(letter, first=number == 1)
            keys.append(await self._post_part(letter, step, above))
            part_sent(number)
        arrived = [key for each in keys for key in each]
        sent_as = None if letter.skip_parts else to_sent_as(steps, keys)
        return Receipt(channel_key=arrived[-1] if arrived else "", sent_as=sent_as)

    async def show_typing(self, chat_key: str) -> None:
        """As ``Channel.show_typing``: waits at most 5 s and raises nothing."""
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(TYPING_SECONDS):
                await self._show_thinking(*to_place(chat_key))

    async def _show_thinking(self, address: str, topic: Mapping[str, Any]) -> None:
        """A message to come, "Thinking…", until it is sent or for 30 s; older servers show that somebody types."""
        try:
            await self.line.call("sendMessageDraft", chat_id=address, draft_id=THINKING, text="", **topic)
        except (BadRequest, InvalidToken):  # which is what it means that there is no such method
            await self.line.call("sendChatAction", chat_id=address, action="typing", **topic)

    async def answer_callback(self, query_id: str, text: str = "") -> None:
        """Stop the spinner on a pressed button, with a short notice if there is one. Too late, or no connection: the
        customer only sees the spinner a little longer, so nothing is raised.
        """
        try:
            await self.line.call("answerCallbackQuery", callback_query_id=query_id, text=text or None)
        except TelegramError:
            return

    async def open_file(self, file_key: str, *, limit: int) -> AsyncIterator[bytes]:
        """As ``Channel.open_file``. The first chunk is here when this returns, so most errors come before it; a file
        that turns out longer than announced raises TooLarge under way.

        Raises:
            FileUnavailable: Telegram can't be reached, or asks to wait.
        """
        chunks = self._download(await self._find_file(file_key, limit=limit), limit=limit)
        first = await anext(chunks, b"")
        return _chain(first, chunks)

    async def close(self) -> None:
        """Drop all connections."""
        await self.line.close()

    async def _delete(self, letter: Letter) -> Receipt:
        """What is gone already is no trouble."""
        for key in letter.deletes:
            try:
                await self.limited(letter.chat_key, DELETE, message_id=int(key))
            except TelegramError as error:
                if not trouble.is_deleted(error):
                    raise trouble.to_send_error(error, repeatable=True) from error
        return Receipt(channel_key="")

    async def _edit(self, letter: Letter, pieces: tuple[Piece, ...]) -> Receipt:
        if len(pieces) > 1 or not letter.target.isdecimal():
            raise ChangeTooLong(limit=LIMIT)
        if letter.caption and utf16_length(pieces[0].text) > CAPTION_LIMIT:
            raise ChangeTooLong(limit=CAPTION_LIMIT)
        piece, key = pieces[0], int(letter.target)
        try:
            await self._call(EDIT_CAPTION if letter.caption else EDIT, letter.chat_key, piece, message_id=key)
        except TelegramError as error:
            if not trouble.is_unmodified(error):
                raise trouble.to_send_error(error, repeatable=True) from error
        return Receipt(channel_key=letter.target)

    async def _post_part(self, letter: Letter, step: Piece | Group, above: Mapping[str, Any]) -> tuple[str, ...]:
        """Of an article the words go in any case: where its files are refused, without them."""
        if not (letter.markup and isinstance(step, Group)):
            return await self._post(letter.chat_key, step, above)
        try:
            return await self._post(letter.chat_key, step, above)
        except CustomerBlocked:
            raise
        except SendRefused as error:
            log.warning("The files of an article were not sent: %s", error.message)
        return await self._post(letter.chat_key, step.words, above) if step.words is not None else ()

    async def _post(self, chat_key: str, step: Piece | Group, above: Mapping[str, Any]) -> tuple[str, ...]:
        try:
            if isinstance(step, Group):
                return _to_message_keys(await self._upload(chat_key, step, above))
            return _to_message_keys(await self._call("sendMessage", chat_key, step, **above))
        except TelegramError as error:
            raise trouble.to_send_error(error, repeatable=False) from error

    async def _upload(self, chat_key: str, group: Group, above: Mapping[str, Any]) -> Any:
        """One try, and a second one where Telegram says what to do: as files, or to the chat's new id."""
        try:
            return await self._send_files(chat_key, group, above)
        except ChatMigrated as error:
            self._moved[chat_key] = str(error.new_chat_id)
        except TelegramError as error:
            if not (group.pictures and trouble.is_about_picture(error)):
                raise
            group = replace(group, pictures=False)
        return await self._send_files(chat_key, group, above)

    async def _send_files(self, chat_key: str, group: Group, above: Mapping[str, Any]) -> Any:
        with open_request(group) as (method, params):
            return await self.limited(chat_key, method, wait=UPLOAD_SECONDS, **params, **above)

    async def _call(self, method: str, chat_key: str, piece: Piece, **params: Any) -> Any:
        """One try, and a second one where Telegram says what to do: more plainly, or to the chat's new id."""
        try:
            return await self._request(method, chat_key, piece, params)
        except ChatMigrated as error:
            self._moved[chat_key] = str(error.new_chat_id)
        except TelegramError as error:
            plainer = find_plainer(piece, error)
            if plainer is None:
                raise
            piece = plainer
        return await self._request(method, chat_key, piece, params)

    async def _request(self, method: str, chat_key: str, piece: Piece, params: Mapping[str, Any]) -> Any:
        if method == EDIT_CAPTION:
            words: dict[str, Any] = {"caption": piece.text, "caption_entities": list(piece.entities) or None}
            words["reply_markup"] = to_keyboard(piece.buttons)
            return await self.limited(chat_key, method, **words, **params)
        return await self.limited(
            chat_key,
            method,
            text=piece.text,
            entities=list(piece.entities) or None,
            reply_markup=to_keyboard(piece.buttons),
            link_preview_options=_to_preview(piece.picture),
            **params,
        )

    async def limited(self, chat_key: str, method: str, **params: Any) -> Any:
        """A call when our own limits allow it. Where a topic is gone, what was to be said there is said in the chat."""
        chat, topic = to_place(chat_key)
        address, place = self._address(chat), topic if method.startswith("send") else {}
        wait = self.limiter.wait_for_spare if method in SPARED else self.limiter.wait
        await wait(address)
        try:
            return await self.line.call(method, chat_id=int(address), **params, **place)
        except BadRequest as error:
            if "message_thread_id" not in place or not trouble.is_without_topic(error):
                raise
            return await self.line.call(method, chat_id=int(address), **params)
        except RetryAfter as error:
            self.limiter.hold(address, trouble.retry_seconds(error))
            raise

    def _address(self, chat_key: str) -> str:
        return self._moved.get(chat_key, chat_key)

    async def _find_file(self, file_key: str, *, limit: int) -> str:
        try:
            found = await self.line.call("getFile", file_id=file_key)
        except TelegramError as error:
            raise _to_file_error(error) from error
        if int(found.get("file_size") or 0) > limit:
            raise TooLarge(limit=_megabytes(limit))
        if not found.get("file_path"):
            raise NotFound(what="file")
        return quote(str(found["file_path"]))

    async def _download(self, path: str, *, limit: int) -> AsyncIterator[bytes]:
        got = 0
        try:
            async for chunk in self.line.download(path):
                got += len(chunk)
                if got > limit:
                    raise TooLarge(limit=_megabytes(limit))
                yield chunk
        except httpx.HTTPStatusError as error:
            raise NotFound(what="file") from error
        except httpx.HTTPError as error:
            raise trouble.FileUnavailable() from error


async def _chain(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    if first:
        yield first
    async for chunk in rest:
        yield chunk


def _to_file_error(error: TelegramError) -> Exception:
    if trouble.is_too_big(error):
        return TooLarge(limit=_megabytes(DOWNLOAD_LIMIT))
    return NotFound(what="file") if trouble.is_gone(error) else trouble.FileUnavailable()


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:g} MB"


def _to_preview(picture: str) -> dict[str, object]:
    """A picture of the article is shown large under its text; other links bring no preview."""
    return {"url": picture, "prefer_large_media": True} if picture else {"is_disabled": True}


def _to_message_keys(result: object) -> tuple[str, ...]:
    """Raises SendUncertain: Telegram accepted the message, but its answer does not name it."""
    if isinstance(result, list) and result:  # an album
        return tuple(key for one in result for key in _to_message_keys(one))
    if isinstance(result, dict) and isinstance(result.get("message_id"), int):
        return (str(result["message_id"]),)
    raise SendUncertain()
