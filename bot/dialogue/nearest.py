"""A plain dialogue for the time in which no model is there: what is nearly an example is read like it.

All else is a question for the search. It keeps no state of its own, so the model goes on where the last one was.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from bot.core.business import Business
from bot.core.case import Reason
from bot.core.turn import Step, Turn, Understood
from bot.dialogue.plain import to_plain
from bot.language.encoders.encoder import Encoder
from bot.language.encoders.shipped import static_encoder
from bot.language.mood.mood import read_mood
from bot.language.text.detect import follow, plain_form
from bot.language.text.entities import find_entities
from bot.language.text.examples import Labelled, read_examples

QUESTION: Final = "question"
QUOTED: Final = "inform_detail"
NEAR: Final = (
    0.7  # cosine: of 288 golden questions none is taken for anything but a question; a wish is believed sooner
)
NEAR_PERSON: Final = 0.65  # finds 15 of 18 wishes for a person
_WORD: Final = re.compile(r"[^\W_]")
_WANT_PERSON: Final = "want_human"
_REQUESTED: Final = {"step": Step.ESCALATE, "reason": Reason.REQUESTED.value}
_OWN_MATTER: Final = {"step": Step.ESCALATE, "reason": Reason.STATUS.value}  # its number is quoted
_SEARCHED: Final = {"step": Step.ANSWER}
_HELPED: Final = {"step": Step.FEEDBACK, "helped": True}
_NOT_HELPED: Final = {"step": Step.FEEDBACK, "helped": False}
# What an example leads to, by intent and what our last message asked ("" for whatever it was).
_STEPS: Final[dict[tuple[str, str], dict[str, Any]]] = {
    (_WANT_PERSON, ""): _REQUESTED,
    ("affirm", "person"): _REQUESTED,
    ("affirm", "helped"): _HELPED,
    ("deny", "helped"): _NOT_HELPED,
    ("not_helped", ""): _NOT_HELPED,
    ("complaint", ""): {"step": Step.ESCALATE, "reason": Reason.COMPLAINT.value},
    ("insult", ""): {"step": Step.ESCALATE, "reason": Reason.ANGER.value},
    **{
        (intent, ""): {"step": Step.SAY, "say": intent}
        for intent in ("greet", "thanks", "goodbye", "affirm", "deny", "who_are_you", "small_talk", "cancel", "opener")
    },
}


class NearestDialogue:
    """Reads a text like the example nearest to it by the shipped tables, if that is near enough."""

    def __init__(self, examples: Sequence[Labelled], encoder: Encoder, business: Callable[[], Business]) -> None:
        self._examples = examples
        self._business = business
        self._encoder = encoder
        self._vectors = encoder.encode_queries([one.text for one in examples])

    @classmethod
    def read(cls, *folders: Path, business: Callable[[], Business]) -> NearestDialogue:
        """Over the examples of these folders; a second or two."""
        return cls(tuple(read_examples(*folders)), static_encoder(), business)

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        turn = await asyncio.to_thread(self._read, text, language, asked)
        return Understood(turn=turn, state=state)

    def _read(self, text: str, language: str, asked: str) -> Turn:
        said, business = to_plain(text), self._business()
        intent, near = self._nearest(plain_form(said) or said)
        entities = find_entities(said, business)
        facts = {entity.kind: entity.value for entity in entities if business.detail(entity.kind)}
        step = _STEPS.get((intent, asked)) or _STEPS.get((intent, ""))
        if step is None and facts:
            intent, step = QUOTED, _OWN_MATTER
        return Turn(
            text=text,
            language=follow(said, known=language),
            intent=intent,
            confidence=near,
            entities=entities,
            facts=facts,
            needs=tuple(one.name for one in business.fields_for("request") if one.name not in facts),
            mood=read_mood(said),
            **(step or _SEARCHED),
        )

    def _nearest(self, text: str) -> tuple[str, float]:
        """The intent of the nearest example and its cosine, or a question."""
        if not len(self._vectors) or not _WORD.search(text):
            return QUESTION, 0.0
        (vector,) = self._encoder.encode_queries([text])
        near = self._vectors @ vector
        best = int(near.argmax())
        found = self._examples[best].intent
        least = NEAR_PERSON if found == _WANT_PERSON else NEAR
        return (found, float(np.clip(near[best], 0.0, 1.0))) if near[best] >= least else (QUESTION, 0.0)
