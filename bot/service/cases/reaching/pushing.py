"""Sending a message to a browser of the staff, again while its push service is down and it is still true."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.core.desk.push import Notice, Subscription, origin_of
from bot.core.jobs import Job
from bot.service.cases.reaching import vapid, wire
from bot.service.cases.reaching.calling import find_call
from bot.service.outbox.delivery import TryLater
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.people import people, pushes

log = logging.getLogger(__name__)

TITLE = "Answerdesk"
FIRST_PAUSE = 5.0  # seconds; twice as long each time


async def send_push(app: App, job: Job) -> None:
    """Send it, unless somebody has reacted meanwhile or it is too old to be an alarm; what became of it is kept.

    Raises:
        TryLater: the push service was not reached, or asks for patience.
    """
    found = await app.database.read(find_notice, app, job.payload)
    if found is None:
        return
    subscription, notice = found
    try:
        await wire.push(
            subscription,
            notice,
            signature=await asyncio.to_thread(_sign, app, subscription),
            allowed=app.settings.push_origins,
        )
    except wire.PushGone:
        await app.database.write(pushes.remove, subscription.id)
    except wire.PushRefused as error:
        log.warning("push to %s: %s", origin_of(subscription.endpoint), error)
        await app.database.write(pushes.record_problem, subscription.id, str(error.details["problem"]))
    except wire.PushLater as error:
        await app.database.write(pushes.record_problem, subscription.id, str(error.details["problem"]))
        raise TryLater(_pause(job, error)) from error
    else:
        await app.database.write(pushes.record_sent, subscription.id)


def find_notice(tx: Tx, app: App, payload: Mapping[str, Any]) -> tuple[Subscription, Notice] | None:
    """To whom and what; None when there is nothing to be told any more, or nobody there."""
    subscription = pushes.find(tx, payload["push_id"])
    if subscription is None or tx.now - datetime.fromisoformat(payload["at"]) > wire.LIFETIME:
        return None
    if "text" in payload:
        return subscription, Notice(title=TITLE, text=payload["text"], path="/desk/profile", tag="desk-push")
    person = people.get(tx, subscription.person_id)
    call = find_call(tx, app, payload, language=person.language)
    if call is None:
        return None
    tag = f"desk-{call.chats[0]}" if len(call.chats) == 1 else f"desk-{payload['stage']}"
    return subscription, Notice(title=TITLE, text=call.text, path=call.path, tag=tag)


def _sign(app: App, subscription: Subscription) -> dict[str, str]:
    key, origin = vapid.read_key(app.settings.home), origin_of(subscription.endpoint)
    return vapid.sign(key, origin=origin, base_url=app.settings.base_url, now=app.clock())


def _pause(job: Job, error: wire.PushLater) -> timedelta:
    longest = wire.LONGEST_WAIT.total_seconds()
    return timedelta(seconds=max(error.seconds, min(longest, FIRST_PAUSE * 2.0 ** min(job.attempts - 1, 10))))
