"""When a customer reads which sentence, and with what an example of it is filled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.core.business import Business

# by the beginning of the key; the first that fits
_BEGINNINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "stars": ("survey-", "nps-"),
    "closed": ("wait-closed", "resolved", "returned", "nudge", "lapsed", "request-", "requests-"),
    "waiting": ("wait-", "already-waiting", "aside-", "cancelled", "status-", "meanwhile", "policy-line"),
    "handing": ("handed-", "joined", "back-to-queue", "transferred", "taken-over", "offer-person", "ask-detail"),
    "trouble": ("starting", "late", "bot-back", "notice-"),
    "unsure": ("perhaps", "clarify", "dont-know", "more-unsure", "part-", "all-said", "said-above", "foreign"),
    "buttons": ("button-", "command-"),
    "answers": ("same-answer", "other-language", "source", "shown-more", "note-attached", "told-"),
    "page": ("chat-", "mail-", "move-", "link-"),
}
GREETING: Final = "greeting"
MOMENTS: Final = (GREETING, "answers", "unsure", "handing", "waiting", "closed", "stars", "trouble", "buttons", "page")
_EXAMPLES: Final[Mapping[str, Mapping[str, str | int]]] = {
    "en": {
        "name": "Anna",
        "question": "do you deliver at night?",
        "title": "Delivery at night",
        "where": "in the e-mail",
        "state": "closed",
    },
    "ru": {
        "name": "Анна",
        "question": "вы доставляете ночью?",
        "title": "Доставка ночью",
        "where": "в письме",
        "state": "закрыто",
    },
    "uk": {
        "name": "Анна",
        "question": "ви доставляєте вночі?",
        "title": "Доставка вночі",
        "where": "у листі",
        "state": "закрито",
    },
}
_NUMBERS: Final[Mapping[str, str | int]] = {
    "address": "anna@example.org",
    "number": "1042",
    "place": 3,
    "most": 20,
    "least": 50,
    "low": 5,
    "high": 12,
    "minutes": 3,
    "count": 10,
    "limit": "20",
    "score": "4",
    "opens": "tomorrow",
    "time": "09:00",
    "from": "en",
    "example": "A-1042",
    "names": "photo.heic",
    "code": "K7QM-2XWD",
}


def moment_of(key: str) -> str:
    """The group of a sentence."""
    return next((name for name, begins in _BEGINNINGS.items() if key.startswith(begins)), GREETING)


def list_examples(business: Business, language: str, *, today: date) -> dict[str, str | int | date]:
    """A value for everything a sentence may mention; of what the business calls its own, that."""
    words = _EXAMPLES[language]
    detail = next(iter(business.details), None)
    called = {
        "called": detail.call(language) if detail is not None else str(words["title"]),
        "example": detail.example if detail is not None else str(_NUMBERS["example"]),
    }
    texts = {"text": words["title"], "policy": words["title"], "what": words["title"], "date": today}
    texts["about"] = words["question"]
    return {**_NUMBERS, **words, **texts, **called}
