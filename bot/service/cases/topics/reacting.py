"""What a customer puts under a message is told in the topic, below that message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.core.conversation import Conversation
from bot.core.messages import SIGNS, Message
from bot.markup.text import to_plain
from bot.service.cases.topics.telling import do_tell
from bot.service.cases.topics.wording import shorten
from bot.storage.cases import escalations
from bot.storage.cases.topics import groups, lines, rows
from bot.storage.database import Tx

QUOTED: Final = 60  # characters


def do_show_reaction(tx: Tx, conversation: Conversation, line: Message, signs: Sequence[str]) -> None:
    """Nothing where no topic is open, and nothing of what was taken back."""
    new = [SIGNS.get(sign, sign) for sign in signs if sign not in line.reacted.signs]
    case = escalations.find_open(tx, conversation.id) if new else None
    topic = rows.find_of(tx, case.id) if case is not None else None
    group = groups.find_by_id(tx, topic.group_id) if topic is not None and topic.thread_key else None
    if topic is None or group is None:
        return
    words = to_plain(line.text) if line.source is not None else line.text
    quoted = f" «{shorten(' '.join(words.split()), QUOTED)}»" if words.strip() else ""
    text = f"👤 {conversation.customer_name or '—'}: {' '.join(new)}{quoted}"
    key = lines.find_key(tx, topic.id, line.id)
    do_tell(tx, group, text, thread_key=topic.thread_key, reply_key=key)
