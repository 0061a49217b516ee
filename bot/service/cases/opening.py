"""Handing a conversation to people, and the customer's way back."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import PRIORITY, Case, Reason, State, can_move
from bot.core.conversation import BOT, QUEUE, Conversation
from bot.core.desk.teams import office_of
from bot.core.messages import Author, Button, NewMessage
from bot.core.policy.rules import Grounds
from bot.core.request import Request
from bot.core.turn import Turn
from bot.core.wait import find_turn
from bot.service.cases import waiting
from bot.service.cases.brief import write_brief
from bot.service.cases.clocks import promising
from bot.service.outbox import posting, wording
from bot.service.people import teams
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations
from bot.storage.database import Tx


def do_open(
    tx: Tx,
    app: App,
    conversation: Conversation,
    reason: Reason,
    *,
    turn: Turn | None = None,
    grounds: Grounds | None = None,
    request: Request | None = None,
    policy: str = "",
    former: Case | None = None,
) -> Case:
    """Hand a bot-held, locked conversation to the queue, on these grounds; an open case is returned as it is.

    ``request`` is what is to be done, ``policy`` the sentence the customer is told of it; ``former`` the closed case it
    goes on with.
    """
    known = escalations.find_open(tx, conversation.id)
    if known is not None:
        return known
    since, priority = conversation.waiting_since or tx.now, PRIORITY.get(reason, 0)
    brief = replace(write_brief(tx, conversation, reason, turn, request), grounds=grounds)
    if former is not None:
        brief = replace(brief, question=former.brief.question, facts=former.brief.facts, former=former.id)
    team = teams.find_team(tx, brief, conversation)
    number = escalations.record_opened(
        tx,
        conversation_id=conversation.id,
        brief=brief,
        priority=priority,
        waiting_since=since,
        turn_at=find_turn(app.business.calendar_for(office_of(team)), since, priority),
        team_id=team.id if team is not None else None,
    )
    conversation = conversations.record_owner(tx, conversation, QUEUE)
    conversations.start_waiting(tx, conversation, since)
    handed = wording.say(tx, app, conversation, f"handed-{reason.value}")
    text = f"{handed}\n\n{policy}" if policy else handed
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))
    case = escalations.get(tx, number)
    waiting.do_post_card(tx, app, conversation, case)
    return case


def do_cancel(tx: Tx, app: App, conversation: Conversation) -> bool:
    """The customer no longer needs a person; False when nothing is waiting."""
    case = escalations.find_open(tx, conversation.id)
    if case is None or not can_move(case.state, State.CANCELLED):
        return False
    promising.settle_all(tx, conversation.id)
    escalations.record_closed(tx, case.id, state=State.CANCELLED)
    conversation = conversations.record_owner(tx, conversation, BOT)
    conversations.stop_waiting(tx, conversation.id)
    waiting.do_close_card(tx, app, conversation, case, "wait-cancelled")
    text = wording.say(tx, app, conversation, "cancelled")
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=bot_buttons(app, conversation)))
    return True


def do_note_wish(tx: Tx, conversation: Conversation) -> None:
    """Who waits only because the bot is away, and asks for a person now, gets a person even if the bot is back."""
    do_keep_from_bot(tx, conversation, Reason.REQUESTED)


def do_keep_from_bot(tx: Tx, conversation: Conversation, reason: Reason) -> None:
    """A case that the bot would take back is for a person now, for this reason."""
    case = escalations.find_open(tx, conversation.id)
    if case is not None and case.reason is Reason.BOT_UNAVAILABLE:
        escalations.record_reason(tx, case.id, reason)


def bot_buttons(app: App, conversation: Conversation) -> tuple[Button, ...]:
    return (posting.human_button(app.words, conversation.language),)
