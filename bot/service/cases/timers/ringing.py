"""What was promised comes up: its case wakes before the time and at it, and goes to the queue if its holder is gone."""

from __future__ import annotations

from bot.core.case import State, Woken
from bot.core.clocks.dues import DueKind
from bot.service.cases.holding import put_back
from bot.service.ports import App
from bot.storage.cases import dues, escalations, snoozes
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.people import people


async def ring_due(app: App) -> int:
    """Call up what is due; how many chats."""
    found = await app.database.read(dues.list_ringing)
    for conversation_id in found:
        await app.database.write(do_ring, app, conversation_id)
    return len(found)


def do_ring(tx: Tx, app: App, conversation_id: int) -> None:
    """Under the lock all is looked at again: the promise may have been kept meanwhile. At the time itself nobody is
    waited for: a chat whose holder is gone goes to the queue.
    """
    conversation = conversations.lock(tx, conversation_id)
    case = escalations.find_open(tx, conversation_id)
    standing = dues.list_outstanding(tx, conversation_id, kind=DueKind.PROMISE)
    ringing = [one for one in standing if one.warn_at <= tx.now]
    dues.record_rung(tx, ringing)
    if not ringing or case is None or case.state is not State.CLAIMED or case.person_id is None:
        return
    if case.holder_gone and ringing[0].due_at <= tx.now:
        put_back(tx, app, people.get(tx, case.person_id), conversation)
    else:
        snoozes.record_woken(tx, case.id, Woken.PROMISE)
