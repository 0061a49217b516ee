"""Replies in Telegram: what is replied to, and what is quoted."""

from __future__ import annotations

import json
from typing import Any

from bot.channels.telegram.convert import to_incoming

CHAT = {"id": 5001, "type": "private", "first_name": "Olha"}
USER = {"id": 5001, "is_bot": False, "first_name": "Olha"}
OURS = {"message_id": 41, "date": 1764410000, "chat": CHAT, "text": "By card or in cash."}


def _read(**fields: Any) -> tuple[str, str]:
    message = {"message_id": 42, "date": 1764410060, "chat": CHAT, "from": USER, "text": "and in parts?", **fields}
    incoming = to_incoming(json.dumps({"update_id": 7, "message": message}))
    assert incoming is not None
    return incoming.reply_key, incoming.quote


def test_a_reply_names_the_message_it_replies_to() -> None:
    assert _read(reply_to_message=OURS) == ("41", "")


def test_a_quote_comes_with_the_reply() -> None:
    assert _read(reply_to_message=OURS, quote={"text": "in cash", "position": 11}) == ("41", "in cash")


def test_a_message_that_replies_to_nothing_has_neither() -> None:
    assert _read() == ("", "")


def test_a_reply_to_a_message_of_another_chat_is_none_here() -> None:
    origin = {"type": "hidden_user", "date": 1764400000, "sender_user_name": "Ivan"}
    assert _read(external_reply={"origin": origin}) == ("", "")


def _origin(origin: dict[str, Any] | None) -> str:
    passed_on = {} if origin is None else {"forward_origin": {"date": 1764400000, **origin}}
    message = {"message_id": 42, "date": 1764410060, "chat": CHAT, "from": USER, "text": "Your parcel", **passed_on}
    incoming = to_incoming(json.dumps({"update_id": 7, "message": message}))
    assert incoming is not None
    return incoming.forwarded


def test_what_is_passed_on_names_who_wrote_it_first() -> None:
    ivan = {"id": 7, "is_bot": False, "first_name": "Ivan", "last_name": "Bondar"}
    group, channel = {"id": -3, "type": "group", "title": "Family"}, {"id": -4, "type": "channel", "title": "Shop"}
    assert _origin({"type": "user", "sender_user": ivan}) == "Ivan Bondar"
    assert _origin({"type": "hidden_user", "sender_user_name": "Somebody"}) == "Somebody"
    assert _origin({"type": "chat", "sender_chat": group}) == "Family"
    assert _origin({"type": "channel", "chat": channel, "message_id": 9}) == "Shop"
    assert _origin(None) == ""


def test_an_origin_of_a_kind_nobody_knows_yet_costs_its_name_only() -> None:
    assert _origin({"type": "star_map", "sender": 3}) == ""
