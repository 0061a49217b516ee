"""The chat in which something was said."""

from __future__ import annotations

from bot.core.conversation import Conversation
from bot.core.language import LANGUAGES
from bot.core.messages import Incoming
from bot.service.ports import App
from bot.storage.chat import conversations
from bot.storage.database import Tx


def do_open(tx: Tx, app: App, incoming: Incoming) -> Conversation:
    """The locked conversation of the place it came from, made on its first message."""
    return conversations.find_or_create(
        tx,
        channel=incoming.channel,
        account=incoming.account,
        chat_key=incoming.chat_key,
        profile=incoming.profile,
        language=_first_language(app, incoming),
    )


def _first_language(app: App, incoming: Incoming) -> str:
    said = incoming.profile.language[:2].lower()
    return said if said in LANGUAGES else app.business.language
