"""Asking customers whether they would recommend us, a day after a case and seldom; it moves no clock."""

from __future__ import annotations

from dataclasses import replace

from bot.core.clocks.silence import is_by_day
from bot.core.conversation import Conversation, Holder
from bot.core.desk.nps import COMMENT_LENGTH, PROMOTES, SCORES, Closed, Not, Recommendation, why_not
from bot.core.messages import Author, Button, Message, NewMessage
from bot.language.text.wording import asks
from bot.service.outbox import posting, wording
from bot.service.outbox.behalf import is_hushed, is_reachable
from bot.service.ports import App
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx
from bot.storage.insights import nps

SCORE, OTHER = "nps", "nps-other"  # begin the actions of the buttons
MOST_AT_ONCE = 20  # asked in one beat, so that what waits to be sent does not wait behind it


async def ask_due(app: App) -> int:
    """Ask after what has ended, by day and in working hours; how many were asked, or will not be."""
    if not app.business.nps_days:
        return 0
    done = 0
    for closed in await app.database.read(_list_due, app):
        if done == MOST_AT_ONCE:
            break
        done += await app.database.write(do_ask, app, closed)
    return done


def do_ask(tx: Tx, app: App, closed: Closed) -> bool:
    """Ask the customer of a case, or write down why not; False while it is no moment for either."""
    conversation = conversations.lock(tx, closed.conversation_id)
    if nps.is_spoken_of(tx, closed.case_id) or not _is_by_day(tx, app, closed) or is_hushed(tx, conversation):
        return False
    chance = replace(nps.read_chance(tx, closed.conversation_id), blocked=not is_reachable(tx, conversation))
    reason = why_not(closed, chance, tx.now, days=app.business.nps_days)
    if isinstance(reason, Not):
        return False
    if reason is None:
        do_put(tx, app, conversation, closed)
    else:
        nps.record_asked(tx, closed, unasked=reason)
    return True


def _list_due(tx: Tx, app: App) -> list[Closed]:
    """By night this takes no writer for each of them."""
    return [closed for closed in nps.list_closed(tx) if _is_by_day(tx, app, closed)]


def _is_by_day(tx: Tx, app: App, closed: Closed) -> bool:
    return is_by_day(app.business.calendar_for(closed.office), tx.now, zone=app.business.zone)


def do_put(tx: Tx, app: App, conversation: Conversation, closed: Closed) -> None:
    """Put the question to a customer, whatever the moment."""
    text = wording.say(tx, app, conversation, "nps-ask")
    message_id = posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=_scale()))
    nps.record_asked(tx, closed, message_id=message_id)


def do_score(tx: Tx, app: App, conversation: Conversation, carrier: Message | None, score: str) -> None:
    """A press of a score: the question becomes thanks and asks why. The first may be changed, the second not."""
    found = _find_open(tx, app, conversation, carrier)
    if carrier is None or found is None or score not in {str(one) for one in SCORES}:
        return
    nps.record_score(tx, found, int(score))
    key = "nps-praise" if int(score) >= PROMOTES else "nps-lack"
    text = wording.say(tx, app, conversation, key, score=int(score), most=SCORES[-1])
    other = Button(label=app.words.say(conversation.language, "nps-other"), action=OTHER)
    posting.repost(tx, conversation, carrier, text, buttons=(other,) if found.score is None else ())


def do_offer_again(tx: Tx, app: App, conversation: Conversation, carrier: Message | None) -> None:
    """It was not the score they meant: the scores stand there again."""
    found = _find_open(tx, app, conversation, carrier)
    if carrier is None or found is None:
        return
    text = wording.say(tx, app, conversation, "nps-ask")
    posting.repost(tx, conversation, carrier, text, buttons=_scale())


def do_take_comment(
    tx: Tx, app: App, conversation: Conversation, replied: Message | None, text: str, message_id: int
) -> bool:
    """Take for a comment what is written in reply to the question, or right after the score; False for a question of
    its own, and while somebody else is to answer. A person is offered, for it may be a call for help after all.
    """
    found = _find_meant(tx, app, conversation, replied)
    if found is None or found.is_over(tx.now) or not text.strip() or asks(text):
        return False
    unread = messages.list_unread(tx, conversation.id, after=conversation.read_through)
    if conversation.owner.holder is not Holder.BOT or [one.id for one in unread] != [message_id]:
        return False
    nps.record_comment(tx, found, text.strip()[:COMMENT_LENGTH])
    conversations.record_memory(
        tx, conversation.id, memory=conversation.memory, dialogue=conversation.dialogue, read_through=message_id
    )
    human = (posting.human_button(app.words, conversation.language),)
    thanks = wording.say(tx, app, conversation, "nps-comment")
    posting.post(tx, conversation, NewMessage(text=thanks, author=Author.SYSTEM, buttons=human))
    return True


def _scale() -> tuple[Button, ...]:
    return tuple(Button(label=str(score), action=f"{SCORE}:{score}") for score in SCORES)


def _find_meant(tx: Tx, app: App, conversation: Conversation, replied: Message | None) -> Recommendation | None:
    """What a line is about: the question it replies to, or the one that was answered just now and stands last."""
    if replied is not None:
        return nps.find_by_message(tx, replied.id)
    found = nps.find_given(tx, conversation.id) if app.business.nps_days else None
    if found is None or not found.is_fresh(tx.now) or conversation.waiting_since is not None:
        return None
    spoken = (messages.last_by(tx, conversation.id, author) for author in (Author.BOT, Author.OPERATOR))
    return None if any(one is not None and one.id > found.message_id for one in spoken) else found


def _find_open(tx: Tx, app: App, conversation: Conversation, carrier: Message | None) -> Recommendation | None:
    """What the message asks, while an answer counts; later it says that it is over."""
    found = nps.find_by_message(tx, carrier.id) if carrier is not None else None
    if carrier is None or found is None or not found.is_over(tx.now):
        return found
    posting.repost(tx, conversation, carrier, wording.say(tx, app, conversation, "nps-over"))
    return None
