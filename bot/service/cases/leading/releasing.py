"""What waits for a team of which nobody is here becomes everybody's, after as long as the settings say."""

from __future__ import annotations

from datetime import timedelta

from bot.core.business import Assignment
from bot.core.case import State
from bot.core.desk.alone import Awaiting, find_abandoned
from bot.service.ports import App
from bot.storage.cases import awaiting, escalations
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.system import audit


async def release(app: App) -> int:
    """Do so with what is due; how many. The look takes no writer."""
    return await release_by(app, app.business.assignment)


async def release_by(app: App, rules: Assignment) -> int:
    """The same by these rules."""
    after = rules.alone
    if after is None:
        return 0
    found = await app.database.read(list_abandoned, after)
    return sum([await app.database.write(do_release, one, after) for one in found])


def list_abandoned(tx: Tx, after: timedelta) -> tuple[Awaiting, ...]:
    """What is due now."""
    cases = awaiting.list_awaiting(tx, before=tx.now - after)
    return find_abandoned(cases, awaiting.list_attendance(tx), tx.now, after=after) if cases else ()


def do_release(tx: Tx, found: Awaiting, after: timedelta) -> bool:
    """Do so with one, if all is still as it was; its place and its clocks stay."""
    conversations.lock(tx, found.conversation_id)
    case = escalations.get(tx, found.case_id)
    if case.state is not State.WAITING or case.team_id != found.team_id:
        return False
    if found not in list_abandoned(tx, after):
        return False
    escalations.record_team(tx, case.id, None)
    audit.record_audit(tx, person_id=None, action="case.team_alone", object=f"{case.id} {case.team_name}")
    return True
