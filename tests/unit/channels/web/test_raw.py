"""What the page sends is stored as JSON and read back as a message; whatever else is stored is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.raw import Pressed, Started, Written, clean, to_incoming, to_key, to_message_key, to_raw
from bot.core.messages import Kind
from bot.errors import BadUpdate

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLIENT = "client-0001"


def write(text: str, *, chat: str = "a", client_id: str = CLIENT) -> Written:
    return Written(chat=chat, at=NOW, client_id=client_id, text=text, language="uk")


@given(st.text().map(clean).filter(lambda text: not text.strip().startswith("/")))
def test_a_text_comes_back_as_typed(text: str) -> None:
    incoming = to_incoming(to_raw(write(text)))
    assert (incoming.kind, incoming.text, incoming.message_key) == (Kind.TEXT, text, f"c:{CLIENT}")
    assert (incoming.channel, incoming.chat_key, incoming.profile.language) == ("web", "a", "uk")


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_cleaned_text_fits_every_database(text: str) -> None:
    kept = clean(text)
    assert "\x00" not in kept
    assert "\r" not in kept
    assert kept.encode().decode() == kept


@pytest.mark.parametrize("command", ["human", "language", "status", "help"])
def test_the_commands_named_in_the_help_are_commands(command: str) -> None:
    incoming = to_incoming(to_raw(write(f" /{command} now ")))
    assert (incoming.kind, incoming.command, incoming.text) == (Kind.COMMAND, command, "now")


@pytest.mark.parametrize("text", ["/start x", "/restart", "/humans", "/ human", '/greet{"a":1}', "see /human"])
def test_any_other_slash_is_text(text: str) -> None:
    assert to_incoming(to_raw(write(text))).kind is Kind.TEXT


def test_a_press_names_the_message_that_carried_the_button() -> None:
    press = Pressed(chat="a", at=NOW, client_id=CLIENT, message_id=7, action="more")
    incoming = to_incoming(to_raw(press))
    assert (incoming.kind, incoming.action, incoming.message_key) == (Kind.BUTTON, "more", to_message_key(7))


def test_a_client_can_not_name_its_message_like_one_of_ours() -> None:
    incoming = to_incoming(to_raw(write("x", client_id="m0000001")))
    assert incoming.message_key != to_message_key(1)


def test_a_start_carries_its_payload() -> None:
    incoming = to_incoming(to_raw(Started(chat="a", at=NOW, payload="order LF-1")))
    assert (incoming.kind, incoming.command, incoming.text) == (Kind.COMMAND, "start", "order LF-1")


def test_the_same_client_id_is_the_same_update_only_for_the_same_visitor() -> None:
    assert to_key(write("x")) == to_key(write("other text"))
    assert to_key(write("x")) != to_key(write("x", chat="b"))
    assert len(to_key(write("x"))) <= 80


@given(st.one_of(st.text(), st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps)))
def test_anything_else_is_a_bad_update_and_nothing_worse(raw: str) -> None:
    with pytest.raises(BadUpdate):
        to_incoming(raw)


def test_a_bad_update_does_not_quote_the_customer() -> None:
    broken = json.loads(to_raw(write("my card is 4111")))
    broken["client_id"] = 5
    with pytest.raises(BadUpdate) as caught:
        to_incoming(json.dumps(broken))
    assert "4111" not in caught.value.message


def test_an_answer_names_the_message_of_ours_it_answers() -> None:
    answer = write("On Sunday too?").model_copy(update={"reply_to": 7})
    assert to_incoming(to_raw(answer)).reply_key == to_message_key(7)
    assert to_incoming(to_raw(write("Hello"))).reply_key == ""
