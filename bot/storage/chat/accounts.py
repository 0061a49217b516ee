"""Rows from before a channel's accounts were told apart, which belong to nobody yet."""

from __future__ import annotations

from sqlalchemy import String, Table, cast, exists, select, update

from bot.storage.database import Tx
from bot.storage.tables.chat import conversations, updates
from bot.storage.tables.system import jobs


def adopt(tx: Tx, *, channel: str, account: str) -> int:
    """The account takes over every conversation of the channel that has none, with its deliveries; how many."""
    orphans = (conversations.c.channel == channel, conversations.c.account == "")
    lanes = select("deliver:" + cast(conversations.c.id, String)).where(*orphans)
    deliveries = (jobs.c.kind == "deliver", jobs.c.account == "", jobs.c.lane.in_(lanes))
    tx.connection.execute(update(jobs).where(*deliveries).values(account=account))
    _hand_over(tx, updates, "update_key", channel=channel, account=account)
    return _hand_over(tx, conversations, "chat_key", channel=channel, account=account)


def _hand_over(tx: Tx, table: Table, key: str, *, channel: str, account: str) -> int:
    """All but those of which the account has one of its own already."""
    own = table.alias("own")
    same = (own.c.channel == channel, own.c.account == account, own.c[key] == table.c[key])
    where = (table.c.channel == channel, table.c.account == "", ~exists().where(*same))
    return tx.connection.execute(update(table).where(*where).values(account=account)).rowcount
