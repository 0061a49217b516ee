"""When the weekly letter is due, and what it tells first."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.core.insights.reports.figures import Figure
from bot.core.insights.weekly.letter import MOST, Turn, choose_lines, pick
from bot.core.insights.weekly.wish import Wish, find_last_due, name_of

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 9, 2, 5, 0, tzinfo=UTC)  # Wednesday, 8:00 in Kyiv


def test_it_is_due_at_the_hour_of_who_wants_it() -> None:
    at_eight = Wish(by_mail=True, weekday=2, hour=8)
    assert name_of(find_last_due(at_eight, KYIV, NOW)) == "2026-09-02"
    assert name_of(find_last_due(Wish(weekday=2, hour=9), KYIV, NOW)) == "2026-08-26"
    assert name_of(find_last_due(Wish(weekday=2, hour=8, zone="Europe/Lisbon"), KYIV, NOW)) == "2026-08-26"
    assert name_of(find_last_due(Wish(weekday=0, hour=8), KYIV, NOW)) == "2026-08-31"


def test_clocks_that_change_do_not_bring_a_second_one() -> None:
    wish = Wish(weekday=6, hour=3)  # the hour there is twice on 25 October 2026
    names = {name_of(find_last_due(wish, KYIV, datetime(2026, 10, 25, hour, tzinfo=UTC))) for hour in range(2, 20)}
    assert names == {"2026-10-25"}


def test_what_got_worse_comes_first_and_chance_is_not_called_a_change() -> None:
    before = {
        "talks": Figure(part=400, of=400),
        "alone": Figure(part=200, of=400),
        "csat": Figure(part=45, of=50),
        "first-reply": Figure(part=40, of=40, median=300.0, most=900.0),
    }
    now = {
        "talks": Figure(part=405, of=405),
        "alone": Figure(part=300, of=400),
        "csat": Figure(part=30, of=50),
        "first-reply": Figure(part=40, of=40, median=310.0, most=900.0),
    }
    lines = choose_lines(now, before)
    assert [line.measure.key for line in pick(lines, Turn.WORSE)] == ["csat"]
    assert [line.measure.key for line in pick(lines, Turn.BETTER)] == ["alone"]
    assert [line.measure.key for line in pick(lines, Turn.REST)] == ["talks", "first-reply"]


def test_many_more_chats_are_told_though_they_are_neither_good_nor_bad_and_no_line_is_of_nothing() -> None:
    lines = choose_lines({"talks": Figure(part=90, of=90), "nps": Figure()}, {"talks": Figure(part=40, of=40)})
    (line,) = lines
    assert line.changed
    assert line.turn is Turn.REST


def test_a_bad_week_is_no_long_letter() -> None:
    keys = ("alone", "lasting", "once", "promises", "csat", "target-first", "target-next", "target-resolution")
    now = {key: Figure(part=10, of=100) for key in keys}
    assert len(choose_lines(now, {key: Figure(part=90, of=100) for key in keys})) == MOST
