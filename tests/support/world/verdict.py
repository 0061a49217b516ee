"""After the crashes: what the customers wrote, what the transcript holds, and what is on the customers' phones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.core.messages import Author, Delivery
from bot.service.outbox.delivery import CHANGED_HANDS
from bot.storage.database import Database
from tests.support.emulator import EmulatorThread, SyncUser
from tests.support.world import laws
from tests.support.world.laws import Row, State


def is_quiet(database: Database, *, expected: int) -> bool:
    """Whether all messages are here and nothing is left to do."""
    state = database.read_now(laws.read_state)
    written = [m for m in state.messages if m["author"] == Author.CUSTOMER.value]
    moving = [row for row in state.outbox if row["state"] in laws.ON_ITS_WAY]
    new = [update for update in state.updates if update["state"] == "new"]
    return len(written) >= expected and not state.jobs and not moving and not new


def check(database: Database, telegram: EmulatorThread, written: Mapping[int, Sequence[str]]) -> Counter[str]:
    """Every promise about crashes; how many letters ended in which state.

    ``written`` are the texts of each customer in order.
    """
    state = database.read_now(laws.read_state)
    laws.check_owner(state)
    assert {update["state"] for update in state.updates} == {"done"}
    assert not state.jobs
    by_chat = {conversation["chat_key"]: conversation for conversation in state.conversations}
    assert by_chat.keys() == {str(customer) for customer in written}
    for customer, texts in written.items():
        conversation = by_chat[str(customer)]
        _check_transcript(state, conversation, texts)
        _check_phone(state, conversation, telegram.user(id=customer))
    return Counter(row["state"] + (", possibly twice" if row["possibly_twice"] else "") for row in state.outbox)


def _check_transcript(state: State, conversation: Row, texts: Sequence[str]) -> None:
    lines = [
        message["text"]
        for message in state.messages
        if message["conversation_id"] == conversation["id"] and message["author"] == Author.CUSTOMER.value
    ]
    assert lines == list(texts), f"chat {conversation['chat_key']}: {Counter(texts) - Counter(lines)} is missing"
    if conversation["holder"] == "bot":
        assert not state.unread(conversation), f"chat {conversation['chat_key']} was not answered"
    answers = [
        row
        for row in state.outbox
        if row["conversation_id"] == conversation["id"]
        and row["state"] in (Delivery.SENT.value, Delivery.UNKNOWN.value)
    ]
    assert answers, f"chat {conversation['chat_key']} never got an answer"


def _check_phone(state: State, conversation: Row, customer: SyncUser) -> None:
    """Once each, in order; a second copy only where the row says so."""
    message_of = {message["id"]: message for message in state.messages}
    sends = [row for row in state.outbox if row["conversation_id"] == conversation["id"] and row["operation"] == "send"]
    assert {row["state"] for row in sends} <= {Delivery.SENT.value, Delivery.UNKNOWN.value, Delivery.WITHHELD.value}
    once = [row for row in sends if row["state"] == Delivery.UNKNOWN.value and not row["possibly_twice"]]
    assert {row["error"] for row in once} <= {CHANGED_HANDS}, "only what changed hands in the middle is not repeated"
    phone = {message.id: message.text for message in customer.chat}
    keys = [int(message_of[row["message_id"]]["channel_key"]) for row in sends if row["state"] == Delivery.SENT.value]
    assert keys == sorted(keys), f"chat {customer.id}: out of order"
    assert set(keys) <= phone.keys(), f"chat {customer.id}: said to be sent, but is not there"
    copies = [_readings(state, message_of[row["message_id"]]) for row in once]
    copies += [_readings(state, message_of[row["message_id"]]) for row in sends if row["possibly_twice"]] * 2
    for text in [_words(text) for number, text in phone.items() if number not in set(keys)]:
        allowed = next((words for words in copies if text in words), None)
        assert allowed is not None, f"chat {customer.id}: came twice: {text}"
        copies.remove(allowed)


def _readings(state: State, message: Row) -> set[str]:
    """How a message read at any time: a first copy keeps the words it was sent with when the second is changed."""
    earlier = [revision["text"] for revision in state.revisions if revision["message_id"] == message["id"]]
    return {_words(text) for text in (message["text"], *earlier)}


def _words(text: str) -> str:
    """How a text begins, Markdown and entities aside."""
    return "".join(character for character in text if character.isalnum())[:40]
