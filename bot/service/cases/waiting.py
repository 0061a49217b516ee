"""The wait card: one message that shows the place in the queue and the wait, changed in place as they change."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.conversation import Conversation
from bot.core.escalation import Escalation, State
from bot.core.hours import estimate_wait, is_open, next_opening
from bot.core.messages import Author, Button, NewMessage
from bot.service.outbox import posting
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx

REMIND_AFTER = timedelta(minutes=2)  # so long a notice is thought to be remembered


def do_post_card(tx: Tx, app: App, conversation: Conversation, escalation: Escalation) -> None:
    """Tell the customer their place; the message becomes the card of the case, an older one is left as it is."""
    older = escalations.find_card(tx, escalation.id)
    if older is not None:
        card = messages.get(tx, older)
        posting.repost(tx, conversation, card, card.text)
    text = render_card(tx, app, conversation.language, escalation)
    buttons = _buttons(app, conversation.language)
    message_id = posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=buttons))
    escalations.record_card(tx, escalation.id, message_id=message_id)


def do_remind(tx: Tx, app: App, conversation: Conversation) -> None:
    """Who writes into the queue is not met with silence: their place stands below their words, unless it just has."""
    escalation = escalations.find_open(tx, conversation.id)
    last = messages.last_by(tx, conversation.id, Author.SYSTEM)
    if escalation is None or last is None or tx.now - last.created_at < REMIND_AFTER:
        return
    if escalation.state is State.WAITING:
        do_post_card(tx, app, conversation, escalation)


def do_refresh_cards(tx: Tx, app: App) -> None:
    """Bring every card up to date; a card that reads the same is left alone."""
    for escalation, message_id in escalations.list_cards(tx):
        conversation = conversations.get(tx, escalation.conversation_id)
        card = messages.get(tx, message_id)
        if render_card(tx, app, conversation.language, escalation) != card.text:
            _refresh(tx, app, escalation.id)


def _refresh(tx: Tx, app: App, escalation_id: int) -> None:
    """Under the lock of the conversation all is read again: somebody may have claimed the case meanwhile."""
    conversation = conversations.lock(tx, escalations.get(tx, escalation_id).conversation_id)
    escalation, message_id = escalations.get(tx, escalation_id), escalations.find_card(tx, escalation_id)
    if escalation.state is State.WAITING and message_id is not None:
        text = render_card(tx, app, conversation.language, escalation)
        buttons = _buttons(app, conversation.language)
        posting.repost(tx, conversation, messages.get(tx, message_id), text, buttons=buttons)


def do_close_card(tx: Tx, app: App, conversation: Conversation, escalation: Escalation, key: str) -> None:
    """The wait is over: the card says so and loses its buttons."""
    card = escalations.find_card(tx, escalation.id)
    if card is None:
        return
    name = escalation.person_name
    text = app.words.say(conversation.language, key, number=str(escalation.id), name=name)
    posting.repost(tx, conversation, messages.get(tx, card), text)


def render_card(tx: Tx, app: App, language: str, escalation: Escalation) -> str:
    """Number, place, and how long: a range from recent waits, the next opening time, or that it is not known yet."""
    place = escalations.place(tx, escalation)
    lines = [app.words.say(language, "wait-card", number=str(escalation.id), place=place)]
    settings = app.settings
    wait = estimate_wait(escalations.list_recent_waits(tx), place)
    if not is_open(settings.hours, settings.zone, tx.now):
        lines.append(_say_opening(app, language, next_opening(settings.hours, settings.zone, tx.now), tx.now))
    elif wait is None:
        lines.append(app.words.say(language, "wait-unknown"))
    else:
        lines.append(app.words.say(language, "wait-range", low=wait[0], high=wait[1]))
    lines.append(app.words.say(language, "wait-write"))
    return "\n".join(lines)


def _say_opening(app: App, language: str, opens: datetime, now: datetime) -> str:
    days = (opens.date() - now.astimezone(opens.tzinfo).date()).days
    when = {0: "today", 1: "tomorrow"}.get(days, "later")
    return app.words.say(language, "wait-closed", opens=when, date=opens.date(), time=opens.strftime("%H:%M"))


def _buttons(app: App, language: str) -> tuple[Button, ...]:
    return (Button(label=app.words.say(language, "button-cancel-wait"), action="cancel-wait"),)
