"""Letters to customers of the web chat, and links that lead back into it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0039"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chat_keys",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("account", sa.String(length=40), nullable=False),
        sa.Column("chat_key", sa.String(length=80), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_chat_keys_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_keys")),
        sa.UniqueConstraint("channel", "account", "chat_key", name=op.f("uq_chat_keys_channel_account_chat_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_chat_keys_conversation_id"), "chat_keys", ["conversation_id"], unique=False)
    op.create_table(
        "chat_links",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=10), nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.Column("expires_at", Moment(timezone=True), nullable=False),
        sa.Column("used_at", Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_chat_links_conversation_id")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_chat_links")),
    )
    op.create_index(op.f("ix_chat_links_conversation_id"), "chat_links", ["conversation_id"], unique=False)
    op.create_table(
        "mail_contacts",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("given_at", Moment(timezone=True), nullable=False),
        sa.Column("seen_through", sa.Integer(), nullable=False),
        sa.Column("mailed_through", sa.Integer(), nullable=False),
        sa.Column("mailed_at", Moment(timezone=True), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_mail_contacts_conversation_id")
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_mail_contacts")),
    )
    op.create_table(
        "mails",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("last_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("message_key", sa.String(length=120), nullable=False),
        sa.Column("created_at", Moment(timezone=True), nullable=False),
        sa.Column("sent_at", Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_mails_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_mails_conversation_id"), "mails", ["conversation_id"], unique=False)
