"""Which chats are drawn to be reviewed: a number a rule."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from nicegui import ui

from bot.core.insights.reviews.review import MOST_DISPUTE_DAYS
from bot.core.insights.reviews.sampling import BOUNDS, Rules
from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.reviews.words import HOME
from bot.service.insights.reviews import drawing
from bot.service.insights.reviews.deadline import do_set_dispute_days, find_dispute_days
from bot.service.insights.reviews.problems import BadRules


async def draw_drawing(visit: Visit) -> None:
    """The page."""
    read = visit.app.database.read
    rules, on = await read(drawing.read_known, visit.person)
    days = await read(find_dispute_days)
    with frame(visit, page="board"):
        DrawingPage(visit, rules, on=on).build()
        DeadlineCard(visit, days).build()


class DrawingPage:
    """What is typed stays as it was typed, right or wrong, until it is saved."""

    def __init__(self, visit: Visit, rules: Rules, *, on: bool) -> None:
        self._visit = visit
        self._rules = rules
        self._on = on
        self._fields: dict[str, ui.input] = {}

    def build(self) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", HOME, "btn btn-icon")
            parts.attribute(back, aria_label=say("reviews"))
            parts.Text(say("reviews-drawing"), tag="h1")
        parts.Text(say("reviews-drawing-text"), "muted measure-text")
        with parts.box("card form review-rules"):
            self._state = parts.Text(self._say_state(), "review-rules-state")
            parts.attribute(self._state, role="status")
            for name in BOUNDS:
                self._draw_rule(name)
            with parts.box("form-buttons"):
                parts.button(say("save"), self._save, kind="primary", classes="review-rules-save")
                parts.button(say("reviews-draw"), self._draw_now, classes="review-draw")
            parts.Text(say("reviews-draw-text"), "hint")

    def _draw_rule(self, name: str) -> None:
        say = self._visit.say
        with parts.box("review-rule"):
            words = say(f"reviews-drawn-{name}")
            field = ui.input(label=words[:1].upper() + words[1:], value=str(getattr(self._rules, name)))
            field.props("outlined dense inputmode=numeric maxlength=5").classes(f"review-rule-{name}")
            self._fields[name] = field
            parts.Text(say(f"reviews-rule-{name}"), "hint")

    def _say_state(self) -> str:
        return self._visit.say("reviews-drawing-on" if self._on else "reviews-drawing-off")

    async def _save(self) -> None:
        typed = {name: str(field.value or "") for name, field in self._fields.items()}
        rules = await self._visit.attempt(lambda person: self._write(person, typed))
        if rules is not None:
            self._on = not rules.is_off
            self._state.set_text(self._say_state())
            self._visit.notify(self._visit.say("saved"), kind="positive")

    async def _write(self, person: Person, typed: Mapping[str, str]) -> Rules | None:
        app = self._visit.app
        wrong: tuple[str, ...] = ()
        rules: Rules | None = None
        try:
            rules = await app.database.write(drawing.do_set, app, person, typed)
        except BadRules as error:
            wrong = error.wrong
        for name, field in self._fields.items():
            words = self._visit.say("reviews-rule-wrong", most=BOUNDS[name])
            parts.attribute(field, error=name in wrong, error_message=words).update()
        return rules

    async def _draw_now(self) -> None:
        app = self._visit.app
        count = await self._visit.attempt(lambda person: app.database.write(drawing.do_draw_now, app, person))
        if count is not None:
            self._visit.notify(self._visit.say("reviews-drawn-count", count=count), kind="positive")


class DeadlineCard:
    """How long marks can be disputed."""

    def __init__(self, visit: Visit, days: int) -> None:
        self._visit = visit
        self._days = days

    def build(self) -> None:
        """Draw the card."""
        say = self._visit.say
        with parts.box("card form review-deadline"):
            parts.Text(say("reviews-deadline"), tag="h2")
            self._field = ui.input(label=say("reviews-deadline-days"), value=str(self._days))
            self._field.props("outlined dense inputmode=numeric maxlength=3").classes("review-deadline-days")
            parts.Text(say("reviews-deadline-text"), "hint")
            with parts.box("form-buttons"):
                parts.button(say("save"), self._save, kind="primary", classes="review-deadline-save")

    async def _save(self) -> None:
        if await self._visit.attempt(self._write) is not None:
            self._visit.notify(self._visit.say("saved"), kind="positive")

    async def _write(self, person: Person) -> int | None:
        days: int | None = None
        with suppress(BadRules):
            days = await self._visit.app.database.write(do_set_dispute_days, person, str(self._field.value or ""))
        words = self._visit.say("reviews-deadline-wrong", most=MOST_DISPUTE_DAYS)
        parts.attribute(self._field, error=days is None, error_message=words).update()
        return days
