"""What colleagues do in a topic, by the same use cases as in the web desk: nothing here changes a chat by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from bot.core.case import Case, State
from bot.core.desk.spoken import PREFIX
from bot.core.desk.topics import NOTE, Menu, Topic, is_open
from bot.core.messages import Incoming, Kind
from bot.core.people import Person, Right, may
from bot.errors import Refused
from bot.service.cases import holding, notes, taking, transfer
from bot.service.cases.closing import Ending, do_close
from bot.service.cases.leading import assigning
from bot.service.cases.reply import Enclosed, do_reply
from bot.service.cases.topics.telling import do_tell
from bot.service.cases.writing import changing
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.cases.topics import groups, lines, rows
from bot.storage.database import Tx
from bot.storage.people import presence

ON_THE_PHONE: Final = timedelta(minutes=30)  # for so long who acted in a topic is thought to be here


class Held(Refused):
    """{name} has this chat, so nothing was sent."""


class Closed(Refused):
    """This case is closed, so nothing was sent."""


class NoteStays(Refused):
    """A note can't be changed. Leave a new one."""


class NoCommands(Refused):
    """There are no commands here, so nothing was sent. Use the buttons below the brief."""


def is_note(tx: Tx, topic: Topic, incoming: Incoming) -> bool:
    """Whether it is for colleagues: by how it begins, or as an answer to what asks for a note."""
    if incoming.text.lstrip().startswith(NOTE):
        return True
    asked = lines.find_at(tx, topic.id, incoming.reply_key) if incoming.reply_key else None
    return asked is not None and asked.message_id is None and asked.note_id is None


def check_may_say(tx: Tx, person: Person, topic: Topic) -> Case:
    """The case, if what this person writes may go to its customer: they hold it, or nobody does yet.

    Raises:
        Held: a colleague has it.
        Closed: nobody can have it.
    """
    case = escalations.get(tx, topic.case_id)
    if case.state is State.CLAIMED and case.person_id != person.id:
        raise Held(name=case.person_name)
    if not is_open(case):
        raise Closed()
    return case


def be_here(tx: Tx, app: App, person: Person, topic: Topic) -> None:
    """Who acts in a topic works, though no page of theirs is open, and has looked at what the desk gave them."""
    presence.record_acting(tx, person.id, until=tx.now + ON_THE_PHONE)
    assigning.do_look(tx, app, person, topic.conversation_id)


def do_say(tx: Tx, app: App, person: Person, topic: Topic, incoming: Incoming, files: Sequence[str] = ()) -> None:
    """A note for colleagues, or a reply to the customer; who writes first to one that waits takes it.

    Raises:
        Held, Closed, NoCommands: nothing was sent.
        Whatever ``do_reply`` raises.
    """
    if lines.find_at(tx, topic.id, incoming.message_key) is not None:
        return
    if incoming.kind is Kind.COMMAND:
        raise NoCommands()
    be_here(tx, app, person, topic)
    key = f"topic:{topic.group_id}:{incoming.message_key}"
    if is_note(tx, topic, incoming):
        names = (f"📎 {one.name or one.kind}" for one in incoming.attachments)
        text = "\n".join([incoming.text.lstrip().removeprefix(NOTE), *names])
        number = notes.do_note(tx, person, topic.conversation_id, text, client_id=key)
        lines.record_came(tx, topic.id, incoming.message_key, note_id=number)
        return
    if check_may_say(tx, person, topic).state is State.WAITING:
        holding.do_claim(tx, app, person, topic.case_id)
    answered = lines.find_at(tx, topic.id, incoming.reply_key) if incoming.reply_key else None
    enclosed = Enclosed(files=files, reply_to=(answered.message_id or 0) if answered is not None else 0)
    text = incoming.text or _say_place(incoming)
    number = do_reply(tx, app, person, topic.conversation_id, text, client_id=key, enclosed=enclosed)
    lines.record_came(tx, topic.id, incoming.message_key, message_id=number)


def do_change(tx: Tx, app: App, person: Person, topic: Topic, incoming: Incoming) -> None:
    """Their own words were corrected there: so they are at the customer. What was never sent stays so.

    Raises:
        NoteStays: it was a note.
        Whatever ``changing.do_change`` raises.
    """
    line = lines.find_at(tx, topic.id, incoming.message_key)
    if line is None or not line.came:
        return
    if line.message_id is None:
        raise NoteStays()
    changing.do_change(tx, app, person, line.message_id, incoming.text)
    made = lines.find_revised(tx, topic.id, after=topic.revised_through)
    if made is not None and made[1].id == line.id:  # who wrote it there need not read it there
        rows.change(tx, topic.id, revised_through=made[0])


def do_press(tx: Tx, app: App, person: Person, topic: Topic, incoming: Incoming) -> str:
    """What a button does; what the presser is told, "" where they see it.

    Raises:
        Held: a colleague has the chat.
        Whatever the use cases raise.
    """
    verb, _, argument = incoming.action.removeprefix(PREFIX).partition(":")
    number = int(argument) if argument.isdecimal() else None
    chat = topic.conversation_id
    be_here(tx, app, person, topic)
    case = escalations.get(tx, topic.case_id)
    leads = verb in PASSING and may(person, Right.TAKE_OVER)
    if verb in HOLDERS and case.state is State.CLAIMED and case.person_id != person.id and not leads:
        raise Held(name=case.person_name)
    verbs: dict[str, Callable[[], object]] = {
        "claim": lambda: holding.do_claim(tx, app, person, topic.case_id),
        "return": lambda: holding.do_return(tx, app, person, chat),
        "resolve": lambda: rows.change(tx, topic.id, menu=Menu.RESULTS.value),
        "result": lambda: do_close(tx, app, person, chat, Ending(result_id=number)),
        "pass": lambda: rows.change(tx, topic.id, menu=Menu.PASSING.value),
        "to": lambda: transfer.do_transfer(tx, app, person, chat, to=number or 0),
        "team": lambda: transfer.do_transfer_to_team(tx, app, person, chat, to=number),
        "queue": lambda: transfer.do_transfer_to_queue(tx, app, person, chat),
        "back": lambda: rows.change(tx, topic.id, menu=Menu.USUAL.value),
        "note": lambda: _ask_for_note(tx, app, topic),
        "reopen": lambda: _reopen(tx, app, person, topic),
    }
    if verb in verbs:
        verbs[verb]()
    if verb in DONE:
        rows.change(tx, topic.id, menu=Menu.USUAL.value)
    return ""


PASSING = frozenset({"pass", "to", "team"})  # what a lead does with anybody's chat
HOLDERS = frozenset({"claim", "return", "resolve", "result", "queue"}) | PASSING
DONE = frozenset({"claim", "return", "result", "to", "team", "queue", "reopen"})


def _ask_for_note(tx: Tx, app: App, topic: Topic) -> None:
    group = groups.get(tx, topic.group_id)
    text = app.words.say(group.language, "topic-note-how")
    do_tell(tx, group, text, thread_key=topic.thread_key, asks=topic.id)


def _reopen(tx: Tx, app: App, person: Person, topic: Topic) -> None:
    """The new case goes on in the same topic."""
    case = taking.do_reopen(tx, app, person, topic.conversation_id)
    if case.id == topic.case_id:
        return
    known = rows.find_of(tx, case.id)
    if known is None:
        rows.change(tx, topic.id, case_id=case.id, ended=False)


def _say_place(incoming: Incoming) -> str:
    """A place or a contact has no file; its words go to the customer."""
    return "\n".join(one.note for one in incoming.attachments if one.note and not one.file_key)
