"""Which channel has groups, and what is told in one beside the lines of a chat."""

from __future__ import annotations

from typing import Any, Final

from bot.core.desk.topics import Group
from bot.core.jobs import JobKind
from bot.service.forum import Forum
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.system import jobs

CHANNEL: Final = "telegram"


def find_forum(app: App, account: str) -> Forum | None:
    """The channel of this account, if this process speaks for it and it has groups."""
    found = app.channel_of(CHANNEL, account)
    return found if isinstance(found, Forum) else None


def do_queue(tx: Tx, /, group: Group, what: str, *, lane: str, **payload: Any) -> None:
    """Have something done in a group; one thing at a time in each lane."""
    job = {"what": what, "group_id": group.id, **payload}
    jobs.add(tx, kind=JobKind.TOPIC, lane=f"{what}:{lane}", payload=job, account=group.account)


def do_tell(tx: Tx, group: Group, text: str, *, thread_key: str = "", reply_key: str = "", asks: int = 0) -> None:
    """Say something in a topic, or in the group itself; ``asks`` for a note about the case of this topic."""
    where = {"chat_key": group.chat_key, "account": group.account, "thread_key": thread_key, "reply_key": reply_key}
    do_queue(tx, group, "tell", lane=group.chat_key, text=text, asks=asks, **where)
