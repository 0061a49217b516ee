"""The card to fill in: a row of buttons a category, a word to each, one for the whole, and the score so far."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.reviews.card import Card, Category, Scale
from bot.core.insights.reviews.review import COMMENT_LENGTH, Filled
from bot.core.insights.reviews.score import Mark, list_failed, list_open, score
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.insights.reviews.words import say_score

Changed = Callable[[], Awaitable[None]]
NOT_APPLICABLE = "na"


class CardForm:
    """``changed`` is called after each press, and when somebody stops typing."""

    def __init__(self, visit: Visit, card: Card, filled: Filled, changed: Changed) -> None:
        self._visit = visit
        self._card = card
        self._changed = changed
        self._values = {one.category: one.value for one in filled.marks}
        self._comments = {one.category: one.comment for one in filled.marks}
        self.comment = filled.comment
        self._buttons: dict[str, dict[str, Element]] = {}

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What was given so far."""
        return tuple(
            Mark(category=key, value=value, comment=self._comments.get(key, "")) for key, value in self._values.items()
        )

    def build(self) -> None:
        """Draw it."""
        for one in self._card.categories:
            self._draw_category(one)
        area = ui.textarea(
            label=self._visit.say("reviews-overall"),
            value=self.comment,
            on_change=lambda event: self._take_overall(str(event.value or "")),
        )
        area.props(f"outlined autogrow rows=3 debounce=500 maxlength={COMMENT_LENGTH}").classes("wide review-overall")
        with parts.box("review-sum"):
            parts.Text(self._visit.say("reviews-score"), "strong", tag="span")
            self._score = parts.Text("", "review-score", tag="span")
        self._failed = parts.Text("", "review-failed")
        parts.attribute(self._failed, role="status")
        self._show_sum()

    def mark_missing(self) -> None:
        """Show what was not judged yet."""
        missing = {one.key for one in list_open(self._card, self.marks)}
        for key, buttons in self._buttons.items():
            group = next(iter(buttons.values())).parent_slot
            assert group is not None
            group.parent.classes(add="is-missing") if key in missing else group.parent.classes(remove="is-missing")

    def _draw_category(self, one: Category) -> None:
        say = self._visit.say
        with parts.attribute(parts.box("review-category"), data_category=one.key):
            with parts.box("review-category-head"):
                parts.Text(one.name, "strong", tag="h3")
                if one.critical:
                    parts.attribute(parts.chip(say("reviews-critical"), "hot"), title=say("reviews-critical-text"))
            if one.hint:
                parts.Text(one.hint, "hint")
            group = parts.attribute(parts.box("review-values"), role="group", aria_label=one.name)
            with group:
                self._buttons[one.key] = {}
                for value in one.scale.values[:: -1 if one.scale is Scale.YES_NO else 1]:
                    words = str(value) if one.scale is Scale.FIVE else say("reviews-yes" if value else "reviews-no")
                    self._draw_button(one.key, words, value)
                self._draw_button(one.key, say("reviews-na-short"), None)
            self._draw_comment(one)

    def _draw_button(self, key: str, words: str, value: int | None) -> None:
        name = NOT_APPLICABLE if value is None else str(value)
        made = parts.button(words, partial(self._give, key, value), classes=f"review-value value-{name}")
        if value is None:
            parts.attribute(made, title=self._visit.say("reviews-na"), aria_label=self._visit.say("reviews-na"))
        self._buttons[key][name] = made
        self._press(made, pressed=key in self._values and self._values[key] == value)

    def _draw_comment(self, one: Category) -> None:
        """Hidden behind a word until it is wanted."""
        text = self._comments.get(one.key, "")
        with parts.attribute(parts.box("review-why", tag="details"), open=bool(text)):
            parts.Text(self._visit.say("reviews-why"), "small", tag="summary")
            area = ui.textarea(
                value=text, on_change=lambda event, key=one.key: self._take_comment(key, str(event.value or ""))
            )
            area.props(f"outlined dense autogrow rows=2 debounce=500 maxlength={COMMENT_LENGTH}").classes("wide")
            parts.attribute(area, aria_label=f"{one.name}: {self._visit.say('reviews-why')}")

    def _press(self, made: Element, *, pressed: bool) -> None:
        made.classes(add="is-chosen") if pressed else made.classes(remove="is-chosen")
        parts.attribute(made, aria_pressed="true" if pressed else "false").update()

    async def _give(self, key: str, value: int | None) -> None:
        self._values[key] = value
        chosen = NOT_APPLICABLE if value is None else str(value)
        for name, button in self._buttons[key].items():
            self._press(button, pressed=name == chosen)
        self._show_sum()
        await self._changed()

    async def _take_comment(self, key: str, text: str) -> None:
        self._comments[key] = text
        if key in self._values:
            await self._changed()

    async def _take_overall(self, text: str) -> None:
        self.comment = text
        await self._changed()

    def _show_sum(self) -> None:
        say, failed = self._visit.say, list_failed(self._card, self.marks)
        self._score.set_text(say_score(self._visit, score(self._card, self.marks)))
        self._failed.set_text(say("reviews-failed", names=", ".join(one.name for one in failed)) if failed else "")
