"""The wait card: one message that shows the place in the queue and the wait, changed in place as they change."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.core.case import Case, State
from bot.core.conversation import Conversation
from bot.core.hours import estimate_wait, is_open, next_opening
from bot.core.messages import Author, Button, NewMessage
from bot.core.wait import AHEAD, Outlook, Told, choose_waits, count_places, still_holds, to_told
from bot.service.outbox import posting
from bot.service.ports import App
from bot.storage.cases import cards, escalations
from bot.storage.chat import conversations, messages, outbox
from bot.storage.database import Tx

REMIND_AFTER = timedelta(minutes=2)  # so long a notice is thought to be remembered
MOST_AT_ONCE = 25  # changes on their way, those next in line first: five a second of the thirty Telegram takes
APART = timedelta(seconds=0.2)


def do_post_card(tx: Tx, app: App, conversation: Conversation, case: Case) -> None:
    """Tell the customer their place; the message becomes the card of the case, an older one loses its buttons."""
    older = cards.find_card(tx, case.id)
    if older is not None:
        card = messages.get(tx, older)
        posting.repost(tx, conversation, card, card.text)
    told = to_told(_look_ahead(tx, app, conversation, case))
    text, buttons = render_card(app, case.id, told), cancel_buttons(app, conversation.language)
    message_id = posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=buttons))
    cards.record_card(tx, case.id, message_id=message_id, told=told)


def do_remind(tx: Tx, app: App, conversation: Conversation) -> None:
    """Who writes into the queue is not met with silence: their place stands below their words, unless it just has."""
    case = escalations.find_open(tx, conversation.id)
    last = messages.last_by(tx, conversation.id, Author.SYSTEM)
    if case is None or last is None or tx.now - last.created_at < REMIND_AFTER:
        return
    if case.state is State.WAITING:
        do_post_card(tx, app, conversation, case)


async def refresh_cards(app: App) -> int:
    """Bring cards up to date that no longer say what is so, each in a transaction of its own; how many. The look at
    all of them takes no writer.
    """
    stale = await app.database.read(list_stale, app)
    for number, case_id in enumerate(stale):
        await app.database.write(do_refresh_card, app, case_id, after=number * APART)
    return len(stale)


def list_stale(tx: Tx, app: App) -> tuple[int, ...]:
    """The cases whose card no longer holds, in the order of the queue: as many as there is room for."""
    past, opens, waiting = escalations.list_recent_waits(tx), _opening(app, tx.now), cards.list_waiting(tx)
    recent = {team: choose_waits(past, team) for team in {card.standing.team_id for card in waiting}}
    places = count_places([card.standing for card in waiting])
    stale = tuple(
        card.case_id
        for place, card in zip(places, waiting, strict=True)
        if card.posted
        and not _holds(card.told, _to_outlook(card.language, place, recent[card.standing.team_id], opens))
    )
    return stale[: max(0, MOST_AT_ONCE - outbox.count_queued_edits(tx))] if stale else ()


def do_refresh_card(tx: Tx, app: App, case_id: int, *, after: timedelta = timedelta()) -> None:
    """Change the card of a case that still waits; it is sent ``after`` so long, for others may matter more.

    Under the lock of the conversation all is read again: somebody may have claimed the case meanwhile.
    """
    conversation = conversations.lock(tx, escalations.get(tx, case_id).conversation_id)
    case, message_id = escalations.get(tx, case_id), cards.find_card(tx, case_id)
    if case.state is not State.WAITING or message_id is None:
        return
    told = to_told(_look_ahead(tx, app, conversation, case))
    text, buttons = render_card(app, case_id, told), cancel_buttons(app, conversation.language)
    posting.repost(tx, conversation, messages.get(tx, message_id), text, buttons=buttons, after=after)
    cards.record_card(tx, case_id, message_id=message_id, told=told)


def do_close_card(tx: Tx, app: App, conversation: Conversation, case: Case, key: str) -> None:
    """The wait is over: the card says so and loses its buttons."""
    card = cards.find_card(tx, case.id)
    if card is None:
        return
    name = case.person_name
    text = app.words.say(conversation.language, key, number=str(case.id), name=name)
    posting.repost(tx, conversation, messages.get(tx, card), text)


def render_card(app: App, number: int, told: Told) -> str:
    """Number, place, and how long: a range from recent waits, the next opening time, or that it is not known yet."""
    say, language = app.words.say, told.language
    return "\n".join(
        (
            say(language, "wait-number", number=str(number)) + " " + _say_place(app, told),
            _say_wait(app, told),
            say(language, "wait-write"),
        )
    )


def _say_place(app: App, told: Told) -> str:
    if told.place:
        return app.words.say(told.language, "wait-place", place=told.place)
    if told.ahead:
        return app.words.say(told.language, "wait-ahead", most=told.ahead)
    return app.words.say(told.language, "wait-far", least=AHEAD[-1])


def _say_wait(app: App, told: Told) -> str:
    when, day, time = told.opens
    if when:
        return app.words.say(told.language, "wait-closed", opens=when, date=date.fromisoformat(day), time=time)
    if told.minutes is None:
        return app.words.say(told.language, "wait-unknown")
    low, high = told.minutes
    if low >= 60:
        return app.words.say(told.language, "wait-hours", low=_hours(low), high=_hours(high))
    return app.words.say(told.language, "wait-range", low=low, high=high)


def _hours(minutes: int) -> float:
    return minutes // 60 if minutes % 60 == 0 else minutes / 60


def _look_ahead(tx: Tx, app: App, conversation: Conversation, case: Case) -> Outlook:
    place, recent = escalations.place(tx, case), choose_waits(escalations.list_recent_waits(tx), case.team_id)
    return _to_outlook(conversation.language, place, recent, _opening(app, tx.now))


def _to_outlook(language: str, place: int, recent: tuple[timedelta, ...], opens: tuple[str, str, str]) -> Outlook:
    minutes = None if opens[0] else estimate_wait(recent, place)
    return Outlook(language=language, place=place, minutes=minutes, opens=opens)


def _holds(told: Told | None, outlook: Outlook) -> bool:
    return told is not None and still_holds(told, outlook)


def _opening(app: App, now: datetime) -> tuple[str, str, str]:
    """Which day, date and time people are back; nothing while they are here."""
    business = app.business
    when = business.opening, business.zone, now, business.holidays
    if is_open(*when):
        return "", "", ""
    opens = next_opening(*when)
    days = (opens.date() - now.astimezone(opens.tzinfo).date()).days
    day = {0: "today", 1: "tomorrow"}.get(days, "later")
    return day, opens.date().isoformat(), opens.strftime("%H:%M")


def cancel_buttons(app: App, language: str) -> tuple[Button, ...]:
    """The way out for whoever no longer needs a person."""
    return (Button(label=app.words.say(language, "button-cancel-wait"), action="cancel-wait"),)
