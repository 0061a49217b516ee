"""The desk gives out the next chat. The customer hears of it when its holder looks; who does not, loses it again."""

from __future__ import annotations

from bot.core.business import Assignment
from bot.core.case import State
from bot.core.conversation import operator
from bot.core.desk.assignment import Given, can_take, list_able, plan
from bot.core.people import Person
from bot.core.presence import Presence
from bot.service.cases.holding import let_lapse, tell_joined
from bot.service.ports import App
from bot.storage.cases import assignments, escalations, holders
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.people import people, presence
from bot.storage.system import audit


async def assign(app: App) -> int:
    """Give out what can be given, and take back what nobody looked at; how many changed hands."""
    return await assign_by(app, app.business.assignment)


async def assign_by(app: App, rules: Assignment) -> int:
    """The same by these rules. The look takes no writer."""
    if not rules.automatic:
        return 0
    lapsed = await app.database.read(list_lapsed, rules)
    back = sum([await app.database.write(do_lapse, app, chat, rules) for chat in lapsed])
    given = await app.database.read(make_plan, rules)
    return back + sum([await app.database.write(do_assign, one, rules) for one in given])


def make_plan(tx: Tx, rules: Assignment) -> tuple[Given, ...]:
    """Who gets what now."""
    colleagues = holders.list_colleagues(tx)
    cases = assignments.list_unassigned(tx, able=list_able(colleagues, most=rules.most))
    return plan(cases, colleagues, most=rules.most)


def do_assign(tx: Tx, given: Given, rules: Assignment) -> bool:
    """Give it, if both are still as they were; the customer is told when its holder looks."""
    conversation = conversations.lock(tx, given.case.conversation_id)
    colleague = next((one for one in holders.list_colleagues(tx) if one.id == given.person_id), None)
    if colleague is None or not can_take(colleague, given.case, most=rules.most):
        return False
    if escalations.get(tx, given.case.case_id).team_id != given.case.team_id:
        return False
    if not escalations.claim(tx, given.case.case_id, person_id=colleague.id):
        return False
    conversations.record_owner(tx, conversation, operator(colleague.id))
    assignments.record_assigned(tx, given.case.case_id, at=tx.now)
    audit.record_audit(tx, person_id=None, action="case.assign", object=f"{given.case.case_id} {colleague.login}")
    return True


def do_look(tx: Tx, app: App, person: Person, conversation_id: int) -> bool:
    """Its holder has it before them: it stays theirs, and the customer reads who answers."""
    conversation = conversations.lock(tx, conversation_id)
    case = escalations.find_open(tx, conversation_id)
    if case is None or case.assigned_at is None or case.person_id != person.id:
        return False
    assignments.record_assigned(tx, case.id, at=None)
    tell_joined(tx, app, conversation, case, person)
    return True


def list_lapsed(tx: Tx, rules: Assignment) -> tuple[int, ...]:
    """What was given so long ago that its holder would have looked."""
    return assignments.list_unseen(tx, before=tx.now - rules.patience) if rules.patience is not None else ()


def do_lapse(tx: Tx, app: App, conversation_id: int, rules: Assignment) -> bool:
    """Return it to the queue, where somebody else gets it; who did not look is away, or they would get the next one."""
    conversation = conversations.lock(tx, conversation_id)
    case = escalations.find_open(tx, conversation_id)
    if case is None or case.state is not State.CLAIMED or case.assigned_at is None or case.person_id is None:
        return False
    if rules.patience is None or case.assigned_at > tx.now - rules.patience:
        return False
    person = people.get(tx, case.person_id)
    let_lapse(tx, conversation)
    if presence.find(tx, person.id).presence is Presence.ONLINE:
        reason = app.words.say(person.language, "desk-away-missed")
        presence.record_state(tx, person.id, state=Presence.AWAY, reason=reason)
    audit.record_audit(tx, person_id=person.id, action="case.lapse", object=str(case.id))
    return True
