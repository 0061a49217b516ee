"""What nobody reads goes; what anybody may still need stays, on both databases."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, text

from bot.core.messages import Author, Delivery
from bot.storage.articles import versions
from bot.storage.chat import messages, outbox, updates
from bot.storage.chat.outbox import Operation
from bot.storage.database import Database, Tx
from bot.storage.system import retention
from bot.storage.tables.chat import updates as update_rows
from tests.support.clock import FakeClock
from tests.support.rows import add_chat, add_message


def _rows(tx: Tx) -> dict[str, tuple[str, str]]:
    found = tx.connection.execute(select(update_rows.c.update_key, update_rows.c.state, update_rows.c.raw))
    return {row.update_key: (row.state, row.raw) for row in found}


def _receive(store: Database, key: str, raw: str | None = "{}") -> int | None:
    return store.write_now(updates.record_update, channel="test", update_key=key, raw=raw)


def _forget_updates(store: Database, clock: FakeClock) -> None:
    handled, parked = clock() - timedelta(days=7), clock() - timedelta(days=90)
    after: int | None = 0
    while after is not None:
        after = store.write_now(retention.forget_updates, after=after, handled_before=handled, parked_before=parked)


def test_the_text_of_an_update_goes_with_its_handling_and_its_key_stays(store: Database) -> None:
    number = _receive(store, "1")
    assert number is not None
    assert store.write_now(updates.take_new, number)
    assert store.read_now(_rows) == {"1": ("done", "")}
    assert _receive(store, "1") is None
    assert store.read_now(updates.next_new, channel="test") == ()


def test_what_is_nothing_for_us_leaves_only_its_key(store: Database) -> None:
    _receive(store, "1", None)
    assert store.read_now(_rows) == {"1": ("done", "")}
    assert _receive(store, "1", "{}") is None


def test_an_empty_text_is_no_sign_of_being_nothing(store: Database) -> None:
    _receive(store, "1", "")
    assert [update.update_key for update in store.read_now(updates.next_new, channel="test")] == ["1"]


def test_a_parked_update_keeps_its_text_until_it_is_old(store: Database, clock: FakeClock) -> None:
    number = _receive(store, "1", "garbage")
    assert number is not None
    store.write_now(updates.park, number, error="no JSON")
    clock.advance(hours=24 * 80)
    _forget_updates(store, clock)
    assert store.read_now(_rows) == {"1": ("parked", "garbage")}
    clock.advance(hours=24 * 11)
    _forget_updates(store, clock)
    assert store.read_now(_rows) == {}


def test_traces_go_after_a_week_and_what_nobody_has_handled_never(store: Database, clock: FakeClock) -> None:
    """More rows than one step looks at, and one at the very front that must stay."""
    _receive(store, "waits")
    for key in range(retention.STEP + 5):
        store.write_now(updates.record_update, channel="test", update_key=str(key), raw=None)
    clock.advance(hours=24 * 6)
    _receive(store, "young", None)
    _forget_updates(store, clock)
    assert len(store.read_now(_rows)) == retention.STEP + 7
    clock.advance(hours=25)
    _forget_updates(store, clock)
    assert store.read_now(_rows) == {"waits": ("new", "{}"), "young": ("done", "")}


def test_a_message_whose_note_is_forgotten_was_sent_and_one_that_failed_keeps_it(
    store: Database, clock: FakeClock
) -> None:
    chat = add_chat(store)
    outcomes = (Delivery.SENT, Delivery.FAILED, Delivery.WITHHELD, Delivery.UNKNOWN, Delivery.QUEUED)
    lines = {outcome: add_message(store, chat, author=Author.BOT) for outcome in outcomes}
    for outcome, line in lines.items():
        for operation in Operation:
            store.write_now(_record, chat.id, line, outcome, operation)
    clock.advance(hours=24 * 91)
    limits = {"changes_before": clock() - timedelta(days=7), "sent_before": clock() - timedelta(days=90)}
    assert store.write_now(retention.forget_letters, after=0, **limits) is None
    left = store.read_now(lambda tx: outbox.list_after(tx, chat.id, 0))
    edits = [row.state for row in left if row.operation is Operation.EDIT]
    assert edits == [Delivery.QUEUED]
    for outcome, line in lines.items():
        assert store.read_now(messages.get, line).delivery is outcome


def _record(tx: Tx, conversation_id: int, message_id: int, state: Delivery, operation: Operation) -> None:
    number = outbox.record_outgoing(
        tx, message_id=message_id, conversation_id=conversation_id, author=Author.BOT, epoch=1, operation=operation
    )
    outbox.record_state(tx, outbox.get(tx, number), state)


def test_of_each_article_the_newest_texts_stay_however_old(store: Database, clock: FakeClock) -> None:
    for article in ("a/b", "c/d"):
        for number in range(5):
            fields = {"article": article, "language": "en", "digest": str(number), "text": str(number)}
            store.write_now(versions.record_version, **fields, person_id=None)
    clock.advance(hours=24 * 400)
    store.write_now(retention.forget_versions, before=clock() - timedelta(days=365), kept=3)
    for article in ("a/b", "c/d"):
        kept = store.read_now(versions.list_versions, article=article, language="en")
        assert [version.digest for version in kept] == ["4", "3", "2"]
    store.write_now(retention.forget_versions, before=clock() - timedelta(days=500), kept=0)
    assert store.read_now(lambda tx: tx.connection.execute(text("SELECT count(*) FROM article_versions")).scalar()) == 6
