"""Signed names of chats in addresses."""

from __future__ import annotations

from bot.core.reach.tokens import find_conversation, make_token

SECRET = "s" * 64


def test_a_chat_is_found_in_any_of_the_texts_whatever_the_way_did_to_the_case() -> None:
    token = make_token(42, secret=SECRET)
    for text in (f"help+{token}@shop.example", f"Shop <HELP+{token.upper()}@shop.example>", f"<x@y> <{token}.1f@z>"):
        assert find_conversation(("other@shop.example", text), secret=SECRET) == 42


def test_what_was_signed_for_another_chat_or_by_another_secret_names_none() -> None:
    token = make_token(42, secret=SECRET)
    forged = (token.replace("c42-", "c43-"), token[:-1] + ("0" if token[-1] != "0" else "1"), token[:-1], f"{token}0")
    for text in (*forged, make_token(42, secret="t" * 64), "", "c42-"):
        assert find_conversation((text,), secret=SECRET) is None


def test_a_right_one_beside_a_forged_one_counts() -> None:
    both = f"c1-{'0' * 24} {make_token(42, secret=SECRET)}"
    assert find_conversation((both,), secret=SECRET) == 42
