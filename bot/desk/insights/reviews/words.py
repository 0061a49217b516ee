"""Scores and marks as people read them."""

from __future__ import annotations

from typing import Final

from bot.core.insights.reviews.card import Category, Scale
from bot.core.insights.reviews.review import Review
from bot.core.insights.reviews.score import PASSED, share_of
from bot.desk.frame import times
from bot.desk.frame.visit import Visit

GOOD, BAD = 0.85, 0.6  # from where on a score is green, under what it is red
HOME: Final = "/desk/reviews"
RESULTS: Final = "/desk/numbers/reviews"


def say_score(visit: Visit, score: float | None) -> str:
    """Per cent."""
    return visit.say("numbers-none") if score is None else f"{score:.0%}"


def judge(score: float | None) -> str:
    """The kind of a chip."""
    return "" if score is None else "good" if score >= GOOD else "hot" if score < BAD else "warm"


def say_value(visit: Visit, category: Category, value: int | None) -> str:
    """What was given."""
    if value is None:
        return visit.say("reviews-na")
    if category.scale is Scale.YES_NO:
        return visit.say("reviews-yes" if value else "reviews-no")
    return f"{value}/{category.scale.values[-1]}"


def judge_value(category: Category, value: int | None) -> str:
    """The kind of its chip."""
    if value is None:
        return ""
    share = share_of(category, value)
    return "good" if share > PASSED else "hot" if share < PASSED else "warm"


def say_customer(visit: Visit, review: Review) -> str:
    """Whose chat it is."""
    return review.customer_name.strip()[:80] or visit.say("guest")


def say_day(visit: Visit, review: Review) -> str:
    """When it was finished, or was to be done."""
    return times.day_of(review.finished_at or review.made_at, visit.app.business.zone)


def address_of(case_id: int) -> str:
    """Where a case is reviewed."""
    return f"{HOME}/{case_id}"
