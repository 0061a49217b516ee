"""What the left column shows stands in the address, and an address is whatever somebody typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.case import Reason
from bot.core.queue import MINE, NO_TEAM, Filters, Section
from bot.desk.inbox.column.views import BY_NAME, ELSEWHERE, VIEWS, Address, Chosen, read_path

FILTERS = st.builds(
    Filters,
    language=st.sampled_from(("", "ru", "uk", "en")),
    channel=st.sampled_from(("", "telegram", "web")),
    reason=st.none() | st.sampled_from(list(Reason)),
    unread=st.booleans(),
    team=st.sampled_from(("", MINE, NO_TEAM, "7")),
)
CHOSEN = st.builds(
    Chosen, view=st.sampled_from(VIEWS), filters=FILTERS, wanted=st.sampled_from(("", "розы № 7", "a&b=c?d#e"))
)


@given(chosen=CHOSEN, chat=st.none() | st.integers(1, 10**6))
def test_an_address_leads_back_to_what_it_was_made_of(chosen: Chosen, chat: int | None) -> None:
    address = Address(chat=chat, chosen=chosen)
    assert read_path(address.path) == address


def test_what_everybody_sees_first_has_the_plain_address() -> None:
    assert Address().path == "/desk"
    assert Address(chat=7).path == "/desk/chat/7"


@pytest.mark.parametrize(
    "path",
    [
        "/desk?view=nothing&language=xx&reason=none&unread=2&q=++",
        "/desk?view=&view=closed&=&%ff=%zz",
        "/desk?",
        "",
        "/desk?line=9999999999999",
        "/desk?team=other",
        "/desk?team=-4",
    ],
)
def test_an_address_that_says_nothing_shows_what_everybody_sees_first(path: str) -> None:
    assert read_path(path).chosen.filters == Filters()
    assert read_path(path).line == 0


def test_a_line_is_come_to_once() -> None:
    address = read_path("/desk/chat/7?line=12&view=closed")
    assert (address.chat, address.line, address.chosen.view) == (7, 12, BY_NAME["closed"])
    assert address.path == "/desk/chat/7?view=closed"


@given(text=st.text(max_size=200))
def test_any_text_is_an_address(text: str) -> None:
    assert read_path(text).chosen.view in VIEWS


def test_every_section_stands_in_a_view() -> None:
    assert {name for view in VIEWS for name in view.sections} == {
        "late",
        ELSEWHERE,
        *(section.value for section in Section),
    }
