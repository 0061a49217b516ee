"""The turn as JSON: what our actions hand to Rasa and what the engine reads back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.core.language import LANGUAGES, Entity, Mood
from bot.core.turn import Candidate, Step, Turn
from bot.dialogue.errors import BadPayload

VERSION = 1


def to_payload(turn: Turn) -> dict[str, Any]:
    """The turn as a JSON object; ``parse_turn`` reads it back."""
    return {"answerdesk": VERSION, **asdict(turn), "step": turn.step.value}


def is_payload(raw: object) -> bool:
    """Whether a message of an action is one of ours (another action may send plain JSON of its own)."""
    return isinstance(raw, Mapping) and "answerdesk" in raw


def parse_turn(raw: object) -> Turn:
    """The turn of a payload; raises BadPayload that names the first wrong field."""
    if not isinstance(raw, Mapping) or raw.get("answerdesk") != VERSION:
        raise BadPayload(problem=f"it needs the field answerdesk={VERSION}")
    return Turn(
        text=_text(raw, "text"),
        language=_one_of(raw, "language", LANGUAGES),
        intent=_text(raw, "intent"),
        confidence=_number(raw, "confidence"),
        step=Step(_one_of(raw, "step", tuple(Step))),
        entities=tuple(_entity(item) for item in _items(raw, "entities")),
        mood=_mood(raw.get("mood")),
        candidates=tuple(_candidate(item) for item in _items(raw, "candidates")),
        reason=_text(raw, "reason"),
        helped=_flag(raw, "helped"),
        slot=_text(raw, "slot"),
        say=_text(raw, "say"),
        facts=_texts(raw, "facts"),
    )


def _entity(raw: Mapping[str, object]) -> Entity:
    return Entity(kind=_text(raw, "kind"), value=_text(raw, "value"))


def _mood(raw: object) -> Mood:
    if not isinstance(raw, Mapping):
        raise BadPayload(problem="mood is not an object")
    return Mood(anger=_number(raw, "anger"), urgency=_number(raw, "urgency"))


def _candidate(raw: Mapping[str, object]) -> Candidate:
    return Candidate(
        article=_text(raw, "article"),
        language=_text(raw, "language"),
        title=_text(raw, "title"),
        probability=_number(raw, "probability"),
        matched=_text(raw, "matched"),
        scores={name: _number(_object(raw, "scores"), name) for name in _object(raw, "scores")},
    )


def _text(raw: Mapping[str, object], field: str) -> str:
    value = raw.get(field, "")
    if not isinstance(value, str):
        raise BadPayload(problem=f"{field} is not text")
    return value


def _number(raw: Mapping[str, object], field: str) -> float:
    value = raw.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadPayload(problem=f"{field} is not a number")
    return float(value)


def _flag(raw: Mapping[str, object], field: str) -> bool | None:
    value = raw.get(field)
    if value is not None and not isinstance(value, bool):
        raise BadPayload(problem=f"{field} is neither true, false nor null")
    return value


def _one_of(raw: Mapping[str, object], field: str, allowed: tuple[str, ...]) -> str:
    value = _text(raw, field)
    if value not in allowed:
        raise BadPayload(problem=f"{field} is none of {', '.join(allowed)}")
    return value


def _items(raw: Mapping[str, object], field: str) -> list[Mapping[str, object]]:
    value = raw.get(field, [])
    if not isinstance(value, list | tuple) or not all(isinstance(item, Mapping) for item in value):
        raise BadPayload(problem=f"{field} is not a list of objects")
    return list(value)


def _object(raw: Mapping[str, object], field: str) -> Mapping[str, object]:
    value = raw.get(field, {})
    if not isinstance(value, Mapping):
        raise BadPayload(problem=f"{field} is not an object")
    return value


def _texts(raw: Mapping[str, object], field: str) -> dict[str, str]:
    value = _object(raw, field)
    return {name: _text(value, name) for name in value}
