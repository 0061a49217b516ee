"""The bot is back: what became a case only because it was away, and nobody has claimed, it answers itself."""

from __future__ import annotations

from datetime import datetime

from bot.core.case import Case, Reason, State
from bot.core.conversation import BOT
from bot.core.messages import Author, NewMessage
from bot.service.cases import waiting
from bot.service.cases.clocks import promising
from bot.service.cases.holding import leave_to_bot
from bot.service.cases.opening import bot_buttons
from bot.service.outbox import posting, wording
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx

BATCH = 20  # cases a transaction: others write too


def has_orphans(tx: Tx, *, ready_since: datetime) -> bool:
    """Whether unclaimed cases were opened for want of the bot before it was ready."""
    return bool(_list_orphans(tx, ready_since))


def do_take_back(tx: Tx, app: App, *, ready_since: datetime) -> int:
    """Give the oldest of these cases back to the bot, which answers what nobody has answered; how many.

    The wait goes on from the first unanswered message. Whoever asked for a person meanwhile keeps their place (see
    :func:`bot.service.cases.opening.do_note_wish`), and who has a claimed case keeps their operator.
    """
    return sum(_take_back(tx, app, escalations.get(tx, number)) for number in _list_orphans(tx, ready_since))


def _list_orphans(tx: Tx, ready_since: datetime) -> tuple[int, ...]:
    return escalations.list_waiting_for(tx, Reason.BOT_UNAVAILABLE, before=ready_since, limit=BATCH)


def _take_back(tx: Tx, app: App, seen: Case) -> bool:
    before = conversations.lock(tx, seen.conversation_id)
    case = escalations.get(tx, seen.id)
    if case.state is not State.WAITING or case.reason is not Reason.BOT_UNAVAILABLE:
        return False
    unread = messages.list_unread(tx, before.id, after=before.read_through)
    promising.settle_all(tx, before.id)
    escalations.record_closed(tx, case.id, state=State.RECOVERED)
    conversation = conversations.record_owner(tx, before, BOT)
    waiting.do_close_card(tx, app, conversation, case, "wait-bot-back")
    if unread:
        text = wording.say(tx, app, conversation, "bot-back")
        posting.post(
            tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=bot_buttons(app, conversation))
        )
        leave_to_bot(tx, app, conversation, unread[0])
    else:
        conversations.stop_waiting(tx, conversation.id)
    return True
