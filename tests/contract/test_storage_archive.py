"""Chats that are not open, page by page, on both databases."""

from __future__ import annotations

from bot.core.case import Brief, Reason, State
from bot.core.conversation import BOT, QUEUE, Memory
from bot.core.messages import Author
from bot.core.queue import MINE, NO_TEAM, Filters
from bot.storage.cases import archive, escalations
from bot.storage.chat import conversations
from bot.storage.database import Database
from bot.storage.people import teams
from tests.support.clock import FakeClock
from tests.support.rows import add_chat, add_message
from tests.support.staff import do_hire

ALL = Filters()


def close_case(store: Database, chat: str, *, reason: Reason = Reason.REQUESTED) -> int:
    """A case that was opened and resolved; its number."""
    conversation = add_chat(store, chat)
    brief = Brief(reason=reason, question=f"question of {chat}", language="uk")
    number = store.write_now(
        lambda tx: escalations.record_opened(
            tx, conversation_id=conversation.id, brief=brief, priority=0, waiting_since=tx.now, turn_at=tx.now
        )
    )
    store.write_now(escalations.record_closed, number, state=State.RESOLVED, outcome=f"end of {chat}")
    return number


def read_by_bot(store: Database, chat: str, text: str) -> int:
    """A chat in which the bot has dealt with a message; its id."""
    conversation = add_chat(store, chat)
    message = add_message(store, conversation, text)
    store.write_now(conversations.record_memory, conversation.id, memory=Memory(), dialogue="", read_through=message)
    return conversation.id


def test_closed_cases_come_by_page_the_last_closed_first(store: Database, clock: FakeClock) -> None:
    numbers = []
    for chat in range(7):
        numbers.append(close_case(store, str(chat)))
        clock.advance(seconds=chat % 2)  # some are closed in one moment
    seen: list[int] = []
    before = None
    while page := store.read_now(archive.list_closed_cases, ALL, before=before, limit=3):
        seen += [chat.closed.number for chat in page if chat.closed is not None]
        before = page[-1].place
    assert seen == numbers[::-1]


def test_a_closed_case_says_what_it_was_and_how_it_ended(store: Database) -> None:
    number = close_case(store, "1", reason=Reason.COMPLAINT)
    (chat,) = store.read_now(archive.list_closed_cases, ALL, before=None, limit=3)
    assert (chat.text, chat.customer_name) == ("question of 1", "Olha")
    assert chat.closed is not None
    assert (chat.closed.number, chat.closed.outcome, chat.closed.reason) == (number, "end of 1", Reason.COMPLAINT)


def test_chats_with_the_bot_come_by_page_the_latest_first(store: Database) -> None:
    ids = [read_by_bot(store, str(chat), f"words {chat}") for chat in range(5)]
    new = [add_chat(store, f"new {number}") for number in range(3)]
    for chat in new:
        add_message(store, chat, "just now")
        store.write_now(lambda tx, chat: conversations.start_waiting(tx, chat, tx.now), chat)
    taken = add_chat(store, "taken")
    store.write_now(lambda tx: conversations.record_owner(tx, conversations.lock(tx, taken.id), QUEUE))
    seen: list[int] = []
    before = None
    while page := store.read_now(archive.list_bot_chats, ALL, before=before, limit=2):
        seen += [chat.conversation_id for chat in page]
        before = page[-1].place
    assert seen == [*(chat.id for chat in new[::-1]), *ids[::-1]]


def test_a_chat_shows_what_the_customer_wrote_last(store: Database) -> None:
    number = read_by_bot(store, "1", "first")
    add_message(store, store.read_now(conversations.get, number), "second")
    add_message(store, store.read_now(conversations.get, number), "the bot's", author=Author.BOT)
    (chat,) = store.read_now(archive.list_bot_chats, ALL, before=None, limit=9)
    assert (chat.text, chat.case_id, chat.free) == ("second", None, False)


def test_lists_are_narrowed(store: Database) -> None:
    close_case(store, "1", reason=Reason.COMPLAINT)
    close_case(store, "2")
    read_by_bot(store, "3", "hello")

    def closed(**wanted: object) -> int:
        return len(store.read_now(archive.list_closed_cases, Filters(**wanted), before=None, limit=9))  # type: ignore[arg-type]

    def with_bot(**wanted: object) -> int:
        return len(store.read_now(archive.list_bot_chats, Filters(**wanted), before=None, limit=9))  # type: ignore[arg-type]

    assert (closed(), closed(reason=Reason.COMPLAINT), closed(language="uk"), closed(language="ru")) == (2, 1, 2, 0)
    assert (closed(channel="test"), closed(channel="web")) == (2, 0)
    assert (with_bot(language="uk"), with_bot(language="ru"), with_bot(unread=True)) == (1, 0, 0)


def test_chats_are_read_by_their_ids_in_order_with_their_open_case(store: Database) -> None:
    first, second = add_chat(store, "1"), add_chat(store, "2")
    brief = Brief(reason=Reason.REQUESTED, question="", language="uk")
    number = store.write_now(
        lambda tx: escalations.record_opened(
            tx, conversation_id=first.id, brief=brief, priority=0, waiting_since=tx.now, turn_at=tx.now
        )
    )
    found = store.read_now(archive.list_chats, (second.id, 999, first.id))
    assert [(chat.conversation_id, chat.case_id, chat.free) for chat in found] == [
        (second.id, None, False),
        (first.id, number, True),
    ]
    assert store.read_now(conversations.get, first.id).owner == BOT


def test_closed_cases_are_narrowed_to_a_team_to_ones_own_and_to_nobodys(store: Database) -> None:
    anna = store.write_now(do_hire)
    tech, gone = (store.write_now(teams.record_team, name=name, place=1) for name in ("Tech", "Gone"))
    store.write_now(teams.record_members, tech, [anna.id])
    numbers = [close_case(store, str(chat)) for chat in range(3)]
    for number, team in zip(numbers, (tech, gone, None), strict=True):
        store.write_now(escalations.record_team, number, team)
    store.write_now(teams.remove_team, gone)

    def narrowed(team: str) -> list[int]:
        filters = Filters(team=team)
        found = store.read_now(archive.list_closed_cases, filters, before=None, limit=9, person_id=anna.id)
        return sorted(chat.closed.number for chat in found if chat.closed is not None)

    assert narrowed(MINE) == narrowed(str(tech)) == numbers[:1]
    assert narrowed(NO_TEAM) == numbers[1:]
    assert narrowed("999") == []
