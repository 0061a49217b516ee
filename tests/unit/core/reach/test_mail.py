"""Addresses as they are typed, and when a letter is due."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.reach.mail import Contact, find_due, find_pause, mask_address, read_address
from tests.support.clock import NOON


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" anna@example.org ", "anna@example.org"),
        ("o'neil+shop@mail.example.co.uk", "o'neil+shop@mail.example.co.uk"),
        ("anna@пошта.укр", "anna@xn--80a1acn3a.xn--j1amh"),
        ("anna", ""),
        ("anna@localhost", ""),
        ("anna@@example.org", ""),
        ("a,b@example.org", ""),
        ("anna@example.org,eve@example.org", ""),
        ("Anna <anna@example.org>", ""),
        ("anna@example.org\nBcc: eve@example.org", ""),
        ("anna@exa mple.org", ""),
        ("анна@example.org", ""),
        ("a" * 65 + "@example.org", ""),
        ("a@" + ".".join(["b" * 60] * 5), ""),
        ("anna@example..org", ""),
        ("@", ""),
        ("", ""),
    ],
)
def test_one_address_and_nothing_else_is_read(typed: str, kept: str) -> None:
    assert read_address(typed) == kept


def test_an_address_is_shown_to_its_owner_without_giving_it_away() -> None:
    assert mask_address("anna.kovalenko@example.org") == "a…o@example.org"
    assert mask_address("an@example.org") == "a…@example.org"


def test_a_letter_is_due_ten_minutes_after_the_reply_and_fifteen_after_the_last_one() -> None:
    contact = Contact(conversation_id=1, address="a@b.org")
    assert find_due(contact, NOON) == NOON + timedelta(minutes=10)
    mailed = Contact(conversation_id=1, address="a@b.org", mailed_at=NOON - timedelta(minutes=1))
    assert find_due(mailed, NOON) == NOON + timedelta(minutes=14)


def test_the_pause_before_the_next_try_grows_to_an_hour() -> None:
    assert [find_pause(tries).total_seconds() for tries in (1, 2, 3, 20)] == [60, 120, 240, 3600]
