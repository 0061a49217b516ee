"""Open cases in sections: waiting, mine, with others. Only what changed is drawn again, and only what one may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from nicegui.element import Element

from bot.core.queue import ListedCase, section_of
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column.case_row import CaseRow
from bot.desk.inbox.column.views import ELSEWHERE, View

PAGE: Final = 30  # rows of a section at once; the next come when one scrolls or asks


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the sections are to show. ``totals`` counts each section without filters."""

    cases: Mapping[str, Sequence[ListedCase]]
    totals: Mapping[str, int]
    current: int | None
    unseen: Callable[[ListedCase], bool]
    narrowed: bool
    loaded: bool


HIDDEN_IF_EMPTY: Final = ("customer", "snoozed", ELSEWHERE)  # beside others


@dataclass(kw_only=True)
class _Section:
    name: str
    whole: Element
    headed: bool
    body: Element
    count: parts.Text
    nothing: parts.Text
    more: Element
    most: int = PAGE
    rows: dict[int, CaseRow] = field(default_factory=dict)


class SectionList:
    """The sections of one view; ``redraw`` asks for ``show`` with what is known."""

    def __init__(self, visit: Visit, view: View, *, redraw: Callable[[], None]) -> None:
        self._visit = visit
        self._redraw = redraw
        alone = not set(view.sections[1:]) - {ELSEWHERE}  # the first needs no head then
        self._sections = [self._build(name, headed=name == ELSEWHERE or not alone) for name in view.sections]

    def show(self, shown: Shown) -> None:
        """Bring the sections up to date."""
        for section in self._sections:
            self._show(section, shown)

    def _build(self, name: str, *, headed: bool) -> _Section:
        with parts.box(f"queue-section queue-{name}", tag="section") as whole:
            with parts.box("queue-head") as head:
                parts.Text(self._visit.say(f"queue-{name}"), tag="h2")
                count = parts.Text("0", "count", tag="span")
            head.set_visibility(headed)
            body = parts.box("queue-list")
            nothing = parts.Text("", "queue-nothing")
            more = parts.button(
                self._visit.say("more-rows"), lambda: self._show_more(name), kind="quiet", classes="more"
            )
        more.set_visibility(False)
        return _Section(name=name, whole=whole, headed=headed, body=body, count=count, nothing=nothing, more=more)

    def _show_more(self, name: str) -> None:
        for section in self._sections:
            if section.name == name:
                section.most += PAGE
        self._redraw()

    def _show(self, section: _Section, shown: Shown) -> None:
        found = shown.cases[section.name]
        section.count.set_text(str(shown.totals[section.name]))
        hidden = section.headed and section.name in HIDDEN_IF_EMPTY and not shown.totals[section.name]
        section.whole.set_visibility(not hidden)
        self._draw_rows(section, found[: section.most], shown)
        section.more.set_visibility(len(found) > section.most)
        words = self._visit.say("queue-no-match" if shown.narrowed else f"queue-{section.name}-empty")
        section.nothing.set_text(words if not found and shown.loaded else "")

    def _draw_rows(self, section: _Section, cases: Sequence[ListedCase], shown: Shown) -> None:
        wanted = {case.id: case for case in cases}
        for number in [number for number in section.rows if number not in wanted]:
            section.rows.pop(number).delete()
        for number, case in wanted.items():
            if number not in section.rows:
                with section.body:
                    section.rows[number] = CaseRow(self._visit)
            current = case.conversation_id == shown.current
            where = section_of(case, self._visit.person.id).value
            section.rows[number].show(case, section=where, current=current, unseen=shown.unseen(case))
        self._order_rows(section, list(wanted))

    def _order_rows(self, section: _Section, wanted: list[int]) -> None:
        """Move only what stands in the wrong place, so that focus and scroll position stay."""
        standing = list(section.rows)
        for place, number in enumerate(wanted):
            if standing[place] != number:
                section.rows[number].move(place)
                standing.remove(number)
                standing.insert(place, number)
        section.rows = {number: section.rows[number] for number in wanted}
