"""Reviews in a list: each leads to its conversation."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.desk.numbers import write_number
from bot.core.insights.reviews.review import Drawn, Review, Stage
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.insights.reviews.words import address_of, judge, say_customer, say_day, say_score


def draw_rows(visit: Visit, found: Collection[Review], *, disputed: Collection[int] = ()) -> None:
    """``disputed``: the ids of those with an open objection."""
    with parts.box("card passages"):
        for one in found:
            _draw_row(visit, one, is_disputed=one.id in disputed)


def _draw_row(visit: Visit, one: Review, *, is_disputed: bool) -> None:
    say = visit.say
    with parts.attribute(parts.box("passage review-row"), data_case=one.case_id):
        words = " ".join(one.question.split()) or say("passage-wordless")
        parts.link(words, address_of(one.case_id), "passage-text")
        with parts.box("passage-facts"):
            parts.Text(f"{say_customer(visit, one)} · {say_day(visit, one)}", "muted small", tag="span")
            parts.Text(f"№ {write_number(one.case_id)}", "muted small", tag="span")
            parts.chip(one.person_name)
            if one.drawn is not Drawn.HAND:
                parts.chip(say(f"reviews-drawn-{one.drawn.value}"), "accent")
            if one.stage is Stage.DONE:
                parts.chip(say_score(visit, one.score), judge(one.score))
            elif one.reviewer_name and one.reviewer_id != visit.person.id:
                key = "reviews-begun-by" if one.stage is Stage.DRAFT else "reviews-given-to"
                parts.chip(say(key, name=one.reviewer_name))
            if is_disputed:
                parts.chip(say("reviews-undecided"), "warm")
            if one.stage is Stage.DONE and one.seen_at is None and one.person_id == visit.person.id:
                parts.chip(say("reviews-new"), "hot")
