"""What the chat refuses, with the sentence for the visitor."""

from __future__ import annotations

from typing import Final

from bot.errors import AnswerdeskError, MachineTrouble, NotAllowed, Refused, TooLarge
from bot.words import Catalogue


class ChatTooLong(TooLarge):
    """This is too long: at most {limit} characters. Split it, please."""


class ChatBusy(Refused):
    """Too many messages at once. Wait {seconds} seconds, please."""

    status = 429

    @property
    def seconds(self) -> int:
        """How long to wait before the next try, at least one second."""
        return int(str(self.details["seconds"]))


class NoSession(Refused):
    """This chat has no visitor yet: POST /chat/api/session first and keep the cookie."""

    status = 401


class ForeignPage(NotAllowed):
    """Another web site may not write into this chat."""


class NotJson(Refused):
    """Send JSON with Content-Type: application/json."""

    status = 415


SENTENCES: Final = {"ChatTooLong": "chat-too-long", "ChatBusy": "chat-busy", "NoSession": "chat-cookies"}


def explain(words: Catalogue, language: str, error: AnswerdeskError) -> str:
    """The sentence a visitor reads. Of a sick machine they learn only that the message is still with them."""
    if isinstance(error, MachineTrouble):
        return words.say(language, "chat-not-sent")
    key = SENTENCES.get(error.code)
    if key is None:
        return words.explain(language, error)
    return words.say(language, key, **{name: str(value) for name, value in error.details.items()})
