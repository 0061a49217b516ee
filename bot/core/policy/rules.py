"""The rules the bot decides by. Their sentences are in the catalogue: ``desk-rule-…`` for each member."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What decided."""

    # a question
    CLOSE_ENOUGH = "close-enough"
    UNSURE = "unsure"
    PERHAPS = "perhaps"
    PERHAPS_SHOWN = "perhaps-shown"
    NOTHING_CLOSE = "nothing-close"
    ONLY_SHOWN = "only-shown"
    SHOWN_BEFORE = "shown-before"
    SAME_QUESTION = "same-question"
    CAME_BACK = "came-back"
    SAME_ANSWER = "same-answer"
    SEVERAL = "several"
    SEVERAL_UNSURE = "several-unsure"
    SENSITIVE = "sensitive"
    MISSES = "misses"  # count
    # a follow-up
    FOLLOW_UP = "follow-up"
    FOLLOW_UP_SURE = "follow-up-sure"
    FOLLOW_UP_SECTION = "follow-up-section"
    FOLLOW_UP_OR_NEW = "follow-up-or-new"
    SECTION_OF_SHOWN = "section-of-shown"
    REST_OF_SHOWN = "rest-of-shown"
    SAID_ABOVE = "said-above"
    ALL_SHOWN = "all-shown"
    # a choice
    PICKED = "picked"
    PICKED_SHOWN = "picked-shown"
    PICKED_BEFORE = "picked-before"
    NONE_OF_THESE = "none-of-these"
    GONE = "gone"
    REST_WANTED = "rest-wanted"
    # what the dialogue model took the message for
    UNDERSTOOD = "understood"  # intent
    ANGER = "anger"
    WORDLESS = "wordless"
    FOREIGN = "foreign"
    DETAIL = "detail"
    NO_DETAIL = "no-detail"
    REQUEST = "request"
    TROUBLE = "trouble"
    HELPED = "helped"
    NOT_HELPED = "not-helped"
    # what was no message of words
    CALLED = "called"
    FILE = "file"
    NOTE = "note"
    NOTICE = "notice"  # of a lead
    LATE = "late"
    TOO_LATE = "too-late"
    STARTING = "starting"
    IN_TIME = "in-time"
    DEADLY = "deadly"


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """A rule with its parameters: ``count`` of what it counts, ``intent`` that the dialogue model understood."""

    rule: Rule
    count: int = 0
    intent: str = ""


def by(rule: Rule, *, count: int = 0, intent: str = "") -> Grounds:
    """The rule as grounds of a decision."""
    return Grounds(rule=rule, count=count, intent=intent)
