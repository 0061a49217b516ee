"""A person comes by themselves: takes a chat from the bot, goes on with a closed case, or writes first.

A closed case stays closed: its times and its outcome are what happened. Who reopens it begins a new one that names the
former in its brief and takes over its question, what was known, and how urgent it was.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import Brief, Case, Reason
from bot.core.conversation import Conversation, Holder, operator
from bot.core.desk.teams import office_of
from bot.core.messages import Author, NewMessage
from bot.core.people import Person, Right
from bot.core.wait import find_turn
from bot.errors import ChannelOff, CustomerGone, NotFound, NotWaiting, Refused
from bot.service.cases import reply
from bot.service.cases.brief import write_brief
from bot.service.cases.holding import do_claim
from bot.service.cases.reply import NOTHING, Enclosed
from bot.service.outbox import behalf, posting, wording
from bot.service.people import teams
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations, outbox
from bot.storage.database import Tx
from bot.storage.system import audit


def do_take(tx: Tx, app: App, person: Person, conversation_id: int) -> Case:
    """Take a chat from the bot, which says nothing more; one that waits is claimed, one's own stays.

    Raises:
        AlreadyClaimed: a colleague holds it.
        CustomerGone, ChannelOff: nothing would reach the customer.
    """
    conversation = _lock(tx, person, conversation_id)
    if conversation.owner.holder is not Holder.BOT:
        return _claim(tx, app, person, conversation)
    brief = write_brief(tx, conversation, Reason.TAKEN, None)
    return _open(tx, app, person, conversation, brief)


def do_reopen(tx: Tx, app: App, person: Person, conversation_id: int) -> Case:
    """Go on with the last closed case of a chat, in a new one that names it.

    Raises:
        NotFound: the chat never had a case.
        AlreadyClaimed, CustomerGone, ChannelOff: as for taking it.
    """
    conversation = _lock(tx, person, conversation_id)
    if conversation.owner.holder is not Holder.BOT:
        return _claim(tx, app, person, conversation)
    former = next(iter(escalations.list_closed(tx, conversation_id=conversation.id, limit=1)), None)
    if former is None:
        raise NotFound(what="case")
    brief = write_brief(tx, conversation, Reason.REOPENED, None)
    known = replace(brief, question=former.brief.question, facts=former.brief.facts, former=former.id)
    return _open(tx, app, person, conversation, known, former=former)


def do_write_first(
    tx: Tx,
    app: App,
    person: Person,
    conversation_id: int,
    text: str,
    *,
    client_id: str,
    enclosed: Enclosed = NOTHING,
) -> int:
    """Write into a chat that the bot holds, which takes it; the message id. The same ``client_id`` again does nothing.

    Raises:
        EmptyReply, TooLarge: an empty or endless text; the chat stays with the bot.
        AlreadyClaimed, CustomerGone, ChannelOff: as for taking it.
    """
    conversation = _lock(tx, person, conversation_id)
    known = outbox.find_by_client_id(tx, client_id)
    if known is not None:
        return known.message_id
    reply.check_text(text, enclosed)
    if conversation.owner.holder is Holder.BOT:
        _open(tx, app, person, conversation, write_brief(tx, conversation, Reason.WRITTEN_FIRST, None))
    else:
        _claim(tx, app, person, conversation)
    return reply.do_reply(tx, app, person, conversation_id, text, client_id=client_id, enclosed=enclosed)


def find_obstacle(app: App, conversation: Conversation) -> Refused | None:
    """Why nothing would reach the customer; None when it would."""
    if conversation.blocked:
        return CustomerGone()
    if conversation.channel not in app.channels:
        return ChannelOff(channel=conversation.channel.capitalize())
    return None


def _lock(tx: Tx, person: Person, conversation_id: int) -> Conversation:
    check_right(person, Right.ANSWER_CHATS)
    return conversations.lock(tx, conversation_id)


def _claim(tx: Tx, app: App, person: Person, conversation: Conversation) -> Case:
    case = escalations.find_open(tx, conversation.id)
    if case is None:
        raise NotWaiting()
    return do_claim(tx, app, person, case.id)


def _open(
    tx: Tx, app: App, person: Person, conversation: Conversation, brief: Brief, *, former: Case | None = None
) -> Case:
    """A case that never waits: its holder is there before it is. The customer's wait goes on from where it began. Its
    team and how urgent it is are those of the former one.
    """
    obstacle = find_obstacle(app, conversation) or behalf.read_obstacle(tx, conversation)
    if obstacle is not None:
        raise obstacle
    since, priority = conversation.waiting_since or tx.now, former.priority if former is not None else 0
    team = teams.find_team(tx, brief, conversation) if former is None else None
    office = former.office if former is not None else office_of(team)
    number = escalations.record_opened(
        tx,
        conversation_id=conversation.id,
        brief=brief,
        priority=priority,
        waiting_since=since,
        turn_at=find_turn(app.business.calendar_for(office), since, priority),
        team_id=former.team_id if former is not None else team.id if team is not None else None,
    )
    escalations.claim(tx, number, person_id=person.id)
    conversation = conversations.record_owner(tx, conversation, operator(person.id))
    text = wording.say(tx, app, conversation, f"handed-{brief.reason.value}", name=person.name)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))
    audit.record_audit(tx, person_id=person.id, action=f"case.{brief.reason.value}", object=str(number))
    return escalations.get(tx, number)
