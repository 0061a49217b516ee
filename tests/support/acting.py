"""What customers, staff and time do to an app, through the same doors as in life."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime

from bot.core.case import Case
from bot.core.conversation import Conversation
from bot.core.jobs import Job, JobKind
from bot.core.messages import Attachment, Incoming, Kind, Message, Profile
from bot.core.people import Person, Role
from bot.service.cases import holding
from bot.service.chat import inbox
from bot.service.outbox.delivery import TryLater
from bot.service.ports import App
from bot.storage.cases import escalations as cases
from bot.storage.chat import conversations, messages, updates
from bot.storage.system import jobs
from bot.worker.handlers import ENGINE, FRONT, MAIL, PUSH, TOPIC
from bot.worker.loop import Finished
from tests.support.app import engine_of
from tests.support.channels import RecordingChannel, to_raw
from tests.support.clock import FakeClock
from tests.support.staff import do_hire

MOST_JOBS = 2000
HANDLERS = ENGINE | FRONT | MAIL | PUSH | TOPIC
_numbers = itertools.count(1)


async def write_in(
    app: App,
    text: str,
    chat: str = "1",
    *,
    channel: str = "test",
    key: str = "",
    language: str = "en",
    attachments: tuple[Attachment, ...] = (),
    reply: str = "",
    quote: str = "",
) -> str:
    """The customer writes, in ``reply`` to the message of that key; the channel's key of the message."""
    key = key or f"in-{next(_numbers)}"
    kind = Kind.MEDIA if attachments else Kind.TEXT
    incoming = _make(app, kind, chat, channel, key, text=text, attachments=attachments)
    incoming = replace(incoming, reply_key=reply, quote=quote)
    await arrive(app, replace(incoming, profile=Profile(name="Olha", username="olha", language=language)))
    return key


async def edit(app: App, key: str, text: str, chat: str = "1", *, channel: str = "test") -> None:
    """The customer edits a message."""
    await arrive(app, _make(app, Kind.EDIT, chat, channel, key, text=text))


async def press(app: App, action: str, chat: str = "1", *, on: str | None = None, channel: str = "test") -> None:
    """The customer presses a button: on the newest message on the phone that has it, or on the message ``on``."""
    if on is None:
        on = _newest_with(app, action, chat, channel)
    await arrive(app, _make(app, Kind.BUTTON, chat, channel, on, action=action))


async def react(app: App, *signs: str, on: str, chat: str = "1", channel: str = "test") -> None:
    """The customer has these signs, and no others, under the message of that key."""
    await arrive(app, _make(app, Kind.REACTION, chat, channel, on, signs=signs))


async def command(app: App, name: str, argument: str = "", chat: str = "1", *, channel: str = "test") -> None:
    """The customer gives a command, without its slash."""
    key = f"in-{next(_numbers)}"
    await arrive(app, _make(app, Kind.COMMAND, chat, channel, key, command=name, text=argument))


async def arrive(app: App, incoming: Incoming, *, update_key: str = "") -> None:
    """An update comes in: stored first, then handled."""
    await arrive_raw(app, to_raw(incoming), channel=incoming.channel, update_key=update_key)


async def arrive_raw(app: App, raw: str, *, channel: str = "test", update_key: str = "") -> None:
    """Any text at all comes in as an update."""
    update_key = update_key or f"update-{next(_numbers)}"
    await app.database.write(updates.record_update, channel=channel, update_key=update_key, raw=raw)
    await inbox.pump(app, app.channels[channel])


async def run_jobs(app: App, *, kinds: tuple[JobKind, ...] = tuple(JobKind), until: datetime | None = None) -> int:
    """Run all jobs of these kinds, moving the clock from one to the next; how many ran.

    With ``until`` only those due by then, and the clock ends there. An error of a job other than "later" is raised.
    """
    clock = app.clock
    assert isinstance(clock, FakeClock)
    for ran in range(MOST_JOBS):
        job = await app.database.write(jobs.claim, kinds=kinds, worker="test")
        if job is not None:
            await run_job(app, job)
            continue
        due = await app.database.read(jobs.next_due, kinds=kinds)
        if due is None or (until is not None and due > until):
            clock.now = max(clock.now, until or clock.now)
            return ran
        clock.now = max(clock.now, due)
    raise AssertionError("the jobs never end")


async def run_job(app: App, job: Job) -> None:
    """Do one claimed job as the worker does."""
    try:
        result = await HANDLERS[job.kind](engine_of(app), job)
    except TryLater as error:
        await app.database.write(jobs.retry, job, run_at=app.clock() + error.delay, error=str(error))
    else:
        if not isinstance(result, Finished):
            await app.database.write(jobs.finish, job, result=result)


async def hire(app: App, name: str = "Anna", role: Role = Role.OPERATOR) -> Person:
    """Somebody new in the desk."""
    return await app.database.write(do_hire, name, role)


async def queue_up(app: App, chat: str = "1", *, channel: str = "test") -> Case:
    """The customer writes and asks for a person; the open case, all messages delivered."""
    await write_in(app, "my question", chat, channel=channel)
    await command(app, "human", chat=chat, channel=channel)
    await run_jobs(app)
    return await case_of(app, chat, channel=channel)


async def hand_to(app: App, person: Person, chat: str = "1", *, channel: str = "test") -> Case:
    """A case of this chat that this person has claimed; all messages delivered."""
    case = await queue_up(app, chat, channel=channel)
    claimed = await app.database.write(holding.do_claim, app, person, case.id)
    await run_jobs(app)
    return claimed


async def case_of(app: App, chat: str = "1", *, channel: str = "test") -> Case:
    """The open case of a chat."""
    conversation = await chat_of(app, chat, channel=channel)
    case = await app.database.read(cases.find_open, conversation.id)
    assert case is not None, "this chat has no open case"
    return case


async def chat_of(app: App, chat: str = "1", *, channel: str = "test") -> Conversation:
    """The conversation of a chat as it stands."""
    conversation = await app.database.read(conversations.find, channel=channel, chat_key=chat)
    assert conversation is not None, "nobody wrote in this chat"
    return conversation


async def transcript(app: App, chat: str = "1", *, channel: str = "test") -> tuple[Message, ...]:
    """Every line of a chat, oldest first."""
    conversation = await chat_of(app, chat, channel=channel)
    return await app.database.read(messages.list_transcript, conversation.id)


def phone_of(app: App, chat: str = "1", *, channel: str = "test") -> list[str]:
    """The texts on the customer's phone."""
    return recording(app, channel).texts(chat)


def recording(app: App, channel: str = "test") -> RecordingChannel:
    """The recording channel of an app."""
    found = app.channels[channel]
    assert isinstance(found, RecordingChannel)
    return found


def _newest_with(app: App, action: str, chat: str, channel: str) -> str:
    phone = recording(app, channel).phone(chat)
    carrying = [shown.key for shown in phone if any(button.action == action for button in shown.buttons)]
    assert carrying, f"no message on the phone has the button {action}"
    return carrying[-1]


def _make(app: App, kind: Kind, chat: str, channel: str, key: str, **fields: object) -> Incoming:
    plain = Incoming(channel=channel, chat_key=chat, message_key=key, kind=kind, sent_at=app.clock())
    return replace(plain, **fields)  # type: ignore[arg-type]
