"""Asking how a person helped, once, where it is fair; the answer changes nothing but what is written down."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import Case
from bot.core.conversation import Conversation, Holder
from bot.core.desk.numbers import write_number
from bot.core.desk.survey import COMMENT_LENGTH, LOW, SCORES, Complaint, Rating, Unasked, why_not
from bot.core.messages import Author, Button, Message, NewMessage
from bot.language.text.wording import asks
from bot.service.outbox import posting, wording
from bot.service.outbox.behalf import is_reachable
from bot.service.ports import App
from bot.storage.cases import ratings
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx

RATE, WRONG = "rate", "rate-why"  # begin the actions of the buttons


def do_ask(tx: Tx, app: App, case: Case, *, wanted: bool) -> None:
    """Ask about a case that a person has just closed, or write down why not. ``wanted``: by who closed it."""
    conversation = conversations.get(tx, case.conversation_id)
    talk = replace(ratings.read_talk(tx, case), blocked=not is_reachable(tx, conversation))
    reason = Unasked.OFF if not app.business.survey else why_not(talk, tx.now) if wanted else Unasked.CHOSEN
    if reason is not None:
        ratings.record_asked(tx, case, unasked=reason)
        return
    text = wording.say(tx, app, conversation, "survey-ask", number=write_number(case.id))
    scores = tuple(Button(label=f"{score} ★", action=f"{RATE}:{score}") for score in SCORES)
    message_id = posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=scores))
    ratings.record_asked(tx, case, message_id=message_id)


def do_rate(tx: Tx, app: App, conversation: Conversation, carrier: Message | None, score: str) -> None:
    """A press of a star: the question becomes thanks, and after a low mark asks what was wrong."""
    rating = _find_open(tx, app, conversation, carrier)
    if carrier is None or rating is None or score not in {str(one) for one in SCORES}:
        return
    ratings.record_score(tx, rating, int(score))
    say, low = app.words.say, int(score) <= LOW
    text = say(conversation.language, "survey-low" if low else "survey-thanks", score=int(score), most=SCORES[-1])
    wrong = (Button(label=say(conversation.language, f"survey-{one}"), action=f"{WRONG}:{one}") for one in Complaint)
    posting.repost(tx, conversation, carrier, text, buttons=tuple(wrong) if low else ())


def do_complain(tx: Tx, app: App, conversation: Conversation, carrier: Message | None, complaint: str) -> None:
    """A press that says what was wrong."""
    rating = _find_open(tx, app, conversation, carrier)
    if carrier is None or rating is None or complaint not in set(Complaint):
        return
    ratings.record_complaint(tx, rating, Complaint(complaint))
    what = wording.say(tx, app, conversation, f"survey-{complaint}")
    posting.repost(tx, conversation, carrier, wording.say(tx, app, conversation, "survey-noted", what=what))


def do_take_comment(
    tx: Tx, app: App, conversation: Conversation, replied: Message | None, text: str, message_id: int
) -> bool:
    """Take a reply to the question for a comment, so that nobody need answer it; False for a question of its own, for
    all else, and while the bot has something to answer yet or a person has the chat.
    """
    rating = ratings.find_by_message(tx, replied.id) if replied is not None else None
    if rating is None or rating.is_over(tx.now) or not text.strip() or asks(text):
        return False
    unread = messages.list_unread(tx, conversation.id, after=conversation.read_through)
    if conversation.owner.holder is not Holder.BOT or [one.id for one in unread] != [message_id]:
        return False
    ratings.record_comment(tx, rating, text.strip()[:COMMENT_LENGTH])
    conversations.record_memory(
        tx, conversation.id, memory=conversation.memory, dialogue=conversation.dialogue, read_through=message_id
    )
    thanks = wording.say(tx, app, conversation, "survey-comment")
    posting.post(tx, conversation, NewMessage(text=thanks, author=Author.SYSTEM))
    return True


def _find_open(tx: Tx, app: App, conversation: Conversation, carrier: Message | None) -> Rating | None:
    """What the message asks about, while that counts; after a week it says that it is over."""
    rating = ratings.find_by_message(tx, carrier.id) if carrier is not None else None
    if carrier is None or rating is None or not rating.is_over(tx.now):
        return rating
    posting.repost(tx, conversation, carrier, wording.say(tx, app, conversation, "survey-over"))
    return None
