"""What a browser asks to be sent: a note, a reply, or a reply with which the chat is closed or put off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.core.people import Person
from bot.desk.frame.ids import to_id
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.ending import ask_ending
from bot.desk.inbox.acts.snooze import SnoozeDialog
from bot.service.cases import closing, notes, reply, snoozing, taking
from bot.service.cases.closing import Ending
from bot.service.cases.reply import NOTHING, Enclosed

THEN_LENGTH = 60
MOST_SNIPPETS = 20  # in one reply
KEY_LENGTH = 40


@dataclass(frozen=True, kw_only=True)
class Order:
    """``client_id`` names the press, so that a second one does nothing; ``then``: "", "close:3", "ask-close",
    "snooze:2h", "ask-snooze"; ``first``: nobody has the chat, and the reply takes it.
    """

    conversation_id: int
    text: str
    client_id: str
    note: bool = False
    first: bool = False
    enclosed: Enclosed = NOTHING
    then: str = ""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """``done``: the text is on its way; ``goes_on``: open the next chat; ``closed``: this one has ended."""

    done: bool
    closed: bool = False
    goes_on: bool = False


REFUSED = Sent(done=False)


def read_order(visit: Visit, given: object) -> Order | None:
    """The order in an event of the page; None for anything else."""
    wanted: dict[str, Any] = given if isinstance(given, dict) else {}
    number, text, client_id = to_id(wanted.get("conversation")), wanted.get("text"), wanted.get("client")
    if not number or not isinstance(text, str) or not isinstance(client_id, str):
        return None
    return Order(
        conversation_id=number,
        text=text,
        client_id=f"{visit.person.id}:{client_id[:60]}",
        note=wanted.get("mode") == "note",
        first=wanted.get("first") is True,
        then=str(wanted.get("then") or "")[:THEN_LENGTH],
        enclosed=_read_enclosed(wanted),
    )


def _read_enclosed(wanted: dict[str, Any]) -> Enclosed:
    snippets, files = wanted.get("snippets"), wanted.get("files")
    return Enclosed(
        snippet_ids=frozenset(map(to_id, snippets[:MOST_SNIPPETS])) if isinstance(snippets, list) else (),
        files=tuple(filter(_is_key, files)) if isinstance(files, list) else (),
    )


def _is_key(given: object) -> bool:
    return isinstance(given, str) and len(given) <= KEY_LENGTH


async def send(visit: Visit, order: Order) -> Sent:
    """Do it; a refusal has been shown, and the text stays in the box."""
    verb, _, argument = order.then.partition(":")
    if order.note:
        return await _note(visit, order)
    if verb == "ask-close":
        chosen = await ask_ending(visit, text=order.text)
        return REFUSED if chosen is None else await _close(visit, order, chosen.ending, goes_on=chosen.goes_on)
    if verb == "close":
        return await _close(visit, order, Ending(result_id=to_id(argument) or None), goes_on=False)
    if verb == "ask-snooze":
        argument = await SnoozeDialog(visit).ask()
        return await _snooze(visit, order, argument) if argument else REFUSED
    return await _snooze(visit, order, argument) if verb == "snooze" else await _reply(visit, order)


async def _note(visit: Visit, order: Order) -> Sent:
    write, where = visit.app.database.write, order.conversation_id
    made = await visit.attempt(
        lambda person: write(notes.do_note, person, where, order.text, client_id=order.client_id)
    )
    return Sent(done=made is not None)


async def _reply(visit: Visit, order: Order) -> Sent:
    app, where = visit.app, order.conversation_id
    write = app.database.write
    fields: dict[str, Any] = {"client_id": order.client_id, "enclosed": order.enclosed}
    made = await visit.attempt(
        lambda person: (
            write(taking.do_write_first, app, person, where, order.text, **fields)
            if order.first
            else write(reply.do_reply, app, person, where, order.text, **fields)
        )
    )
    return Sent(done=made is not None)


async def _close(visit: Visit, order: Order, ending: Ending, *, goes_on: bool) -> Sent:
    app, where = visit.app, order.conversation_id
    write, do = app.database.write, closing.do_reply_and_close
    fields: dict[str, Any] = {"client_id": order.client_id, "enclosed": order.enclosed, "ending": ending}
    made = await visit.attempt(lambda person: write(do, app, person, where, order.text, **fields))
    return REFUSED if made is None else Sent(done=True, closed=True, goes_on=goes_on)


async def _snooze(visit: Visit, order: Order, choice: str) -> Sent:
    app, where = visit.app, order.conversation_id

    async def snooze(person: Person) -> int:
        until = snoozing.read_choice(app, choice)
        write, do = app.database.write, closing.do_reply_and_snooze
        fields: dict[str, Any] = {"client_id": order.client_id, "enclosed": order.enclosed, "until": until}
        return await write(do, app, person, where, order.text, **fields)

    made = await visit.attempt(snooze)
    return REFUSED if made is None else Sent(done=True)
