"""``answerdesk demo``: what it writes, and what it says instead."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from bot.app import open_channels
from bot.business import read_business
from bot.channels.demo import DemoChannel
from bot.cli.demo.command import OPEN, Wanted, make_demo, write_project
from bot.cli.main import cli
from bot.errors import BadInput
from bot.settings import Settings, read_settings


class Usage(NamedTuple):
    """As of a disk."""

    total: int
    used: int
    free: int


def test_the_folder_is_a_project_that_writes_to_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    password = make_demo(tmp_path / "shop", Wanted(days=1, customers=2))
    said = capsys.readouterr().out
    assert f"cd {tmp_path / 'shop'}" in said
    assert password in said
    monkeypatch.setenv("ANSWERDESK_PROJECT", str(tmp_path / "shop"))
    settings = read_settings()
    assert settings.demo
    assert isinstance(open_channels(settings)["telegram"], DemoChannel)
    assert {path.name for path in (tmp_path / "shop").iterdir()} == {
        "business.yml",
        "knowledge_base",
        "data",
        "var",
        ".env",
    }


def test_a_token_of_the_machine_starts_no_bot_in_a_demo() -> None:
    settings = Settings(demo=True, telegram_token="123456:" + "a" * 35)
    assert isinstance(open_channels(settings)["telegram"], DemoChannel)


@pytest.mark.parametrize("days", [0, -3, 10_000])
def test_so_many_days_are_refused(tmp_path: Path, days: int) -> None:
    done = CliRunner().invoke(cli, ["demo", str(tmp_path / "shop"), "--days", str(days)])
    assert isinstance(done.exception, BadInput)
    assert "a demo has 1 to 366 days. Nothing was written" in done.exception.message
    assert not (tmp_path / "shop").exists()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="is not empty"):
        make_demo(tmp_path, Wanted(days=1))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_full_disk_is_said_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(total=10, used=9, free=1_000_000))
    with pytest.raises(BadInput, match="392 MB are needed .* 1 MB are free"):
        make_demo(tmp_path / "shop", Wanted())
    assert not (tmp_path / "shop").exists()


def test_what_can_not_be_finished_is_removed(tmp_path: Path) -> None:
    with pytest.raises(OverflowError):
        make_demo(tmp_path / "shop", Wanted(days=1, now=datetime(1, 1, 1, 12, tzinfo=UTC)))
    assert not (tmp_path / "shop").exists()


@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_the_shop_is_open_whenever_one_looks(tmp_path: Path, hour: int) -> None:
    now = datetime(2026, 9, 1, tzinfo=UTC) + timedelta(hours=hour)
    write_project(tmp_path / "shop", now)
    zone = read_business(tmp_path / "shop" / "business.yml").zone
    assert OPEN[0] <= now.astimezone(zone).hour <= OPEN[1]
