"""The owner of an account that connects the bot, and the customers who write to them."""

from __future__ import annotations

from .accounts import RIGHTS, Account
from .bot import BotState, Query
from .entities import detect_entities
from .files import to_media
from .sending import to_replied
from .types import ChatMessage, JsonDict, Upload
from .users import PIXEL, User, find_button
from .watching import Watcher, to_id


class Owner:
    """A person with an account of Telegram in whose name the bot may speak. `account` is the last connection."""

    def __init__(self, *, bot: BotState, person: JsonDict) -> None:
        self.bot = bot
        self.person = person
        self.account = Account(key="", person=person, rights={}, date=bot.seconds(), enabled=False)

    async def connects(self, **rights: bool) -> None:
        """The bot is connected; it may reply, mark as read and delete what it sent, unless told otherwise. Each time
        the connection has another id.
        """
        key = f"conn{len(self.bot.accounts) + 1}AAE{self.bot.random.randrange(10**9)}"
        given = {"can_reply": True, "can_read_messages": True, "can_delete_sent_messages": True} | rights
        before, self.account = self.account, Account(key=key, person=self.person, rights={}, date=self.bot.seconds())
        self.account.rights = {name: given.get(name, False) for name in RIGHTS}
        self.account.ids, self.account.heard = before.ids, before.heard
        self.account.chats = before.chats
        for chat in before.chats.values():
            chat.behalf = {"from": self.person, "business_connection_id": key}
        self.bot.accounts[key] = self.account
        self._tell()

    async def lets(self, **rights: bool) -> None:
        """Other rights from now on."""
        self.account.rights |= rights
        self._tell()

    async def disconnects(self) -> None:
        """The connection is over."""
        self.account.enabled = False
        self._tell()

    async def writes(self, customer: User, text: str, *, by_itself: bool = False) -> ChatMessage:
        """In their own client; `by_itself`: Telegram sends it for them, as a greeting or words of absence."""
        offline = {"is_from_offline": True} if by_itself else {}
        return self._put(customer, self.person, {**_to_content(text), **offline})

    async def hears(self, customer: User, text: str, *, reply_to: ChatMessage | int | None = None) -> ChatMessage:
        """The customer writes to the account."""
        place: JsonDict = {}
        if reply_to is not None:
            place["reply_to_message"] = to_replied(self.chat(customer).state.messages[to_id(reply_to)].payload)
        return self._put(customer, customer.person, {**place, **_to_content(text)})

    async def gets_photo(self, customer: User, data: bytes = PIXEL, *, caption: str = "") -> ChatMessage:
        """The customer sends one to the account."""
        media = to_media(self.bot.files.store("photo", Upload(name="photo.jpg", mime="image/jpeg", data=data)))
        return self._put(customer, customer.person, {**media, **({"caption": caption} if caption else {})})

    async def sees_edited(self, customer: User, message: ChatMessage, text: str) -> None:
        """Whoever wrote the message changes it."""
        chat = self.chat(customer).state
        old = chat.messages[message.id]
        payload = {**old.payload, **_to_content(text), "edit_date": self.bot.seconds()}
        self.bot.tell(
            "edited_business_message",
            dict(chat.revise(old, payload, at=self.bot.seconds()).payload),
            chat_key=chat.id,
        )

    async def sees_deleted(self, customer: User, *messages: ChatMessage) -> None:
        """Somebody deletes them for both."""
        chat = self.chat(customer).state
        for one in messages:
            chat.delete(chat.messages[one.id])
        gone = {
            "business_connection_id": self.account.key,
            "chat": chat.to_json(),
            "message_ids": [one.id for one in messages],
        }
        self.bot.tell("deleted_business_messages", gone, chat_key=chat.id)

    async def sees_pressed(self, customer: User, message: ChatMessage, button: str) -> None:
        """The customer presses a button under a message of the bot."""
        query = Query(
            id=str(self.bot.random.randrange(10**17, 10**18)), user_id=customer.id, asked_at=self.bot.clock.now()
        )
        self.bot.queries[query.id] = query
        body = {
            "id": query.id,
            "from": customer.person,
            "message": dict(message.payload),
            "chat_instance": "1",
            "data": find_button(message, button).data,
        }
        self.bot.tell("callback_query", body, chat_key=customer.id)

    def chat(self, customer: User) -> Watcher:
        """Their chat with the customer, as both see it; what the bot says there is said in the owner's name."""
        return Watcher(bot=self.bot, state=self.account.open_chat(customer.person))

    def _put(self, customer: User, sender: JsonDict, content: JsonDict) -> ChatMessage:
        chat = self.account.open_chat(customer.person)
        head = {"message_id": chat.next_id(), "chat": chat.to_json(), "date": self.bot.seconds()}
        payload = {**head, "business_connection_id": self.account.key, "from": sender, **content}
        message = chat.record(ChatMessage(payload=payload))
        if sender is not self.person:
            self.account.heard[chat.id] = self.bot.clock.now()
        if self.account.enabled:
            self.bot.tell("business_message", dict(message.payload), chat_key=chat.id)
        return message

    def _tell(self) -> None:
        self.bot.tell("business_connection", self.account.to_json(), chat_key=int(self.person["id"]))


def _to_content(text: str) -> JsonDict:
    entities = detect_entities(text)
    return {"text": text, **({"entities": entities} if entities else {})}
