"""Names of things for staff: cases, channels, languages, people."""

from __future__ import annotations

from typing import Protocol

from bot.core.case import Reason
from bot.core.messages import Attachment, Kind
from bot.core.queue import ListedCase
from bot.desk.frame.visit import Visit
from bot.errors import CustomerBlocked

EXCERPT = 140


class Chat(Protocol):
    """A conversation, or a case in the queue."""

    @property
    def customer_name(self) -> str: ...
    @property
    def channel(self) -> str: ...


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
    if note == CustomerBlocked().message:
        return visit.app.words.explain(visit.language, CustomerBlocked())
    return note
