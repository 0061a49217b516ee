"""Names of things for staff: cases, channels, languages, people."""

from __future__ import annotations

from bot.core.conversation import Conversation
from bot.core.escalation import Escalation
from bot.core.messages import Attachment, Kind, Message
from bot.desk.frame.visit import Visit
from bot.errors import CustomerBlocked

EXCERPT = 140


def customer(visit: Visit, conversation: Conversation) -> str:
    """The customer's name as he gave it, or a polite stand-in."""
    return conversation.customer_name.strip()[:80] or visit.say("guest")


def channel(visit: Visit, conversation: Conversation) -> str:
    """Where the customer writes."""
    return visit.say_or(f"channel-{conversation.channel}", conversation.channel)


def reason(visit: Visit, escalation: Escalation) -> str:
    """Why a person is needed."""
    return visit.say(f"reason-{escalation.reason.value}")


def excerpt(visit: Visit, message: Message | None, escalation: Escalation) -> str:
    """One line of what was written last; the question of the case when that was only a call for a person."""
    question = " ".join(escalation.brief.question.split())
    if message is None or message.kind in (Kind.BUTTON, Kind.COMMAND):
        return _shorten(question)
    text = " ".join(message.text.split())
    if text and question and message.created_at <= escalation.opened_at:
        return _shorten(question)
    if not text and message.attachments:
        return attachment(visit, message.attachments[0])
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
    return visit.say("size-mb", size=f"{octets / 1_000_000:.1f}")


def delivery_problem(visit: Visit, note: str) -> str:
    """Why a message did not arrive."""
    if note == CustomerBlocked().message:
        return visit.app.words.explain(visit.language, CustomerBlocked())
    return note
