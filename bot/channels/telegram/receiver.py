"""Receiving by long polling: store first, confirm afterwards. Parsing comes later, elsewhere, each update by itself."""

from __future__ import annotations

import asyncio
import json
import logging
import time
import traceback
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from bot.channels.telegram.connect import ALLOWED_UPDATES
from bot.channels.telegram.line import Address
from bot.channels.telegram.mailbox import LoadFact, Mailbox, SaveFact, to_pair, to_update_key
from bot.channels.telegram.states import Pause, Phase, Status, judge, to_status
from bot.errors import BadUpdate, MachineTrouble

logger = logging.getLogger(__name__)
OFFSET_FACT = "telegram.offset"
POLL_FACT = "telegram.last_poll"
STATE_FACT = "telegram.state"
NOTE_SECONDS = 5.0
OFFSET_SECONDS = 1.0  # between two notes of the offset: an old one costs nothing, Telegram remembers what was confirmed
AT_ONCE_SECONDS = 1.0  # a server that answers "nothing" sooner does not hold polls
SHORTEST_PAUSE, LONGEST_PAUSE = 0.05, 1.0


class Receiver:
    """Asks Telegram for updates until its task is cancelled, whatever happens.

    An update is confirmed (by the offset of the next request) only after ``mailbox.put`` returned. Facts it keeps:
    ``telegram.offset`` ("bot id:offset"), ``telegram.state`` (the name of the state, at each change) and
    ``telegram.last_poll`` (renewed at most every 5 s; older than 25 s means that receiving is dead).
    ``poll_seconds`` is how long Telegram may hold a request; no answer ``grace_seconds`` later means a dead connection,
    and a new one is opened: together under 15 s, in which that must be seen. ``clock`` is monotonic seconds.
    """

    def __init__(
        self,
        address: Address,
        *,
        mailbox: Mailbox,
        load_fact: LoadFact,
        save_fact: SaveFact,
        poll_seconds: int = 8,
        grace_seconds: float = 5.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.status = to_status(Phase.STARTING)
        self._address, self._mailbox = address, mailbox
        self._load_fact, self._save_fact = load_fact, save_fact
        self._poll_seconds, self._grace_seconds = poll_seconds, grace_seconds
        self._clock, self._sleep = clock, sleep
        self._line = address.open()
        self._offset: int | None = None
        self._failures = 0
        self._noted_at = self._offset_at = float("-inf")
        self._pause = 0.0

    async def run(self) -> None:
        """Receive until cancelled."""
        pause: Pause | None = None
        try:
            while True:
                pause = await self._turn(pause)
        finally:
            self.status = to_status(Phase.STOPPED)
            await self._line.close()

    async def _turn(self, pause: Pause | None) -> Pause | None:
        """Wait if the last turn failed, then ask once. One of the product's three broad excepts: nothing that one
        request or one commit meets may end receiving.
        """
        try:
            if pause is not None:
                await self._rest(pause)
            await self._receive()
        except Exception as error:
            self._failures += 1
            return self._explain(error)
        self._failures = 0
        return None

    async def _receive(self) -> None:
        if self._offset is None:
            self._offset = _parse_offset(await self._load_fact(OFFSET_FACT), self._line.bot_id)
        asked_at = self._clock()
        updates = await self._poll(self._offset)
        if updates:
            await self._mailbox.put([to_pair(update) for update in updates])
            await self._confirm(next_offset(updates))
        await self._note_success()
        if updates:
            await self._mailbox.announce()
        await self._slow_down(empty=not updates, seconds=self._clock() - asked_at)

    async def _confirm(self, offset: int) -> None:
        self._offset = offset
        if self._clock() - self._offset_at >= OFFSET_SECONDS:
            await self._save_fact(OFFSET_FACT, f"{self._line.bot_id}:{offset}")
            self._offset_at = self._clock()

    async def _slow_down(self, *, empty: bool, seconds: float) -> None:
        """A server that holds no polls is asked less and less often, at least once a second, until it has something."""
        if not empty or seconds >= AT_ONCE_SECONDS:
            self._pause = 0.0
            return
        self._pause = min(LONGEST_PAUSE, max(SHORTEST_PAUSE, 2 * self._pause))
        await self._sleep(self._pause)

    async def _poll(self, offset: int) -> list[object]:
        async with asyncio.timeout(self._poll_seconds + self._grace_seconds):
            result = await self._line.call(
                "getUpdates",
                wait=self._poll_seconds + self._grace_seconds,
                offset=offset or None,
                timeout=self._poll_seconds,
                allowed_updates=json.dumps(ALLOWED_UPDATES),
            )
        if not isinstance(result, list):
            raise BadUpdate(problem="Telegram's answer is no list")
        return result

    async def _note_success(self) -> None:
        await self._enter(to_status(Phase.POLLING))
        if self._clock() - self._noted_at >= NOTE_SECONDS:
            await self._save_fact(POLL_FACT, "ok")
            self._noted_at = self._clock()

    async def _enter(self, status: Status) -> None:
        if status == self.status and self._failures == 0:
            return
        self.status = status
        await self._save_fact(STATE_FACT, status.state.value)

    async def _rest(self, pause: Pause) -> None:
        """Take a new connection and wait. The wait comes whatever fails before it, and a database that can't note the
        reason costs no extra wait.
        """
        try:
            await self._line.close()
            self._line = self._address.open()
            with suppress(MachineTrouble):
                await self._save_fact(STATE_FACT, pause.status.state.value)
            if pause.status.state is Phase.WEBHOOK:
                await self._line.call("deleteWebhook")
        finally:
            await self._sleep(pause.seconds)

    def _explain(self, error: Exception) -> Pause:
        """Log a change of state once; an unexpected error with its place, never with its words (they quote texts)."""
        pause = judge(error, failures=self._failures)
        if pause.status != self.status:
            logger.warning("Telegram: %s", pause.status.sentence)
            if pause.status.state is Phase.BROKEN:
                logger.error("%s at\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
        self.status = pause.status
        return pause


def next_offset(updates: Sequence[object]) -> int:
    """One more than the highest id of this batch; never compared with earlier ones, for after a quiet week Telegram
    starts again at a random number.

    Raises:
        BadUpdate: not one of them has an id, so they can't be confirmed.
    """
    keys = [int(key) for key in map(to_update_key, updates) if key]
    if not keys:
        raise BadUpdate(problem="Telegram sent updates without ids")
    return max(keys) + 1


def _parse_offset(fact: str | None, bot_id: str) -> int:
    """0 at the first start, and when the token is another bot's, whose numbers mean nothing here."""
    owner, _, offset = (fact or "").partition(":")
    return int(offset) if owner == bot_id and offset.isdecimal() else 0
