"""Tables of cases."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
)

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

escalations = Table(
    "escalations",
    metadata,
    id_column(),
    conversation_column(),
    Column("state", String(10), nullable=False, index=True),
    Column("reason", String(20), nullable=False),
    Column("priority", Integer, nullable=False, default=0),
    json_column("brief"),
    Column("opened_at", Moment, nullable=False, index=True),
    moment_column("waiting_since"),
    Column("turn_at", Moment, nullable=False),  # the order of the queue: waiting_since, with a start for what is urgent
    Column("card_id", ForeignKey("messages.id"), nullable=True),
    json_column("told"),  # what the card says
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("claimed_at", Moment, nullable=True),
    Column("first_reply_at", Moment, nullable=True),
    Column("closed_at", Moment, nullable=True),
    text_column("outcome"),
    Column("result_id", Integer, nullable=True),
    Column("snoozed_at", Moment, nullable=True),  # set while it is put off
    Column("snoozed_until", Moment, nullable=True),  # empty: until the customer writes
    Column("woken", String(10), nullable=False, default="", server_default=""),  # time, reply: what ended that
    Column("assigned_at", Moment, nullable=True),  # by the desk, until its holder looks
    Column("let_go_by", Integer, nullable=True),  # who gave it back to the queue last
    Column("team_id", Integer, nullable=True),  # whose it is; empty, or a team that is gone: everybody's
    Column("team_at", Moment, nullable=True),  # since when
    Column("answered_at", Moment, nullable=True),  # set while the last word is ours
    json_column("pauses"),  # earlier such times: pairs of seconds since 1970
    Column("asked_at", Moment, nullable=True),  # set while a question of ours has no answer
    Column("nudged_at", Moment, nullable=True),
    Column("kept_open", Boolean, nullable=False, default=False, server_default=false()),
    sqlite_autoincrement=True,
)


Index("ix_escalations_closed_at_id", escalations.c.closed_at, escalations.c.id)
Index("ix_escalations_claimed_at", escalations.c.claimed_at)  # what was taken today
Index("ix_escalations_first_reply_at", escalations.c.first_reply_at)

# one open case per conversation, whatever happens at the same time
Index(
    "uq_escalations_open",
    escalations.c.conversation_id,
    unique=True,
    sqlite_where=escalations.c.state.in_(("waiting", "claimed")),
    postgresql_where=escalations.c.state.in_(("waiting", "claimed")),
)


feedback = Table(
    "feedback",
    metadata,
    id_column(),
    conversation_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=False),
    Column("article", String(160), nullable=False),
    Column("helped", Boolean, nullable=False),
    Column("reason", String(10), nullable=False, default="", server_default=""),  # what was wrong with it
    moment_column("created_at"),
    UniqueConstraint("message_id"),
)


notes = Table(
    "notes",
    metadata,
    id_column(),
    conversation_column(),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("to_person_id", ForeignKey("people.id"), nullable=True),  # to whom the chat went with it
    Column("to_team", String(40), nullable=False, default="", server_default=""),  # as it was called then
    text_column("text"),
    Column("client_id", String(80), nullable=True, unique=True),
    moment_column("created_at"),
    sqlite_autoincrement=True,
)


mentions = Table(
    "mentions",
    metadata,
    Column("note_id", ForeignKey("notes.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    conversation_column(),
    Column("seen_at", Moment, nullable=True),
)


results = Table(
    "results",
    metadata,
    id_column(),
    Column("key", String(40), nullable=False, unique=True),
    json_column("names"),  # by language; empty: what the catalogue calls the key
    Column("place", Integer, nullable=False, default=0),
    flag_column("retired"),
    sqlite_autoincrement=True,
)


case_tags = Table(
    "case_tags",
    metadata,
    Column("case_id", ForeignKey("escalations.id"), primary_key=True),
    Column("tag", String(40), primary_key=True, index=True),
)


ratings = Table(
    "ratings",
    metadata,
    Column("case_id", ForeignKey("escalations.id"), primary_key=True, autoincrement=False),
    conversation_column(),
    Column("person_id", ForeignKey("people.id"), nullable=True),  # who closed the case
    Column("message_id", ForeignKey("messages.id"), nullable=True, index=True),  # that asks; empty: nobody was asked
    Column("unasked", String(10), nullable=False, default=""),  # why not
    Column("asked_at", Moment, nullable=False, index=True),
    Column("score", Integer, nullable=True),  # 1 to 5
    Column("rated_at", Moment, nullable=True, index=True),
    Column("complaint", String(10), nullable=False, default=""),
    text_column("comment"),
)
