"""A reminder whose time has come and whose person does not look: it reaches them where they can be reached."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.clocks.dues import Reminder
from bot.core.desk.calls import Link, Stage
from bot.core.presence import Presence
from bot.service.cases.reaching.calling import do_queue
from bot.service.ports import App
from bot.storage.cases import dues
from bot.storage.database import Tx
from bot.storage.people import links

Told = tuple[Reminder, tuple[Link, ...]]


async def watch_reminders(app: App) -> int:
    """Tell whoever must be told by now; how many reminders. The look takes no writer."""
    due = await app.database.read(list_due, app)
    return await app.database.write(do_tell, due) if due else 0


def list_due(tx: Tx, app: App) -> tuple[Told, ...]:
    """Reminders that have told nobody outside the desk yet, and where. Who has a page open is given time to see it
    there; the others asked for it at this very time, whenever that is.
    """
    patience = app.business.alerts.patience.staff
    waiting = dues.list_untold(tx) if patience is not None else ()
    if not waiting or patience is None:
        return ()
    known = links.list_links(tx)
    found = ((one, _find_receivers(one, known, late=tx.now - one.due_at >= patience)) for one in waiting)
    return tuple(pair for pair in found if pair[1])


def do_tell(tx: Tx, due: Sequence[Told]) -> int:
    """Each once."""
    told = 0
    for reminder, receivers in due:
        if not dues.record_told(tx, reminder.id):
            continue
        told += 1
        for link in receivers:
            do_queue(tx, link, {"stage": Stage.REMINDER.value, "due_id": reminder.id})
    return told


def _find_receivers(reminder: Reminder, known: Sequence[Link], *, late: bool) -> tuple[Link, ...]:
    own = (link for link in known if link.person_id == reminder.person_id)
    return tuple(link for link in own if late or link.presence is Presence.OFFLINE)
