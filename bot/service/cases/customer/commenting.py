"""What a customer writes about a question of ours is kept with its answer, so that nobody need answer it."""

from __future__ import annotations

from bot.core.conversation import Conversation
from bot.core.messages import Message
from bot.service.cases.customer import recommending, surveying
from bot.service.ports import App
from bot.storage.database import Tx


def do_take_comment(
    tx: Tx, app: App, conversation: Conversation, replied: Message | None, text: str, message_id: int
) -> bool:
    """Take a line for a comment on a score or on stars; False where it is none."""
    line = (tx, app, conversation, replied, text, message_id)
    return surveying.do_take_comment(*line) or recommending.do_take_comment(*line)
