"""Imports of old conversations, and their topics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.core.insights.histories import AskedSo, History, OldTopic, Stage, TopicState
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.tables.histories import histories, history_topics
from bot.storage.tables.people import people


def add(tx: Tx, *, person_id: int | None, name: str) -> int:
    """Begin one; its id."""
    times = {"created_at": tx.now, "changed_at": tx.now}
    row = insert(histories).values(
        person_id=person_id, name=name[:200], state=Stage.LOOKING.value, done=0, total=0, **times
    )
    return tx.insert(row)


def get(tx: Tx, number: int) -> History | None:
    """One; None if there is none."""
    row = tx.connection.execute(_query().where(histories.c.id == number)).mappings().first()
    return _to_history(row) if row is not None else None


def list_recent(tx: Tx, *, limit: int = 10) -> tuple[History, ...]:
    """The newest first."""
    rows = tx.connection.execute(_query().order_by(histories.c.id.desc()).limit(limit)).mappings()
    return tuple(map(_to_history, rows))


def change(tx: Tx, number: int, *, only: Iterable[Stage], **values: Any) -> bool:
    """Change one that is in one of these stages; whether it was."""
    where = (histories.c.id == number, histories.c.state.in_([stage.value for stage in only]))
    row = update(histories).where(*where).values(**values, changed_at=tx.now)
    return tx.connection.execute(row).rowcount == 1


def forget(tx: Tx, number: int) -> None:
    """It is gone with all its texts."""
    tx.connection.execute(delete(history_topics).where(history_topics.c.history_id == number))
    tx.connection.execute(delete(histories).where(histories.c.id == number))


def give_up(tx: Tx, *, before: datetime) -> None:
    """Imports that nobody has gone on with since then: who spoke in them is forgotten."""
    waiting = (histories.c.state == Stage.ASKING.value, histories.c.changed_at < before)
    values = {"state": Stage.STOPPED.value, "seen": None, "changed_at": tx.now}
    tx.connection.execute(update(histories).where(*waiting).values(**values))


def record_topics(tx: Tx, number: int, topics: Iterable[OldTopic]) -> None:
    """What was found, in the place of what was there."""
    tx.connection.execute(delete(history_topics).where(history_topics.c.history_id == number))
    for one in topics:
        more = {
            "months": one.months,
            "languages": dict(one.languages),
            "near": one.near,
            "answers": one.answers,
            "agreed": one.agreed,
        }
        tx.connection.execute(
            insert(history_topics).values(
                history_id=number,
                title=one.title,
                language=one.language,
                count=one.count,
                people=one.people,
                sum=more,
                wordings=pack(one.wordings, tuple[AskedSo, ...]),
                replies={code: list(texts) for code, texts in one.replies.items()},
                state=TopicState.OPEN.value,
                article="",
                draft="",
                changed_at=tx.now,
            )
        )


def list_topics(tx: Tx, number: int) -> tuple[OldTopic, ...]:
    """The topics of an import, those asked most first."""
    query = select(history_topics).where(history_topics.c.history_id == number)
    rows = tx.connection.execute(query.order_by(history_topics.c.count.desc(), history_topics.c.id)).mappings()
    return tuple(map(_to_topic, rows))


def get_topic(tx: Tx, topic_id: int) -> OldTopic | None:
    """One topic."""
    row = tx.connection.execute(select(history_topics).where(history_topics.c.id == topic_id)).mappings().first()
    return _to_topic(row) if row is not None else None


def record_topic(
    tx: Tx, topic_id: int, *, state: TopicState, article: str = "", made: Mapping[str, str] | None = None
) -> None:
    """What was decided."""
    values = {"state": state.value, "article": article, "made": dict(made or {}), "changed_at": tx.now}
    tx.connection.execute(update(history_topics).where(history_topics.c.id == topic_id).values(**values))


def record_draft(tx: Tx, topic_id: int, text: str) -> None:
    """The article somebody writes of it, "" for none."""
    tx.connection.execute(update(history_topics).where(history_topics.c.id == topic_id).values(draft=text))


def _query() -> Any:
    joined = people.c.id == histories.c.person_id
    return select(histories, people.c.name.label("person_name")).outerjoin(people, joined)


def _to_history(row: Mapping[Any, Any]) -> History:
    return History(
        id=row["id"],
        name=row["name"],
        stage=Stage(row["state"]),
        person_name=row["person_name"] or "",
        created_at=row["created_at"],
        done=row["done"],
        total=row["total"],
        seen=row["seen"] or {},
        chosen=row["chosen"] or {},
    )


def _to_topic(row: Mapping[Any, Any]) -> OldTopic:
    more = row["sum"] or {}
    languages = sorted(more.get("languages", {}).items(), key=lambda one: -one[1])
    return OldTopic(
        id=row["id"],
        history_id=row["history_id"],
        title=row["title"],
        language=row["language"],
        count=row["count"],
        people=row["people"],
        months=more.get("months", 1),
        languages=dict(languages),
        wordings=unpack(tuple[AskedSo, ...], row["wordings"] or ()),
        replies={code: tuple(texts) for code, texts in (row["replies"] or {}).items()},
        agreed=float(more.get("agreed", 1.0)),
        near=more.get("near", ""),
        answers=bool(more.get("answers")),
        state=TopicState(row["state"]),
        article=row["article"],
        draft=row["draft"],
        made=row["made"] or {},
    )
