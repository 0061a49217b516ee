"""What the engine understood of one customer turn: the only thing that passes from understanding to policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

LANGUAGES = ("ru", "uk", "en")


@dataclass(frozen=True, kw_only=True)
class Entity:
    """A typed value found in the text, for instance kind="order_number", value="LF-204518"."""

    kind: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Mood:
    """How the customer feels, each from 0 (calm) to 1."""

    anger: float = 0.0
    urgency: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An article that may answer the question.

    ``article`` is "topic/slug", ``language`` the language of the article text, ``probability`` the calibrated
    probability (0..1) that it answers the question, ``matched`` the phrasing that matched best and ``scores`` the parts
    the probability was made of.
    """

    article: str
    language: str
    title: str
    probability: float
    matched: str = ""
    scores: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the search finds for a short question together with the topic of the last answer.

    ``article`` was answered last; ``asked`` is what was searched for: its phrasing and the question.
    """

    article: str
    asked: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One of several questions in a message, as written, and what the search finds for it alone."""

    text: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An article the customer has seen: how well (0..1) each of its sections fits the question, and their headings."""

    article: str
    language: str
    title: str
    fits: tuple[float, ...] = ()
    headings: tuple[str, ...] = ()


class Step(StrEnum):
    """What the dialogue model wants to do with the turn."""

    ANSWER = "answer"  # search the articles: candidates are filled in
    ESCALATE = "escalate"  # a person is wanted or needed: reason is filled in
    FEEDBACK = "feedback"  # the last answer helped or did not: helped is filled in
    ASK = "ask"  # a short form needs a detail: slot is filled in
    SAY = "say"  # courtesy and small talk: say names the catalogue entry


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One understood customer turn (one or several messages sent in a burst).

    The last five fields are what the search adds, see ``bot/service/chat/looking.py``: a short question with its
    context, the parts of a message, articles seen before that matter now, the article picked for this wording earlier,
    and whether this is the correction of a message that was read before.
    """

    text: str
    language: str
    intent: str
    confidence: float
    step: Step
    entities: tuple[Entity, ...] = ()
    mood: Mood = Mood()
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    helped: bool | None = None
    slot: str = ""
    say: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    context: Context | None = None
    parts: tuple[Part, ...] = ()
    shown: tuple[Shown, ...] = ()
    remembered: Candidate | None = None
    edited: bool = False


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A turn and the dialogue state after it (JSON of the dialogue engine, opaque to everyone else)."""

    turn: Turn
    state: str
