"""Whose an article is, who found it right last, and when it is to be read again: a line above the article."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

from nicegui import ui

from bot.core.people import Person, Right
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.shelf.row import edit_path, sides_path
from bot.service.articles.shelf import bulk, reviewing
from bot.service.articles.shelf.bulk import Outcome
from bot.service.articles.shelf.reviewing import About

Work = Callable[[Person], Awaitable[Outcome]]


class ReviewStrip:
    """Nothing for an article that is in no file yet. What is changed here is live at once, in all languages; the page
    is drawn anew, for it shows the same file.
    """

    def __init__(self, visit: Visit, *, key: str, language: str) -> None:
        self._visit = visit
        self._key = key
        self._language = language

    async def build(self) -> None:
        """Draw the line."""
        about = await reviewing.read_about(self._visit.app, self._visit.person, key=self._key, language=self._language)
        if about is None:
            return
        with parts.box("card review-strip"):
            self._draw_words(about)
            if self._visit.may(Right.EDIT_ARTICLES):
                self._draw_actions(about)

    def _draw_words(self, about: About) -> None:
        say = self._visit.say
        if about.overdue is not None:
            parts.chip(names.overdue(self._visit.desk, self._visit.language, about.overdue), "warm")
        elif about.verified_at is not None:
            words = say("review-by", name=about.verified_by, day=_say_day(about.verified_at))
            parts.Text(words, "small review-verified", tag="span")
        if about.review_by is not None and about.overdue is None:
            parts.Text(say("review-next", day=_say_day(about.review_by)), "muted small", tag="span")
        if not self._visit.may(Right.EDIT_ARTICLES) and about.owner:
            parts.Text(f"{say('shelf-owner')}: {about.staff.get(about.owner, about.owner)}", "small", tag="span")

    def _draw_actions(self, about: About) -> None:
        say = self._visit.say
        if about.beside:
            parts.link(say("review-beside"), sides_path(self._key, about.beside), "small review-beside")
        options = {"": say("shelf-nobody"), **about.staff}
        known = options if about.owner in options else {**options, about.owner: about.owner}
        owner = ui.select(known, value=about.owner, label=say("shelf-owner")).classes("review-owner")
        owner.props("outlined dense options-dense stack-label")
        owner.on_value_change(lambda event: self._give(str(event.value or "")))
        hint = say("review-right-text")
        parts.button(say("review-right"), self._confirm, hint=hint, classes="review-right")

    async def _give(self, login: str) -> None:
        await self._do(lambda person: bulk.set_owner(self._visit.app, person, [self._key], login))

    async def _confirm(self) -> None:
        await self._do(lambda person: reviewing.confirm(self._visit.app, person, [self._key]))

    async def _do(self, work: Work) -> None:
        outcome = await self._visit.attempt(work)
        if outcome is None:
            return
        for error in outcome.refused.values():
            self._visit.show_error(error)
        if not outcome.refused:
            self._visit.go(edit_path(self._key, self._language))


def _say_day(day: date) -> str:
    return day.strftime("%d.%m.%Y")
