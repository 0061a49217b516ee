"""What a browser asks to be sent: a note, a reply, or a reply with which the chat is closed or put off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.core.messages import Then
from bot.core.people import Person
from bot.desk.frame.ids import to_id
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.ending import ask_ending
from bot.desk.inbox.acts.moment import ask_later, ask_snooze
from bot.service.cases import closing, notes, reply, snoozing, taking
from bot.service.cases.closing import Ending
from bot.service.cases.reply import NOTHING, Enclosed
from bot.service.cases.unseen import Seen, check_seen
from bot.service.cases.writing import planning
from bot.service.cases.writing.planning import NO_MORE, Written
from bot.service.outbox.refusals import CameMeanwhile

THEN_LENGTH = 60
MOST_SNIPPETS = 20  # in one reply
KEY_LENGTH = 40


@dataclass(frozen=True, kw_only=True)
class Order:
    """``client_id`` names the press, so that a second one does nothing; ``then``: "", "close:3", "ask-close",
    "snooze:2h", "ask-snooze", "later:tomorrow 9", "ask-later"; ``first``: nobody has the chat, and the reply takes it.
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
    """``done``: the text is on its way; ``goes_on``: open the next chat; ``closed``: this one has ended; ``came``: it
    was stopped, for so much there is that its writer has not seen.
    """

    done: bool
    closed: bool = False
    goes_on: bool = False
    came: Seen | None = None


REFUSED = Sent(done=False)
GOOD = 0


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
    snippets, files, seen = wanted.get("snippets"), wanted.get("files"), wanted.get("seen")
    return Enclosed(
        snippet_ids=frozenset(map(to_id, snippets[:MOST_SNIPPETS])) if isinstance(snippets, list) else (),
        files=tuple(filter(_is_key, files)) if isinstance(files, list) else (),
        suggestion=to_id(wanted.get("suggestion")),
        reply_to=to_id(wanted.get("answers")),
        seen=Seen(line=to_id(seen.get("line")), note=to_id(seen.get("note"))) if isinstance(seen, dict) else None,
    )


def _is_key(given: object) -> bool:
    return isinstance(given, str) and len(given) <= KEY_LENGTH


async def send(visit: Visit, order: Order) -> Sent:
    """Do it; a refusal has been shown, and the text stays in the box. What was stopped the box says by itself."""
    verb, _, argument = order.then.partition(":")
    if order.note:
        return await _note(visit, order)
    if verb.startswith("ask-"):  # no dialog before a reply that would be stopped after it
        checked = await _attempt(visit, partial(_check, visit, order))
        if checked != GOOD:
            return _conclude(checked)
    if verb == "ask-close":
        chosen = await ask_ending(visit, text=order.text)
        return REFUSED if chosen is None else await _close(visit, order, chosen.ending, goes_on=chosen.goes_on)
    if verb == "close":
        return await _close(visit, order, Ending(result_id=to_id(argument) or None), goes_on=False)
    if verb in ("ask-snooze", "ask-later"):
        verb = verb.removeprefix("ask-")
        argument = await (ask_later(visit) if verb == "later" else ask_snooze(visit))
        if not argument:
            return REFUSED
    ways = {"snooze": _snooze, "later": _keep_for_later}
    return await ways[verb](visit, order, argument) if verb in ways else await _reply(visit, order)


async def _attempt(visit: Visit, work: Callable[[Person], Awaitable[int]]) -> int | Seen | None:
    """What it made, what stopped it, or None after a notice."""

    async def stopping(person: Person) -> int | Seen:
        try:
            return await work(person)
        except CameMeanwhile as error:
            return Seen(line=error.line, note=error.note)

    return await visit.attempt(stopping)


def _conclude(made: int | Seen | None, *, closed: bool = False, goes_on: bool = False) -> Sent:
    if made is None:
        return REFUSED
    return Sent(done=False, came=made) if isinstance(made, Seen) else Sent(done=True, closed=closed, goes_on=goes_on)


async def _check(visit: Visit, order: Order, person: Person) -> int:
    await visit.app.database.read(check_seen, person, order.conversation_id, order.enclosed.seen)
    return GOOD


async def _note(visit: Visit, order: Order) -> Sent:
    write, where = visit.app.database.write, order.conversation_id
    return _conclude(
        await _attempt(visit, lambda person: write(notes.do_note, person, where, order.text, client_id=order.client_id))
    )


def _to_written(order: Order, then: Then = NO_MORE) -> Written:
    return Written(text=order.text, client_id=order.client_id, enclosed=order.enclosed, then=then)


async def _reply(visit: Visit, order: Order) -> Sent:
    """Who writes first takes the chat by it, so that it is not held."""
    app, where = visit.app, order.conversation_id
    write = app.database.write
    fields: dict[str, Any] = {"client_id": order.client_id, "enclosed": order.enclosed}

    def send_now(person: Person) -> Awaitable[int]:
        if order.first:
            return write(taking.do_write_first, app, person, where, order.text, **fields)
        if person.undo_seconds:
            return write(planning.do_hold, person, where, _to_written(order))
        return write(reply.do_reply, app, person, where, order.text, **fields)

    return _conclude(await _attempt(visit, send_now))


async def _close(visit: Visit, order: Order, ending: Ending, *, goes_on: bool) -> Sent:
    app, where = visit.app, order.conversation_id
    write, do = app.database.write, closing.do_reply_and_close
    fields: dict[str, Any] = {"client_id": order.client_id, "enclosed": order.enclosed, "ending": ending}
    then = Then(closes=True, result_id=ending.result_id, tags=ending.tags, words=ending.words)
    made = await _attempt(
        visit,
        lambda person: (
            write(planning.do_hold, person, where, _to_written(order, then))
            if person.undo_seconds
            else write(do, app, person, where, order.text, **fields)
        ),
    )
    return _conclude(made, closed=not visit.person.undo_seconds, goes_on=goes_on)


async def _snooze(visit: Visit, order: Order, choice: str) -> Sent:
    app, where = visit.app, order.conversation_id

    async def snooze(person: Person) -> int:
        until, write = snoozing.read_choice(app, choice), app.database.write
        if person.undo_seconds:
            then = Then(snoozes=True, until=until)
            return await write(planning.do_hold, person, where, _to_written(order, then))
        fields: dict[str, Any] = {"client_id": order.client_id, "enclosed": order.enclosed, "until": until}
        return await write(closing.do_reply_and_snooze, app, person, where, order.text, **fields)

    return _conclude(await _attempt(visit, snooze))


async def _keep_for_later(visit: Visit, order: Order, choice: str) -> Sent:
    app, where = visit.app, order.conversation_id

    async def keep(person: Person) -> int:
        due = snoozing.read_until(app, choice)
        return await app.database.write(planning.do_plan, app, person, where, _to_written(order), due=due)

    return _conclude(await _attempt(visit, keep))
