"""What is said in a group that is a desk: who said it, and what that means for the chat behind the topic."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.desk.spoken import Spoken
from bot.core.desk.topics import Group, Topic
from bot.core.jobs import Job
from bot.core.messages import Attachment, Incoming, Kind
from bot.core.people import Person
from bot.errors import AlreadyClaimed, AnswerdeskError, MachineTrouble, Refused
from bot.service.cases.topics import acting, connecting
from bot.service.cases.topics.telling import CHANNEL, do_queue, do_tell, find_forum
from bot.service.outbox.enclosing import keep_upload, owner_of_staff
from bot.service.ports import App
from bot.storage.cases.topics import groups, rows
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.people import links, people

MEGABYTE: Final = 1_000_000
DOWNLOAD_MB: Final = 20  # what Telegram hands to bots


def do_hear(tx: Tx, app: App, incoming: Incoming) -> bool:
    """Take what comes from a group; whether it is a desk, or becomes one."""
    spoken = incoming.spoken
    if spoken is None:
        return False
    if incoming.kind is Kind.COMMAND and incoming.command == connecting.COMMAND:
        connecting.do_connect(tx, app, incoming)
        return True
    group = groups.find(tx, account=incoming.account, chat_key=incoming.chat_key)
    if group is None:
        return False
    if spoken.moved_to:
        groups.record_moved(tx, group.id, spoken.moved_to)
        do_queue(tx, group, "look", lane=str(group.id))
    elif spoken.changed:
        do_queue(tx, group, "look", lane=str(group.id))
    elif spoken.thread_key or incoming.kind is Kind.BUTTON:
        lane = f"{group.id}:{spoken.thread_key}"
        do_queue(tx, group, "hear", lane=lane, said=pack(replace(incoming, profile=type(incoming.profile)())))
    return True


async def hear(app: App, job: Job) -> None:
    """Do what a colleague wrote or pressed in a topic; what can't be done is told them, and nothing is half done."""
    incoming = unpack(Incoming, job.payload["said"])
    spoken = incoming.spoken or Spoken()
    known = await app.database.read(_find, job.payload["group_id"], spoken)
    if known is None:
        return
    group, topic, person = known
    if person is None:
        await _turn_away(app, group, incoming, spoken)
    elif topic is None:
        await _answer(app, group, incoming, app.words.say(group.language, "topic-unknown"))
    else:
        await _act(app, group, topic, person, incoming)


def find_person(tx: Tx, sender_key: str) -> Person | None:
    """Who of the staff has linked this account of Telegram; nobody who was shut out."""
    link = next((one for one in links.list_links(tx) if one.channel == CHANNEL and one.chat_key == sender_key), None)
    return people.get(tx, link.person_id) if link is not None and sender_key else None


def _find(tx: Tx, group_id: int, spoken: Spoken) -> tuple[Group, Topic | None, Person | None] | None:
    group = groups.find_by_id(tx, group_id)
    if group is None:
        return None
    return group, rows.find_at(tx, group.id, spoken.thread_key), find_person(tx, spoken.sender_key)


async def _act(app: App, group: Group, topic: Topic, person: Person, incoming: Incoming) -> None:
    try:
        if incoming.kind is Kind.BUTTON:
            told = await app.database.write(acting.do_press, app, person, topic, incoming)
            await _answer(app, group, incoming, told)
        elif incoming.kind is Kind.EDIT:
            await app.database.write(acting.do_change, app, person, topic, incoming)
        else:
            files = await _take_in(app, group, topic, person, incoming)
            await app.database.write(acting.do_say, app, person, topic, incoming, files)
    except MachineTrouble:
        raise
    except AnswerdeskError as error:
        await _answer(app, group, incoming, explain(app, group, error, pressed=incoming.kind is Kind.BUTTON))


def explain(app: App, group: Group, error: AnswerdeskError, *, pressed: bool = False) -> str:
    """Why nothing was done, in the words of the group."""
    say = app.words.say
    if isinstance(error, acting.Held | AlreadyClaimed):
        return say(group.language, "topic-held", name=str(error.details["name"]))
    if isinstance(error, acting.Closed):
        return say(group.language, "topic-closed")
    problem = app.words.explain(group.language, error)
    return (
        problem
        if pressed or isinstance(error, acting.NoteStays | acting.NoCommands)
        else say(group.language, "topic-refused", problem=problem)
    )


async def _take_in(app: App, group: Group, topic: Topic, person: Person, incoming: Incoming) -> tuple[str, ...]:
    """The keys of the files, once they lie with us.

    Raises:
        TooLarge, EmptyFile, FileLies, FilesFull, NotFound, FileUnavailable: one can't be had.
    """
    wanted = [one for one in incoming.attachments if one.file_key]
    if not wanted or await app.database.read(acting.is_note, topic, incoming):
        return ()
    await app.database.read(acting.check_may_say, person, topic)
    return tuple([await _take_file(app, group, topic, person, one) for one in wanted])


async def _take_file(app: App, group: Group, topic: Topic, person: Person, file: Attachment) -> str:
    channel = app.channel_of(CHANNEL, group.account)
    if channel is None:
        raise Refused()
    limit = min(DOWNLOAD_MB, app.settings.upload_limit_mb)
    pieces = await channel.open_file(file.file_key, limit=limit * MEGABYTE)
    owner = owner_of_staff(person, topic.conversation_id)
    kept = await keep_upload(app, owner, name=file.name or file.kind, pieces=pieces, limit_mb=limit)
    return kept.own_key


async def _turn_away(app: App, group: Group, incoming: Incoming, spoken: Spoken) -> None:
    """Who is not known reads once how to become known; at a button each time, for only they see it."""
    key = "topic-stranger" if spoken.sender_key else "topic-anonymous"
    text = app.words.say(group.language, key, address=f"{app.settings.base_url}/desk/profile")
    if incoming.kind is Kind.BUTTON or await app.database.write(groups.record_stranger, group.id, spoken.sender_key):
        await _answer(app, group, incoming, text)


async def _answer(app: App, group: Group, incoming: Incoming, text: str) -> None:
    """To whom it concerns: who pressed sees it alone, who wrote below their words."""
    spoken = incoming.spoken or Spoken()
    if incoming.kind is Kind.BUTTON:
        forum = find_forum(app, group.account)
        if forum is not None:
            await forum.answer_press(spoken.query_key, text)
    elif text:
        thread, key = spoken.thread_key, incoming.message_key
        await app.database.write(do_tell, group, text, thread_key=thread, reply_key=key)
