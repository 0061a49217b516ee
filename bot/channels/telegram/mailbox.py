"""Where raw updates go, however they came: stored first, then announced."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence

from bot.channels.telegram.convert import to_callback_id

Store = Callable[[Sequence[tuple[str, str]]], Awaitable[None]]
LoadFact = Callable[[str], Awaitable[str | None]]
SaveFact = Callable[[str, str], Awaitable[None]]


class Mailbox:
    """The way of an update into the product.

    ``store`` commits (update key, raw JSON) pairs in one transaction, all or none, and ignores what it has already.
    ``on_stored`` is told that there is something to look at. ``answer`` stops the spinner of the button press with
    this callback id; it must raise nothing.
    """

    def __init__(
        self,
        *,
        store: Store,
        on_stored: Callable[[], Awaitable[None]],
        answer: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        self._store, self._on_stored, self._answer = store, on_stored, answer
        self._answering: set[asyncio.Task[None]] = set()

    async def put(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Return once the updates are committed; whatever ``store`` raises goes to the caller, and nothing is kept."""
        await self._store(pairs)
        for _, raw in pairs:
            self._stop_spinner(to_callback_id(raw))

    async def announce(self) -> None:
        """Tell the product to look."""
        await self._on_stored()

    async def close(self) -> None:
        """Wait for the answers that are under way."""
        await asyncio.gather(*self._answering)

    def _stop_spinner(self, query_id: str) -> None:
        """In the background: the customer's click is safe already, and the next poll should not wait for Telegram."""
        if self._answer is None or not query_id:
            return
        task = asyncio.get_running_loop().create_task(_run(self._answer(query_id)))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)


def to_pair(update: object) -> tuple[str, str]:
    """The key and the raw text of a parsed update. What has no ``update_id`` is known by its content.

    The text is ASCII: escapes are the only way in which every JSON string, lone surrogates included, can be stored.
    """
    raw = json.dumps(update, separators=(",", ":"))
    return to_update_key(update) or f"sha256:{hashlib.sha256(raw.encode()).hexdigest()[:32]}", raw


def to_update_key(update: object) -> str:
    """The ``update_id``, or "" where there is none."""
    found = update.get("update_id") if isinstance(update, dict) else None
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else ""


async def _run(work: Awaitable[None]) -> None:
    await work
