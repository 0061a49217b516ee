"""What may be written down of a customer, and which cases are about the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.core.case import Brief, Reason
from bot.core.desk.customer import is_email, is_phone, is_same_matter, read_zone, spell_zone
from bot.core.request import Act, Request

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("Europe/Kyiv", 3), (" Asia/Tokyo ", 9), ("+3", 3), ("utc-5", -5), ("GMT+2", 2), ("UTC+05:30", 5.5), ("−4", -4)],
)
def test_a_zone_by_name_or_offset(text: str, hours: float) -> None:
    zone = read_zone(text)
    assert zone is not None
    assert NOON.astimezone(zone).utcoffset() == timedelta(hours=hours)
    assert read_zone(spell_zone(text)) is not None


@pytest.mark.parametrize("text", ["", "Kyiv", "+15", "tomorrow", "+3 hours", "../etc/passwd", "3", "Europe/"])
def test_what_is_no_zone(text: str) -> None:
    assert read_zone(text) is None
    assert spell_zone(text) == ""


@pytest.mark.parametrize("text", ["+380 44 123 45 67", "0441234567", "(050) 123-45-67", "+1.202.555.0100"])
def test_a_phone_is_kept_as_typed(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize("text", ["call me", "12", "+", "1 2", "x" * 500])
def test_what_is_no_phone(text: str) -> None:
    assert not is_phone(text)


@pytest.mark.parametrize(
    ("text", "is_one"), [("a@b.org", True), ("а.б@почта.укр", True), ("a@b", False), ("a b@c.d", False)]
)
def test_an_address(text: str, is_one: bool) -> None:
    assert is_email(text) is is_one


def brief(**fields: Any) -> Brief:
    return Brief(**{"reason": Reason.REQUESTED, "question": "?", "language": "en", **fields})


@pytest.mark.parametrize(
    ("now", "past", "same"),
    [
        ({"facts": (("order", "LF-1"),)}, {"facts": (("order", "LF-1"),)}, True),
        ({"facts": (("order", "LF-1"),)}, {"facts": (("order", "LF-2"),)}, False),
        ({"facts": (("came_from", "ad"),)}, {"facts": (("came_from", "ad"),)}, False),
        ({"considered": (("a/b", 0.6),)}, {"considered": (("a/b", 0.4), ("c/d", 0.3))}, True),
        ({"considered": (("a/b", 0.1),)}, {"considered": (("a/b", 0.4),)}, False),
        ({"considered": (("a/b", 0.6),)}, {"considered": (("c/d", 0.6), ("a/b", 0.3))}, False),
        ({"request": Request(act=Act.CANCEL)}, {"request": Request(act=Act.CANCEL)}, True),
        ({"request": Request(act=Act.CANCEL)}, {"request": Request(act=Act.MOVE)}, False),
        ({}, {}, False),
    ],
)
def test_the_same_matter(now: dict[str, Any], past: dict[str, Any], same: bool) -> None:
    assert is_same_matter(brief(**now), brief(**past)) is same
