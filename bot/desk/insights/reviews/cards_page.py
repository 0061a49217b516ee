"""Scorecards: categories with weights, each saved as a new version."""

from __future__ import annotations

from functools import partial

from nicegui import ui

from bot.core.insights.reviews.card import HINT_LENGTH, NAME_LENGTH, Card, Category, Scale
from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.reviews.words import HOME
from bot.service.insights.reviews import keeping
from bot.service.insights.reviews.problems import CardUnusable

NOT_A_WEIGHT = -1


async def draw_cards(visit: Visit) -> None:
    """The page."""
    found = await visit.app.database.read(keeping.list_cards, visit.app, visit.person)
    with frame(visit, page="board"):
        CardsPage(visit).build(found)


class CardsPage:
    """One editor a card; a new card begins with the one we come with."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def build(self, found: tuple[Card, ...]) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", HOME, "btn btn-icon")
            parts.attribute(back, aria_label=say("reviews"))
            parts.Text(say("reviews-cards"), tag="h1")
            with parts.box("head-actions"):
                parts.button(say("reviews-card-add"), self._add, classes="scorecard-add")
        parts.Text(say("reviews-cards-text"), "muted measure-text")
        self._place = parts.box("scorecards")
        with self._place:
            for card in found:
                CardEditor(self._visit, card, alone=len(found) == 1).build()

    def _add(self) -> None:
        shipped = keeping.make_shipped(self._visit.app, self._visit.language)
        with self._place:
            CardEditor(self._visit, Card(name="", categories=shipped.categories), alone=True).build()


class CategoryRow:
    """One category as it is typed."""

    def __init__(self, visit: Visit, one: Category) -> None:
        say = visit.say
        self._key = one.key
        self.box = parts.box("scorecard-row")
        with self.box:
            self._name = ui.input(label=say("reviews-category"), value=one.name).classes("scorecard-name")
            self._name.props(f"outlined dense maxlength={NAME_LENGTH}")
            self._hint = ui.textarea(label=say("reviews-hint"), value=one.hint).classes("scorecard-hint")
            self._hint.props(f"outlined dense autogrow rows=1 maxlength={HINT_LENGTH}")
            options = {scale.value: say(f"reviews-scale-{scale.value}") for scale in Scale}
            self._scale = ui.select(options, value=one.scale.value, label=say("reviews-scale"))
            self._scale.props("outlined dense options-dense").classes("scorecard-scale")
            self._weight = ui.input(label=say("reviews-weight"), value=str(one.weight)).classes("scorecard-weight")
            self._weight.props("outlined dense inputmode=numeric maxlength=4")
            self._critical = ui.checkbox(say("reviews-critical"), value=one.critical).classes("scorecard-critical")

    def read(self) -> Category:
        """What stands there; a weight that is no number is one that can't be."""
        typed = str(self._weight.value or "").strip()
        return Category(
            key=self._key,
            name=str(self._name.value or ""),
            hint=str(self._hint.value or ""),
            weight=int(typed) if typed.isascii() and typed.isdigit() else NOT_A_WEIGHT,
            critical=bool(self._critical.value),
            scale=Scale(str(self._scale.value)),
        )


class CardEditor:
    """What is typed stays until it is saved, right or wrong."""

    def __init__(self, visit: Visit, card: Card, *, alone: bool) -> None:
        self._visit = visit
        self._card = card
        self._alone = alone
        self._rows: list[CategoryRow] = []

    def build(self) -> None:
        """Draw it."""
        say = self._visit.say
        self._box = parts.box("card form scorecard", tag="section")
        with self._box:
            self._name = ui.input(label=say("reviews-card-name"), value=self._card.name).classes("scorecard-title")
            self._name.props(f"outlined dense maxlength={NAME_LENGTH}")
            self._list = parts.box("scorecard-rows")
            for one in self._card.categories:
                self._add(one)
            parts.Text(say("reviews-critical-text"), "hint")
            self._problem = parts.Text("", "problem is-fatal hidden")
            parts.attribute(self._problem, role="alert")
            with parts.box("form-buttons"):
                parts.button(say("reviews-category-add"), self._add_empty, classes="scorecard-more")
                parts.button(say("save"), self._save, kind="primary", classes="scorecard-save")
                if not self._alone:
                    parts.button(say("reviews-card-retire"), self._retire, kind="quiet", classes="scorecard-retire")
            if self._card.version:
                self._version = parts.Text(say("reviews-version", number=self._card.version), "muted small")
            else:
                self._version = parts.Text(say("reviews-shipped"), "muted small")

    def _add_empty(self) -> None:
        self._add(Category(key="", name=""))

    def _add(self, one: Category) -> None:
        with self._list:
            row = CategoryRow(self._visit, one)
            self._rows.append(row)
            with row.box:
                words = self._visit.say("reviews-category-remove")
                parts.icon_button("✕", words, partial(self._remove, row), classes="scorecard-remove")

    def _remove(self, row: CategoryRow) -> None:
        self._rows.remove(row)
        row.box.delete()

    async def _save(self) -> None:
        card = Card(
            id=self._card.id,
            card=self._card.card,
            name=str(self._name.value or ""),
            categories=tuple(row.read() for row in self._rows),
        )
        kept = await self._visit.attempt(lambda person: self._write(person, card))
        if kept is None:
            return
        self._problem.classes(add="hidden")
        self._card = kept
        self._list.clear()
        self._rows.clear()
        for one in kept.categories:
            self._add(one)
        self._version.set_text(self._visit.say("reviews-version", number=kept.version))
        self._visit.notify(self._visit.say("saved"), kind="positive")

    async def _write(self, person: Person, card: Card) -> Card | None:
        try:
            return await self._visit.app.database.write(keeping.do_save, person, card)
        except CardUnusable as error:
            fault = error.fault
            self._problem.set_text(self._visit.say(f"reviews-fault-{fault.what.value}", name=fault.name or "–"))
            self._problem.classes(remove="hidden")
            return None

    async def _retire(self) -> None:
        async def act(person: Person) -> bool:
            await self._visit.app.database.write(keeping.do_retire, person, self._card.card)
            return True

        if await self._visit.attempt(act):
            self._box.delete()
