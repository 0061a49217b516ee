"""A reaction as Telegram sends it: https://core.telegram.org/bots/api#messagereactionupdated."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.convert import to_incoming
from bot.channels.telegram.spoken import is_nothing
from bot.core.messages import Kind
from bot.errors import BadUpdate
from tests.unit.channels.telegram.convert.conftest import DATE, GROUP, OLENA, PRIVATE, update

NOBODY = {"id": 1, "type": "channel", "title": "x"}


def reaction(*new: dict[str, Any], **changes: Any) -> str:
    body = {
        "chat": PRIVATE, "message_id": 6, "user": OLENA, "date": DATE, "old_reaction": [], "new_reaction": list(new),
    }  # fmt: skip
    return update(message_reaction={**body, **changes})


def test_all_that_stands_there_now_is_told_by_kind() -> None:
    kinds = ({"type": "custom_emoji", "custom_emoji_id": "5"}, {"type": "paid"}, {"type": "hologram", "of": "a cat"})
    found = to_incoming(reaction({"type": "emoji", "emoji": "👍"}, *kinds))
    assert found is not None
    assert (found.kind, found.chat_key, found.message_key) == (Kind.REACTION, "42", "6")
    assert found.signs == ("👍", "custom", "paid", "other")


def test_none_is_left_after_it_was_taken_back() -> None:
    found = to_incoming(reaction(old_reaction=[{"type": "emoji", "emoji": "👍"}]))
    assert found is not None
    assert found.signs == ()


def test_in_a_group_and_by_a_channel_it_is_nothing() -> None:
    raw = reaction({"type": "emoji", "emoji": "👍"}, chat=GROUP)
    assert to_incoming(raw) is None
    assert is_nothing(raw, username="bot", desks=[str(GROUP["id"])])
    assert to_incoming(reaction(chat=NOBODY, user=None, actor_chat=NOBODY)) is None


@pytest.mark.parametrize("changes", [{"message_id": "x"}, {"chat": None}, {"date": "soon"}], ids=str)
def test_a_broken_one_is_a_bad_update(changes: dict[str, Any]) -> None:
    with pytest.raises(BadUpdate):
        to_incoming(reaction({"type": "emoji", "emoji": "👍"}, **changes))
