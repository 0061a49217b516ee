"""The languages customers write in, and what is found in a text: typed values and a mood."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("ru", "uk", "en")


@dataclass(frozen=True, kw_only=True)
class Entity:
    """A typed value found in the text, for instance kind="ticket", value="T-204518"."""

    kind: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Mood:
    """How the customer feels, each from 0 (calm) to 1."""

    anger: float = 0.0
    urgency: float = 0.0
