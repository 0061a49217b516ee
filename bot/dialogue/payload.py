"""The turn as JSON: what our actions hand to Rasa and what the engine reads back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from bot.core.language import LANGUAGES
from bot.core.turn import Turn
from bot.dialogue.errors import BadPayload

VERSION: Final = 1
_TURN: Final = TypeAdapter(Turn)


def to_payload(turn: Turn) -> dict[str, Any]:
    """The turn as a JSON object; ``parse_turn`` reads it back."""
    return {"answerdesk": VERSION, **_TURN.dump_python(turn, mode="json")}


def is_payload(raw: object) -> bool:
    """Whether a message of an action is one of ours (another action may send plain JSON of its own)."""
    return isinstance(raw, Mapping) and "answerdesk" in raw


def parse_turn(raw: object) -> Turn:
    """The turn of a payload; raises BadPayload that names the first wrong field."""
    if not isinstance(raw, Mapping) or raw.get("answerdesk") != VERSION:
        raise BadPayload(problem=f"it needs the field answerdesk={VERSION}")
    turn = _validate(raw)
    if turn.language not in LANGUAGES:
        raise BadPayload(problem=f"language is none of {', '.join(LANGUAGES)}")
    return turn


def _validate(raw: Mapping[str, object]) -> Turn:
    """Strictly: "0.5" is no number and "yes" no truth. By way of JSON, where lists are tuples and words are steps."""
    try:
        return _TURN.validate_json(to_json(raw), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise BadPayload(problem=f"{' '.join(map(str, first['loc']))} ({first['msg']})") from None
