"""Settings: read once, all problems told at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

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
    assert settings.business_file.is_file()


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
    message = _refusal(monkeypatch, colour="red", port="99999", late_after="soon", telegram_token="nonsense")
    for name in ("COLOUR", "PORT", "LATE_AFTER", "TELEGRAM_TOKEN"):
        assert f"\n  - {PREFIX}{name}: " in message
    assert "README" in message


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("colour", "red", "no such setting"),
        ("port", "http", "integer"),
        ("shop_name", "Lumiflor", "write it as `name` in business.yml"),
        ("telegram_token", "nonsense", "@BotFather"),
        ("telegram_webhook_secret", "short", "16 characters"),
        ("misses", "3", "write it as `thresholds: misses` in business.yml"),
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


def test_what_belongs_to_the_project_lies_in_its_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(f"{PREFIX}PROJECT")
    (tmp_path / "business.yml").write_text("name: Mine")
    monkeypatch.chdir(tmp_path)
    settings = read_settings()
    assert (settings.project, settings.home, settings.models) == (tmp_path, tmp_path / "var", tmp_path / "models")
    assert settings.knowledge_base == tmp_path / "knowledge_base"


def test_every_setting_is_described() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
