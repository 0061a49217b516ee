"""A finished review: the score, what was given and why; objections, and what was decided on them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.reviews.card import Category
from bot.core.insights.reviews.review import COMMENT_LENGTH, Dispute, Review
from bot.core.insights.reviews.score import Mark, list_failed
from bot.core.people import Person
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.desk.insights.reviews.words import judge, judge_value, say_score, say_value
from bot.service.insights.reviews import disputing
from bot.service.insights.reviews.opening import Mode, OpenReview

Done = Callable[[], Awaitable[None]]


class ResultView:
    """``done`` is called after something was disputed or decided."""

    def __init__(self, visit: Visit, found: OpenReview, review: Review, done: Done) -> None:
        self._visit = visit
        self._found = found
        self._review = review
        self._done = done
        self._marks = {one.category: one for one in review.filled.marks}
        self._disputes = {one.category: one for one in found.disputes}
        now = visit.app.clock()
        self._may_dispute = found.mode is Mode.OWN and review.may_be_disputed(now, found.dispute_days)

    def build(self) -> None:
        """Draw it."""
        say, review = self._visit.say, self._review
        with parts.box("review-sum"):
            parts.Text(say_score(self._visit, review.score), f"review-score is-{judge(review.score)}", tag="span")
            assert review.finished_at is not None
            day = times.say_date(review.finished_at, self._visit.app.business.zone)
            parts.Text(say("reviews-by", name=review.reviewer_name, date=day), "muted small", tag="span")
        failed = list_failed(self._found.card, review.filled.marks)
        if failed:
            parts.Text(say("reviews-failed", names=", ".join(one.name for one in failed)), "review-failed")
        if review.filled.comment.strip():
            parts.Text(review.filled.comment, "quote review-overall-said")
        for one in self._found.card.categories:
            if one.key in self._marks:
                self._draw_category(one, self._marks[one.key])
        if self._found.mode is Mode.OWN and self._found.dispute_days:
            key = "reviews-dispute-until" if self._may_dispute else "reviews-dispute-over"
            parts.Text(say(key, days=self._found.dispute_days), "hint")

    def _draw_category(self, one: Category, mark: Mark) -> None:
        say, dispute = self._visit.say, self._disputes.get(one.key)
        with parts.attribute(parts.box("review-category"), data_category=one.key):
            with parts.box("review-category-head"):
                parts.Text(one.name, "strong", tag="h3")
                parts.chip(say_value(self._visit, one, mark.value), judge_value(one, mark.value))
                if one.critical:
                    parts.attribute(parts.chip(say("reviews-critical")), title=say("reviews-critical-text"))
                if dispute is None and self._may_dispute:
                    button = parts.button(say("reviews-dispute"), lambda: show(), kind="link")
                    button.classes("dispute-open")
            if one.hint:
                parts.Text(one.hint, "hint")
            if mark.comment.strip():
                parts.Text(mark.comment, "review-said")
            if dispute is not None:
                self._draw_dispute(one, dispute)
            holder = parts.box("dispute-form")
        show = partial(self._ask, holder, one)

    def _draw_dispute(self, one: Category, dispute: Dispute) -> None:
        say = self._visit.say
        with parts.box("dispute"):
            parts.Text(say("reviews-disputed", name=self._review.person_name), "small strong")
            parts.Text(dispute.reason, "quote small")
            if not dispute.is_open:
                before, after = (say_value(self._visit, one, value) for value in (dispute.before, dispute.after))
                key = "reviews-changed" if dispute.changed else "reviews-kept"
                parts.Text(say(key, name=dispute.decided_name, before=before, after=after), "small strong")
                parts.Text(dispute.answer, "quote small")
            elif dispute.id in self._found.decides:
                self._draw_decision(one, dispute)
            else:
                parts.chip(say("reviews-undecided"), "warm")

    def _ask(self, holder: Element, one: Category) -> None:
        """A box for why they object."""
        if next(iter(holder.default_slot.children), None) is not None:
            return
        say = self._visit.say
        with holder:
            area = self._draw_area(say("reviews-dispute-why"), "dispute-text")
            parts.button(say("reviews-dispute-send"), partial(self._dispute, one.key, area), classes="dispute-send")

    def _draw_decision(self, one: Category, dispute: Dispute) -> None:
        say = self._visit.say
        options = {str(value): say_value(self._visit, one, value) for value in one.scale.values}
        options["na"] = say("reviews-na")
        given = "na" if dispute.before is None else str(dispute.before)
        options[given] = say("reviews-as-before", value=options[given])
        chosen = ui.select(options, value=given, label=say("reviews-stands")).props("outlined dense options-dense")
        chosen.classes("wide decide-value")
        area = self._draw_area(say("reviews-decide-why"), "decide-text")
        act = partial(self._decide, dispute.id, chosen, area)
        parts.button(say("reviews-decide"), act, kind="primary", classes="decide-send")

    def _draw_area(self, label: str, name: str) -> ui.textarea:
        area = ui.textarea(label=label)
        area.props(f"outlined dense autogrow rows=2 maxlength={COMMENT_LENGTH}").classes(f"wide {name}")
        return area

    async def _dispute(self, category: str, area: ui.textarea) -> None:
        write, case_id, reason = self._visit.app.database.write, self._review.case_id, str(area.value or "")

        async def act(person: Person) -> bool:
            await write(disputing.do_dispute, person, case_id, category, reason)
            return True

        if await self._visit.attempt(act):
            self._visit.notify(self._visit.say("reviews-dispute-sent"), kind="positive")
            await self._done()

    async def _decide(self, dispute_id: int, chosen: ui.select, area: ui.textarea) -> None:
        write, answer = self._visit.app.database.write, str(area.value or "")
        value = None if chosen.value == "na" else int(str(chosen.value))
        score = await self._visit.attempt(lambda person: write(disputing.do_decide, person, dispute_id, value, answer))
        if score is not None:
            self._visit.notify(self._visit.say("saved"), kind="positive")
            await self._done()
