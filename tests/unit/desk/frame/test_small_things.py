"""Waits, languages, addresses, secrets."""

from __future__ import annotations

import io
import stat
import wave
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.desk.frame.base import choose_language, local_path
from bot.desk.frame.look_order import LookOrder
from bot.desk.frame.secret import NAME, is_signed, read_secret, sign
from bot.desk.frame.sound import make_wav
from bot.desk.frame.times import say_date, say_wait, to_ms
from bot.desk.studio.problem_list import edit_link


def test_a_wait_reads_as_a_clock() -> None:
    assert [say_wait(timedelta(seconds=n)) for n in (0, 65, 3599, 3600, 90061)] == [
        "0:00",
        "1:05",
        "59:59",
        "1:00:00",
        "25:01:01",
    ]
    assert say_wait(timedelta(seconds=-5)) == "0:00"


def test_times_are_those_of_the_shop() -> None:
    moment = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    assert say_date(moment, ZoneInfo("Europe/Kyiv")) == "23.11.2026 00:30"
    assert to_ms(moment) == 1795386600000


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("uk-UA,uk;q=0.9,ru;q=0.8", "uk"),
        ("de,ru;q=0.5,en;q=0.3", "ru"),
        ("en;q=0.2, uk;q=0.9", "uk"),
        ("de,fr", "en"),
        ("", "en"),
        ("ru;q=nonsense", "en"),
    ],
)
def test_the_language_is_the_best_the_browser_asks_for(accepted: str, language: str) -> None:
    assert choose_language(accepted, "en") == language


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("/desk/chat/5", "/desk/chat/5"),
        ("/desk/articles/edit?key=a/b&language=ru", "/desk/articles/edit?key=a/b&language=ru"),
        ("//evil.example", "/desk"),
        ("/desk//evil.example", "/desk"),
        ("/desk/../chat", "/desk"),
        ("https://evil.example/desk", "/desk"),
        ("/desk\\evil", "/desk"),
        ("/deskevil", "/desk"),
        ("/desk/\r\nSet-Cookie: x", "/desk"),
        ('/desk/"><script>', "/desk"),
        ("", "/desk"),
    ],
)
def test_a_login_leads_into_the_desk_only(wanted: str, path: str) -> None:
    assert local_path(wanted) == path


def test_a_secret_is_made_once_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    made = read_secret(tmp_path)
    assert read_secret(tmp_path) == made
    assert len(made) == 32
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_a_short_secret_is_replaced(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"short")
    assert len(read_secret(tmp_path)) == 32


def test_a_signature_is_for_one_purpose_and_one_value() -> None:
    signature = sign(b"k" * 32, "form", "token")
    assert is_signed(b"k" * 32, "form", "token", signature)
    assert not is_signed(b"k" * 32, "other", "token", signature)
    assert not is_signed(b"k" * 32, "form", "token2", signature)
    assert not is_signed(b"x" * 32, "form", "token", signature)
    assert not is_signed(b"k" * 32, "form", "token", "ü")


def test_an_older_look_never_overwrites_a_newer_one() -> None:
    order = LookOrder()
    first, second = order.begin(), order.begin()
    assert order.is_newest(second)
    assert not order.is_newest(first)


def test_the_sound_is_a_sound() -> None:
    with wave.open(io.BytesIO(make_wav())) as sound:
        assert sound.getnchannels() == 1
        assert 0.2 < sound.getnframes() / sound.getframerate() < 0.6


def test_only_a_real_article_path_is_a_link() -> None:
    assert edit_link("ru/delivery/cost-city.md") == "/desk/articles/edit?key=delivery/cost-city&language=ru"
    assert edit_link("ru/delivery/x&y.md") == edit_link("notes.md") == edit_link("a/b/c/d.md") == ""
