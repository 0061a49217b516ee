"""Twenty messages a minute, counted per visitor and per address."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.web.flood import FloodGuard
from bot.channels.web.problems import ChatBusy
from bot.core.addresses import to_network

START = datetime(2026, 3, 2, 12, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def test_the_twenty_first_message_of_a_minute_is_refused_with_the_time_to_wait() -> None:
    guard = FloodGuard()
    for number in range(20):
        guard.check(at(number), "visitor")
    with pytest.raises(ChatBusy) as caught:
        guard.check(at(20), "visitor")
    assert caught.value.seconds == 40
    guard.check(at(60), "visitor")


def test_what_was_refused_does_not_lengthen_the_wait() -> None:
    guard = FloodGuard(most=1)
    guard.check(at(0), "visitor")
    for _ in range(50):
        with pytest.raises(ChatBusy):
            guard.check(at(30), "visitor")
    guard.check(at(61), "visitor")


def test_a_full_address_stops_its_visitors_but_counts_nothing_for_them() -> None:
    guard = FloodGuard(most=2)
    guard.check(at(0), "one", "address")
    guard.check(at(0), "two", "address")
    with pytest.raises(ChatBusy):
        guard.check(at(1), "three", "address")
    guard.check(at(1), "three", "elsewhere")
    guard.check(at(1), "three", "elsewhere")


def test_visitors_who_left_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.web.flood.KEYS", 3)
    guard = FloodGuard()
    for number in range(10):
        guard.check(at(number * 61), f"visitor {number}")
    assert len(guard._moments) <= 3


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_an_address_stands_for_the_customer_line(address: str, network: str) -> None:
    assert to_network(address) == network


def test_a_clock_set_back_an_hour_makes_nobody_wait_for_an_hour() -> None:
    guard = FloodGuard(most=1)
    guard.check(at(3600), "visitor")
    guard.check(at(0), "visitor")
    with pytest.raises(ChatBusy):
        guard.check(at(1), "visitor")
