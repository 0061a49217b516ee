"""Suggested replies, what became of them, and the past replies they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select, update

from bot.core.case import State
from bot.core.messages import Author
from bot.core.snippets import Past, Suggestion
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations, results
from bot.storage.tables.chat import conversations, messages
from bot.storage.tables.people import people
from bot.storage.tables.replies import suggestions

GOOD: Final = "solved"  # the result whose replies are worth saying again
SHORTEST, LONGEST = 40, 700  # of a reply that answers something


def record_shown(tx: Tx, one: Suggestion) -> Suggestion:
    """It stands before its person; the one that did so first, where two pages asked at once."""
    values = {
        name: getattr(one, name)
        for name in ("conversation_id", "person_id", "line", "kind", "source", "title", "text", "score")
    }
    tx.insert_if_new(suggestions, **values, outcome="", shown_at=tx.now)
    found = find(tx, one.conversation_id, person_id=one.person_id, line=one.line)
    assert found is not None
    return found


def find(tx: Tx, conversation_id: int, *, person_id: int, line: int) -> Suggestion | None:
    """What this person was shown for this line."""
    where = (
        suggestions.c.conversation_id == conversation_id,
        suggestions.c.person_id == person_id,
        suggestions.c.line == line,
    )
    row = tx.connection.execute(select(suggestions).where(*where)).mappings().first()
    return _to_suggestion(row) if row is not None else None


def record_outcome(tx: Tx, number: int, outcome: str, *, person_id: int, conversation_id: int) -> None:
    """What became of it, once."""
    where = (
        suggestions.c.id == number,
        suggestions.c.person_id == person_id,
        suggestions.c.conversation_id == conversation_id,
        suggestions.c.outcome == "",
    )
    tx.connection.execute(update(suggestions).where(*where).values(outcome=outcome, decided_at=tx.now))


def record_sent(tx: Tx, number: int, text: str, *, person_id: int, conversation_id: int) -> None:
    """A reply that was made of it has gone out, as it was or edited."""
    query = select(suggestions.c.text).where(suggestions.c.id == number)
    known = tx.connection.execute(query).scalar()
    outcome = "accepted" if known is not None and known.strip() == text.strip() else "edited"
    record_outcome(tx, number, outcome, person_id=person_id, conversation_id=conversation_id)


def list_past(tx: Tx, language: str, *, but: int, limit: int) -> tuple[Past, ...]:
    """How the last closed cases with a good result were answered in this language, other chats only."""
    closed = (
        select(escalations, conversations.c.customer_name)
        .join(conversations, conversations.c.id == escalations.c.conversation_id)
        .join(results, results.c.id == escalations.c.result_id)
        .where(
            escalations.c.state == State.RESOLVED.value,
            results.c.key == GOOD,
            conversations.c.language == language,
            conversations.c.id != but,
        )
        .order_by(escalations.c.closed_at.desc())
        .limit(limit)
    )
    cases = tx.connection.execute(closed).mappings().all()
    said = _list_replies(tx, [row["conversation_id"] for row in cases])
    found = (_to_past(row, said.get(row["conversation_id"], ())) for row in cases)
    return tuple(one for one in found if one is not None)


def _list_replies(tx: Tx, chats: list[int]) -> dict[int, list[Mapping[Any, Any]]]:
    query = (
        select(messages.c.conversation_id, messages.c.text, messages.c.created_at, people.c.name)
        .join(people, people.c.id == messages.c.person_id)
        .where(
            messages.c.conversation_id.in_(chats),
            messages.c.author == Author.OPERATOR.value,
            messages.c.deleted_at.is_(None),
        )
        .order_by(messages.c.id)
    )
    found: dict[int, list[Mapping[Any, Any]]] = {}
    for row in tx.connection.execute(query).mappings() if chats else ():
        found.setdefault(row["conversation_id"], []).append(row)
    return found


def _to_past(case: Mapping[Any, Any], said: Any) -> Past | None:
    question = str((case["brief"] or {}).get("question") or "").strip()
    for row in said if question else ():
        within = case["claimed_at"] is not None and case["claimed_at"] <= row["created_at"] <= case["closed_at"]
        if within and SHORTEST <= len(row["text"]) <= LONGEST:
            names = (case["customer_name"], row["name"])
            return Past(case_id=case["id"], question=question, reply=row["text"], names=names)
    return None


def _to_suggestion(row: Mapping[Any, Any]) -> Suggestion:
    names = ("id", "conversation_id", "person_id", "line", "kind", "source", "title", "text", "score", "outcome")
    return Suggestion(**{name: row[name] for name in names})
