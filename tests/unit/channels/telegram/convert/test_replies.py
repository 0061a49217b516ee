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
