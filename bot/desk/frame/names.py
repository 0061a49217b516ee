"""Names of things for staff: cases, channels, languages, people."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.core.case import Case, Reason, Result, Snooze
from bot.core.messages import Attachment, Kind
from bot.core.queue import ListedCase
from bot.desk.frame.base import Desk
from bot.desk.frame.visit import Visit
from bot.errors import CustomerBlocked
from bot.markup.variants import read_condition
from bot.service.articles.shelf.reviewing import Overdue
from bot.service.outbox.refusals import (
    ChangeTooLong,
    ChatLeftOut,
    GoneAtCustomer,
    MayNotReply,
    NotConnected,
    TooOldToDelete,
    WindowShut,
)
from bot.service.ports import App

EXCERPT = 140
KNOWN_PROBLEMS = (
    CustomerBlocked(),
    TooOldToDelete(),
    GoneAtCustomer(),
    ChangeTooLong(limit=4096),
    ChangeTooLong(limit=1024),
    WindowShut(),
    MayNotReply(),
    ChatLeftOut(),
    NotConnected(),
)  # what a channel may have answered, as it is written down


class Chat(Protocol):
    """A conversation, or a case in the queue."""

    @property
    def customer_name(self) -> str: ...
    @property
    def channel(self) -> str: ...


class Listed(Chat, Protocol):
    """A chat in a list."""

    @property
    def conversation_id(self) -> int: ...


class Escalated(Protocol):
    """A case, however much is known of it."""

    @property
    def reason(self) -> Reason: ...


def customer(visit: Visit, chat: Chat) -> str:
    """The customer's name as they gave it, or a polite stand-in."""
    return chat.customer_name.strip()[:80] or visit.say("guest")


def channel(visit: Visit, chat: Chat) -> str:
    """Where the customer writes."""
    return visit.say_or(f"channel-{chat.channel}", chat.channel)


def reason(visit: Visit, case: Escalated) -> str:
    """Why a person is needed."""
    return visit.say(f"reason-{case.reason.value}")


def result(visit: Visit, found: Result) -> str:
    """What a case ended with."""
    own = dict(found.names)
    return own.get(visit.language) or visit.say_or(
        f"result-{found.key.replace('_', '-')}", next(iter(own.values()), "–")
    )


def ending(visit: Visit, case: Case) -> tuple[str, ...]:
    """What a closed case ended with: its result, what colleagues were told, its tags."""
    found = result(visit, case.result) if case.result is not None else ""
    tags = " ".join(f"#{tag.replace(' ', '_')}" for tag in case.tags)
    return tuple(filter(None, (found and f"{found}.", case.outcome, tags)))


def snooze(visit: Visit, found: Snooze) -> str:
    """Until when a case is put off."""
    if found.until is None:
        return visit.say("snoozed-until-reply")
    return visit.say("snoozed-until", when=short_moment(visit, found.until))


def short_moment(visit: Visit, at: datetime, *, zone: ZoneInfo | None = None) -> str:
    """The same in as few words as do: today's hour, the weekday of a day of the next six, else the day; where the
    business is, or in another zone.
    """
    zone = zone or visit.app.business.zone
    local, today = at.astimezone(zone), visit.app.clock().astimezone(zone).date()
    days = (local.date() - today).days
    how = "hour" if days == 0 else "weekday" if 0 < days < 7 else "day"
    return _say_moment(visit, f"desk-moment-{how}", local)


def moment(visit: Visit, at: datetime) -> str:
    """A moment as people say it: weekday, day, hour where the business is."""
    return _say_moment(visit, "desk-moment", at.astimezone(visit.app.business.zone))


def _say_moment(visit: Visit, key: str, local: datetime) -> str:
    say, time = visit.app.words.say, local.strftime("%H:%M")
    return say(visit.language, key, weekday=local.weekday(), date=local.date(), time=time)


def excerpt(visit: Visit, case: ListedCase) -> str:
    """One line of what was written last; the question of the case when that was only a call for a person."""
    question, last = " ".join(case.question.split()), case.last
    if last is None or last.kind in (Kind.BUTTON, Kind.COMMAND):
        return _shorten(question)
    text = " ".join(last.text.split())
    if text and question and last.created_at <= case.opened_at:
        return _shorten(question)
    if not text and last.file is not None:
        return attachment(visit, last.file)
    return _shorten(text)


def _shorten(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[: EXCERPT - 1]}…"


def attachment(visit: Visit, item: Attachment) -> str:
    """A file by kind and name."""
    kind = visit.say_or(f"file-{item.kind}", visit.say("file-other"))
    return f"{kind}: {item.name[:80]}" if item.name else kind


def size(visit: Visit, octets: int) -> str:
    """A file size; "" when it is unknown."""
    if octets <= 0:
        return ""
    if octets < 1_000_000:
        return visit.say("size-kb", size=max(1, round(octets / 1000)))
    return visit.say("size-mb", size=round(octets / 1_000_000, 1))


def delivery_problem(visit: Visit, note: str) -> str:
    """Why a message did not arrive."""
    known = next((error for error in KNOWN_PROBLEMS if error.message == note), None)
    return note if known is None else visit.app.words.explain(visit.language, known)


def overdue(desk: Desk, language: str, review: Overdue) -> str:
    """Since when nobody has said that an article is right."""
    if review.since is not None:
        return desk.say(language, "review-not-since", day=review.since.strftime("%d.%m.%Y"))
    return desk.say(language, "review-overdue", day=review.due_on.strftime("%d.%m.%Y"))


def whom(app: App, language: str, said: str) -> str:
    """For whom a text of an article is, in words."""
    return "; ".join(
        f"{fact(app, language, name)}: {', '.join(_value(app, language, name, one) for one in values)}"
        for name, values in read_condition(said)
    )


def fact(app: App, language: str, name: str) -> str:
    """What something known of a customer is called."""
    detail = app.business.detail(name)
    key = f"desk-known-{name.replace('_', '-')}"
    return detail.call(language) if detail is not None else app.words.say(language, key) if app.words.has(key) else name


def _value(app: App, language: str, name: str, value: str) -> str:
    key = f"desk-channel-{value.casefold()}"
    return app.words.say(language, key) if name == "channel" and app.words.has(key) else value
