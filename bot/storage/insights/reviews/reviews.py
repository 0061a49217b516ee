"""Reviews: one a case, whoever makes it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, insert, select, update

from bot.core.insights.reviews.review import QUESTION_LENGTH, Drawn, Filled, Review, Stage
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import conversations, messages
from bot.storage.tables.people import people
from bot.storage.tables.reviews import case_reviews

AT_ONCE = 500  # rows
REVIEWED, REVIEWER = people.alias("reviewed"), people.alias("reviewer")


def record_review(
    tx: Tx, *, case_id: int, conversation_id: int, person_id: int, card_id: int, drawn: Drawn, reviewer_id: int | None
) -> None:
    """This case is to be reviewed."""
    row = insert(case_reviews).values(
        case_id=case_id,
        conversation_id=conversation_id,
        person_id=person_id,
        card_id=card_id,
        drawn=drawn.value,
        stage=Stage.TODO.value,
        reviewer_id=reviewer_id,
        filled=pack(Filled()),
        made_at=tx.now,
    )
    tx.connection.execute(row)


def record_drawn(tx: Tx, *, case_id: int, card_id: int, drawn: Drawn, reviewer_id: int | None) -> bool:
    """This case was drawn; False when it has a review already."""
    row = tx.connection.execute(
        select(escalations.c.conversation_id, escalations.c.person_id).where(escalations.c.id == case_id)
    ).one()
    made = tx.insert_if_new(
        case_reviews,
        case_id=case_id,
        conversation_id=row.conversation_id,
        person_id=row.person_id,
        card_id=card_id,
        drawn=drawn.value,
        stage=Stage.TODO.value,
        reviewer_id=reviewer_id,
        filled=pack(Filled()),
        revision=0,
        made_at=tx.now,
    )
    return made is not None


def record_filled(tx: Tx, review: Review, filled: Filled, *, card_id: int, reviewer_id: int) -> bool:
    """A draft of this reviewer; False when it was saved meanwhile from elsewhere."""
    where = (case_reviews.c.id == review.id, case_reviews.c.revision == review.revision)
    change = update(case_reviews).where(*where, case_reviews.c.stage != Stage.DONE.value)
    values = {"filled": pack(filled), "card_id": card_id, "reviewer_id": reviewer_id, "stage": Stage.DRAFT.value}
    return tx.connection.execute(change.values(**values, revision=review.revision + 1)).rowcount == 1


def record_done(tx: Tx, review_id: int, score: float) -> None:
    """It is finished, and the reviewed person sees it from now on."""
    values = {"stage": Stage.DONE.value, "score": score, "finished_at": tx.now, "seen_at": None}
    tx.connection.execute(update(case_reviews).where(case_reviews.c.id == review_id).values(**values))


def record_changed(tx: Tx, review: Review, filled: Filled, score: float) -> None:
    """A dispute has changed it."""
    values = {"filled": pack(filled), "score": score, "revision": review.revision + 1}
    tx.connection.execute(update(case_reviews).where(case_reviews.c.id == review.id).values(**values))


def record_reviewer(tx: Tx, review_id: int, reviewer_id: int | None) -> None:
    """Whose task it is; None: whoever begins."""
    change = update(case_reviews).where(case_reviews.c.id == review_id)
    tx.connection.execute(change.values(reviewer_id=reviewer_id))


def record_seen(tx: Tx, review_id: int) -> None:
    """The reviewed person has looked at it."""
    where = (case_reviews.c.id == review_id, case_reviews.c.seen_at.is_(None))
    tx.connection.execute(update(case_reviews).where(*where).values(seen_at=tx.now))


def remove(tx: Tx, review_id: int) -> None:
    """It need not be reviewed."""
    tx.connection.execute(case_reviews.delete().where(case_reviews.c.id == review_id))


def find(tx: Tx, case_id: int) -> Review | None:
    """The review of a case."""
    return next(iter(_fetch(tx, _query().where(case_reviews.c.case_id == case_id))), None)


def find_by_id(tx: Tx, review_id: int) -> Review | None:
    """The same by its own number."""
    return next(iter(_fetch(tx, _query().where(case_reviews.c.id == review_id))), None)


def list_undone(tx: Tx) -> tuple[Review, ...]:
    """What is to be done or begun, the oldest first."""
    query = _query().where(case_reviews.c.stage != Stage.DONE.value)
    return _fetch(tx, query.order_by(case_reviews.c.made_at, case_reviews.c.id))


def list_done(
    tx: Tx, *, since: datetime | None = None, until: datetime | None = None, limit: int | None = None
) -> tuple[Review, ...]:
    """Finished ones of a time, the newest first."""
    query = _query().where(case_reviews.c.stage == Stage.DONE.value)
    if since is not None and until is not None:
        query = query.where(case_reviews.c.finished_at >= since, case_reviews.c.finished_at < until)
    return _fetch(tx, query.order_by(case_reviews.c.finished_at.desc(), case_reviews.c.id.desc()).limit(limit))


def each_done(tx: Tx, *, since: datetime, until: datetime) -> Iterator[Review]:
    """The same of a time one by one, however many there are."""
    query = _query().where(*_is_done(since, until))
    ordered = query.order_by(case_reviews.c.finished_at.desc(), case_reviews.c.id.desc())
    rows = tx.connection.execute(ordered, execution_options={"yield_per": AT_ONCE})
    yield from map(_to_review, rows.mappings())


def list_cards(tx: Tx, *, since: datetime, until: datetime) -> frozenset[int]:
    """The versions of cards by which those of a time were made."""
    query = select(case_reviews.c.card_id).where(*_is_done(since, until)).distinct()
    return frozenset(tx.connection.execute(query).scalars())


def list_by_ids(tx: Tx, review_ids: Collection[int]) -> tuple[Review, ...]:
    """These, the newest first."""
    query = _query().where(case_reviews.c.id.in_(set(review_ids)))
    return _fetch(tx, query.order_by(case_reviews.c.finished_at.desc(), case_reviews.c.id.desc()))


def list_stages(tx: Tx, case_ids: Collection[int]) -> dict[int, Stage]:
    """How far the reviews of these cases are; of the others there are none."""
    query = select(case_reviews.c.case_id, case_reviews.c.stage).where(case_reviews.c.case_id.in_(set(case_ids)))
    return {case_id: Stage(stage) for case_id, stage in tx.connection.execute(query).tuples()}


def count_unseen(tx: Tx, person_id: int) -> int:
    """How many finished reviews of somebody they have not looked at."""
    where = (case_reviews.c.person_id == person_id, case_reviews.c.stage == Stage.DONE.value)
    query = select(func.count()).select_from(case_reviews).where(*where, case_reviews.c.seen_at.is_(None))
    return int(tx.connection.execute(query).scalar() or 0)


def find_last_line(tx: Tx, conversation_id: int, until: datetime) -> int:
    """The last line that was said by then; 0 for none."""
    where: tuple[ColumnElement[bool], ...] = (
        messages.c.conversation_id == conversation_id,
        messages.c.created_at <= until,
    )
    return int(tx.connection.execute(select(func.max(messages.c.id)).where(*where)).scalar() or 0)


def list_known_lines(tx: Tx, conversation_id: int, message_ids: Collection[int]) -> frozenset[int]:
    """Which of these lines stand in this conversation."""
    where = (messages.c.conversation_id == conversation_id, messages.c.id.in_(set(message_ids)))
    return frozenset(tx.connection.execute(select(messages.c.id).where(*where)).scalars())


def _is_done(since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    done = case_reviews.c.stage == Stage.DONE.value
    return done, case_reviews.c.finished_at >= since, case_reviews.c.finished_at < until


def _query() -> Select[Any]:
    return (
        select(
            case_reviews,
            REVIEWED.c.name.label("person_name"),
            REVIEWER.c.name.label("reviewer_name"),
            escalations.c.team_id,
            func.substr(escalations.c.brief["question"].as_string(), 1, QUESTION_LENGTH).label("question"),
            conversations.c.customer_name,
        )
        .join(REVIEWED, REVIEWED.c.id == case_reviews.c.person_id)
        .join(escalations, escalations.c.id == case_reviews.c.case_id)
        .join(conversations, conversations.c.id == case_reviews.c.conversation_id)
        .outerjoin(REVIEWER, REVIEWER.c.id == case_reviews.c.reviewer_id)
    )


def _fetch(tx: Tx, query: Select[Any]) -> tuple[Review, ...]:
    return tuple(_to_review(row) for row in tx.connection.execute(query).mappings())


def _to_review(row: Mapping[Any, Any]) -> Review:
    names = (
        "id",
        "case_id",
        "conversation_id",
        "person_id",
        "person_name",
        "card_id",
        "made_at",
        "reviewer_id",
        "revision",
        "score",
        "finished_at",
        "seen_at",
        "team_id",
        "customer_name",
    )
    return Review(
        **{name: row[name] for name in names},
        reviewer_name=row["reviewer_name"] or "",
        question=row["question"] or "",
        drawn=Drawn(row["drawn"]),
        stage=Stage(row["stage"]),
        filled=unpack(Filled, row["filled"]),
    )
