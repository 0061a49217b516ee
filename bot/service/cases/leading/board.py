"""What the board is made of: one look at the staff, beside the queue that all pages share."""

from __future__ import annotations

from datetime import datetime

from bot.core.desk.board import Duty
from bot.core.people import Person, Right
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import holders
from bot.storage.database import Tx


def read_duties(tx: Tx, app: App) -> tuple[Duty, ...]:
    """Who answers chats, with what each has done today, for all who may see it (``check_board``)."""
    return holders.list_duties(tx, since=_midnight(app, tx.now))


def check_board(person: Person) -> None:
    """Raises NotAllowed: the role does not watch the desk."""
    check_right(person, Right.WATCH_DESK)


def _midnight(app: App, now: datetime) -> datetime:
    """When today began where the business is."""
    return now.astimezone(app.business.zone).replace(hour=0, minute=0, second=0, microsecond=0)
