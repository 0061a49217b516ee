"""The customer's card: what colleagues wrote down, and what earlier cases say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from bot.core.case import Brief
from bot.core.desk.nps import Recommendation
from bot.core.desk.survey import Rating
from bot.core.messages import Attachment
from bot.core.reach.joins import Other
from bot.core.reach.mail import Contact

_OFFSET: Final = re.compile(r"(?:utc|gmt)?\s?([+\-−])\s?(\d{1,2})(?::?([0-5]\d))?", re.I)
_PHONE: Final = re.compile(r"[\d+(][\d ()./\-–—]{3,30}\d")
_EMAIL: Final = re.compile(r"[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}")
FARTHEST: Final = 14  # hours from UTC
SURE: Final = 0.3  # probability from which an article says what a case is about
PASSING: Final = frozenset({"came_from", "site_name", "site_email"})  # facts that say nothing of the matter


@dataclass(frozen=True, kw_only=True)
class Customer:
    """What colleagues wrote down; "" for what nobody did. ``zone`` is a name ("Europe/Kyiv") or "UTC+3"."""

    name: str = ""
    phone: str = ""
    email: str = ""
    zone: str = ""
    note: str = ""
    changed_at: datetime | None = None
    changed_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Thumb:
    """What the customer thought of an answer."""

    title: str
    helped: bool


@dataclass(frozen=True, kw_only=True)
class Filed:
    """A file of the chat: the ``number``-th of that message."""

    message_id: int
    number: int
    attachment: Attachment
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Card:
    """All of it. ``same``: numbers of earlier cases on the same matter; ``answers``: what was written last in each;
    ``later``: what the customer wrote since the case was opened, until somebody answered; ``ratings`` they gave;
    ``nps``: whether they would recommend us, as they said last; ``contact``: where they are
    written to when they do not read a reply in the chat; ``others``: chats of the same person; ``moved_at``: when the
    chat came here from another channel.
    """

    customer: Customer = Customer()
    tags: tuple[str, ...] = ()
    thumbs: tuple[Thumb, ...] = ()
    files: tuple[Filed, ...] = ()
    same: frozenset[int] = frozenset()
    answers: tuple[tuple[int, str], ...] = ()
    later: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()
    nps: Recommendation | None = None
    contact: Contact | None = None
    others: tuple[Other, ...] = ()
    moved_at: datetime | None = None


def read_zone(text: str) -> tzinfo | None:
    """The zone that is meant by "Europe/Berlin", "+3" or "UTC-05:30"; None for anything else."""
    text = text.strip()
    offset = _OFFSET.fullmatch(text)
    if offset is None:
        return ZoneInfo(text) if text in available_timezones() else None
    away = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    if away > timedelta(hours=FARTHEST):
        return None
    return timezone(away if offset[1] == "+" else -away)


def spell_zone(text: str) -> str:
    """The same as it is kept; "" for what is none."""
    zone = read_zone(text)
    return "" if zone is None else text.strip() if isinstance(zone, ZoneInfo) else str(zone)


def is_phone(text: str) -> bool:
    """Whether a person would call it a phone number; it is kept as typed."""
    return _PHONE.fullmatch(text) is not None


def is_email(text: str) -> bool:
    """Whether it looks like an address."""
    return _EMAIL.fullmatch(text) is not None


def is_same_matter(now: Brief, past: Brief) -> bool:
    """Whether both are about the same: a number quoted in both, the same thing to be done, the same article."""
    if _quoted(now) & _quoted(past):
        return True
    if now.request is not None and past.request is not None:
        return (now.request.act, now.request.object) == (past.request.act, past.request.object)
    article = _article(now)
    return bool(article) and article == _article(past)


def _quoted(brief: Brief) -> set[tuple[str, str]]:
    return {(name, value) for name, value in brief.facts if name not in PASSING}


def _article(brief: Brief) -> str:
    """What the question is about, if the search was sure enough."""
    article, probability = brief.considered[0] if brief.considered else ("", 0.0)
    return article if probability >= SURE else ""
