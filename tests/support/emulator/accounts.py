"""Accounts that have connected the bot, and the methods about them.

https://core.telegram.org/bots/api#businessconnection, #businessbotrights ("can_reply: … in private chats that had
incoming messages in the last 24 hours"), #getbusinessconnection, #readbusinessmessage, #deletebusinessmessages.
Refusals: https://core.telegram.org/method/messages.sendMessage#possible-errors (BUSINESS_PEER_USAGE_MISSING,
BUSINESS_CONNECTION_INVALID, BOT_ACCESS_FORBIDDEN); "business connection not found" are words of the Bot API server.
Which of them meets a missing right to reply is documented nowhere: `no_right` says it as a test wants. Seen are
BUSINESS_PEER_INVALID (grammyjs/grammY#846; "messages can't be sent to the specified peer through the current business
connection") and BOT_ACCESS_FORBIDDEN ("an operation that is not allowed over a business connection").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .chats import Chat, counter
from .errors import CHAT_NOT_FOUND, ApiError, Refusal, bad_request, refusal
from .params import Params
from .types import JsonDict

if TYPE_CHECKING:
    from .bot import BotState

WINDOW_SECONDS = 24 * 3600
NO_RIGHT = refusal(403, "BOT_ACCESS_FORBIDDEN")
LEFT_OUT = refusal(400, "BUSINESS_PEER_INVALID")
RIGHTS = ("can_reply", "can_read_messages", "can_delete_sent_messages", "can_delete_all_messages")


@dataclass(kw_only=True)
class Account:
    """One business connection. `heard` is when a customer wrote last, in emulated epoch seconds, `read` up to which
    message their lines are marked as read, by chat.
    """

    key: str
    person: JsonDict
    rights: JsonDict
    date: int
    enabled: bool = True
    chats: dict[int, Chat] = field(default_factory=dict)
    heard: dict[int, float] = field(default_factory=dict)
    read: dict[int, int] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=counter)
    no_right: Refusal = NO_RIGHT

    def to_json(self) -> JsonDict:
        """The Bot API `BusinessConnection`."""
        rights = {name: True for name, given in self.rights.items() if given}
        whose = {"user": self.person, "user_chat_id": self.person["id"], "date": self.date}
        return {"id": self.key, **whose, "is_enabled": self.enabled, **({"rights": rights} if self.enabled else {})}

    def open_chat(self, person: JsonDict) -> Chat:
        """Their chat with this person, created when new."""
        if person["id"] not in self.chats:
            shown: JsonDict = {name: person[name] for name in ("first_name", "last_name", "username") if name in person}
            behalf = {"from": self.person, "business_connection_id": self.key}
            self.chats[person["id"]] = Chat(id=person["id"], kind="private", names=shown, ids=self.ids, behalf=behalf)
        return self.chats[person["id"]]

    def access_chat(self, params: Params, *, now: float) -> Chat:
        """For something that is sent or changed there. Raises ApiError: what Telegram says to what is not allowed."""
        self.check(self.rights.get("can_reply"))
        chat = self.find_chat(params)
        if now - self.heard.get(chat.id, float("-inf")) >= WINDOW_SECONDS:
            raise bad_request("BUSINESS_PEER_USAGE_MISSING")
        if chat.refusal is not None:
            raise ApiError(chat.refusal)
        return chat

    def find_chat(self, params: Params) -> Chat:
        chat = self.chats.get(params.integer("chat_id"))
        if chat is None:
            raise ApiError(CHAT_NOT_FOUND)
        return chat

    def check(self, allowed: object) -> None:
        if not self.enabled:
            raise bad_request("BUSINESS_CONNECTION_INVALID")
        if not allowed:
            raise ApiError(self.no_right)


def access_account(accounts: Mapping[str, Account], params: Params) -> Account:
    """Raises ApiError 400: the bot does not know the connection."""
    account = accounts.get(params.text("business_connection_id"))
    if account is None:
        raise bad_request("business connection not found")
    return account


def get_business_connection(bot: BotState, params: Params) -> JsonDict:
    return access_account(bot.accounts, params).to_json()


def read_business_message(bot: BotState, params: Params) -> bool:
    account = access_account(bot.accounts, params)
    account.check(account.rights.get("can_read_messages"))
    chat = account.find_chat(params)
    message = chat.access_message(params.integer("message_id"), missing="message not found")
    account.read[chat.id] = max(account.read.get(chat.id, 0), message.id)
    bot.bell.ring()
    return True


def delete_business_messages(bot: BotState, params: Params) -> bool:
    """Those the bot has sent; others need the right to delete all."""
    account = access_account(bot.accounts, params)
    keys = params.json("message_ids")
    if not isinstance(keys, list) or not 1 <= len(keys) <= 100:
        raise bad_request("expected an Array of 1-100 message identifiers")
    for chat in account.chats.values():
        for message in [chat.messages[key] for key in keys if key in chat.messages]:
            every = account.rights.get("can_delete_all_messages")
            account.check(every or (message.by_bot and account.rights.get("can_delete_sent_messages")))
            chat.delete(message)
    bot.bell.ring()
    return True
