"""Articles that are for customers from a moment on, or until one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.articles.articles import Library, is_due, load_library, parse_article
from bot.knowledge.articles.folder import ArticleFolder
from bot.knowledge.articles.schedule import At, begins_at, ends_at, read_moment

KYIV = ZoneInfo("Europe/Kyiv")
TEXT = """---
title: How much?
questions: [one, two, three]
status: published
publish_at: {since}
expires_at: {until}
---
It is 120 UAH.
"""


def at(day: int, hour: int = 0, minute: int = 0) -> At:
    """A moment of December 2026 in Kyiv."""
    return At(now=datetime(2026, 12, day, hour, minute, tzinfo=KYIV).astimezone(UTC), zone=KYIV)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article, for customers from 1 December, nine o'clock, to the end of the fifth."""
    place = tmp_path / "en" / "delivery"
    place.mkdir(parents=True)
    (place / "cost.md").write_text(TEXT.format(since="2026-12-01 09:00", until="2026-12-05"))
    return tmp_path


def state(library: Library) -> tuple[str, bool]:
    (article,) = library.articles
    return article.state, article.published


def test_it_comes_and_goes_by_itself(folder: Path) -> None:
    reader, last = ArticleFolder(folder), None
    for moment, expected in (
        (at(1, 8, 59), ("scheduled", False)),
        (at(1, 9), ("published", True)),
        (at(5, 23, 59), ("published", True)),
        (at(6), ("expired", False)),
    ):
        library = reader.read(moment)
        assert state(library) == expected
        assert state(load_library(folder, previous=last, at=moment)) == expected
        assert reader.read(moment) is library
        assert last is None or is_due(last.articles, moment) == (state(last) != expected)
        last = library


def test_a_draft_stays_a_draft_whatever_the_hour(folder: Path) -> None:
    path = folder / "en/delivery/cost.md"
    path.write_text(path.read_text().replace("published", "draft"))
    assert state(load_library(folder, at=at(2))) == ("draft", False)


def test_without_a_time_nothing_is_ever_due(tmp_path: Path) -> None:
    article, _ = parse_article(b"---\ntitle: A?\nstatus: published\n---\nYes.\n", "en/a/b.md")
    assert article is not None
    assert not is_due([article], At(now=datetime.max.replace(tzinfo=UTC) - timedelta(days=2)))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-12-01", "2026-12-01"),
        ("2026-12-01T09:00", "2026-12-01 09:00"),
        ("2026-12-01 09:00", "2026-12-01 09:00"),
        ("2026-02-30", None),
        ("tomorrow", None),
        ("2026-12-01 25:00", None),
        ("2026-12-01 09:00:30", None),
    ],
)
def test_a_moment_is_a_day_or_a_day_and_an_hour(text: str, read: str | None) -> None:
    assert read_moment(text) == read


def test_days_are_those_of_the_business() -> None:
    assert begins_at("2026-12-01", KYIV) == datetime(2026, 11, 30, 22, tzinfo=UTC)
    assert ends_at("2026-12-05", KYIV) == datetime(2026, 12, 5, 22, tzinfo=UTC)
    assert (begins_at("", KYIV), ends_at("", KYIV)) == (None, None)


@pytest.mark.parametrize(
    ("since", "until", "code", "fatal"),
    [("soon", "2026-12-05", "moment-wanted", True), ("2026-12-05", "2026-12-04", "never-live", False)],
)
def test_what_cannot_be_is_said(since: str, until: str, code: str, fatal: bool) -> None:
    _, problems = parse_article(TEXT.format(since=since, until=until).encode(), "en/delivery/cost.md")
    assert [(one.code, one.fatal) for one in problems] == [(code, fatal)]
