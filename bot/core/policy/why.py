"""Why the bot did what it did: the grounds of a decision and everything the search had to say, kept for the desk."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.core.policy.rules import Grounds


@dataclass(frozen=True, kw_only=True)
class Considered:
    """An article the bot thought of, with the probability (0..1) that it is the right one and what that is made of."""

    article: str = ""
    title: str = ""
    probability: float = 0.0
    matched: str = ""
    scores: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class WithLast:
    """The search for a short question together with the last answer, and how well (0..1) its sections fit."""

    article: str = ""
    asked: str = ""
    candidates: tuple[Considered, ...] = ()
    sections: tuple[float, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One of several questions in a message and what was found for it."""

    text: str = ""
    candidates: tuple[Considered, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Why:
    """One decision. ``intent`` and ``confidence`` (0..1) of the dialogue model, "" where no message was understood.

    ``picked`` is the title of the article that the customer had picked for these words; ``variant``: for whom the text
    that was shown is meant, "" for everybody.
    """

    grounds: Grounds
    intent: str = ""
    confidence: float = 0.0
    anger: float = 0.0
    candidates: tuple[Considered, ...] = ()
    context: WithLast | None = None
    parts: tuple[Piece, ...] = ()
    picked: str = ""
    variant: str = ""
