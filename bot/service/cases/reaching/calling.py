"""Telling staff who are not looking that somebody waits: how many and how long, and where; never what was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any
from urllib.parse import urlencode

from bot.core.articles.approval import Step
from bot.core.clocks.dues import DueKind
from bot.core.desk import push
from bot.core.desk.calls import Link, Stage, Waiting, find_due, find_receivers
from bot.core.desk.numbers import write_number
from bot.core.insights.spikes.spikes import SpikeState
from bot.core.jobs import Job, JobKind
from bot.errors import SendFailed, SendLater, SendRefused
from bot.knowledge.shelf.seen import title_of
from bot.service.outbox.delivery import TryLater
from bot.service.ports import App, Letter
from bot.storage.articles import approvals, reviews
from bot.storage.cases import calls, dues
from bot.storage.database import Tx
from bot.storage.insights.spikes import spikes
from bot.storage.people import links, people
from bot.storage.system import jobs

PUSH = push.CHANNEL
MOST_NUMBERS = 5  # cases that are named in one message
AWAY = timedelta(seconds=30)  # until the next try where the bot can't be reached


@dataclass(frozen=True, kw_only=True)
class Call:
    """What is told, where it leads, and which chats it is about."""

    text: str
    path: str
    chats: tuple[int, ...]


async def watch_calls(app: App) -> int:
    """Tell whoever must be told by now; how many messages. The look takes no writer."""
    due = await app.database.read(list_due, app)
    return await app.database.write(do_call, due) if due else 0


def list_due(tx: Tx, app: App) -> tuple[tuple[Waiting, Stage, tuple[Link, ...]], ...]:
    """Which chats, which stage, and who is to be told; a chat that nobody can be told of stays due."""
    patience = app.business.alerts.patience
    known = links.list_links(tx) if patience.staff is not None else ()
    if not known or patience.staff is None:
        return ()
    chats = calls.list_waiting(tx, before=tx.now - patience.staff)
    found = (
        (chat, stage, find_receivers(chat, stage, known, open_now=_is_open(app, chat, tx.now)))
        for chat, stage in find_due(chats, patience, tx.now)
    )
    return tuple(one for one in found if one[2])


def do_call(tx: Tx, due: Sequence[tuple[Waiting, Stage, tuple[Link, ...]]]) -> int:
    """One message a place and stage, whatever the number of chats; each wait is told once."""
    told: dict[tuple[tuple[str, str, str], Stage], tuple[Link, list[int]]] = {}
    for chat, stage, receivers in due:
        if not calls.record_call(tx, chat.conversation_id, stage, since=chat.began(stage)):
            continue
        for link in receivers:
            told.setdefault((link.place, stage), (link, []))[1].append(chat.conversation_id)
    for (_, stage), (link, chats) in told.items():
        do_queue(tx, link, {"stage": stage.value, "chats": chats})
    return len(told)


def do_queue(tx: Tx, link: Link, payload: Mapping[str, Any]) -> None:
    """Have it told at this place, which may take its time and holds up no other."""
    payload = {**payload, "person_id": link.person_id, "at": tx.now.isoformat()}
    if link.channel == PUSH:
        jobs.add(
            tx, kind=JobKind.PUSH, lane=f"push:{link.chat_key}", payload={**payload, "push_id": int(link.chat_key)}
        )
    else:
        jobs.add(tx, kind=JobKind.CALL, lane=f"staff:{link.chat_key}", payload=payload, account=link.account)


async def send_call(app: App, job: Job) -> None:
    """Send one of them, unless somebody has reacted meanwhile or the person is reached there no more.

    Raises:
        TryLater: surely not sent.
    """
    found = await app.database.read(find_letter, app, job.payload)
    if found is None:
        return
    channel_name, account, letter = found
    channel = app.channel_of(channel_name, account)
    if channel is None:
        raise TryLater(AWAY)
    try:
        await channel.send(letter, part_sent=lambda _: None)
    except SendRefused:
        await app.database.write(do_forget, job.payload)
    except SendLater as error:
        raise TryLater(timedelta(seconds=error.seconds)) from error
    except SendFailed:
        return  # it may have arrived: a call is not worth a second one


def find_letter(tx: Tx, app: App, payload: Mapping[str, Any]) -> tuple[str, str, Letter] | None:
    """Through which channel and account, and what."""
    if "text" in payload:
        return payload["channel"], payload["account"], Letter(chat_key=payload["chat_key"], text=payload["text"])
    link = links.find(tx, payload["person_id"])
    call = find_call(tx, app, payload, language=link.language) if link is not None else None
    if link is None or call is None:
        return None
    text = f"{call.text}\n{app.settings.base_url}{call.path}"
    return link.channel, link.account, Letter(chat_key=link.chat_key, text=text)


def find_call(tx: Tx, app: App, payload: Mapping[str, Any], *, language: str) -> Call | None:
    """What is to be told, as things stand now; None when somebody has reacted meanwhile."""
    stage = Stage(payload["stage"])
    if stage is Stage.REMINDER:
        return _find_reminder(tx, app, payload["due_id"], language)
    if stage is Stage.REVIEW:
        return _find_reviews(tx, app, payload["person_id"], language)
    if stage is Stage.SPIKE:
        return _find_spike(tx, app, payload["spike"], language)
    if stage is Stage.APPROVAL:
        return _find_approval(tx, app, payload["approval_id"], payload["person_id"], language)
    chats = calls.list_waiting(tx, before=tx.now, conversation_ids=payload["chats"])
    still = [chat for chat in chats if _is_still(chat, stage, payload["person_id"])]
    return render(app, language, stage, still, tx.now) if still else None


def do_forget(tx: Tx, payload: Mapping[str, Any]) -> None:
    """The person has blocked the bot: they are reached there no more."""
    if "person_id" in payload:
        links.remove(tx, payload["person_id"])


def render(app: App, language: str, stage: Stage, chats: Sequence[Waiting], now: datetime) -> Call:
    """Numbers and minutes, and where to go."""
    minutes = ceil((now - min(chat.since for chat in chats)).total_seconds() / 60)
    numbers = ", ".join(f"№ {write_number(chat.case_id)}" for chat in chats[:MOST_NUMBERS])
    text = app.words.say(language, f"staff-call-{stage.value}", count=len(chats), minutes=minutes, numbers=numbers)
    return Call(text=text, path=_path(stage, chats), chats=tuple(chat.conversation_id for chat in chats))


def _find_reminder(tx: Tx, app: App, due_id: int, language: str) -> Call | None:
    due = dues.get(tx, due_id)
    if not due.stands or due.due_at > tx.now:
        return None
    if due.kind is DueKind.REVIEW and due.case_id is not None:
        text = app.words.say(language, f"staff-call-review-{due.note}", number=write_number(due.case_id))
        return Call(text=text, path=f"/desk/reviews/{due.case_id}", chats=())
    when = due.due_at.astimezone(app.business.zone).strftime("%H:%M")
    key = "staff-call-reminder" if due.case_id else "staff-call-reminder-free"
    text = app.words.say(language, key, time=when, **({"number": write_number(due.case_id)} if due.case_id else {}))
    return Call(text=text, path=f"/desk/chat/{due.conversation_id}", chats=(due.conversation_id,))


def _find_reviews(tx: Tx, app: App, person_id: int, language: str) -> Call | None:
    count = reviews.count_of(tx, person_id)
    if not count:
        return None
    login = people.get(tx, person_id).login
    text = app.words.say(language, "staff-call-review", count=count)
    return Call(text=text, path=f"/desk/articles?{urlencode({'mark': 'review', 'owner': login})}", chats=())


def _find_spike(tx: Tx, app: App, number: int, language: str) -> Call | None:
    spike = spikes.get(tx, number)
    if spike.state is not SpikeState.OPEN:
        return None
    text = app.words.say(language, "staff-call-spike", count=spike.people)
    return Call(text=text, path=f"/desk/spikes/one?id={number}", chats=())


def _find_approval(tx: Tx, app: App, number: int, person_id: int, language: str) -> Call | None:
    """A text that this person is to look at, or what came of one of theirs."""
    one = approvals.get(tx, number)
    told = (Step.BACK, Step.LIVE) if one is not None and one.author_id == person_id else (Step.WAITING,)
    if one is None or one.step not in told or (one.step is Step.WAITING and not one.asks(person_id)):
        return None
    name = one.author_name if one.step is Step.WAITING else one.decided_name
    text = app.words.say(language, f"staff-call-approval-{one.step.value}", name=name, title=title_of(one.text))
    query = urlencode({"key": one.article, "language": one.language})
    return Call(text=text, path=f"/desk/articles/edit?{query}", chats=())


def _path(stage: Stage, chats: Sequence[Waiting]) -> str:
    if len(chats) == 1:
        return f"/desk/chat/{chats[0].conversation_id}"
    return "/desk/board" if stage is Stage.LEAD else "/desk?view=waiting" if stage is Stage.QUEUE else "/desk"


def _is_still(chat: Waiting, stage: Stage, person_id: int) -> bool:
    """Whether what is to be told is true yet."""
    if stage is Stage.QUEUE:
        return chat.person_id is None
    return stage is Stage.LEAD or chat.person_id == person_id


def _is_open(app: App, chat: Waiting, now: datetime) -> bool:
    """Whether it is the time of those whose case it is."""
    return app.business.calendar_for(chat.office).is_open(now)
