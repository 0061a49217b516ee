"""The wait card: one message that shows the place in the queue and the wait, changed in place as they change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from bot.core.case import Case, State
from bot.core.clocks.told import Moment
from bot.core.conversation import Conversation
from bot.core.desk.numbers import write_number
from bot.core.messages import COPY, Author, Button, NewMessage
from bot.core.wait import AHEAD, Outlook, Told, count_places, still_holds, to_told
from bot.service.cases.clocks.foreseeing import Foresight
from bot.service.outbox import posting
from bot.service.ports import App
from bot.storage.cases import cards, escalations
from bot.storage.cases.cards import WaitCard
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
    text, buttons = render_card(app, case.id, told), card_buttons(app, conversation.language, case.id)
    message = NewMessage(text=text, author=Author.SYSTEM, buttons=buttons, moments=list_moments(app, told))
    message_id = posting.post(tx, conversation, message)
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
    waiting = cards.list_waiting(tx)
    newest_first = sorted(waiting, key=lambda card: card.opened_at, reverse=True)
    foresight = Foresight(tx, app, heads={card.standing.team_id: card.opened_at for card in newest_first})
    places = count_places([card.standing for card in waiting])
    stale = tuple(
        card.case_id
        for place, card in zip(places, waiting, strict=True)
        if card.posted and not _holds(card, place, foresight)
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
    told = to_told(_look_ahead(tx, app, conversation, case), cards.find_told(tx, case_id))
    text, buttons = render_card(app, case_id, told), card_buttons(app, conversation.language, case_id)
    card, moments = messages.get(tx, message_id), list_moments(app, told)
    posting.repost(tx, conversation, card, text, buttons=buttons, moments=moments, after=after)
    cards.record_card(tx, case_id, message_id=message_id, told=told)


def do_close_card(tx: Tx, app: App, conversation: Conversation, case: Case, key: str) -> None:
    """The wait is over: the card says so and loses its buttons."""
    card = cards.find_card(tx, case.id)
    if card is None:
        return
    name = case.person_name
    text = app.words.say(conversation.language, key, number=write_number(case.id), name=name)
    posting.repost(tx, conversation, messages.get(tx, card), text)


def render_card(app: App, number: int, told: Told) -> str:
    """Number, place, and how long: a range from recent waits, the next opening time, or that it is not known yet."""
    say, language = app.words.say, told.language
    return "\n".join(
        (
            " ".join((say(language, "wait-number", number=write_number(number)), *_say_place(app, told))),
            _say_wait(app, told),
            say(language, "wait-write"),
        )
    )


def list_moments(app: App, told: Told) -> tuple[Moment, ...]:
    """The next opening time, where the card tells it."""
    when, day, clock = told.opens
    if not when:
        return ()
    at = datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), app.business.zone)
    words = app.words.say(told.language, "wait-opening", **_opening(told))
    return (Moment(words=words, at=at.astimezone(UTC), dated=when == "later"),)


def _opening(told: Told) -> dict[str, str | date]:
    when, day, clock = told.opens
    return {"opens": when, "date": date.fromisoformat(day), "time": clock}


def _say_place(app: App, told: Told) -> Iterator[str]:
    if told.place:
        yield app.words.say(told.language, "wait-place", place=told.place)
    elif told.ahead:
        yield app.words.say(told.language, "wait-ahead", most=told.ahead)
    else:
        yield app.words.say(told.language, "wait-far", least=AHEAD[-1])
    if told.overtaken:
        yield app.words.say(told.language, "wait-overtaken")


def _say_wait(app: App, told: Told) -> str:
    if told.opens[0]:
        return app.words.say(told.language, "wait-closed", **_opening(told))
    if told.alone:
        return app.words.say(told.language, "wait-alone")
    if told.minutes is None:
        return app.words.say(told.language, "wait-unknown")
    low, high = told.minutes
    if low >= 60:
        return app.words.say(told.language, "wait-hours", low=_hours(low), high=_hours(high))
    return app.words.say(told.language, "wait-range", low=low, high=high)


def _hours(minutes: int) -> float:
    return minutes // 60 if minutes % 60 == 0 else minutes / 60


def _look_ahead(tx: Tx, app: App, conversation: Conversation, case: Case) -> Outlook:
    place = escalations.place(tx, case)
    return Foresight(tx, app).look(
        conversation.language, place=place, opened_at=case.opened_at, team_id=case.team_id, office=case.office
    )


def _holds(card: WaitCard, place: int, foresight: Foresight) -> bool:
    outlook = foresight.look(
        card.language, place=place, opened_at=card.opened_at, team_id=card.standing.team_id, office=card.office
    )
    return card.told is not None and still_holds(card.told, outlook)


def card_buttons(app: App, language: str, number: int) -> tuple[Button, ...]:
    """What stands under the card."""
    return (copy_button(app, language, number), *cancel_buttons(app, language))


def copy_button(app: App, language: str, number: int) -> Button:
    """Has the number of the case copied by the client itself; nothing of it reaches us."""
    written = write_number(number)
    return Button(label=app.words.say(language, "button-copy", number=written), action=f"{COPY}:{written}")


def cancel_buttons(app: App, language: str) -> tuple[Button, ...]:
    """The way out for whoever no longer needs a person."""
    return (Button(label=app.words.say(language, "button-cancel-wait"), action="cancel-wait"),)
