"""The customer's side: what a person with a phone does to the bot, in their private chat or in a group."""

from __future__ import annotations

from collections.abc import Sequence

from .bot import BotState, Query
from .chats import Topic
from .entities import detect_entities
from .errors import BLOCKED, DEACTIVATED
from .files import to_media
from .forum import open_topic
from .groups import Group
from .sending import to_replied
from .types import Button, CallbackAnswer, ChatMessage, JsonDict, Upload
from .watching import Watcher, to_id

PIXEL = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


class User(Watcher):
    """A person; as a Watcher they look at their private chat with the bot.

    Whatever they send goes there, or to `chat`, and there to the topic `thread`. Each action returns when the update is
    queued, not when the bot has handled it.
    """

    def __init__(self, *, bot: BotState, person: JsonDict, started: bool) -> None:
        shown: JsonDict = {name: person[name] for name in ("first_name", "last_name", "username") if name in person}
        super().__init__(bot=bot, state=bot.open_chat(person["id"], "private", shown))
        self.person = person
        if not started:
            bot.chats.pop(person["id"])

    @property
    def answers(self) -> list[CallbackAnswer]:
        """What the bot answered to their button presses."""
        return list(self.bot.answers.get(self.id, ()))

    @property
    def keyboard(self) -> tuple[tuple[str, ...], ...]:
        """The reply keyboard under their input line."""
        return next((message.keyboard for message in reversed(self.chat) if message.keyboard), ())

    async def sends(
        self,
        text: str,
        *,
        reply_to: ChatMessage | int | None = None,
        chat: Group | None = None,
        thread: int | None = None,
    ) -> ChatMessage:
        entities = detect_entities(text)
        content = {"text": text, **({"entities": entities} if entities else {})}
        return self._send(content, reply_to=reply_to, chat=chat, thread=thread)

    async def sends_photo(
        self, data: bytes = PIXEL, *, caption: str = "", chat: Group | None = None, thread: int | None = None
    ) -> ChatMessage:
        content = self._file("photo", Upload(name="photo.jpg", mime="image/jpeg", data=data), caption=caption)
        return self._send(content, chat=chat, thread=thread)

    async def sends_voice(
        self, data: bytes = b"OggS", *, duration: int = 3, chat: Group | None = None, thread: int | None = None
    ) -> ChatMessage:
        content = self._file("voice", Upload(name="voice.oga", mime="audio/ogg", data=data))
        content["voice"] = {**content["voice"], "duration": duration}
        return self._send(content, chat=chat, thread=thread)

    async def sends_document(
        self,
        data: bytes,
        *,
        name: str = "invoice.pdf",
        mime: str = "application/pdf",
        caption: str = "",
        size: int | None = None,
        chat: Group | None = None,
        thread: int | None = None,
    ) -> ChatMessage:
        """`size` lets the file claim to be bigger than its data."""
        content = self._file("document", Upload(name=name, mime=mime, data=data), caption=caption, size=size)
        return self._send(content, chat=chat, thread=thread)

    async def sends_sticker(self, emoji: str = "👍") -> ChatMessage:
        content = self._file("sticker", Upload(name="sticker.webp", mime="image/webp", data=b"RIFF"))
        return self._send({"sticker": {**content["sticker"], "emoji": emoji}})

    async def sends_location(self, *, latitude: float = 50.45, longitude: float = 30.52) -> ChatMessage:
        return self._send({"location": {"latitude": latitude, "longitude": longitude}})

    async def sends_contact(self, *, phone: str = "+380441234567", first_name: str | None = None) -> ChatMessage:
        """Their own contact, unless another first name is given."""
        name = first_name or str(self.person["first_name"])
        own = {} if first_name else {"user_id": self.id}
        return self._send({"contact": {"phone_number": phone, "first_name": name, **own}})

    async def sends_album(self, photos: Sequence[bytes] = (PIXEL, PIXEL), *, caption: str = "") -> list[ChatMessage]:
        """One message per photo with a common `media_group_id`; the caption is on the first."""
        group = str(self.bot.random.randrange(10**16, 10**17))
        captions = [caption, *[""] * len(photos)]
        uploads = [Upload(name="photo.jpg", mime="image/jpeg", data=data) for data in photos]
        contents = [self._file("photo", upload, caption=text) for upload, text in zip(uploads, captions, strict=False)]
        return [self._send({"media_group_id": group, **content}) for content in contents]

    async def edits(self, message: ChatMessage | int, text: str) -> ChatMessage:
        """The edit is kept 24 h from now for the bot, as `edited_message`."""
        old = self._own(message)
        state = self.bot.chats[old.chat_id]
        entities = detect_entities(text)
        kept = {name: value for name, value in old.payload.items() if name not in ("entities", "text")}
        payload = {**kept, "text": text, "edit_date": self.bot.seconds()}
        revised = state.revise(old, payload | ({"entities": entities} if entities else {}), at=self.bot.seconds())
        self.bot.tell("edited_message", dict(revised.payload), chat_key=state.id)
        return revised

    async def deletes(self, message: ChatMessage | int) -> None:
        """A bot is never told."""
        own = self._own(message)
        self.bot.chats[own.chat_id].delete(own)
        self.bot.bell.ring()

    async def presses(self, message: ChatMessage | int, button: str) -> str:
        """Press the inline button with this text or data; returns the id of the callback query.

        A ChatMessage is pressed as it was then, even if its buttons have changed since; an id as it is now. Raises
        LookupError when there is no such button.
        """
        seen = self._seen(message)
        state = self.bot.chats[seen.chat_id]
        query = Query(id=str(self.bot.random.randrange(10**17, 10**18)), user_id=self.id, asked_at=self.bot.clock.now())
        self.bot.queries[query.id] = query
        body = {
            "id": query.id,
            "from": self.person,
            "message": dict(state.messages[seen.id].payload),
            "chat_instance": str(-(10**18) - seen.chat_id),
            "data": find_button(seen, button).data,
        }
        self.bot.tell("callback_query", body, chat_key=self.id)
        return query.id

    async def reacts(self, message: ChatMessage | int, *signs: str) -> None:
        """Exactly these emoji stand under the message from now on; none takes all away. Other kinds go by their type.

        From https://core.telegram.org/bots/api#messagereactionupdated: old and new are whole lists, and only a bot that
        names `message_reaction` among its `allowed_updates` hears of it.
        """
        seen = self._seen(message)
        state = self.bot.chats[seen.chat_id]
        before, state.signs[seen.id] = state.signs.get(seen.id, ()), signs
        body = {
            "chat": state.to_json(),
            "message_id": seen.id,
            "user": self.person,
            "date": self.bot.seconds(),
            "old_reaction": [to_reaction_type(sign) for sign in before],
            "new_reaction": [to_reaction_type(sign) for sign in signs],
        }
        self.bot.tell("message_reaction", body, chat_key=state.id)

    async def opens_topic(self, name: str) -> Topic:
        """In their chat with a bot that has topics: https://core.telegram.org/bots/api#user, `has_topics_enabled`."""
        return open_topic(self.bot, self.state, name=name)

    async def blocks_bot(self) -> None:
        self.state.refusal = BLOCKED
        self._tell_membership(old="member", new="kicked")

    async def unblocks_bot(self) -> None:
        self.state.refusal = None
        self._tell_membership(old="kicked", new="member")

    async def deletes_account(self) -> None:
        """Sending to them is refused as "user is deactivated"; the bot is not told."""
        self.state.refusal = DEACTIVATED

    def _send(
        self,
        content: JsonDict,
        *,
        reply_to: ChatMessage | int | None = None,
        chat: Group | None = None,
        thread: int | None = None,
    ) -> ChatMessage:
        state = self.state if chat is None else chat.state
        self.bot.chats.setdefault(state.id, state)
        if state.refusal is BLOCKED:
            self.state.refusal = None
            self._tell_membership(old="kicked", new="member")
        place: JsonDict = chat.place(thread) if chat is not None and thread is not None else {}
        if chat is None and thread is not None:
            place = {"message_thread_id": self.state.topics[thread].id, "is_topic_message": True}
        if state.is_direct:
            place["direct_messages_topic"] = {"topic_id": self.id, "user": self.person}
        if reply_to is not None:
            place["reply_to_message"] = to_replied(state.messages[to_id(reply_to)].payload)
        return self.bot.receive(state, self.person, {**place, **content})

    def _file(self, kind: str, upload: Upload, *, caption: str = "", size: int | None = None) -> JsonDict:
        media = to_media(self.bot.files.store(kind, upload, size=size))
        return {**media, "caption": caption} if caption else media

    def _own(self, message: ChatMessage | int) -> ChatMessage:
        """Their message as it is now; an id means one of the private chat."""
        state = self.state if isinstance(message, int) else self.bot.chats[message.chat_id]
        found = state.messages[to_id(message)]
        if found.payload["from"]["id"] != self.id:
            raise LookupError(f"message {found.id} is not from user {self.id}; edit or delete one they sent")
        return found

    def _seen(self, message: ChatMessage | int) -> ChatMessage:
        return self.state.messages[message] if isinstance(message, int) else message

    def _tell_membership(self, *, old: str, new: str) -> None:
        me = self.bot.to_user()
        change = {
            "chat": self.state.to_json(),
            "from": self.person,
            "date": self.bot.seconds(),
            "old_chat_member": to_member(me, old),
            "new_chat_member": to_member(me, new),
        }
        self.bot.tell("my_chat_member", change, chat_key=self.id)


def to_member(user: JsonDict, status: str) -> JsonDict:
    """A `ChatMember`: 'kicked' carries its required `until_date`."""
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": user, "status": status, **until}


def to_reaction_type(sign: str) -> JsonDict:
    """https://core.telegram.org/bots/api#reactiontype"""
    if sign == "custom_emoji":
        return {"type": sign, "custom_emoji_id": "5368324170671202286"}
    return {"type": sign} if sign.isascii() else {"type": "emoji", "emoji": sign}


def find_button(message: ChatMessage, wanted: str) -> Button:
    buttons = [button for row in message.buttons for button in row if button.data is not None]
    found = next((button for button in buttons if wanted in (button.text, button.data)), None)
    if found is None:
        there = [(button.text, button.data) for button in buttons]
        raise LookupError(f"no button {wanted!r} on message {message.id}; there are {there}")
    return found
