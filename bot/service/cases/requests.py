"""My requests: what a customer sees of their cases, and going on with one that was closed too early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from bot.core.case import Case, Reason, State
from bot.core.conversation import Conversation, Holder
from bot.core.desk.numbers import is_mistyped, read_number, write_number
from bot.core.insights.askers import HOLDS
from bot.core.messages import Author, Button, NewMessage
from bot.service.cases import opening, waiting
from bot.service.outbox import posting, wording
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.database import Tx
from bot.storage.insights import askers

AGAIN: Final = "again"  # begins the action of the button
OPEN_AGAIN: Final = timedelta(days=7)  # so long a closed case can be gone on with
SHOWN: Final = 5
OFFERED: Final = 2
ABOUT: Final = 60  # characters of what it was about
CLOSED: Final = (State.RESOLVED, State.RETURNED, State.LAPSED)


def do_tell(tx: Tx, app: App, conversation: Conversation, *, asked: str = "") -> None:
    """What is open, with its place or who has it; then what was before. A number that was ``asked`` about and is none
    of theirs is told first.
    """
    _tell_wrong(tx, app, conversation, asked)
    case, closed = escalations.list_of(tx, conversation.id, limit=SHOWN)
    earlier = [one for one in closed if one.state is not State.RECOVERED]
    if case is None:
        offers = tuple(again_button(app, conversation, one) for one in earlier if may_go_on(tx, one))[:OFFERED]
        told = tuple(_untell_buttons(tx, app, conversation))
        _post(
            tx,
            conversation,
            "\n\n".join(_tell_all(tx, app, conversation, earlier)),
            buttons=(*offers, *told, _link_button(app, conversation)),
        )
    elif case.state is State.CLAIMED:
        where = {"number": write_number(case.id), "name": case.person_name}
        copy = waiting.copy_button(app, conversation.language, case.id)
        _post(tx, conversation, wording.say(tx, app, conversation, "status-claimed", **where), buttons=(copy,))
    else:
        _post(tx, conversation, wording.say(tx, app, conversation, "already-waiting"))
        waiting.do_post_card(tx, app, conversation, case)


def do_cancel(tx: Tx, app: App, conversation: Conversation) -> None:
    """The customer no longer needs a person; where nobody was called they are told how things stand."""
    if not opening.do_cancel(tx, app, conversation):
        do_tell(tx, app, conversation)


def do_go_on(tx: Tx, app: App, conversation: Conversation, number: str) -> bool:
    """A person is called again for a closed case; False when it is not, or no longer, one to go on with."""
    closed = escalations.list_closed(tx, conversation_id=conversation.id)
    former = next((one for one in closed if str(one.id) == number), None)
    if conversation.owner.holder is not Holder.BOT or former is None or not may_go_on(tx, former):
        return False
    opening.do_open(tx, app, conversation, Reason.AGAIN, former=former)
    return True


def may_go_on(tx: Tx, case: Case) -> bool:
    """Whether it was closed by us, and lately."""
    return case.state in CLOSED and case.closed_at is not None and tx.now - case.closed_at <= OPEN_AGAIN


def again_button(app: App, conversation: Conversation, case: Case) -> Button:
    """The way back for whom it is not solved."""
    label = app.words.say(conversation.language, "button-again", number=write_number(case.id))
    return Button(label=label, action=f"{AGAIN}:{case.id}")


def _tell_wrong(tx: Tx, app: App, conversation: Conversation, asked: str) -> None:
    """A slip is told apart from a number that is not known here; of other chats nothing is said."""
    if is_mistyped(asked):
        _post(tx, conversation, wording.say(tx, app, conversation, "status-typo"))
        return
    number = read_number(asked)
    if number is not None and not escalations.is_of_chat(tx, number, conversation.id):
        _post(tx, conversation, wording.say(tx, app, conversation, "status-unknown"))


def _tell_all(tx: Tx, app: App, conversation: Conversation, earlier: list[Case]) -> Iterator[str]:
    yield wording.say(tx, app, conversation, "status-bot")
    if earlier:
        lines = (_tell(app, conversation.language, one) for one in earlier)
        yield "\n".join((app.words.say(conversation.language, "requests-earlier"), *lines))
    if asking := askers.list_of_chat(tx, conversation.id, since=tx.now - HOLDS):
        lines = (app.words.say(conversation.language, "requests-told-line", about=_cut(one.text)) for one in asking)
        yield "\n".join((app.words.say(conversation.language, "requests-told"), *lines))


def _tell(app: App, language: str, case: Case) -> str:
    say, about = app.words.say, _cut(case.brief.question)
    day = case.opened_at.astimezone(app.business.zone).date()
    state = say(language, f"request-{case.state.value}")
    return say(language, "request-line", number=write_number(case.id), date=day, about=about or "…", state=state)


def _link_button(app: App, conversation: Conversation) -> Button:
    """The way to one history for whoever writes in another chat too."""
    return Button(label=app.words.say(conversation.language, "button-link"), action="link")


def _untell_buttons(tx: Tx, app: App, conversation: Conversation) -> Iterator[Button]:
    """A way back for each question they wait to be told about."""
    for one in askers.list_of_chat(tx, conversation.id, since=tx.now - HOLDS)[-OFFERED:]:
        label = app.words.say(conversation.language, "button-untell-one", about=_cut(one.text)[:30])
        yield Button(label=label, action=f"untell:{one.message_id}")


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= ABOUT else words[: ABOUT - 1].rstrip() + "…"


def _post(tx: Tx, conversation: Conversation, text: str, *, buttons: tuple[Button, ...] = ()) -> None:
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=buttons))
