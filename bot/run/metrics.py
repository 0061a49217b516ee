"""``/metrics`` for Prometheus: for who knows the token, and for nobody else there at all."""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, HTTPException, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.channels.web.channel import WebChannel
from bot.desk.mount import count_pages
from bot.errors import AnswerdeskError
from bot.service.chat.letters.state import MailboxState
from bot.service.chat.letters.state import find_state as find_mailbox
from bot.service.ports import App, Tx
from bot.service.system import metering
from bot.service.system.metering import Measured, Place

KEPT_SECONDS = 10.0  # so long one look serves all who ask
BUCKETS = (0.5, 1, 2, 3, 5, 8, 15, 30, 60, 120, 300)  # seconds


class Metrics:
    """The numbers, looked at anew when they are asked for and old. Counters begin at 0 with the process."""

    def __init__(self, app: App, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._app, self._clock = app, clock
        self._looking = asyncio.Lock()
        self._place: Place | None = None
        self._text, self._made_at = b"", float("-inf")
        self.registry = CollectorRegistry()
        self._name_flows()
        self._name_stands()

    async def render(self) -> bytes:
        """All of them as text."""
        async with self._looking:
            if self._clock() - self._made_at >= KEPT_SECONDS:
                await self._look()
                self._text, self._made_at = generate_latest(self.registry), self._clock()
        return self._text

    async def _look(self) -> None:
        try:
            if self._place is None:
                self._place = await self._app.database.read(metering.find_place)
            found, mail = await self._app.database.read(_measure, self._app, self._place)
        except AnswerdeskError:
            self._database_up.set(0)
            return
        self._place = found.place
        self._database_up.set(1)
        self._count(found)
        self._set(found)
        self._set_index(found)
        self._set_mail(found, mail)

    def _name_flows(self) -> None:
        def counter(name: str, says: str, *labels: str) -> Counter:
            return Counter(name, says, labels, namespace="answerdesk", registry=self.registry)

        self._messages = counter("messages", "Lines of all chats.", "channel", "direction")
        self._answers = counter("answers", "What the bot did with questions.", "kind")
        self._handovers = counter("handovers", "Cases that were opened.", "reason")
        says = "From the customer's last line to the bot's answer."
        self._delay = Histogram("answer_seconds", says, namespace="answerdesk", buckets=BUCKETS, registry=self.registry)

    def _name_stands(self) -> None:
        def gauge(name: str, says: str, *labels: str) -> Gauge:
            return Gauge(name, says, labels, namespace="answerdesk", registry=self.registry)

        self._waiting = gauge("queue_waiting", "Customers who wait for a person.")
        self._waited = gauge("queue_oldest_seconds", "How long the first of them has waited.")
        self._held = gauge("cases_held", "Cases in somebody's hands.")
        self._pending = gauge("deliveries_pending", "Messages on their way.")
        self._pending_for = gauge("deliveries_oldest_seconds", "How long the first of them has been.")
        self._troubled = gauge("deliveries_troubled", "Messages of the last day that did not arrive for sure.", "state")
        self._jobs = gauge("jobs_due", "Jobs that are due or under way.", "kind")
        self._job_age = gauge("jobs_oldest_seconds", "How long the first of them has been due.", "kind")
        self._engine_up = gauge("engine_up", "1 while an engine answers questions.")
        self._telegram_up = gauge("telegram_up", "1 while Telegram is received from, or is off.")
        self._database_up = gauge("database_up", "1 while the database can be read.")
        self._parked = gauge("updates_parked", "What arrived and could not be read.")
        self._articles = gauge("articles_with_problems", "Problems in article files.")
        self._shift = gauge(
            "calibration_shift", "By how much customers' verdicts move the odds, in logits.", "language"
        )
        self._pages = gauge("desk_pages_open", "Pages of the desk that are open at this process.")
        self._streams = gauge("chat_streams_open", "Web chats that listen to this process.")
        self._index_age = gauge("index_age_seconds", "Since the index was last made of the files of articles.")
        self._index_behind = gauge("index_behind_seconds", "For how long the files have said more than the index does.")
        self._index_failures = gauge("index_failures", "Times in a row that the index could not be made of the files.")
        self._mail_up = gauge("mail_up", "1 while the mailbox is read, or there is none.")
        self._mail_looked = gauge("mail_looked_seconds", "Since the mailbox was last looked into; 0 without one.")
        self._spikes = gauge("spikes_open", "Kinds of question that far more ask than usual.", "state")
        self._notices = gauge("notices_live", "Notices that customers read before an answer.")
        self._bytes = gauge("database_size_bytes", "Size of the database.")

    def _count(self, found: Measured) -> None:
        for (channel, direction), number in found.messages.items():
            self._messages.labels(channel, direction).inc(number)
        for kind, number in found.answers.items():
            self._answers.labels(kind).inc(number)
        for reason, number in found.handovers.items():
            self._handovers.labels(reason).inc(number)
        for seconds in found.delays:
            self._delay.observe(seconds)

    def _set(self, found: Measured) -> None:
        self._waiting.set(found.waiting)
        self._waited.set(found.waited)
        self._held.set(found.held)
        self._pending.set(found.pending)
        self._pending_for.set(found.pending_for)
        self._engine_up.set(found.ready)
        self._telegram_up.set(found.health.telegram in ("ok", "off"))
        self._parked.set(found.health.updates.get("parked", 0))
        self._articles.set(found.health.article_problems)
        self._bytes.set(found.database_bytes)
        self._notices.set(found.notices)
        self._pages.set(count_pages())
        channel = self._app.channels.get(WebChannel.name)
        self._streams.set(channel.listening if isinstance(channel, WebChannel) else 0)
        troubled = {state: found.health.outbox.get(state, 0) for state in ("failed", "unknown", "withheld")}
        shifts = {one: self._app.business.corrections.get(one, 0.0) for one in self._app.business.languages}
        for named, values in (
            (self._jobs, found.jobs),
            (self._job_age, found.job_ages),
            (self._troubled, troubled),
            (self._shift, shifts),
            (self._spikes, found.spikes),
        ):
            named.clear()
            for label, value in values.items():
                named.labels(label).set(value)

    def _set_index(self, found: Measured) -> None:
        self._index_age.set(_count_seconds(found.index.built_at, found.now))
        self._index_behind.set(_count_seconds(found.index.behind_since, found.now))
        self._index_failures.set(found.index.failures)

    def _set_mail(self, found: Measured, mail: MailboxState) -> None:
        used = bool(self._app.settings.imap_host)
        looked = _count_seconds(mail.looked_at, found.now)
        self._mail_up.set(not used or (mail.looked_at is not None and not mail.problem))
        self._mail_looked.set(looked if used else 0)


def _measure(tx: Tx, app: App, since: Place) -> tuple[Measured, MailboxState]:
    return metering.measure(tx, app, since), find_mailbox(tx)


def _count_seconds(since: datetime | None, now: datetime) -> float:
    return max((now - since).total_seconds(), 0.0) if since is not None else 0.0


def metrics_routes(app: App) -> APIRouter:
    """The route; without a token in the settings there is none."""
    router, token = APIRouter(), app.settings.metrics_token.get_secret_value()
    if not token:
        return router
    metrics = Metrics(app)

    @router.get("/metrics")
    async def show(request: Request) -> Response:
        said = request.headers.get("authorization", "")
        if not hmac.compare_digest(said.encode(), f"Bearer {token}".encode()):
            raise HTTPException(404)
        return Response(await metrics.render(), media_type=CONTENT_TYPE_LATEST)

    return router
