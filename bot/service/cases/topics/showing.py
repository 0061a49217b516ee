"""Bringing topics up to date: a timer finds those that are behind, a job each does what is missing, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.core.desk.topics import Group, Topic, find_group, is_open
from bot.core.jobs import Job
from bot.errors import SendFailed, SendLater, SendRefused, SendUncertain
from bot.service.cases.topics import sending, steps
from bot.service.cases.topics.plan import (
    Close,
    Correct,
    Leave,
    Open,
    Panel,
    Pin,
    Post,
    Rename,
    Rest,
    Settle,
    Step,
    View,
)
from bot.service.cases.topics.telling import CHANNEL, do_queue, do_tell, find_forum
from bot.service.forum import Forum
from bot.service.outbox.delivery import TryLater
from bot.service.outbox.refusals import TopicGone
from bot.service.ports import App, Channel
from bot.storage.cases import escalations
from bot.storage.cases.topics import groups, lines, rows
from bot.storage.cases.topics.rows import Standing
from bot.storage.database import Tx
from bot.storage.system import jobs

MOST_STEPS: Final = 60
UNSURE: Final = timedelta(seconds=2)
REFUSED: Final = timedelta(seconds=30)


async def watch_topics(app: App) -> int:
    """Have every topic that is behind brought up to date; how many. The look takes no writer."""
    behind = await app.database.read(list_behind)
    return await app.database.write(do_schedule, behind) if behind else 0


def list_behind(tx: Tx) -> tuple[tuple[Standing, Group], ...]:
    """Cases whose topic does not show it all, and in which group it is or shall be."""
    known = groups.list_groups(tx)
    if not any(group.works for group in known):
        return ()
    return tuple(
        (standing, group)
        for standing in rows.list_behind(tx)
        if (group := _group_of(known, standing)) is not None and group.works
    )


def _group_of(known: Sequence[Group], standing: Standing) -> Group | None:
    if not standing.topic_id:
        return find_group(known, standing.team_id)
    return next((group for group in known if group.id == standing.group_id), None)


def do_schedule(tx: Tx, behind: Sequence[tuple[Standing, Group]]) -> int:
    """A job a topic, unless one waits already; topics that are missing get their row."""
    for standing, group in behind:
        number = standing.topic_id or _record(tx, standing, group)
        if jobs.find_queued(tx, lane=f"show:{number}") is None:
            do_queue(tx, group, "show", lane=str(number), topic_id=number)
    return len(behind)


def _record(tx: Tx, standing: Standing, group: Group) -> int:
    """A case that goes on with a former one goes on in its topic."""
    former = escalations.get(tx, standing.case_id).brief.former
    known = rows.find_of(tx, former) if former is not None else None
    if known is not None and known.group_id == group.id:
        rows.change(tx, known.id, case_id=standing.case_id, ended=False)
        return known.id
    number = rows.record_topic(
        tx, group_id=group.id, case_id=standing.case_id, conversation_id=standing.conversation_id
    )
    _start_anew(tx, number, standing.conversation_id)
    return number


def _start_anew(tx: Tx, topic_id: int, conversation_id: int) -> None:
    line, note, revision = steps.find_start(tx, conversation_id)
    rows.change(tx, topic_id, read_through=line, noted_through=note, revised_through=revision)


async def show(app: App, job: Job) -> None:
    """Do what is missing in one topic, until all is there.

    Raises:
        TryLater: Telegram asks for patience, was not reached, or refuses: then it is looked at what the group lacks.
    """
    for _ in range(MOST_STEPS):
        found = await app.database.read(_look, app, job.payload["topic_id"])
        if found is None:
            return
        view, step = found
        if isinstance(step, Rest):
            await app.database.write(_rest, view.topic, step)
            return
        forum, channel = find_forum(app, view.group.account), app.channel_of(CHANNEL, view.group.account)
        if forum is None or channel is None:
            raise TryLater(REFUSED)
        await _take(app, forum, channel, view, step)
    raise TryLater(UNSURE)


def _look(tx: Tx, app: App, topic_id: int) -> tuple[View, Step] | None:
    topic = rows.get(tx, topic_id)
    group = groups.find_by_id(tx, topic.group_id) if topic is not None else None
    view = steps.access_view(tx, topic_id, group)
    if view is None or not view.group.works:
        return None
    wanted = find_group(groups.list_groups(tx), view.case.team_id)
    if wanted is not None and wanted.works and wanted.id != view.group.id and is_open(view.case):
        return view, Leave(group_id=wanted.id)
    return view, steps.find_next(tx, app, view)


async def _take(app: App, forum: Forum, channel: Channel, view: View, step: Step) -> None:
    try:
        await _do(app, forum, channel, view, step)
    except TopicGone:
        await app.database.write(_lose, view.topic)
    except SendLater as error:
        raise TryLater(timedelta(seconds=error.seconds)) from error
    except SendUncertain as error:  # what is shown twice to colleagues harms nobody
        raise TryLater(UNSURE) from error
    except SendRefused as error:
        if isinstance(step, Panel) and view.topic.panel_key:  # somebody deleted it
            await app.database.write(rows.change, view.topic.id, panel_key="", pinned=False)
            return
        if isinstance(step, Settle | Correct | Rename):  # an old message, or a reaction that is not allowed there
            await _skip(app, view, step)
            return
        await app.database.write(do_queue, view.group, "look", lane=str(view.group.id))
        raise TryLater(REFUSED) from error
    except SendFailed as error:
        raise TryLater(REFUSED) from error


async def _do(app: App, forum: Forum, channel: Channel, view: View, step: Step) -> None:
    """One step and what it leaves in rows."""
    topic, chat_key, change = view.topic, view.group.chat_key, app.database.write
    match step:
        case Leave():
            if topic.thread_key and not topic.closed:
                await forum.close_topic(chat_key, topic.thread_key, closed=True)
            await change(_lose, topic, group_id=step.group_id)
        case Open():
            key = await forum.open_topic(chat_key, title=step.title, colour=step.colour)
            await change(rows.change, topic.id, thread_key=key, title=step.title, closed=False)
        case Close():
            await forum.close_topic(chat_key, topic.thread_key, closed=step.closed)
            await change(rows.change, topic.id, closed=step.closed)
        case Rename():
            await forum.rename_topic(chat_key, topic.thread_key, step.title)
            await change(rows.change, topic.id, title=step.title)
        case Panel():
            key = await sending.show_panel(channel, view, step)
            await change(rows.change, topic.id, panel_key=key, panel=step.shown)
        case Pin():
            await forum.pin(chat_key, topic.panel_key)
            await change(rows.change, topic.id, pinned=True)
        case Post():
            key = await sending.post(app, forum, channel, view, step)
            await change(_record_post, topic, key, step)
        case Correct():
            if not step.below:
                await sending.correct(channel, view, step)
            await change(_record_correction, view, step)
        case Settle():
            await forum.react(chat_key, step.line.channel_key, step.emoji)
            await change(_record_settled, view, step)


async def _skip(app: App, view: View, step: Settle | Correct | Rename) -> None:
    match step:
        case Settle():
            await app.database.write(_record_settled, view, step)
        case Correct():
            await app.database.write(rows.change, view.topic.id, revised_through=step.revision)
        case Rename():
            await app.database.write(rows.change, view.topic.id, title=step.title)


def _record_post(tx: Tx, topic: Topic, key: str, step: Post) -> None:
    if key:
        lines.record_shown(tx, topic.id, key, lines=step.messages, notes=step.notes)
    rows.change(tx, topic.id, read_through=step.read_through, noted_through=step.noted_through)


def _record_correction(tx: Tx, view: View, step: Correct) -> None:
    if step.below:
        do_tell(tx, view.group, step.text, thread_key=view.topic.thread_key, reply_key=step.channel_key)
    rows.change(tx, view.topic.id, revised_through=step.revision)


def _record_settled(tx: Tx, view: View, step: Settle) -> None:
    lines.record_settled(tx, step.line.id)
    if step.problem:
        thread, key = view.topic.thread_key, step.line.channel_key
        do_tell(tx, view.group, step.problem, thread_key=thread, reply_key=key)


def _rest(tx: Tx, topic: Topic, step: Rest) -> None:
    rows.change(tx, topic.id, stamp=step.stamp, ended=step.ended)


def _lose(tx: Tx, topic: Topic, *, group_id: int | None = None) -> None:
    """The topic was deleted, or the case is another group's: it is made again, with the chat so far."""
    lines.forget(tx, topic.id)
    former = f"{topic.former_keys or ' '}{topic.thread_key} " if topic.thread_key else topic.former_keys
    nothing = {
        "thread_key": "",
        "former_keys": former,
        "panel_key": "",
        "panel": "",
        "title": "",
        "pinned": False,
        "closed": False,
    }
    rows.change(tx, topic.id, group_id=group_id or topic.group_id, **nothing)
    _start_anew(tx, topic.id, topic.conversation_id)
