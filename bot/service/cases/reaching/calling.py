"""Telling staff who are not looking that somebody waits: how many and how long, and where; never what was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from bot.core.desk.calls import Link, Stage, Waiting, find_due, find_receivers
from bot.core.hours import is_open
from bot.core.jobs import Job, JobKind
from bot.errors import SendFailed, SendLater, SendRefused
from bot.service.outbox.delivery import TryLater
from bot.service.ports import App, Letter
from bot.storage.cases import calls
from bot.storage.database import Tx
from bot.storage.people import links
from bot.storage.system import jobs

MOST_NUMBERS = 5  # cases that are named in one message
AWAY = timedelta(seconds=30)  # until the next try where the bot can't be reached


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
    chats, open_now = calls.list_waiting(tx, before=tx.now - patience.staff), _is_open(app, tx.now)
    found = (
        (chat, stage, find_receivers(chat, stage, known, open_now=open_now))
        for chat, stage in find_due(chats, patience, tx.now)
    )
    return tuple(one for one in found if one[2])


def do_call(tx: Tx, due: Sequence[tuple[Waiting, Stage, tuple[Link, ...]]]) -> int:
    """One message a person and stage, whatever the number of chats; each wait is told once."""
    told: dict[tuple[int, Stage], tuple[Link, list[int]]] = {}
    for chat, stage, receivers in due:
        if not calls.record_call(tx, chat.conversation_id, stage, since=chat.began(stage)):
            continue
        for link in receivers:
            told.setdefault((link.person_id, stage), (link, []))[1].append(chat.conversation_id)
    for (person_id, stage), (link, chats) in told.items():
        payload = {"person_id": person_id, "stage": stage.value, "chats": chats}
        jobs.add(tx, kind=JobKind.CALL, lane=f"staff:{link.chat_key}", payload=payload, account=link.account)
    return len(told)


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
    link, stage = links.find(tx, payload["person_id"]), Stage(payload["stage"])
    chats = calls.list_waiting(tx, before=tx.now, conversation_ids=payload["chats"])
    still = [chat for chat in chats if _is_still(chat, stage, payload["person_id"])]
    if link is None or not still:
        return None
    return link.channel, link.account, Letter(chat_key=link.chat_key, text=render(app, link, stage, still, tx.now))


def do_forget(tx: Tx, payload: Mapping[str, Any]) -> None:
    """The person has blocked the bot: they are reached there no more."""
    if "person_id" in payload:
        links.remove(tx, payload["person_id"])


def render(app: App, link: Link, stage: Stage, chats: Sequence[Waiting], now: datetime) -> str:
    """Numbers and minutes, and where to go."""
    minutes = ceil((now - min(chat.since for chat in chats)).total_seconds() / 60)
    numbers = ", ".join(f"№ {chat.case_id}" for chat in chats[:MOST_NUMBERS])
    text = app.words.say(link.language, f"staff-call-{stage.value}", count=len(chats), minutes=minutes, numbers=numbers)
    return f"{text}\n{app.settings.base_url}{_path(stage, chats)}"


def _path(stage: Stage, chats: Sequence[Waiting]) -> str:
    if len(chats) == 1:
        return f"/desk/chat/{chats[0].conversation_id}"
    return "/desk/board" if stage is Stage.LEAD else "/desk?view=waiting" if stage is Stage.QUEUE else "/desk"


def _is_still(chat: Waiting, stage: Stage, person_id: int) -> bool:
    """Whether what is to be told is true yet."""
    if stage is Stage.QUEUE:
        return chat.person_id is None
    return stage is Stage.LEAD or chat.person_id == person_id


def _is_open(app: App, now: datetime) -> bool:
    business = app.business
    return is_open(business.opening, business.zone, now, business.holidays)
