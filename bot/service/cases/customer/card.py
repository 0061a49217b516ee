"""The card beside a chat: what colleagues wrote down, and what the chat and its earlier cases say of the customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.case import Case
from bot.core.desk.customer import Card, is_same_matter
from bot.core.people import Person, Right
from bot.service.cases.customer.joining import list_others
from bot.service.people.rights import check_right
from bot.storage.cases import ratings
from bot.storage.chat import customers, mails, moves
from bot.storage.database import Tx
from bot.storage.insights import nps

MOST_SAME = 3
MOST_LATER = 5


def access_card(
    tx: Tx, person: Person, conversation_id: int, *, now: Case | None = None, past: Sequence[Case] = ()
) -> Card:
    """What is known; ``now`` is the open case, if there is one, ``past`` are the closed ones, newest first."""
    check_right(person, Right.ANSWER_CHATS)
    move = moves.find_last(tx, conversation_id)
    same = [case for case in past if now is not None and is_same_matter(now.brief, case.brief)][:MOST_SAME]
    return Card(
        customer=customers.find(tx, conversation_id),
        tags=tuple(dict.fromkeys(tag for case in past for tag in case.tags)),
        thumbs=customers.list_thumbs(tx, conversation_id),
        files=customers.list_files(tx, conversation_id),
        ratings=ratings.list_given(tx, conversation_id),
        nps=nps.find_given(tx, conversation_id),
        same=frozenset(case.id for case in same),
        answers=_list_answers(tx, conversation_id, same),
        later=_list_later(tx, now),
        contact=mails.find_contact(tx, conversation_id),
        others=list_others(tx, conversation_id),
        moved_at=move.at if move is not None else None,
    )


def _list_later(tx: Tx, now: Case | None) -> tuple[str, ...]:
    """What came after the brief was written; once somebody has answered, the transcript says it better."""
    if now is None or now.times.first_reply_at is not None:
        return ()
    return customers.list_written(tx, now.conversation_id, since=now.opened_at)[:MOST_LATER]


def _list_answers(tx: Tx, conversation_id: int, cases: Sequence[Case]) -> tuple[tuple[int, str], ...]:
    """What colleagues wrote last in each of these cases."""
    if not cases:
        return ()
    replies = customers.list_replies(tx, conversation_id)
    found = ((case.id, _last_within(replies, case)) for case in cases)
    return tuple((number, text) for number, text in found if text)


def _last_within(replies: Sequence[tuple[datetime, str]], case: Case) -> str:
    closed = case.closed_at
    return next((text for at, text in replies if closed is not None and case.opened_at <= at <= closed), "")
