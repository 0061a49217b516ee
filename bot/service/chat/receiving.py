"""Raw updates into the inbox, and conversations to the account that goes on with them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.service.ports import App, Tx
from bot.storage.cases.topics import groups
from bot.storage.chat import accounts, updates


def do_store(tx: Tx, *, channel: str, account: str, pairs: Sequence[tuple[str, str | None]]) -> None:
    """Put raw updates (key, text) to an account into the inbox, all or none; known ones change nothing. Of one that is
    nothing for us the text is None.
    """
    for update_key, raw in pairs:
        updates.record_update(tx, channel=channel, account=account, update_key=update_key, raw=raw)


def list_desks(tx: Tx, *, account: str) -> frozenset[str]:
    """In which groups of this bot all is read, for staff work there."""
    return groups.list_keys(tx, account=account)


async def take_over(app: App) -> None:
    """Conversations from before bots were told apart go to the bot that starts here."""
    for channel in app.channels.values():
        if channel.account:
            await app.database.write(accounts.adopt, channel=channel.name, account=channel.account)
