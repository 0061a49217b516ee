"""Every setting, read once. Names in the environment (or in ``.env``) are these in capitals after ``ANSWERDESK_``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, Self

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.addresses import Network, parse_networks
from bot.core.reach.mail import read_address
from bot.errors import StartRefused

PREFIX = "ANSWERDESK_"
ROOT = Path(__file__).resolve().parents[1]
MOVED = {  # what belongs to the business, not to the machine: setting, key in business.yml
    "shop_name": "name",
    "language": "languages",
    "support_hours": "hours",
    "time_zone": "time_zone",
    "target_precision": "thresholds: target_precision",
    "clarify_threshold": "thresholds: clarify",
    "margin": "thresholds: margin",
    "misses": "thresholds: misses",
    "anger_threshold": "thresholds: anger",
}


class Settings(BaseSettings):
    """The table of settings; a description is what the README prints."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    project: Path = Field(
        ROOT,
        description="folder of business.yml, the articles and what is learned from them; "
        "where you are, if a business.yml is there",
    )
    home: Path = Field(
        default_factory=lambda given: given["project"] / "var",
        description="folder for the database and everything that must be backed up",
    )
    database_url: str = Field("", description="SQLAlchemy URL; empty: SQLite in the home folder")
    knowledge_base: Path = Field(
        default_factory=lambda given: given["project"] / "knowledge_base", description="folder of the articles"
    )
    models: Path = Field(
        default_factory=lambda given: given["project"] / "models",
        description="folder of the trained model and the index",
    )
    encoder: str = Field(
        "", description="encoder of the search whatever `encoder use` took: shipped, or a model that is here"
    )
    host: str = Field("127.0.0.1", description="address the desk and the web chat listen on")
    port: int = Field(8080, ge=1, le=65535, description="port of the desk and the web chat")
    public_url: str = Field("", description="address customers and staff use, if a proxy stands in front (https://…)")
    trusted_proxies: str = Field(
        "", description="addresses or networks of the proxies in front, whose X-Forwarded-For is believed: 127.0.0.1"
    )
    telegram_token: SecretStr = Field(SecretStr(""), description="token from @BotFather; empty: no Telegram")
    telegram_api: str = Field("https://api.telegram.org", description="Bot API server")
    telegram_webhook_secret: SecretStr = Field(
        SecretStr(""), description="set (16 characters or more) to receive by webhook at /telegram/webhook"
    )
    quiet_seconds: float = Field(
        0.6, ge=0, le=10, description="unit of the quiet time: a question waits 2.5, a fragment 5.5 of it"
    )
    late_after: float = Field(15, gt=0, description="seconds after which a customer is told that the bot is late")
    engine_deadline: float = Field(75, gt=0, description="seconds after which a late answer becomes a case for people")
    file_limit_mb: int = Field(20, ge=1, le=2000, description="largest customer file that is opened in the desk")
    offline_after: float = Field(
        300,
        ge=30,
        description="seconds without an open page after which staff count as gone and unanswered chats go back",
    )
    upload_limit_mb: int = Field(
        50, ge=1, le=50, description="largest file that staff send; Telegram takes 50 from a bot"
    )
    web_upload_limit_mb: int = Field(
        10, ge=0, le=50, description="largest file that a visitor of the web chat sends; 0: none"
    )
    files_days: int = Field(365, ge=1, le=36500, description="days for which files that were sent here are kept")
    files_limit_gb: int = Field(10, ge=1, le=100000, description="room for all of them together, in the home folder")
    smtp_host: str = Field(
        "", description="mail server for letters to customers of the web chat who are away; empty: none are offered"
    )
    smtp_port: int = Field(587, ge=1, le=65535, description="its port: 587 with `starttls`, 465 with `tls`")
    smtp_user: str = Field("", description="name to log in there with; empty: without logging in")
    smtp_password: SecretStr = Field(SecretStr(""), description="and its password")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="how the way there is kept secret: starttls, tls, none (a server on this machine)"
    )
    mail_from: str = Field("", description="address the letters come from: support@example.org")
    imap_host: str = Field(
        "", description="mailbox in which answers to these letters arrive; empty: letters ask to answer by their link"
    )
    imap_port: int = Field(993, ge=1, le=65535, description="its port: 993 with `tls`, 143 with `starttls`")
    imap_user: str = Field("", description="name to log in there with")
    imap_password: SecretStr = Field(SecretStr(""), description="and its password")
    imap_security: Literal["tls", "starttls", "none"] = Field(
        "tls", description="how the way there is kept secret: tls, starttls, none (a server on this machine)"
    )
    imap_folder: str = Field("INBOX", description="folder that is read; what was read is marked as seen there")
    imap_address: str = Field("", description="address of this mailbox; empty: the one the letters come from")
    imap_plus: bool = Field(
        True, description="the mailbox takes help+anything@example.org as well; `false` if its server does not"
    )
    identity_secret: SecretStr = Field(
        SecretStr(""), description="set (32 characters or more) to believe your site who a visitor of the chat is"
    )
    metrics_token: SecretStr = Field(
        SecretStr(""), description="set (16 characters or more) to serve numbers for Prometheus at /metrics"
    )
    log: Literal["plain", "json"] = Field("plain", description="log lines for people, or one JSON object each: json")
    demo: bool = Field(
        False, description="a made-up shop, see `answerdesk demo`: Telegram is off, and the desk says what it shows"
    )
    session_hours: int = Field(12, ge=1, le=720, description="hours until staff must log in again")

    push_services: str = Field(
        "",
        description="addresses of push services inside your own network that browsers of staff may name: https://push.lan",
    )

    @field_validator("trusted_proxies")
    @classmethod
    def _check_proxies(cls, value: str) -> str:
        if any(network.prefixlen == 0 for network in parse_networks(value)):
            raise ValueError("this trusts everybody, so that anybody may say to be anybody; name the proxy alone")
        return value

    @field_validator("push_services")
    @classmethod
    def _check_push(cls, value: str) -> str:
        if any(not word.startswith(("https://", "http://")) for word in value.replace(",", " ").split()):
            raise ValueError("write whole addresses, like https://push.lan")
        return value

    @field_validator("mail_from", "imap_address")
    @classmethod
    def _check_from(cls, value: str) -> str:
        if value and not read_address(value):
            raise ValueError("this is no e-mail address; write the address alone, like support@example.org")
        return read_address(value)

    @model_validator(mode="after")
    def _check_mail(self) -> Self:
        if self.smtp_host and not self.mail_from:
            raise ValueError(f"{PREFIX}SMTP_HOST needs {PREFIX}MAIL_FROM, the address the letters come from")
        if self.imap_host and not (self.smtp_host and self.imap_user):
            raise ValueError(f"{PREFIX}IMAP_HOST needs {PREFIX}IMAP_USER, and {PREFIX}SMTP_HOST to write letters with")
        return self

    @field_validator("telegram_token")
    @classmethod
    def _check_token(cls, value: SecretStr) -> SecretStr:
        number, _, rest = value.get_secret_value().partition(":")
        if value.get_secret_value() and not (number.isdigit() and len(rest) >= 30):
            raise ValueError("this is no bot token; copy it from @BotFather, it looks like 123456:ABC…")
        return value

    @field_validator("telegram_webhook_secret", "metrics_token")
    @classmethod
    def _check_secret(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < 16:
            raise ValueError("too short; use 16 characters or more")
        return value

    @field_validator("identity_secret")
    @classmethod
    def _check_identity(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < 32:
            raise ValueError("too short; use 32 characters or more, as `openssl rand -hex 32` makes them")
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
    def mailbox(self) -> str:
        """Where answers to letters arrive, "" for nowhere."""
        return (self.imap_address or self.mail_from) if self.imap_host else ""

    @property
    def proxies(self) -> tuple[Network, ...]:
        """Who may say in whose name it comes."""
        return parse_networks(self.trusted_proxies)

    @property
    def push_origins(self) -> tuple[str, ...]:
        """Push services of the house."""
        return tuple(word.rstrip("/").lower() for word in self.push_services.replace(",", " ").split())

    @property
    def business_file(self) -> Path:
        """What is this business's own."""
        return self.project / "business.yml"

    @property
    def business_kept(self) -> Path:
        """The last one that could be used."""
        return self.home / "business.last.yml"


def read_settings() -> Settings:
    """The settings from the environment and ``.env``.

    Raises:
        StartRefused: one message that lists every unknown name and bad value.
    """
    here = Path.cwd()
    project = Path(os.environ.get(f"{PREFIX}PROJECT") or (here if (here / "business.yml").is_file() else ROOT))
    given = {f"{PREFIX}PROJECT": str(project), **dotenv_values(project / ".env"), **os.environ}
    names = {name for name in given if name.startswith(PREFIX)}
    problems = [
        _explain_unknown(name)
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


def _explain_unknown(name: str) -> str:
    key = MOVED.get(name.removeprefix(PREFIX).lower())
    if key:
        return (
            f"{name}: belongs to the business now; write it as `{key}` in business.yml, or on the desk's settings page"
        )
    return f"{name}: no such setting; see the README for the list"


def _explain(item: object) -> str:
    assert isinstance(item, dict)
    where = PREFIX + str(item["loc"][0]).upper() if item["loc"] else "settings"
    return f"{where}: {str(item['msg']).removeprefix('Value error, ')}"
