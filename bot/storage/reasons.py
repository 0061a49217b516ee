"""Reasons as they are stored: today's as they are, those of earlier versions translated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from bot.core.policy.rules import Grounds, Rule, by
from bot.core.policy.why import Why
from bot.storage.codec import unpack

# until November 2026 a rule was stored as a sentence; what is none of these was the intent of the message
_SENTENCES: Final = {
    "anger": Rule.ANGER,
    "article always goes to a person": Rule.SENSITIVE,
    "article was shown before": Rule.SHOWN_BEFORE,
    "a section of an article shown before fits": Rule.SECTION_OF_SHOWN,
    "close enough": Rule.CLOSE_ENOUGH,
    "corrected, same answer": Rule.SAME_ANSWER,
    "did not help": Rule.NOT_HELPED,
    "follow-up: about the last answer": Rule.FOLLOW_UP,
    "follow-up: a section of the last answer": Rule.FOLLOW_UP_SECTION,
    "follow-up: everything was shown": Rule.ALL_SHOWN,
    "follow-up: said above": Rule.SAID_ABOVE,
    "follow-up: sure with the last answer": Rule.FOLLOW_UP_SURE,
    "follow-up or new question": Rule.FOLLOW_UP_OR_NEW,
    "form": Rule.DETAIL,
    "helped": Rule.HELPED,
    "no number, no question": Rule.NO_DETAIL,
    "nothing close": Rule.NOTHING_CLOSE,
    "only articles already shown": Rule.ONLY_SHOWN,
    "picked, and its short answer was shown before": Rule.PICKED_SHOWN,
    "picked by the customer": Rule.PICKED,
    "picked for this before": Rule.PICKED_BEFORE,
    "same question again": Rule.SAME_QUESTION,
    "several questions": Rule.SEVERAL,
    "several questions, one unsure": Rule.SEVERAL_UNSURE,
    "the rest of an article shown before": Rule.REST_OF_SHOWN,
    "two close articles or unsure": Rule.UNSURE,
}
_MISSES: Final = " misses in a row"  # a number stood before it


def read_why(stored: object) -> Why | None:
    """The reason in a column; None when there is none or it can't be read."""
    if not isinstance(stored, Mapping) or not stored:
        return None
    try:
        return unpack(Why, _renewed(stored))
    except ValidationError:
        return None


def renew_brief(stored: Mapping[str, Any]) -> Mapping[str, Any]:
    """The JSON of a brief as it is written today."""
    return _renewed(stored) if stored.get("rule") else stored


def _renewed(stored: Mapping[str, Any]) -> Mapping[str, Any]:
    if "rule" not in stored:
        return stored
    rest = {name: value for name, value in stored.items() if name != "rule"}
    return {**rest, "grounds": read_sentence(str(stored["rule"]))}


def read_sentence(stored: str) -> Grounds:
    """The rule that was stored as this sentence."""
    if stored in _SENTENCES:
        return by(_SENTENCES[stored])
    count = stored.removesuffix(_MISSES)
    if count != stored and count.isdigit():
        return by(Rule.MISSES, count=int(count))
    return by(Rule.UNDERSTOOD, intent=stored)
