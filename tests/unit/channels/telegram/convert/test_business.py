"""Updates that come by a business connection."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.telegram.spoken import is_nothing, to_incoming
from bot.core.messages import Incoming, Kind
from bot.core.reach.behalf import CHANNEL, Heard, Powers
from bot.errors import BadUpdate

OWNER = {"id": 8001, "is_bot": False, "first_name": "Flower", "last_name": "shop", "language_code": "uk"}
CUSTOMER = {"id": 5001, "is_bot": False, "first_name": "Olha", "language_code": "en"}
CHAT = {"id": 5001, "type": "private", "first_name": "Olha"}
BOT = {"id": 7, "is_bot": True, "first_name": "Bot", "username": "shop_bot"}
NOW = datetime(2026, 11, 30, tzinfo=UTC)


def read(**body: Any) -> Incoming | None:
    return to_incoming(json.dumps({"update_id": 9, **body}), now=NOW)


def message(**fields: Any) -> dict[str, Any]:
    plain = {"message_id": 3, "date": 1_700_000_000, "chat": CHAT, "from": CUSTOMER, "text": "hi"}
    return {**plain, "business_connection_id": "c1", **fields}


def heard(**fields: Any) -> Heard:
    found = read(business_message=message(**fields))
    assert found is not None and found.heard is not None
    return found.heard


def test_what_a_customer_writes_is_a_message_of_a_chat_of_the_account() -> None:
    found = read(business_message=message(text="/start 5"))
    assert found is not None
    assert (found.channel, found.chat_key, found.kind, found.text) == (CHANNEL, "c1:5001", Kind.TEXT, "/start 5")
    assert found.profile.name == "Olha"
    assert found.heard == Heard(connection="c1")


def test_what_the_owner_writes_is_told_from_what_telegram_writes_for_them() -> None:
    found = read(business_message=message(**{"from": OWNER}))
    assert found is not None
    assert found.profile.name == "Olha", "the chat is called by whose it is"
    assert heard(**{"from": OWNER}).by_owner
    assert heard(**{"from": OWNER}, is_from_offline=True).unattended


@pytest.mark.parametrize(
    "fields",
    [
        {"from": OWNER, "sender_business_bot": BOT},
        {"from": {**BOT, "id": 5001}},
        {"chat": {"id": 777000, "type": "private", "first_name": "Telegram"}, "from": {**CUSTOMER, "id": 777000}},
    ],
    ids=["what the bot said", "another bot", "codes of Telegram itself"],
)
def test_what_is_nothing_for_us(fields: dict[str, Any]) -> None:
    assert is_nothing(json.dumps({"update_id": 9, "business_message": message(**fields)}), username="shop_bot")


def test_a_connection_says_whose_it_is_and_what_it_lets_the_bot_do() -> None:
    body = {"id": "c1", "user": OWNER, "user_chat_id": 8001, "date": 1_700_000_000, "is_enabled": True}
    found = read(business_connection={**body, "rights": {"can_reply": True, "can_read_messages": True}})
    assert found is not None and found.heard is not None and found.heard.news is not None
    assert found.heard.news.powers == Powers(reply=True, read=True)
    assert (found.heard.news.user_key, found.profile.name) == ("8001", "Flower shop")
    old = read(business_connection={**body, "can_reply": True})
    assert old is not None and old.heard is not None and old.heard.news is not None
    assert old.heard.news.powers == Powers(reply=True), "as servers before Bot API 9.0 say it"


def test_deletions_and_edits() -> None:
    found = read(deleted_business_messages={"business_connection_id": "c1", "chat": CHAT, "message_ids": [3, 4]})
    assert found is not None and found.heard == Heard(connection="c1", gone=("3", "4"))
    edited = read(edited_business_message=message(edit_date=1_700_000_100, text="hello"))
    assert edited is not None and (edited.kind, edited.chat_key) == (Kind.EDIT, "c1:5001")


def test_a_button_counts_when_the_customer_presses_it() -> None:
    query = {"id": "1", "from": CUSTOMER, "chat_instance": "1", "data": "human", "message": message(**{"from": OWNER})}
    found = read(callback_query=query)
    assert found is not None and (found.kind, found.chat_key, found.action) == (Kind.BUTTON, "c1:5001", "human")
    assert read(callback_query={**query, "from": OWNER}) is None


@pytest.mark.parametrize("key", [None, "", 7, "x" * 61])
def test_a_connection_without_a_usable_key_is_parked(key: Any) -> None:
    with pytest.raises(BadUpdate):
        read(business_message=message(business_connection_id=key))
