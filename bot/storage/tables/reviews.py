"""Tables of reviews of conversations."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import (
    Moment,
    conversation_column,
    flag_column,
    id_column,
    json_column,
    metadata,
    moment_column,
    text_column,
)

scorecards = Table(
    "scorecards",
    metadata,
    id_column(),  # of a version: reviews keep theirs
    Column("card", Integer, nullable=False),  # the same in all versions
    Column("version", Integer, nullable=False),
    text_column("name"),
    json_column("categories"),
    flag_column("is_current"),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    moment_column("made_at"),
    UniqueConstraint("card", "version"),
    sqlite_autoincrement=True,
)


case_reviews = Table(
    "case_reviews",
    metadata,
    id_column(),
    Column("case_id", ForeignKey("escalations.id"), nullable=False, unique=True),
    conversation_column(),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),  # who is reviewed
    Column("reviewer_id", ForeignKey("people.id"), nullable=True),
    Column("card_id", ForeignKey("scorecards.id"), nullable=False),
    Column("drawn", String(10), nullable=False),  # why
    Column("stage", String(10), nullable=False),  # todo, draft, done
    json_column("filled"),
    Column("revision", Integer, nullable=False, default=0),
    Column("score", Float, nullable=True),
    moment_column("made_at"),
    Column("finished_at", Moment, nullable=True, index=True),
    Column("seen_at", Moment, nullable=True),  # by who is reviewed
    Index("ix_case_reviews_stage_made_at", "stage", "made_at"),
    sqlite_autoincrement=True,
)


review_disputes = Table(
    "review_disputes",
    metadata,
    id_column(),
    Column("review_id", ForeignKey("case_reviews.id"), nullable=False),
    Column("category", String(20), nullable=False),
    text_column("reason"),
    moment_column("made_at"),
    Column("given", Integer, nullable=True),
    Column("stands", Integer, nullable=True),
    Column("decided_at", Moment, nullable=True),
    Column("decided_by", ForeignKey("people.id"), nullable=True),
    text_column("answer"),
    UniqueConstraint("review_id", "category"),
    sqlite_autoincrement=True,
)
