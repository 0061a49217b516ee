"""What somebody put under a message: https://core.telegram.org/bots/api#messagereactionupdated and #reactiontype.

Telegram sends it only where it is asked for by name, and the list of all that stands there now, not what was added.
"""

from __future__ import annotations

from telegram import MessageReactionUpdated, ReactionType, ReactionTypeEmoji

from bot.channels.telegram.reading.fields import CHANNEL, to_key, to_moment, to_text
from bot.core.messages import Incoming, Kind

KNOWN = {"custom_emoji": "custom", "paid": "paid"}


def to_reaction(change: MessageReactionUpdated) -> Incoming | None:
    """None in groups and channels.

    Raises:
        BadUpdate: a field is not what it should be.
    """
    if change.chat.type != "private":
        return None
    return Incoming(
        channel=CHANNEL,
        chat_key=to_key(change.chat.id, "chat.id"),
        message_key=to_key(change.message_id, "message_id"),
        kind=Kind.REACTION,
        sent_at=to_moment(change.date, "date"),
        signs=tuple(_to_sign(one) for one in change.new_reaction),
    )


def _to_sign(reaction: ReactionType) -> str:
    if isinstance(reaction, ReactionTypeEmoji):
        return to_text(reaction.emoji, "emoji", cap=32)
    return KNOWN.get(reaction.type, "other")
