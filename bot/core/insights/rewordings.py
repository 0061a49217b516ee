"""What customers wrote without being understood, shortly before they said it in another way. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.case import Reason

SHORTLY: Final = timedelta(minutes=5)
LONGEST: Final = 60  # characters: what is longer tells a story
MOST: Final = 6  # of a meaning in a language
# What somebody meant, if that is why a person was called a moment later.
MEANT: Final = {
    Reason.REQUESTED: "want_human",
    Reason.COMPLAINT: "complaint",
    Reason.ANGER: "insult",
    Reason.NOT_HELPED: "not_helped",
    Reason.REQUEST: "request",
    Reason.STATUS: "status",
}


@dataclass(frozen=True, kw_only=True)
class Before:
    """A text that had no good answer, and why a person was called in the same chat later."""

    text: str
    language: str
    normal: str
    at: datetime
    called_at: datetime
    reason: Reason
    conversation_id: int
    message_id: int


@dataclass(frozen=True, kw_only=True)
class Reworded:
    """A text that may mean ``intent``, in so many chats; the newest of these, and the line there."""

    intent: str
    language: str
    text: str
    normal: str
    count: int
    conversation_id: int
    message_id: int


def list_reworded(found: Iterable[Before], *, known: Collection[str]) -> tuple[Reworded, ...]:
    """Those that are short and not ``known`` by their normal form, the commonest first.

    ``found`` is newest first, and of one text the next call first.
    """
    chats: dict[tuple[str, str, str], set[int]] = {}
    newest: dict[tuple[str, str, str], Reworded] = {}
    for one in {one.message_id: one for one in reversed(tuple(found))}.values():
        intent = MEANT.get(one.reason, "")
        if not intent or one.normal in known or not _is_short(one) or one.called_at > one.at + SHORTLY:
            continue
        key = (intent, one.language, one.normal)
        chats.setdefault(key, set()).add(one.conversation_id)
        newest[key] = _to_reworded(one, intent)
    counted = [replace(newest[key], count=len(mine)) for key, mine in chats.items()]
    return _cut(sorted(counted, key=lambda one: -one.count))


def _is_short(one: Before) -> bool:
    return bool(one.normal) and len(one.text) <= LONGEST and "\n" not in one.text


def _to_reworded(one: Before, intent: str) -> Reworded:
    return Reworded(
        intent=intent,
        language=one.language,
        text=one.text,
        normal=one.normal,
        count=1,
        conversation_id=one.conversation_id,
        message_id=one.message_id,
    )


def _cut(found: Iterable[Reworded]) -> tuple[Reworded, ...]:
    kept: dict[tuple[str, str], list[Reworded]] = {}
    for one in found:
        mine = kept.setdefault((one.intent, one.language), [])
        if len(mine) < MOST:
            mine.append(one)
    return tuple(one for mine in kept.values() for one in mine)
