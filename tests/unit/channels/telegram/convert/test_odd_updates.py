"""Updates that are unreadable, endless or broken."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.telegram.convert import to_incoming
from bot.core.messages import Attachment, Incoming, Profile
from bot.errors import BadUpdate
from tests.unit.channels.telegram.convert.conftest import (
    DATE,
    FILE,
    GROUP,
    NOW,
    member,
    message,
    parse,
    press,
    update,
)

WHOLE: list[dict[str, Any]] = [
    {"message": message(text="/start x", reply_to_message=message(text="?", message_id=4))},
    {"edited_message": message(text="x", edit_date=DATE)},
    {"message": message(photo=[{**FILE, "width": 1, "height": 1}], caption="c", media_group_id="g")},
    {"message": message(document={**FILE, "file_name": "n", "mime_type": "m"})},
    {"message": message(venue={"location": {"latitude": 1.5, "longitude": 2}, "title": "t", "address": "a"})},
    {"message": message(contact={"phone_number": "+1", "first_name": "I"})},
    {"message": message(dice={"emoji": "🎲", "value": 4})},
    {"message": {**message(text="/help@Answer_bot"), "chat": GROUP}},
    {"callback_query": press()},
    {"my_chat_member": member("member", "kicked")},
    {"channel_post": {"message_id": 1, "date": DATE, "chat": {**GROUP, "type": "channel"}, "text": "/x"}},
]


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.text(max_size=5),
    st.just("\ud800\x00"),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for name, value in items:
        yield from places(value, (*path, name))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    tree: Any = {"update_id": 1, **copy.deepcopy(draw(st.sampled_from(WHOLE)))}
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(list(places(tree))))
        parent = tree
        for step in path[:-1]:
            parent = parent[step]
        if draw(st.booleans()):
            parent[path[-1]] = draw(JUNK)
        else:
            del parent[path[-1]]
        if not tree:
            break
    return json.dumps(tree)


def check_types(found: Incoming) -> None:
    """Everything can go into a database as it is."""
    assert found.sent_at.tzinfo is UTC
    things: tuple[Incoming | Profile | Attachment, ...] = (found, found.profile, *found.attachments)
    for thing in things:
        for field in fields(thing):
            value = getattr(thing, field.name)
            if field.type == "str":
                assert isinstance(value, str)
                assert "\x00" not in value
                value.encode()
            if field.type == "int":
                assert isinstance(value, int)
                assert value >= 0


def test_an_unknown_kind_of_update_is_nothing() -> None:
    assert to_incoming(update(message_reaction=None)) is None
    assert to_incoming(update(something_new={"x": 1})) is None


def test_a_text_is_cut_at_20000_characters() -> None:
    assert len(parse(text="я" * 30_000).text) == 20_000


def test_what_a_database_cannot_store_is_replaced() -> None:
    assert parse(text="a\x00b\ud800c").text == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "no JSON"),
        ("[1]", "no JSON object"),
        ('{"message": {}}', "update_id"),
        ('{"update_id": "7"}', "update_id"),
        (update(message={"message_id": 1}), "date"),
        (update(callback_query={k: v for k, v in press().items() if k != "chat_instance"}), "chat_instance"),
        (update(message=message(text=["a", "list"])), "text"),
        (update(message=message(text="x", date=10**30)), "Error"),
        ("[" * 100_000, "RecursionError"),
    ],
)
def test_an_unreadable_update_says_why(raw: str, reason: str) -> None:
    with pytest.raises(BadUpdate) as caught:
        to_incoming(raw)
    assert reason in str(caught.value)


@settings(suppress_health_check=[HealthCheck.too_slow])  # on a busy machine the first inputs take seconds
@given(mutated())
def test_a_mutated_update_is_read_or_refused_and_never_breaks_anything(raw: str) -> None:
    try:
        found = to_incoming(raw, username="Answer_bot", now=NOW)
    except BadUpdate:
        return
    if found is not None:
        check_types(found)


@given(st.text())
def test_any_text_is_read_or_refused(raw: str) -> None:
    try:
        to_incoming(raw)
    except BadUpdate:
        return
