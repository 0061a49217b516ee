"""What is said to a customer: of several ways to say it they never read the same twice in a row."""

from __future__ import annotations

from datetime import date

from bot.core.conversation import Conversation
from bot.service.ports import App, Tx
from bot.storage.chat import variants


def say(tx: Tx, app: App, conversation: Conversation, key: str, /, **values: str | int | float | date) -> str:
    """The sentence in the language of a chat; where the business has several, the next one in turn."""
    language = conversation.language
    count = app.words.count_variants(language, key)
    if count == 1:
        return app.words.say(language, key, **values)
    place = variants.take_turn(tx, conversation.id, key, count=count)
    return app.words.say_variant(language, key, place, **values)
