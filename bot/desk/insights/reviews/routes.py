"""Reviews as a file to take along: a row a review, a column a category, and on a second sheet what each is."""

from __future__ import annotations

from collections.abc import Awaitable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from fastapi import APIRouter, Request, Response

from bot.core.desk.numbers import write_number
from bot.core.insights.reviews.card import Category, Scale
from bot.core.insights.reviews.quality import Aspect
from bot.core.insights.reviews.review import Review
from bot.core.insights.reviews.score import list_failed
from bot.core.people import Person
from bot.desk.frame.base import Desk
from bot.desk.insights.downloads import hand_over
from bot.desk.insights.reports.period import read_asked
from bot.desk.insights.reviews.words import RESULTS
from bot.desk.insights.sheets import WIDTH, WRITERS, Cell, Table
from bot.service.insights.reviews.exporting import Sheet, export
from bot.service.insights.reviews.quality import read_narrowed

WIDTHS: Final[Mapping[str, int]] = {
    "case": 8,
    "chat": 8,
    "at": 17,
    "person": 18,
    "team": 16,
    "reviewer": 18,
    "drawn": 16,
    "card": 16,
    "score": 8,
    "failed": 20,
    "comment": 50,
    "remarks": 60,
}


def review_routes(desk: Desk) -> APIRouter:
    """GET /desk/numbers/reviews/export; the use case checks whose reviews these are."""
    router = APIRouter(prefix=RESULTS)

    @router.get("/export")
    async def take_along(request: Request) -> Response:
        asked, person = request.query_params, request.state.person
        days, narrowed = read_asked(asked), read_narrowed(asked)
        letter = ReviewLetter(desk=desk, person=person, kind=asked.get("format", ""))

        def work(path: Path, gone: Event) -> Awaitable[None]:
            return export(desk.app, person, days, narrowed, partial(letter.write, path), gone=gone)

        return await hand_over(desk, request, "reviews", work)

    return router


@dataclass(frozen=True, kw_only=True)
class ReviewLetter:
    """Words for what the file says, in the language of the person."""

    desk: Desk
    person: Person
    kind: str

    def write(self, path: Path, sheet: Sheet, found: Iterator[Review]) -> None:
        """The whole file."""
        names = {aspect: self._name(sheet, aspect, one) for aspect, one in sheet.aspects.items()}
        table = Table(
            heads=[*(self._say_column(name) for name in WIDTHS), *names.values()],
            rows=(self._to_cells(sheet, one) for one in found),
            about=tuple(self._about(sheet, names)),
            names=(self._say("reviews"), self._say("numbers-sheet-about")),
            widths=(*WIDTHS.values(), *(WIDTH for _ in names)),
        )
        WRITERS[self.kind](path, table)

    def _to_cells(self, sheet: Sheet, one: Review) -> list[Cell]:
        card, values = sheet.cards[one.card_id], {mark.category: mark.value for mark in one.filled.marks}
        called = {category.key: category.name for category in card.categories}
        at = one.finished_at.astimezone(sheet.span.zone) if one.finished_at is not None else None
        return [
            write_number(one.case_id),
            one.conversation_id,
            at.replace(tzinfo=None, microsecond=0) if at is not None else None,
            one.person_name,
            sheet.teams.get(str(one.team_id), ""),
            one.reviewer_name,
            self._say(f"reviews-drawn-{one.drawn.value}"),
            f"{card.name} {card.version}",
            None if one.score is None else round(100 * one.score, 1),
            ", ".join(category.name for category in list_failed(card, one.filled.marks)),
            one.filled.comment,
            "\n".join(f"{called[mark.category]}: {mark.comment}" for mark in one.filled.marks if mark.comment.strip()),
            *(values.get(aspect.key) if aspect.card == card.card else None for aspect in sheet.aspects),
        ]

    def _about(self, sheet: Sheet, names: Mapping[Aspect, str]) -> Iterator[tuple[str, str]]:
        yield self._say("reviews-quality"), self._say("reviews-quality-text")
        yield self._say("numbers-period"), f"{sheet.span.first} – {sheet.span.last}, {sheet.span.zone}"
        for name in ("score", "drawn", "failed"):
            yield self._say_column(name), self._say(f"reviews-column-{name}-text")
        for aspect, one in sheet.aspects.items():
            yield names[aspect], " ".join(filter(None, (one.hint, self._say_scale(one))))

    def _say_scale(self, one: Category) -> str:
        scale = "yes-no" if one.scale is Scale.YES_NO else "five"
        words = self._say(f"reviews-column-{scale}", weight=one.weight)
        return f"{words} {self._say('reviews-critical-text')}" if one.critical else words

    def _name(self, sheet: Sheet, aspect: Aspect, one: Category) -> str:
        """With its card where there are several."""
        known = {card.card: card.name for card in sorted(sheet.cards.values(), key=lambda card: card.version)}
        return f"{one.name} ({known[aspect.card]})" if len(known) > 1 else one.name

    def _say_column(self, name: str) -> str:
        return self._say(f"reviews-column-{name}")

    def _say(self, key: str, **values: str | int | float) -> str:
        return self.desk.say(self.person.language, key, **values)
