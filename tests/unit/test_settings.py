"""Settings: read once, all problems told at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.core.policy.decide import Thresholds
from bot.errors import StartRefused
from bot.settings import PREFIX, Settings, read_settings

TOKEN = "123456:" + "A" * 35


def _make(**given: Any) -> Settings:
    return Settings(**given)


def _refusal(monkeypatch: pytest.MonkeyPatch, **given: str) -> str:
    for name, value in given.items():
        monkeypatch.setenv(PREFIX + name.upper(), value)
    with pytest.raises(StartRefused) as caught:
        read_settings()
    return caught.value.message


def test_the_product_starts_without_any_setting() -> None:
    settings = read_settings()
    assert settings.database == f"sqlite:///{settings.home / 'answerdesk.db'}"
    assert settings.base_url == "http://127.0.0.1:8080"
    assert settings.hours
    assert str(settings.zone) == "Europe/Kyiv"


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given = {"home": str(tmp_path), "port": "9000", "public_url": "https://help.example/", "telegram_token": TOKEN}
    for name, value in given.items():
        monkeypatch.setenv(PREFIX + name.upper(), value)
    settings = read_settings()
    assert (settings.home, settings.port, settings.base_url) == (tmp_path, 9000, "https://help.example")
    assert settings.telegram_token.get_secret_value() == TOKEN


def test_an_empty_value_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}PORT", "")
    assert read_settings().port == 8080


def test_all_problems_are_told_in_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    message = _refusal(monkeypatch, colour="red", port="99999", time_zone="Mars/Base", telegram_token="nonsense")
    for name in ("COLOUR", "PORT", "TIME_ZONE", "TELEGRAM_TOKEN"):
        assert f"\n  - {PREFIX}{name}: " in message
    assert "README" in message


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("colour", "red", "no such setting"),
        ("port", "http", "integer"),
        ("support_hours", "Mon-Fry 9-18", "Mon-Fri 09:00-18:00"),
        ("support_hours", "Mon 25:00-26:00", "25:00"),
        ("time_zone", "Kyiv", "Europe/Kyiv"),
        ("time_zone", "../../etc/passwd", "Europe/Kyiv"),
        ("telegram_token", "nonsense", "@BotFather"),
        ("telegram_webhook_secret", "short", "16 characters"),
        ("language", "de", "'ru', 'uk' or 'en'"),
        ("target_precision", "1", "less than 1"),
        ("target_precision", "5 %", "number"),
    ],
)
def test_each_bad_value_says_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    assert says in _refusal(monkeypatch, **{name: value})


def test_a_refused_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    message = _refusal(monkeypatch, telegram_token="999999:secret-secret", telegram_webhook_secret="hush-hush")
    assert "secret-secret" not in message
    assert "hush" not in message


def test_secrets_are_hidden_when_settings_are_printed() -> None:
    settings = _make(telegram_token=TOKEN, telegram_webhook_secret="0123456789abcdef")
    assert "AAAA" not in repr(settings)
    assert "0123456789" not in str(settings)


def test_settings_cannot_be_changed_after_the_start() -> None:
    settings: Any = _make()
    with pytest.raises(ValidationError):
        settings.port = 1


def test_the_policy_decides_by_the_thresholds_of_the_settings() -> None:
    given = {"clarify_threshold": 0.3, "margin": 0.1, "misses": 3, "anger_threshold": 0.5}
    settings = _make(**given)
    assert settings.thresholds == Thresholds(clarify=0.3, margin=0.1, misses=3, anger=0.5)


def test_every_setting_is_described() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
