"""Webhook delivery: one POST at a time per chat, retried with growing pauses until the update expires."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

import aiohttp

from .clock import Bell, Clock
from .types import JsonDict, WebhookDelivery
from .updates import PendingUpdate, UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 60.0


@dataclass(frozen=True, kw_only=True)
class WebhookTarget:
    """Where to post; `secret` is '' for none."""

    url: str
    secret: str
    max_connections: int


@dataclass(frozen=True, kw_only=True)
class _Attempt:
    """How often an update has failed, and the emulated moment of its next try."""

    failures: int = 0
    due: float = 0.0


class WebhookSender:
    """Works while a target is set. `timeout` is real seconds; pauses are emulated."""

    def __init__(self, *, queue: UpdateQueue, clock: Clock, bell: Bell, timeout: float = 10.0) -> None:
        self.target: WebhookTarget | None = None
        self.deliveries: list[WebhookDelivery] = []
        self.timeout = timeout
        self._queue, self._clock, self._bell = queue, clock, bell
        self._attempts: dict[int, _Attempt] = {}
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._last_error: JsonDict = {}
        self._session: aiohttp.ClientSession | None = None
        queue.on_add.append(self.pump)

    def to_info(self) -> JsonDict:
        """The Bot API `WebhookInfo`."""
        info: JsonDict = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self._queue.pending)}
        if self._queue.allowed:
            info["allowed_updates"] = sorted(self._queue.allowed)
        if self.target is None:
            return info
        return {**info, "url": self.target.url, "max_connections": self.target.max_connections, **self._last_error}

    def aim(self, target: WebhookTarget | None) -> None:
        """Deliver there from now on; None goes back to getUpdates."""
        self.target = target
        self._attempts.clear()
        self._last_error = {}
        self.pump()

    def pump(self) -> None:
        """Start every delivery that is due."""
        if self.target is None:
            return
        for update in list(self._due()):
            if len(self._busy) < self.target.max_connections:
                task = asyncio.get_running_loop().create_task(self._deliver(update, self.target))
                self._busy[update.chat_key] = task

    async def close(self) -> None:
        self.target = None
        tasks = list(self._busy.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def _due(self) -> Iterator[PendingUpdate]:
        """The oldest update of each chat that has none under way and need not wait."""
        seen = set(self._busy)
        for update in self._queue.pending:
            if update.chat_key in seen:
                continue
            seen.add(update.chat_key)
            if self._attempts.get(update.update_id, _Attempt()).due <= self._clock.now():
                yield update

    async def _deliver(self, update: PendingUpdate, target: WebhookTarget) -> None:
        status, pause = await self._post(update, target)
        self._note(update, status)
        if status is not None and 200 <= status < 300:
            await self._accept(update, target)
        else:
            self._postpone(update, pause)
        self._busy.pop(update.chat_key, None)
        self._bell.ring()
        self.pump()

    async def _accept(self, update: PendingUpdate, target: WebhookTarget) -> None:
        self._queue.acknowledge(update)
        self._attempts.pop(update.update_id, None)
        for repeated in self._queue.repeats():
            status, _ = await self._post(repeated, target)
            self._note(repeated, status)

    async def _post(self, update: PendingUpdate, target: WebhookTarget) -> tuple[int | None, float | None]:
        """(status or None, the receiver's Retry-After or None)."""
        headers = {SECRET_HEADER: target.secret} if target.secret else {}
        try:
            async with self._open().post(target.url, json=update.payload, headers=headers, ssl=False) as answer:
                await answer.read()
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            self._fail(f"{type(error).__name__}: {error}")
            return None, None
        if not 200 <= answer.status < 300:
            self._fail(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        pause = answer.headers.get("Retry-After", "")
        return answer.status, float(pause) if pause.isdigit() else None

    def _postpone(self, update: PendingUpdate, pause: float | None) -> None:
        """Try again at once after the first failure, then 2 s doubling to 60; Retry-After comes first."""
        failures = self._attempts.get(update.update_id, _Attempt()).failures + 1
        usual = 0.0 if failures == 1 else min(FIRST_PAUSE * 2.0 ** (failures - 2), LONGEST_PAUSE)
        due = self._clock.now() + (usual if pause is None else pause)
        self._attempts[update.update_id] = _Attempt(failures=failures, due=due)
        if due > self._clock.now():
            self._clock.call_at(due, self.pump)

    def _note(self, update: PendingUpdate, status: int | None) -> None:
        attempt = self._attempts.get(update.update_id, _Attempt()).failures + 1
        moment = self._clock.now_utc()
        self.deliveries.append(WebhookDelivery(update_id=update.update_id, attempt=attempt, at=moment, status=status))

    def _fail(self, text: str) -> None:
        self._last_error = {"last_error_date": int(self._clock.now()), "last_error_message": text}

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self.timeout))
        return self._session
