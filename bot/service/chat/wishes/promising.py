"""Where the bot has no answer, a customer can ask to be told once there is one, and take that back."""

from __future__ import annotations

from typing import Final

from bot.core.conversation import Conversation
from bot.core.insights.askers import HOLDS
from bot.core.messages import Author, Button, Message, NewMessage
from bot.language.text.wording import normalise
from bot.service.outbox import posting, wording
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.insights import asked, askers

TELL: Final = "tell-me"
UNTELL: Final = "untell"  # begins the action; the line that had no answer follows
LONGEST: Final = 1000


def offer(tx: Tx, app: App, conversation: Conversation) -> tuple[Button, ...]:
    """The button, unless they wait to be told that already."""
    question = _find_question(tx, conversation)
    waiting = askers.list_of_chat(tx, conversation.id, since=tx.now - HOLDS)
    if not question or normalise(question) in {normalise(one.text) for one in waiting}:
        return ()
    return (Button(label=app.words.say(conversation.language, "button-tell-me"), action=TELL),)


def do_promise(tx: Tx, app: App, conversation: Conversation, carrier: Message | None) -> None:
    """They want to be told: it is written down, said, and can be taken back below that."""
    question = _find_question(tx, conversation, through=carrier.id) if carrier is not None else ""
    if carrier is None or not question:
        return
    language = conversation.language
    askers.record_asker(
        tx, conversation_id=conversation.id, message_id=carrier.id, text=question[:LONGEST], language=language
    )
    kept = tuple(one for one in carrier.buttons if one.action != TELL)
    posting.repost(tx, conversation, carrier, carrier.text, buttons=kept)
    back = Button(label=app.words.say(language, "button-untell"), action=f"{UNTELL}:{carrier.id}")
    text = wording.say(tx, app, conversation, "told-promised")
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=(back,)))


def do_take_back(tx: Tx, app: App, conversation: Conversation, carrier: Message | None, number: str) -> None:
    """They want it no more."""
    if carrier is None or not number.isdecimal():
        return
    askers.withdraw(tx, conversation_id=conversation.id, message_id=int(number))
    kept = tuple(one for one in carrier.buttons if one.action != f"{UNTELL}:{number}")
    posting.repost(tx, conversation, carrier, carrier.text, buttons=kept)
    text = wording.say(tx, app, conversation, "told-withdrawn")
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))


def _find_question(tx: Tx, conversation: Conversation, *, through: int = 2**31 - 1) -> str:
    found = asked.list_questions(tx, [conversation.id], through=through)
    return found[conversation.id][1] if conversation.id in found else ""
