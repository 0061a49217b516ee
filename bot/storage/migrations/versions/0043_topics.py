"""The desk in Telegram: its groups, a topic a case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0043"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_groups()
    _make_topics()


def _make_groups() -> None:
    op.create_table(
        "desk_codes",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("expires_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_desk_codes_person_id")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_desk_codes")),
    )
    op.create_table(
        "desk_groups",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("account", sa.String(length=40), nullable=False),
        sa.Column("chat_key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("lack", sa.String(length=10), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("connected_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_desk_groups_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_groups")),
        sa.UniqueConstraint("account", "chat_key", name=op.f("uq_desk_groups_account_chat_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "topic_strangers",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("sender_key", sa.String(length=80), nullable=False),
        sa.Column("told_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["desk_groups.id"], name=op.f("fk_topic_strangers_group_id")),
        sa.PrimaryKeyConstraint("group_id", "sender_key", name=op.f("pk_topic_strangers")),
    )


def _make_topics() -> None:
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("thread_key", sa.String(length=80), nullable=False),
        sa.Column("former_keys", sa.Text(), nullable=False),
        sa.Column("panel_key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("panel", sa.Text(), nullable=False),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.Column("menu", sa.String(length=10), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("read_through", sa.Integer(), nullable=False),
        sa.Column("noted_through", sa.Integer(), nullable=False),
        sa.Column("revised_through", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["desk_groups.id"], name=op.f("fk_topics_group_id")),
        sa.ForeignKeyConstraint(["case_id"], ["escalations.id"], name=op.f("fk_topics_case_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_topics_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("case_id", name=op.f("uq_topics_case_id")),
        sqlite_autoincrement=True,
    )
    for column in ("group_id", "conversation_id", "ended"):
        op.create_index(op.f(f"ix_topics_{column}"), "topics", [column])
    op.create_table(
        "topic_lines",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("channel_key", sa.String(length=80), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_topic_lines_topic_id")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_topic_lines_message_id")),
        sa.ForeignKeyConstraint(["note_id"], ["notes.id"], name=op.f("fk_topic_lines_note_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_lines")),
        sqlite_autoincrement=True,
    )
    for column in ("topic_id", "message_id"):
        op.create_index(op.f(f"ix_topic_lines_{column}"), "topic_lines", [column])
