"""It works again: the notice is over, and whoever asked for it is told, each in a transaction of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.conversation import Holder
from bot.core.insights.spikes.spikes import SpikeState
from bot.core.messages import Author, NewMessage
from bot.core.people import Person, Right
from bot.service.outbox import posting, wording
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.insights.spikes import notices, spikes
from bot.storage.insights.spikes.notices import Wanting
from bot.storage.system import audit

QUOTED: Final = 120


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How many were told, and how many a person has, who is to tell them."""

    told: int = 0
    held: int = 0


async def end(app: App, person: Person, number: int) -> Ended:
    """Stop it, end its spike, and tell them. Pressed again, it tells those who are left."""
    wanting = await app.database.write(_do_end, person, number)
    told = held = 0
    for one in wanting:
        done = await app.database.write(_do_tell, app, one)
        told, held = told + (done is True), held + (done is None)
    return Ended(told=told, held=held)


def _do_end(tx: Tx, person: Person, number: int) -> tuple[Wanting, ...]:
    check_right(person, Right.WATCH_DESK)
    notice = notices.get(tx, number)
    notices.record_stopped(tx, number)
    if notice.spike_id is not None:
        spikes.record_state(tx, notice.spike_id, SpikeState.OVER, person_id=person.id)
    audit.record_audit(tx, person_id=person.id, action="notice.works", object=str(number))
    return notices.list_wanting(tx, number)


def _do_tell(tx: Tx, app: App, one: Wanting) -> bool | None:
    """Whether they are told; None where a person has the chat, over whom the bot does not talk."""
    conversation = conversations.lock(tx, one.conversation_id)
    if conversation.owner.holder is Holder.OPERATOR:
        return None
    if conversation.blocked or not notices.record_told(tx, one.id):
        return False
    words = " ".join(one.text.split())
    question = words if len(words) <= QUOTED else f"{words[: QUOTED - 1].rstrip()}…"
    text = wording.say(tx, app, conversation, "notice-works", question=question)
    human = (posting.human_button(app.words, conversation.language),)
    buttons = human if conversation.owner.holder is Holder.BOT else ()
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=buttons))
    return True
