"""Signs that are no messages: they leave no row, and one that is missed does no harm."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Final

from bot.core.conversation import Conversation
from bot.core.jobs import JobKind
from bot.core.quiet import SLOW
from bot.service.ports import App
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.system import jobs

AGAIN: Final = timedelta(seconds=4)  # channels show a sign for five
LOOK: Final = timedelta(seconds=1.5)  # somebody looks at least so often
LONGEST: Final = timedelta(minutes=1)  # by then everybody is told in words
MOST: Final = 20  # signs at once; who gets none now gets the next


async def show_slow(app: App) -> None:
    """Show customers whose answer is slow to come, for the engine or others before them, that it is coming."""
    await asyncio.gather(*(_show(app, one) for one in await app.database.read(list_slow, app)))


def list_slow(tx: Tx, app: App) -> tuple[Conversation, ...]:
    """Whose answer has been due for longer than most take, as often as a sign lasts: from then on until they are told
    in words that it is late. Nobody who has blocked the bot, nor whom a person has.
    """
    late = tx.now - timedelta(seconds=app.settings.late_after)
    due = jobs.list_overdue(tx, kind=JobKind.ANSWER, after=late, before=tx.now - SLOW)
    numbers = [int(payload["conversation_id"]) for payload, since in due if _is_time(tx.now - since)]
    return conversations.list_reachable(tx, numbers[:MOST]) if numbers else ()


def is_slow(tx: Tx, lane: str) -> bool:
    """Whether the answer of this lane is being waited for, and the customer sees that."""
    return bool(jobs.list_overdue(tx, kind=JobKind.ANSWER, after=tx.now - LONGEST, before=tx.now - SLOW, lane=lane))


def _is_time(waited: timedelta) -> bool:
    """Once within each time that a sign lasts; a look that comes twice as early shows it twice."""
    return (waited - SLOW) % AGAIN < LOOK


async def _show(app: App, conversation: Conversation) -> None:
    channel = app.channel_of(conversation.channel, conversation.account)
    if channel is not None:
        await channel.show_typing(conversation.chat_key)
