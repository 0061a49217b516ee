"""Earlier cases: those on the same matter first, with what was asked and what a colleague wrote last."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.case import Case
from bot.core.desk.customer import Card
from bot.core.desk.numbers import write_number
from bot.core.desk.survey import LOW, SCORES, Rating
from bot.core.people import Right
from bot.desk.frame import names, parts, times
from bot.desk.frame.visit import Visit

MOST = 5


def draw_past(visit: Visit, past: Sequence[Case], card: Card) -> None:
    """The last part of the column."""
    same = [case for case in past if case.id in card.same]
    rest = [case for case in past if case.id not in card.same]
    answers = dict(card.answers)
    for case in [*same, *rest][:MOST]:
        with parts.box(f"past {'is-same' if case.id in card.same else ''}"):
            _draw_case(visit, case, same=case.id in card.same)
            for rating in (one for one in card.ratings if one.case_id == case.id):
                _draw_rating(visit, rating)
            _draw_words(visit, case, answers.get(case.id, ""), is_open=case.id in card.same)


def _draw_case(visit: Visit, case: Case, *, same: bool) -> None:
    when = times.day_of(case.opened_at, visit.app.business.zone)
    parts.Text(f"№ {write_number(case.id)} · {when} · {names.reason(visit, case)}")
    ended = visit.say(f"state-{case.state.value}", name=case.person_name)
    parts.Text(f"{ended} {case.outcome}".strip(), "muted")
    if case.person_id not in (None, visit.person.id) and visit.may(Right.REVIEW_CHATS):
        parts.link(visit.say("reviews-review"), f"/desk/reviews/{case.id}", "small review-open")
    if not same and case.result is None and not case.tags:
        return
    with parts.box("chips"):
        if same:
            parts.chip(visit.say("past-same"), "warm")
        if case.result is not None:
            parts.chip(names.result(visit, case.result), "accent")
        for tag in case.tags:
            parts.chip(tag)


def _draw_rating(visit: Visit, rating: Rating) -> None:
    """What the customer gave, and why."""
    low = rating.score is not None and rating.score <= LOW
    with parts.box("chips past-rating"):
        parts.chip(f"★ {rating.score}/{SCORES[-1]}", "hot" if low else "good")
        if rating.complaint is not None:
            parts.chip(visit.say(f"survey-{rating.complaint.value}"))
    if rating.comment:
        parts.Text(rating.comment, "quote small")


def _draw_words(visit: Visit, case: Case, answer: str, *, is_open: bool) -> None:
    """What was asked and answered, to unfold; open where it is about the same."""
    if not case.brief.question and not answer:
        return
    with parts.attribute(parts.box("past-words", tag="details"), open=is_open):
        parts.Text(visit.say("past-words"), "small", tag="summary")
        if case.brief.question:
            parts.Text(case.brief.question, "quote small")
        if answer:
            parts.Text(f"{case.person_name}: {answer}", "past-answer small")
