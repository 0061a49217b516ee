"""Lists that are narrowed, and lists of which the first page is read again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.case import Reason
from bot.core.queue import Filters, ListedChat, merge_pages
from tests.support.listed import make_listed

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def chat(place: int, number: int = 0, text: str = "") -> ListedChat:
    return ListedChat(
        place=(float(place), number or place),
        conversation_id=number or place,
        channel="web",
        customer_name="",
        username="",
        language="uk",
        text=text,
        at=NOW,
    )


def test_a_page_read_again_replaces_what_it_covers_and_leaves_the_rest() -> None:
    known = (chat(9), chat(8), chat(7), chat(6), chat(5))
    newest = (chat(10, 8), chat(9), chat(7, text="new"))
    assert merge_pages(known, newest, full=True) == (*newest, chat(6), chat(5))


def test_a_page_that_is_not_full_is_all_there_is() -> None:
    assert merge_pages((chat(9), chat(8)), (chat(9),), full=False) == (chat(9),)
    assert merge_pages((chat(9),), (), full=False) == ()


@pytest.mark.parametrize(
    ("filters", "taken"),
    [
        (Filters(), True),
        (Filters(language="en"), True),
        (Filters(language="ru"), False),
        (Filters(channel="telegram"), True),
        (Filters(channel="web"), False),
        (Filters(reason=Reason.REQUESTED), True),
        (Filters(reason=Reason.ANGER), False),
        (Filters(unread=True), False),
    ],
)
def test_a_case_is_taken_when_it_is_what_every_filter_wants(filters: Filters, taken: bool) -> None:
    assert filters.take(make_listed(), NOW) is taken


def test_unread_wants_a_customer_who_waits() -> None:
    assert Filters(unread=True).take(make_listed(unanswered=1), NOW)


@pytest.mark.parametrize(("minutes", "age", "taken"), [(20, 15, True), (10, 15, False), (15, 15, True), (1, 0, True)])
def test_who_waits_so_long_is_among_them(minutes: int, age: int, taken: bool) -> None:
    case = make_listed(waiting_since=NOW - timedelta(minutes=minutes))
    assert Filters(age=age).take(case, NOW) is taken


def test_nobody_who_was_answered_has_waited() -> None:
    assert not Filters(age=5).take(make_listed(waiting_since=None), NOW)
