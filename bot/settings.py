"""Every setting, read once. Names in the environment (or in ``.env``) are these in capitals after ``ANSWERDESK_``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.addresses import Network, parse_networks
from bot.core.hours import Hours, parse_hours
from bot.core.policy.limits import Thresholds
from bot.errors import StartRefused

PREFIX = "ANSWERDESK_"
ROOT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """The table of settings; a description is what the README prints."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    home: Path = Field(ROOT / "var", description="folder for the database and everything that must be backed up")
    database_url: str = Field("", description="SQLAlchemy URL; empty: SQLite in the home folder")
    knowledge_base: Path = Field(ROOT / "knowledge_base", description="folder of the articles")
    models: Path = Field(ROOT / "models", description="folder of the encoder, the trained model and the index")
    encoder: str = Field(
        "", description="encoder of the search whatever `encoder use` took: shipped, or a model that is here"
    )
    host: str = Field("127.0.0.1", description="address the desk and the web chat listen on")
    port: int = Field(8080, ge=1, le=65535, description="port of the desk and the web chat")
    public_url: str = Field("", description="address customers and staff use, if a proxy stands in front (https://…)")
    trusted_proxies: str = Field(
        "", description="addresses or networks of the proxies in front, whose X-Forwarded-For is believed: 127.0.0.1"
    )
    language: Literal["ru", "uk", "en"] = Field("en", description="language for a customer nothing is known of")
    shop_name: str = Field("Lumiflor", description="the company's name in greetings")
    telegram_token: SecretStr = Field(SecretStr(""), description="token from @BotFather; empty: no Telegram")
    telegram_api: str = Field("https://api.telegram.org", description="Bot API server")
    telegram_webhook_secret: SecretStr = Field(
        SecretStr(""), description="set (16 characters or more) to receive by webhook at /telegram/webhook"
    )
    support_hours: str = Field(
        "Mon-Sun 08:00-22:00", description='when people answer, e.g. "Mon-Fri 09:00-18:00; Sat 10:00-14:00"'
    )
    time_zone: str = Field("Europe/Kyiv", description="zone of the support hours")
    quiet_seconds: float = Field(0.6, ge=0, le=10, description="wait for more messages before answering a burst")
    late_after: float = Field(15, gt=0, description="seconds after which a customer is told that the bot is late")
    engine_deadline: float = Field(75, gt=0, description="seconds after which a late answer becomes a case for people")
    target_precision: float = Field(
        0.97, ge=0.5, lt=1, description="share of answers that must be right; 0.97: at most 3 % may be wrong"
    )
    clarify_threshold: float = Field(0.08, gt=0, lt=1, description="least probability to ask which article is meant")
    margin: float = Field(
        0.2, gt=0, lt=1, description="articles closer than this to the best one are offered as a choice"
    )
    misses: int = Field(2, ge=1, le=10, description="misses in a row before a person takes over")
    anger_threshold: float = Field(0.75, gt=0, le=1, description="anger (0..1) that calls a person at once")
    file_limit_mb: int = Field(20, ge=1, le=2000, description="largest customer file that is opened in the desk")
    session_hours: int = Field(12, ge=1, le=720, description="hours until staff must log in again")

    @field_validator("support_hours")
    @classmethod
    def _check_hours(cls, value: str) -> str:
        parse_hours(value)
        return value

    @field_validator("time_zone")
    @classmethod
    def _check_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"unknown time zone {value!r}; use a name such as Europe/Kyiv") from error
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _check_proxies(cls, value: str) -> str:
        if any(network.prefixlen == 0 for network in parse_networks(value)):
            raise ValueError("this trusts everybody, so that anybody may say to be anybody; name the proxy alone")
        return value

    @field_validator("telegram_token")
    @classmethod
    def _check_token(cls, value: SecretStr) -> SecretStr:
        number, _, rest = value.get_secret_value().partition(":")
        if value.get_secret_value() and not (number.isdigit() and len(rest) >= 30):
            raise ValueError("this is no bot token; copy it from @BotFather, it looks like 123456:ABC…")
        return value

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _check_secret(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < 16:
            raise ValueError("too short; use 16 characters or more")
        return value

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in use."""
        return self.database_url or f"sqlite:///{self.home / 'answerdesk.db'}"

    @property
    def base_url(self) -> str:
        """Where people find the product."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def proxies(self) -> tuple[Network, ...]:
        """Who may say in whose name it comes."""
        return parse_networks(self.trusted_proxies)

    @property
    def hours(self) -> Hours:
        """When people answer."""
        return parse_hours(self.support_hours)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the support hours."""
        return ZoneInfo(self.time_zone)

    @property
    def thresholds(self) -> Thresholds:
        """What the policy decides by; from which probability on to answer, the search knows (``App.thresholds``)."""
        return Thresholds(
            clarify=self.clarify_threshold,
            margin=self.margin,
            misses=self.misses,
            anger=self.anger_threshold,
            late=self.late_after,
            too_late=self.engine_deadline,
        )


def read_settings() -> Settings:
    """The settings from the environment and ``.env``.

    Raises:
        StartRefused: one message that lists every unknown name and bad value.
    """
    given = {**dotenv_values(ROOT / ".env"), **os.environ}
    names = {name for name in given if name.startswith(PREFIX)}
    problems = [
        f"{name}: no such setting; see the README for the list"
        for name in sorted(names)
        if name.removeprefix(PREFIX).lower() not in Settings.model_fields
    ]
    values = {name.removeprefix(PREFIX).lower(): given[name] for name in names if given[name] not in (None, "")}
    try:
        settings = Settings(**{name: value for name, value in values.items() if name in Settings.model_fields})  # type: ignore[arg-type]
    except ValidationError as error:
        problems += [_explain(item) for item in error.errors()]
        settings = None
    if settings is None or problems:
        raise StartRefused(problem="\n" + "\n".join(f"  - {problem}" for problem in problems))
    return settings


def _explain(item: object) -> str:
    assert isinstance(item, dict)
    where = PREFIX + str(item["loc"][0]).upper() if item["loc"] else "settings"
    return f"{where}: {str(item['msg']).removeprefix('Value error, ')}"
