"""What the list of articles is narrowed by, each with how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from nicegui import ui

from bot.core.language import LANGUAGES
from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.shelf.choosing import MARKS, NOBODY, ORDERS, STATUSES, Chosen, Marked
from bot.service.articles.shelf.listing import Shelf

CHOICES = ("status", "language", "topic", "owner", "sort")


class FilterBar:
    """Fields to choose from, and below them what wants somebody's attention."""

    def __init__(self, visit: Visit, *, changed: Callable[[Chosen], None]) -> None:
        self._visit = visit
        self._changed = changed
        self._chosen = Chosen()
        self._fields: dict[str, ui.select] = {}
        self._filling = False

    def build(self, chosen: Chosen, shelf: Shelf, marked: Mapping[str, Marked]) -> None:
        """Draw the bar."""
        with parts.box("shelf-filters") as self._place:
            for name in CHOICES:
                made = ui.select({"": ""}, value="", label=self._visit.say(f"shelf-{name}"))
                made.props("outlined dense options-dense stack-label hide-bottom-space").classes(f"shelf-by-{name}")
                made.on_value_change(lambda event, name=name: self._set(name, str(event.value or "")))
                self._fields[name] = made
        self._marks = parts.box("periods article-filters")
        self.refresh(chosen, shelf, marked)

    def refresh(self, chosen: Chosen, shelf: Shelf, marked: Mapping[str, Marked]) -> None:
        """Show what is chosen, and what there is to choose from now."""
        self._chosen = chosen
        self._place.set_visibility(bool(marked))
        self._filling = True
        for name, options in self._options(shelf, marked).items():
            value = getattr(chosen, name)
            known = options if value in options else {**options, value: value}
            self._fields[name].set_options(known, value=value)
        self._filling = False
        self._draw_marks(marked)

    def _set(self, name: str, value: str) -> None:
        if not self._filling:
            self._changed(replace(self._chosen, **{name: value}))

    def _options(self, shelf: Shelf, marked: Mapping[str, Marked]) -> dict[str, dict[str, str]]:
        say = self._visit.say
        topics = Counter(one.row.topic for one in marked.values())
        owners = {one.row.owner for one in marked.values()} - {""}
        named = sorted(((shelf.topics.call(topic, self._visit.language), topic) for topic in topics), key=_by_name)
        called = sorted(((shelf.call(login), login) for login in owners), key=_by_name)
        figures = self._visit.may(Right.SEE_INSIGHTS)
        orders = [name for name in ORDERS if figures or name not in ("shown", "helped")]
        return {
            "status": {"": say("shelf-any"), **{name: say(f"status-{name}") for name in STATUSES}},
            "language": {"": say("shelf-any"), **{code: say(f"language-{code}") for code in LANGUAGES}},
            "topic": {"": say("shelf-any"), **{topic: f"{name} ({topics[topic]})" for name, topic in named}},
            "owner": {
                "": say("shelf-any"),
                **{login: name for name, login in called},
                NOBODY: say("shelf-nobody"),
            },
            "sort": {"": say("shelf-sort-first"), **{name: say(f"shelf-sort-{name}") for name in orders}},
        }

    def _draw_marks(self, marked: Mapping[str, Marked]) -> None:
        counts = Counter(name for one in marked.values() for name in one.marks)
        self._marks.clear()
        with self._marks:
            for name in MARKS:
                here = name == self._chosen.mark
                if not counts[name] and not here:
                    continue
                button = parts.button(
                    f"{self._visit.say(f'articles-{name}')} {counts[name]}",
                    partial(self._set, "mark", "" if here else name),
                    hint=self._visit.say(f"articles-{name}-text"),
                    classes=f"period filter-{name} {'is-here' if here else ''}",
                )
                parts.attribute(button, aria_pressed="true" if here else "false")
            if self._chosen.is_narrow:
                act = partial(self._changed, Chosen(sort=self._chosen.sort))
                parts.button(self._visit.say("shelf-clear"), act, kind="quiet", classes="period shelf-clear")


def _by_name(pair: tuple[str, str]) -> str:
    return pair[0].casefold()
