"""What a customer writes right after an answer they had not waited for: read with what they wrote before it."""

from __future__ import annotations

from itertools import pairwise

from bot.core.conversation import Conversation
from bot.core.messages import Author, Kind, Message
from bot.core.quiet import ONE_GO
from bot.language.text.choosing import read_choice
from bot.language.text.ending import can_stand_alone
from bot.storage.chat import messages
from bot.storage.database import Tx

LINES = 12  # of the transcript that are looked at


def find_before(tx: Tx, conversation: Conversation, read: tuple[Message, ...]) -> str:
    """The words before ``read`` that were written in the same go, though they are answered; "" where it stands alone.

    An answer to what the bot asked stands alone.
    """
    memory, text = conversation.memory, "\n".join(message.text for message in read)
    if memory.at is None or read[0].created_at - memory.at > ONE_GO or memory.slot or memory.awaits == "person":
        return ""
    if can_stand_alone(text) or (memory.offered and read_choice(text)):
        return ""
    lines = messages.list_transcript(tx, conversation.id, before=read[0].id, limit=LINES)
    return " ".join(message.text for message in _same_go((*lines, read[0])))


def _same_go(lines: tuple[Message, ...]) -> tuple[Message, ...]:
    """The customer's texts before the last line, each soon after the one before."""
    written = [line for line in lines if line.author is Author.CUSTOMER and line.kind in (Kind.TEXT, Kind.MEDIA)]
    apart = [at for at, (one, next_one) in enumerate(pairwise(written), start=1) if _apart(one, next_one)]
    return tuple(written[max(apart, default=0) : -1])


def _apart(one: Message, next_one: Message) -> bool:
    return next_one.created_at - one.created_at > ONE_GO
