"""Tables of what became of questions and answers."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Table, false

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

asked = Table(
    "asked",
    metadata,
    id_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=False, unique=True),  # the line that answered or did not
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("question_id", Integer, nullable=False, default=0),
    text_column("text"),
    Column("language", String(2), nullable=False),
    Column("article", String(160), nullable=False, default=""),
    flag_column("chosen"),
    flag_column("followed"),
    flag_column("person"),
    Column("thumb", Boolean, nullable=True),
    Column("reason", String(10), nullable=False, default=""),
    Column("gap", String(10), nullable=False, default=""),
    moment_column("at"),
    Column("declined", Boolean, nullable=False, default=False, server_default=false()),  # as a phrasing
    Column("gap_id", Integer, nullable=True),  # the group of questions that mean the same
    Index("ix_asked_conversation_id_at", "conversation_id", "at", "article", "thumb"),  # all that talks are judged by
    Index("ix_asked_gap_id_at", "gap_id", "at"),
    Index("ix_asked_article_at", "article", "at"),
    Index("ix_asked_gap_at", "gap", "at"),
    Index("ix_asked_at", "at"),
    sqlite_autoincrement=True,
)


gaps = Table(
    "gaps",
    metadata,
    id_column(),
    text_column("title"),  # the most typical question
    Column("centre", LargeBinary, nullable=False),  # the middle of its vectors, float16
    Column("state", String(10), nullable=False, default="open"),
    Column("person_id", ForeignKey("people.id"), nullable=True),  # who takes care of it
    text_column("note"),
    text_column("draft"),  # an article that was begun of it and is in no file yet
    Column("article", String(160), nullable=False, default=""),
    Column("people_then", Integer, nullable=False, default=0),  # when it was put away
    json_column("sum"),
    Column("score", Float, nullable=False, default=0.0),
    moment_column("created_at"),
    moment_column("changed_at"),
    Index("ix_gaps_state_score", "state", "score"),
    sqlite_autoincrement=True,
)


askers = Table(
    "askers",
    metadata,
    id_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=False, unique=True),  # the line that had no answer
    conversation_column(),
    text_column("text"),
    Column("language", String(2), nullable=False),
    moment_column("asked_at"),
    Column("withdrawn_at", Moment, nullable=True),
    Column("told_at", Moment, nullable=True),
    Column("told_id", Integer, nullable=True),  # the line that told them
    sqlite_autoincrement=True,
)


proposals = Table(
    "proposals",
    metadata,
    id_column(),
    Column("what", String(10), nullable=False),
    Column("place", String(160), nullable=False),  # the number of a group, or the key of an article
    text_column("title"),
    Column("saves", Float, nullable=False),  # chats a week, at most
    json_column("evidence"),
    Column("state", String(10), nullable=False),
    text_column("reason"),
    Column("person_id", ForeignKey("people.id"), nullable=True),  # who decided
    moment_column("made_at"),
    Column("decided_at", Moment, nullable=True),
    Index("ix_proposals_made_at", "made_at"),
    sqlite_autoincrement=True,
)


findings = Table(
    "findings",
    metadata,
    id_column(),
    Column("mark", String(40), nullable=False, unique=True),  # of both texts: another text is another finding
    Column("kind", String(10), nullable=False),
    Column("language", String(2), nullable=False),
    json_column("halves"),
    Column("shown", Integer, nullable=False, default=0),
    flag_column("is_away"),
    Column("is_new", Boolean, nullable=False, default=True),  # no lead has seen it yet
    sqlite_autoincrement=True,
)


nps = Table(
    "nps",
    metadata,
    id_column(),
    Column("case_id", ForeignKey("escalations.id"), nullable=False, unique=True),  # after which it was asked
    conversation_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=True, index=True),  # that asks; empty: nobody was asked
    Column("unasked", String(10), nullable=False, default=""),  # why not
    Column("asked_at", Moment, nullable=False, index=True),
    Column("score", Integer, nullable=True),  # 0 to 10
    Column("answered_at", Moment, nullable=True),
    text_column("comment"),
    sqlite_autoincrement=True,
)


talks = Table(
    "talks",  # what is counted of chats on days that are long over, ready to be added up
    metadata,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True, index=True, autoincrement=False),
    moment_column("at"),
    flag_column("served"),
    flag_column("person"),
    flag_column("lasting"),
)


kept_lists = Table(
    "kept_lists",  # of the chats behind a figure
    metadata,
    id_column(),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("name", String(40), nullable=False),
    Column("query", String(300), nullable=False),  # as in the address
    flag_column("shared"),
    sqlite_autoincrement=True,
)


weekly = Table(
    "weekly",  # letters that people of the staff want
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True, autoincrement=False),
    flag_column("by_mail"),
    flag_column("by_telegram"),
    Column("address", String(254), nullable=False, default=""),
    Column("weekday", Integer, nullable=False, default=0),
    Column("hour", Integer, nullable=False, default=8),
    Column("zone", String(60), nullable=False, default=""),  # empty: that of the business
    Column("code", String(40), nullable=False, unique=True),  # in the link that ends it
    Column("sent_for", String(10), nullable=False, default=""),  # the day on which the newest was due
    flag_column("quiet"),  # it said that nothing had happened
    text_column("problem"),
)


phrases = Table(
    "phrases",
    metadata,
    id_column(),
    Column("intent", String(20), nullable=False),
    Column("language", String(2), nullable=False),
    text_column("text"),
    Column("normal", String(240), nullable=False, unique=True),  # letters and digits: a model sees the same
    Column("person_id", ForeignKey("people.id"), nullable=True),
    moment_column("at"),
    sqlite_autoincrement=True,
)


trainings = Table(
    "trainings",
    metadata,
    id_column(),
    Column("state", String(10), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    moment_column("wanted_at"),
    Column("share", Float, nullable=False, default=0.0),
    Column("heard_at", Moment, nullable=True),  # the last sign of whoever trains
    json_column("phrases"),
    Column("count", Integer, nullable=False, default=0),  # of phrases
    json_column("compared"),
    Column("trouble", String(10), nullable=False, default=""),
    text_column("reason"),
    Column("decider_id", ForeignKey("people.id"), nullable=True),  # who used a worse one, or undid it
    sqlite_autoincrement=True,
)
