"""Moments to come, as an operator types them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.said.moments import read_moment

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 11, 27, 15, 0, tzinfo=KYIV)  # a Friday

SAID = (
    ("2h", "2026-11-27 17:00"),
    ("in 2 hours", "2026-11-27 17:00"),
    ("через 2 часа", "2026-11-27 17:00"),
    ("2 год", "2026-11-27 17:00"),
    ("час", "2026-11-27 16:00"),
    ("полчаса", "2026-11-27 15:30"),
    ("за 1 год 30 хв", "2026-11-27 16:30"),
    ("3д", "2026-11-30 15:00"),
    ("через неделю", "2026-12-04 15:00"),
    ("tomorrow 9", "2026-11-28 09:00"),
    ("завтра в 14:30", "2026-11-28 14:30"),
    ("завтра", "2026-11-28 09:00"),
    ("післязавтра о 10", "2026-11-29 10:00"),
    ("завтра вечером", "2026-11-28 19:00"),
    ("сьогодні ввечері", "2026-11-27 19:00"),
    ("tonight", "2026-11-27 19:00"),
    ("today 5pm", "2026-11-27 17:00"),
    ("12am tomorrow", "2026-11-28 00:00"),
    ("18", "2026-11-27 18:00"),
    ("18:45", "2026-11-27 18:45"),
    ("mon", "2026-11-30 09:00"),
    ("в понедельник в 11", "2026-11-30 11:00"),
    ("в п’ятницю", "2026-12-04 09:00"),
    ("fri 18:00", "2026-11-27 18:00"),
    ("неділя", "2026-11-29 09:00"),
    ("12.12 10:00", "2026-12-12 10:00"),
    ("5 грудня о 10", "2026-12-05 10:00"),
    ("5 декабря", "2026-12-05 09:00"),
    ("dec 5", "2026-12-05 09:00"),
    ("dec", None),
    ("in 2h at 9", None),
    ("10.01", "2027-01-10 09:00"),
    ("2026-12-31 23:59", "2026-12-31 23:59"),
    ("9", "2026-11-27 09:00"),  # past: who asks says so
    ("20.11", "2026-11-20 09:00"),
    ("", None),
    ("когда-нибудь", None),
    ("31.02", None),
    ("25:00", None),
    ("tomorrow 99", None),
    ("завтра 9 30", None),
    ("0h", None),
    ("9999999 недель", None),
)


@pytest.mark.parametrize(("text", "moment"), SAID)
def test_a_moment_is_read(text: str, moment: str | None) -> None:
    found = read_moment(text, now=NOW)
    assert (found.strftime("%Y-%m-%d %H:%M") if found else None) == moment


def test_half_past_three_in_the_afternoon() -> None:
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert read_moment("3:30 pm", now=now) == now.replace(hour=15, minute=30)
    assert read_moment("12:15 am", now=now) == now.replace(hour=0, minute=15)
