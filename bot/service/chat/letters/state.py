"""How the mailbox is: when it was looked into, and what troubles it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.system import facts

NAME: Final = "mail.state"


@dataclass(frozen=True, kw_only=True)
class MailboxState:
    """``problem``: why it can't be read, "" where it can; ``looked_at``: None for never."""

    problem: str = ""
    looked_at: datetime | None = None


async def note(app: App, problem: str) -> None:
    """The mailbox was looked into, or could not be."""
    await app.database.write(facts.record_fact, NAME, problem)


def find_state(tx: Tx) -> MailboxState:
    """What was noted last."""
    known = facts.find_fact(tx, NAME)
    return MailboxState(problem=known[0], looked_at=known[1]) if known is not None else MailboxState()
