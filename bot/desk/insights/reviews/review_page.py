"""One review: the conversation at the left, the card at the right; below each other on a phone."""

from __future__ import annotations

import asyncio

from nicegui import ui

from bot.core.desk.numbers import write_number
from bot.core.insights.reviews.card import Card
from bot.core.insights.reviews.review import Drawn, Filled
from bot.core.people import Person, Right
from bot.desk.frame import names, parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.reviews.form import CardForm
from bot.desk.insights.reviews.lines import LinesView
from bot.desk.insights.reviews.result import ResultView
from bot.desk.insights.reviews.words import HOME, RESULTS, address_of
from bot.service.insights.reviews import opening, reviewing
from bot.service.insights.reviews.opening import Mode, OpenReview, access_review
from bot.service.insights.reviews.reviewing import Sheet


async def draw_review(visit: Visit, case_id: int) -> None:
    """The page; who it tells something has seen it."""
    found = await visit.app.database.read(access_review, visit.app, visit.person, case_id)
    if found.review is not None:
        await visit.app.database.write(opening.do_see, visit.person, case_id)
    with frame(visit, page="board" if visit.may(Right.REVIEW_CHATS) else ""):
        ReviewPage(visit, found).build()


class ReviewPage:
    """What is filled in is saved by itself; a save that fails is said, and all that was typed stays."""

    def __init__(self, visit: Visit, found: OpenReview) -> None:
        self._visit = visit
        self._found = found
        self._card = found.card
        review = found.review
        self._filled = review.filled if review is not None else Filled()
        self._revision = review.revision if review is not None else 0
        self._kept = (self._card.id, self._filled)
        self._saving = asyncio.Lock()

    @property
    def _case_id(self) -> int:
        return self._found.case.id

    def build(self) -> None:
        """Draw the page."""
        self._draw_head()
        changed = self._save if self._found.mode is Mode.FILL else None
        with parts.box(f"review-page is-{self._found.mode.value}"):
            self._lines = LinesView(self._visit, self._found, changed=changed)
            self._lines.build()
            label = self._visit.say("reviews-card")
            side = parts.attribute(parts.box("card review-side", tag="section"), aria_label=label, tabindex="0")
            with side:
                self._draw_side()

    def _draw_head(self) -> None:
        say, found = self._visit.say, self._found
        with parts.box("page-head"):
            leads = found.mode is not Mode.OWN
            back = parts.link("←", HOME if leads else RESULTS, "btn btn-icon")
            parts.attribute(back, aria_label=say("reviews"))
            parts.Text(say("reviews-of", number=write_number(self._case_id), name=found.case.person_name), tag="h1")
            with parts.box("head-actions"):
                parts.link(say("reviews-open-chat"), f"/desk/chat/{found.conversation.id}", "btn review-chat")
            with parts.box("chips review-facts"):
                parts.chip(names.customer(self._visit, found.conversation))
                if found.case.closed_at is not None:
                    parts.chip(times.say_date(found.case.closed_at, self._visit.app.business.zone))
                if found.review is not None and found.review.drawn is not Drawn.HAND:
                    parts.chip(say(f"reviews-drawn-{found.review.drawn.value}"), "accent")

    def _draw_side(self) -> None:
        found, review = self._found, self._found.review
        if found.mode is Mode.FILL:
            self._draw_form()
        elif review is not None and found.mode is Mode.WATCH:
            parts.Text(self._visit.say("reviews-taken", name=review.reviewer_name), "strong")
            parts.Text(self._visit.say("reviews-taken-text"), "muted")
        elif review is not None:
            ResultView(self._visit, found, review, self._reload).build()

    def _draw_form(self) -> None:
        say = self._visit.say
        with parts.box("review-side-head"):
            parts.Text(self._card.name, "gap-title", tag="h2")
            self._status = parts.Text("", "muted small review-status")
            parts.attribute(self._status, role="status")
        if len(self._found.cards) > 1:
            options = {one.id: one.name for one in (self._card, *self._found.cards)}
            choose = ui.select(options, value=self._card.id, label=say("reviews-by-card"))
            choose.props("outlined dense options-dense").classes("wide review-card-choice")
            choose.on_value_change(lambda event: self._choose_card(int(event.value)))
        self._body = parts.box("review-body")
        self._draw_card(self._card, self._filled)
        with parts.box("form-buttons"):
            parts.button(say("reviews-finish"), self._finish, kind="primary", classes="review-finish")
            if self._found.review is not None:
                parts.button(say("reviews-drop"), self._drop, kind="quiet", classes="review-drop")
        parts.Text(say("reviews-finish-text", name=self._found.case.person_name), "hint")

    def _draw_card(self, card: Card, filled: Filled) -> None:
        self._body.clear()
        with self._body:
            self._form = CardForm(self._visit, card, filled, self._save)
            self._form.build()

    async def _choose_card(self, card_id: int) -> None:
        """The other card; what both ask for stays filled in."""
        self._card = next(one for one in (*self._found.cards, self._card) if one.id == card_id)
        self._draw_card(self._card, self._read())
        await self._save()

    def _read(self) -> Filled:
        return Filled(marks=self._form.marks, comment=self._form.comment, lines=self._lines.read())

    def _sheet(self) -> Sheet:
        return Sheet(card_id=self._card.id, filled=self._read(), revision=self._revision)

    async def _save(self) -> None:
        """Once at a time; what was typed meanwhile is saved after it."""
        async with self._saving:
            sheet = self._sheet()
            if (sheet.card_id, sheet.filled) == self._kept:
                return
            write, app = self._visit.app.database.write, self._visit.app
            review = await self._visit.attempt(
                lambda person: write(reviewing.do_save, app, person, self._case_id, sheet)
            )
            if review is None:
                self._status.set_text(self._visit.say("reviews-unsaved"))
                return
            self._kept, self._revision = (sheet.card_id, sheet.filled), review.revision
            time = times.say_time(self._visit.app.clock(), self._visit.app.business.zone)
            self._status.set_text(self._visit.say("reviews-saved", time=time))

    async def _finish(self) -> None:
        async with self._saving:
            self._form.mark_missing()
            sheet, app = self._sheet(), self._visit.app

            async def act(person: Person) -> float:
                return await app.database.write(reviewing.do_finish, app, person, self._case_id, sheet)

            if await self._visit.attempt(act) is not None:
                await self._reload()

    async def _drop(self) -> None:
        async def act(person: Person) -> bool:
            await self._visit.app.database.write(reviewing.do_drop, person, self._case_id)
            return True

        with self._visit.dialog(self._visit.say("reviews-drop")) as dialog, parts.box("dialog"):
            parts.Text(self._visit.say("reviews-drop"), tag="h2")
            parts.Text(self._visit.say("reviews-drop-text"), "muted")
            with parts.box("dialog-buttons"):
                parts.button(self._visit.say("cancel"), dialog.close, kind="quiet")
                parts.button(
                    self._visit.say("reviews-drop-do"), lambda: dialog.submit("yes"), kind="danger", classes="confirm"
                )
        wanted = await dialog
        dialog.delete()
        if wanted and await self._visit.attempt(act):
            self._visit.go(HOME)

    async def _reload(self) -> None:
        self._visit.go(address_of(self._case_id))
