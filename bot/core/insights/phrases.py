"""Sentences of customers that a business teaches its bot, each under what it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

# What leads may feed, by what comes of it. Details of an order and refusals to give them are the form's own.
KINDS: Final = {
    "person": ("want_human", "complaint", "insult", "request", "trouble", "status", "not_helped"),
    "search": ("question", "out_of_scope"),
    "talk": ("greet", "thanks", "goodbye", "affirm", "deny", "cancel", "who_are_you", "small_talk", "opener"),
}
INTENTS: Final = tuple(intent for intents in KINDS.values() for intent in intents)
SEARCHED: Final = frozenset(("question", "out_of_scope", "nlu_fallback"))  # the search decides about all of these
SHORTEST: Final = 2
LONGEST: Final = 200
MARKS: Final = frozenset("[]{}()|`<>")  # training data gives them a meaning


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A sentence, what it means, in which language; ``normal`` is its form for "is it the same"."""

    intent: str
    language: str
    text: str
    normal: str = ""


@dataclass(frozen=True, kw_only=True)
class Added:
    """A sentence that somebody added."""

    phrase: Phrase
    person_name: str
    at: datetime


class DoubtKind(StrEnum):
    """What speaks against a sentence."""

    EMPTY = "empty"
    LONG = "long"
    MARKS = "marks"
    PERSONAL = "personal"
    KNOWN = "known"
    OURS = "ours"
    FULL = "full"
    LANGUAGE = "language"
    ARTICLE = "article"


MILD: Final = frozenset((DoubtKind.LANGUAGE, DoubtKind.ARTICLE))  # who means it adds it all the same


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """What speaks against it; ``what`` is the meaning it stands under, the language it seems to be in, the article."""

    kind: DoubtKind
    what: str = ""

    @property
    def mild(self) -> bool:
        """Whether it may be added nevertheless."""
        return self.kind in MILD


def to_training(phrases: Iterable[Phrase]) -> str:
    """Rasa's training data, "" without phrases; the same phrases give the same text in whatever order they came."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in sorted(phrases, key=lambda one: (one.intent, one.language, one.text)):
        groups.setdefault((one.intent, one.language), []).append(one.text)
    blocks = [
        f"- intent: {intent}\n  metadata:\n    language: {language}\n  examples: |\n"
        + "".join(f"    - {text}\n" for text in texts)
        for (intent, language), texts in groups.items()
    ]
    return 'version: "3.1"\n\nnlu:\n' + "".join(blocks) if blocks else ""


def go_back(now: Sequence[Phrase], *, after: Sequence[Phrase], before: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The phrases when a training is undone: what came with it goes, what went with it comes, newer ones stay."""
    came, went = set(after) - set(before), set(before) - set(after)
    kept = [one for one in now if one not in came]
    return (*kept, *(one for one in before if one in went and one not in kept))
