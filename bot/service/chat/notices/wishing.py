"""Who has read a notice can be told when it works again, and take that back."""

from __future__ import annotations

from bot.core.conversation import Conversation
from bot.core.messages import Author, Button, Message, NewMessage
from bot.service.chat.notices.giving import UNWANT, WANT
from bot.service.outbox import posting, wording
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.insights.spikes import notices


def do_want(tx: Tx, app: App, conversation: Conversation, carrier: Message | None, number: str) -> None:
    """It is written down, said, and can be taken back below that."""
    if carrier is None or not number.isdecimal():
        return
    notices.record_wants(tx, int(number), conversation_id=conversation.id, wants=True)
    _take_away(tx, conversation, carrier, f"{WANT}:{number}")
    back = Button(label=app.words.say(conversation.language, "button-untell"), action=f"{UNWANT}:{number}")
    text = wording.say(tx, app, conversation, "notice-promised")
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=(back,)))


def do_unwant(tx: Tx, app: App, conversation: Conversation, carrier: Message | None, number: str) -> None:
    """They want it no more."""
    if carrier is None or not number.isdecimal():
        return
    notices.record_wants(tx, int(number), conversation_id=conversation.id, wants=False)
    _take_away(tx, conversation, carrier, f"{UNWANT}:{number}")
    text = wording.say(tx, app, conversation, "told-withdrawn")
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))


def _take_away(tx: Tx, conversation: Conversation, carrier: Message, action: str) -> None:
    kept = tuple(one for one in carrier.buttons if one.action != action)
    posting.repost(tx, conversation, carrier, carrier.text, buttons=kept)
