"""Handing a chat to a colleague or a team, with a note; the customer is told, their wait goes on."""

from __future__ import annotations

from bot.core.case import Case, State
from bot.core.conversation import Conversation, operator
from bot.core.desk.teams import Team
from bot.core.messages import Author, NewMessage
from bot.core.notes import EVERYBODY
from bot.core.people import Person, Right, may
from bot.core.presence import Colleague, Presence
from bot.errors import AlreadyTheirs, ColleagueOffline, NotFound, NotWaiting, NotYours
from bot.service.cases import waiting
from bot.service.cases.holding import do_put_back, put_back, take_back
from bot.service.cases.notes import check_note
from bot.service.outbox import posting, wording
from bot.service.people import teams
from bot.service.people.refusals import AlreadyInTeam, TeamEmpty
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import escalations, holders, notes
from bot.storage.chat import conversations, outbox
from bot.storage.database import Tx
from bot.storage.system import audit


def list_colleagues(tx: Tx, person: Person) -> tuple[Colleague, ...]:
    """Everybody who answers chats, oneself included; who can take one comes first."""
    check_right(person, Right.ANSWER_CHATS)
    return holders.list_colleagues(tx)


def list_targets(tx: Tx, person: Person) -> tuple[tuple[Colleague, ...], tuple[Team, ...]]:
    """The same, and the teams in their order."""
    return list_colleagues(tx, person), teams.list_teams(tx, person)


def do_transfer(
    tx: Tx, app: App, person: Person, conversation_id: int, *, to: int, note: str = "", anyway: bool = False
) -> Case:
    """Give the chat to a colleague. What the former holder has on its way goes along if they hand it over themselves;
    where a lead does, it is withheld as at a takeover.

    Raises:
        NotYours: somebody else holds it, and the person may not take over.
        NotFound: nobody of this id answers chats.
        AlreadyTheirs: they hold it now.
        ColleagueOffline: they are gone; ``anyway`` does it all the same.
        NotWaiting: the case is closed.
    """
    check_right(person, Right.ANSWER_CHATS)
    note, before = check_note(note), conversations.lock(tx, conversation_id)
    own = before.owner.person_id == person.id
    if not own and not may(person, Right.TAKE_OVER):
        raise NotYours()
    case = escalations.find_open(tx, conversation_id)
    if case is None:
        raise NotWaiting()
    colleague = _check_colleague(tx, before, to, anyway=anyway)
    _reassign(tx, app, before, case, colleague, own=own)
    notes.record_note(
        tx,
        conversation_id=conversation_id,
        person_id=person.id,
        text=note,
        to_person_id=to,
        mentioned=[to] if to != person.id else [],
    )
    audit.record_audit(tx, person_id=person.id, action="case.transfer", object=f"{case.id} {colleague.login}")
    return escalations.get(tx, case.id)


def do_transfer_to_queue(tx: Tx, app: App, person: Person, conversation_id: int, *, note: str = "") -> None:
    """Return the chat to the queue with a note for whoever takes it."""
    note = check_note(note)
    do_put_back(tx, app, person, conversation_id)
    if note:
        notes.record_note(tx, conversation_id=conversation_id, person_id=person.id, text=note)


def do_transfer_to_team(
    tx: Tx, app: App, person: Person, conversation_id: int, *, to: int | None, note: str = ""
) -> None:
    """Return the chat to the queue as a team's case, None for everybody's, with a note for whoever takes it. Its place
    goes by the customer's wait as before. What the holder has on its way goes along if they do it themselves. A case
    that nobody has anybody may pass on: the customer has heard of no one.

    Raises:
        NotYours: somebody else holds it, and the person may not take over.
        NotWaiting: the case is closed.
        NotFound, TeamEmpty: there is no such team, or nobody in it.
        AlreadyInTeam: it waits for them already.
    """
    check_right(person, Right.ANSWER_CHATS)
    note, before = check_note(note), conversations.lock(tx, conversation_id)
    case = escalations.find_open(tx, conversation_id)
    if case is None:
        raise NotWaiting()
    own, waits = before.owner.person_id == person.id, case.state is State.WAITING
    if not (own or waits or may(person, Right.TAKE_OVER)):
        raise NotYours()
    name = _check_team(tx, to)
    if waits and case.team_id == to:
        raise AlreadyInTeam()
    escalations.record_team(tx, case.id, to)
    if not waits:
        (put_back if own else take_back)(tx, app, person, before)
    notes.record_note(tx, conversation_id=conversation_id, person_id=person.id, text=note, to_team=name)
    audit.record_audit(tx, person_id=person.id, action="case.team", object=f"{case.id} {name}")


def _check_team(tx: Tx, team_id: int | None) -> str:
    """What it is called in a note."""
    if team_id is None:
        return EVERYBODY
    team = teams.access_team(tx, team_id)
    if not team.members:
        raise TeamEmpty(name=team.name)
    return team.name


def _check_colleague(tx: Tx, conversation: Conversation, to: int, *, anyway: bool) -> Colleague:
    colleague = next((one for one in holders.list_colleagues(tx) if one.id == to), None)
    if colleague is None:
        raise NotFound(what="person")
    if conversation.owner.person_id == to:
        raise AlreadyTheirs(name=colleague.name)
    if colleague.presence is Presence.OFFLINE and not anyway:
        raise ColleagueOffline(name=colleague.name)
    return colleague


def _reassign(tx: Tx, app: App, before: Conversation, case: Case, colleague: Colleague, *, own: bool) -> None:
    if case.state is State.WAITING:
        escalations.claim(tx, case.id, person_id=colleague.id)
    else:
        escalations.reassign(tx, case.id, person_id=colleague.id)
    conversation = conversations.record_owner(tx, before, operator(colleague.id))
    if own:
        outbox.adopt(tx, before.id, author=Author.OPERATOR, before=before.epoch, after=conversation.epoch)
    if case.state is State.WAITING or case.assigned_at is not None:
        waiting.do_close_card(tx, app, conversation, escalations.get(tx, case.id), "wait-over")
    text = wording.say(tx, app, conversation, "transferred", name=colleague.name)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))
