"""Updates, conversations and messages, on both databases."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.conversation import BOT, QUEUE, Memory, operator
from bot.core.events import Event, Topic
from bot.core.messages import Attachment, Author, Button, Delivery, Kind, Profile, Source
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Piece, Why
from bot.errors import NotFound
from bot.storage.chat import conversations, messages, outbox, updates
from bot.storage.database import Database
from tests.support.clock import NOON, FakeClock
from tests.support.rows import add_chat, add_message, add_person, at_once


def _record(store: Database, key: str, raw: str = "{}") -> int | None:
    return store.write_now(updates.record_update, channel="test", update_key=key, raw=raw)


def test_the_same_update_is_stored_once(store: Database) -> None:
    assert _record(store, "7", "first") is not None
    assert _record(store, "7", "again") is None
    (update,) = store.read_now(updates.next_new, channel="test")
    assert update.raw == "first"


def test_an_update_id_of_another_channel_is_another_update(store: Database) -> None:
    assert _record(store, "7") is not None
    assert store.write_now(updates.record_update, channel="other", update_key="7", raw="{}") is not None
    assert len(store.read_now(updates.next_new, channel="test")) == 1


def test_an_update_id_lower_than_the_last_one_is_stored_all_the_same(store: Database) -> None:
    for key in ("900", "5", "37"):
        assert _record(store, key) is not None
    assert [update.update_key for update in store.read_now(updates.next_new, channel="test")] == ["900", "5", "37"]


def test_the_same_update_from_two_receivers_at_once_is_stored_once(store: Database) -> None:
    for number in range(10):
        results = at_once(*[lambda key=f"u{number}": _record(store, key)] * 3)
        assert len([result for result in results if result is not None]) == 1


def test_an_update_is_taken_once(store: Database) -> None:
    update_id = _record(store, "7")
    assert update_id is not None
    assert store.write_now(updates.take_new, update_id)
    assert not store.write_now(updates.take_new, update_id)
    assert not store.write_now(updates.park, update_id, error="late")
    assert store.read_now(updates.next_new, channel="test") == ()


def test_an_update_is_taken_by_one_of_several_at_once(store: Database) -> None:
    update_id = _record(store, "7")
    assert update_id is not None
    taken = at_once(*[lambda: store.write_now(updates.take_new, update_id)] * 4)
    assert sorted(taken) == [False, False, False, True]


def test_a_parked_update_is_counted_and_shown_with_its_error(store: Database) -> None:
    for key in ("1", "2", "3"):
        _record(store, key)
    first, second, _ = store.read_now(updates.next_new, channel="test")
    store.write_now(updates.park, first.id, error="x" * 900)
    store.write_now(updates.take_new, second.id)
    assert store.read_now(updates.count_states) == {"parked": 1, "done": 1, "new": 1}
    (parked,) = store.read_now(updates.list_parked)
    assert (parked.id, parked.error) == (first.id, "x" * 500)


def test_a_chat_is_one_conversation_and_learns_a_new_name(store: Database) -> None:
    first = add_chat(store)
    assert (first.owner, first.epoch, first.language) == (BOT, 1, "uk")
    renamed = store.write_now(
        conversations.find_or_create, channel="test", chat_key="1", profile=Profile(name="O. K."), language="en"
    )
    assert (renamed.id, renamed.customer_name, renamed.language) == (first.id, "O. K.", "uk")
    assert store.read_now(conversations.find, channel="test", chat_key="1") == renamed
    assert store.read_now(conversations.find, channel="test", chat_key="2") is None


def test_an_update_without_a_name_keeps_the_name_known(store: Database) -> None:
    add_chat(store)
    again = store.write_now(
        conversations.find_or_create, channel="test", chat_key="1", profile=Profile(), language="uk"
    )
    assert again.customer_name == "Olha"


def test_two_first_messages_at_once_make_one_conversation(store: Database) -> None:
    for number in range(10):
        made = at_once(*[lambda chat=f"c{number}": add_chat(store, chat)] * 3)
        assert len({conversation.id for conversation in made}) == 1


def test_an_unknown_conversation_is_not_found(store: Database) -> None:
    for look in (conversations.get, conversations.lock):
        with pytest.raises(NotFound):
            store.read_now(look, 99)


def test_each_owner_begins_a_new_epoch_and_tells_the_queue(store: Database, events: list[Event]) -> None:
    chat, anna = add_chat(store), add_person(store)
    events.clear()
    queued = store.write_now(conversations.record_owner, chat, QUEUE)
    assert (queued.owner, queued.epoch) == (QUEUE, 2)
    assert set(events) == {Event(topic=Topic.CONVERSATION, conversation_id=chat.id), Event(topic=Topic.QUEUE)}
    claimed = store.write_now(conversations.record_owner, queued, operator(anna.id))
    assert (claimed.owner, claimed.epoch) == (operator(anna.id), 3)


def test_the_bot_takes_a_chat_over_with_a_clean_memory_and_nothing_left_to_read(store: Database) -> None:
    chat = add_chat(store)
    store.write_now(
        conversations.record_memory, chat.id, memory=Memory(shown=("a/b",), misses=1), dialogue="state", read_through=0
    )
    remembering = store.read_now(conversations.get, chat.id)
    assert (remembering.memory, remembering.dialogue) == (Memory(shown=("a/b",), misses=1, at=NOON), "state")
    queued = store.write_now(conversations.record_owner, remembering, QUEUE)
    assert queued.memory.misses == 1
    last = add_message(store, chat)
    back = store.write_now(conversations.record_owner, queued, BOT)
    assert (back.memory, back.dialogue, back.read_through) == (Memory(), "", last)


def test_the_wait_begins_once_and_ends_when_told(store: Database, clock: FakeClock) -> None:
    chat = add_chat(store)
    first = clock.now
    store.write_now(conversations.start_waiting, chat, first)
    waiting = store.read_now(conversations.get, chat.id)
    store.write_now(conversations.start_waiting, waiting, clock.advance(minutes=5))
    assert store.read_now(conversations.get, chat.id).waiting_since == first
    store.write_now(conversations.stop_waiting, chat.id)
    assert store.read_now(conversations.get, chat.id).waiting_since is None


def test_language_start_and_block_are_remembered(store: Database) -> None:
    chat = add_chat(store)
    store.write_now(conversations.record_language, chat.id, language="ru", chosen=True)
    store.write_now(conversations.record_language, chat.id, language="en")
    store.write_now(conversations.record_start, chat.id, payload="promo")
    store.write_now(conversations.record_blocked, chat.id, blocked=True)
    after = store.read_now(conversations.get, chat.id)
    assert (after.language, after.language_chosen, after.start_payload, after.blocked) == ("en", True, "promo", True)


def test_only_unread_words_of_bot_held_chats_count_as_late(store: Database, clock: FakeClock) -> None:
    chat, other, silent = add_chat(store), add_chat(store, "2"), add_chat(store, "3")
    add_message(store, silent, "/start", kind=Kind.COMMAND)
    add_message(store, silent, "a button", kind=Kind.BUTTON)
    first = add_message(store, chat)
    add_message(store, chat, "more")
    add_message(store, other)
    for waits in (chat, other):
        store.write_now(conversations.start_waiting, waits, clock.now)
    store.write_now(conversations.record_owner, other, QUEUE)
    assert store.read_now(conversations.list_unread, before=clock.now) == ()
    later = clock.advance(seconds=1)
    (found,) = store.read_now(conversations.list_unread, before=later)
    assert (found.conversation.id, found.message_id, found.told) == (chat.id, first, False)
    store.write_now(conversations.record_late_notice, chat.id, message_id=first)
    assert store.read_now(conversations.list_unread, before=later)[0].told
    assert store.read_now(conversations.find_late_notice, chat.id) == first


def test_a_message_comes_back_as_it_was_recorded(store: Database, clock: FakeClock) -> None:
    chat, anna = add_chat(store), add_person(store)
    fields: dict[str, Any] = {
        "author": Author.OPERATOR,
        "text": "Здравствуйте 🌷",
        "person_id": anna.id,
        "attachments": (Attachment(kind="photo", file_key="k", size=7),),
        "buttons": (Button(label="A", action="a"),),
        "source": Source(article="a/b", language="ru", title="T", probability=0.5),
        "why": Why(grounds=by(Rule.MISSES, count=2), intent="question", parts=(Piece(text="?"),)),
        "channel_key": "m1",
    }
    message_id = add_message(store, chat, **fields)
    message = store.read_now(messages.get, message_id)
    assert {name: getattr(message, name) for name in fields if name != "why"} == {
        name: value for name, value in fields.items() if name != "why"
    }
    assert (message.person_name, message.created_at, message.delivery) == ("Anna", clock.now, Delivery.SENT)
    assert store.read_now(messages.get_why, message_id) == fields["why"]
    assert store.read_now(messages.find_by_key, conversation_id=chat.id, channel_key="m1") == message
    assert store.read_now(messages.find_by_key, conversation_id=chat.id + 1, channel_key="m1") is None


def test_an_unknown_message_is_not_found(store: Database) -> None:
    with pytest.raises(NotFound):
        store.read_now(messages.get, 99)


def test_an_edit_keeps_every_earlier_text_and_an_equal_one_adds_nothing(store: Database, clock: FakeClock) -> None:
    chat = add_chat(store)
    message_id = add_message(store, chat, "one")
    for text in ("two", "two", "three"):
        clock.advance(minutes=1)
        store.write_now(messages.record_revision, store.read_now(messages.get, message_id), text)
    message = store.read_now(messages.get, message_id)
    assert message.text == "three"
    assert [revision.text for revision in message.revisions] == ["one", "two"]
    assert message.revisions[1].replaced_at == clock.now


def test_the_transcript_is_the_newest_lines_oldest_first(store: Database) -> None:
    chat, other = add_chat(store), add_chat(store, "2")
    ids = [add_message(store, chat, f"line {number}") for number in range(5)]
    add_message(store, other, "not mine")
    assert [m.id for m in store.read_now(messages.list_transcript, chat.id)] == ids
    assert [m.id for m in store.read_now(messages.list_transcript, chat.id, limit=2)] == ids[-2:]
    assert [m.id for m in store.read_now(messages.list_transcript, chat.id, after=ids[2])] == ids[3:]


def test_the_bot_reads_words_and_files_but_no_buttons_or_commands(store: Database) -> None:
    chat = add_chat(store)
    kinds = (Kind.TEXT, Kind.BUTTON, Kind.COMMAND, Kind.MEDIA)
    ids = {kind: add_message(store, chat, kind.value, kind=kind) for kind in kinds}
    add_message(store, chat, "answer", author=Author.BOT)
    assert [m.id for m in store.read_now(messages.list_unread, chat.id, after=0)] == [ids[Kind.TEXT], ids[Kind.MEDIA]]
    assert store.read_now(messages.list_unread, chat.id, after=ids[Kind.MEDIA]) == ()
    last = store.read_now(messages.last_by, chat.id, Author.CUSTOMER, kinds=(Kind.COMMAND,))
    assert last is not None
    assert last.id == ids[Kind.COMMAND]
    assert store.read_now(messages.last_by, chat.id, Author.OPERATOR) is None


def test_a_message_shows_the_state_of_its_newest_sending(store: Database) -> None:
    chat = add_chat(store)
    message_id = add_message(store, chat, author=Author.BOT)
    fields = {"message_id": message_id, "conversation_id": chat.id, "author": Author.BOT, "epoch": 1}
    first = store.write_now(outbox.record_outgoing, **fields)  # type: ignore[arg-type]
    row = store.read_now(outbox.get, first)
    store.write_now(outbox.record_state, row, Delivery.FAILED, error="gone")
    assert store.read_now(messages.get, message_id).delivery_note == "gone"
    store.write_now(outbox.record_outgoing, **fields)  # type: ignore[arg-type]
    edit = {**fields, "operation": outbox.Operation.EDIT}
    store.write_now(outbox.record_outgoing, **edit)  # type: ignore[arg-type]
    assert store.read_now(messages.get, message_id).delivery is Delivery.QUEUED


def test_buttons_and_the_channels_name_can_change(store: Database) -> None:
    chat = add_chat(store)
    message_id = add_message(store, chat, author=Author.BOT, buttons=(Button(label="A", action="a"),))
    store.write_now(messages.record_buttons, store.read_now(messages.get, message_id), ())
    store.write_now(messages.record_channel_key, message_id, "sent-1")
    message = store.read_now(messages.get, message_id)
    assert (message.buttons, message.channel_key) == ((), "sent-1")
