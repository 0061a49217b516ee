"""The list of cases: waiting, mine, with others. Only what changed is drawn again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from nicegui import ui
from nicegui.element import Element

from bot.core.escalation import State
from bot.desk.frame import names, parts
from bot.desk.frame.look_order import LookOrder
from bot.desk.frame.visit import Visit
from bot.desk.inbox.case_row import CaseRow
from bot.service.cases import queue
from bot.service.cases.queue import Case

SECTIONS = ("waiting", "mine", "others")


@dataclass(kw_only=True)
class Section:
    """One list on the page and what it shows now."""

    name: str
    body: Element
    count: parts.Text
    nothing: parts.Text
    rows: dict[int, CaseRow] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class News:
    """What a look at the queue brought: ``fresh`` is worth a sound."""

    waiting: int
    fresh: bool


class QueuePanel:
    """The left column. ``claim`` takes a case by its number."""

    def __init__(self, visit: Visit, *, claim: Callable[[int], Awaitable[None]]) -> None:
        self._visit = visit
        self._claim = claim
        self._order = LookOrder()
        self._cases: tuple[Case, ...] = ()
        self._loaded = False
        self._wanted = ""
        self._current: int | None = None
        self._sections: list[Section] = []

    def build(self) -> None:
        """Draw the empty lists."""
        say = self._visit.say
        with parts.box("queue-tools"):
            search = ui.input(placeholder=say("queue-filter"), on_change=lambda event: self._filter(event.value))
            search.props("dense outlined clearable debounce=120").classes("search")
            parts.attribute(search, aria_label=say("queue-filter"))
        self._sections = [self._build_section(name) for name in SECTIONS]

    async def refresh(self) -> News | None:
        """Look at the queue again; None when nothing could be read."""
        ticket = self._order.begin()
        cases = await self._visit.read(queue.list_queue)
        if cases is None or not self._order.is_newest(ticket):
            return None
        fresh = self._loaded and self._has_news(cases)
        self._cases, self._loaded = cases, True
        self.note_seen()
        self.draw()
        return News(waiting=sum(case.escalation.state is State.WAITING for case in cases), fresh=fresh)

    def select(self, conversation_id: int | None) -> None:
        """Mark the open chat."""
        self._current = conversation_id
        self.note_seen()
        self.draw()

    def note_seen(self) -> None:
        """What stands in the open chat counts as seen."""
        case = self.find(self._current)
        if case is not None and case.last is not None:
            self._visit.desk.seen[self._visit.person.id, case.conversation.id] = case.last.id

    def find(self, conversation_id: int | None) -> Case | None:
        """The open case of a conversation, if it has one."""
        return next((case for case in self._cases if case.conversation.id == conversation_id), None)

    def draw(self) -> None:
        """Bring the sections up to date."""
        for section in self._sections:
            cases = [case for case in self._cases if self._section_of(case) == section.name]
            self._draw_section(section, [case for case in cases if self._matches(case)], total=len(cases))

    def _build_section(self, name: str) -> Section:
        with parts.box(f"queue-section queue-{name}", tag="section"):
            with parts.box("queue-head"):
                parts.Text(self._visit.say(f"queue-{name}"), tag="h2")
                count = parts.Text("0", "count", tag="span")
            body = parts.box("queue-list")
            nothing = parts.Text("", "queue-nothing")
        return Section(name=name, body=body, count=count, nothing=nothing)

    def _draw_section(self, section: Section, cases: Sequence[Case], *, total: int) -> None:
        section.count.set_text(str(total))
        wanted = {case.escalation.id: case for case in cases}
        for number in [number for number in section.rows if number not in wanted]:
            section.rows.pop(number).delete()
        for number, case in wanted.items():
            if number not in section.rows:
                with section.body:
                    section.rows[number] = CaseRow(self._visit, claim=self._claim)
            current = case.conversation.id == self._current
            section.rows[number].show(case, section=section.name, current=current, unseen=self._is_unseen(case))
        self._order_rows(section, list(wanted))
        self._draw_nothing(section, empty=not cases and self._loaded)

    def _order_rows(self, section: Section, wanted: list[int]) -> None:
        """Move only what stands in the wrong place, so that focus and scroll position stay."""
        for place, number in enumerate(wanted):
            if list(section.rows)[place] != number:
                section.rows[number].move(place)
                rest = [other for other in section.rows if other != number]
                section.rows = {key: section.rows[key] for key in [*rest[:place], number, *rest[place:]]}

    def _draw_nothing(self, section: Section, *, empty: bool) -> None:
        words = self._visit.say("queue-no-match" if self._wanted else f"queue-{section.name}-empty")
        section.nothing.set_text(words if empty else "")

    def _filter(self, wanted: str | None) -> None:
        self._wanted = (wanted or "").strip().casefold()
        self.draw()

    def _matches(self, case: Case) -> bool:
        if not self._wanted:
            return True
        words = (
            f"№ {case.escalation.id} #{case.escalation.id}",
            case.conversation.customer_name,
            case.conversation.username,
            case.last.text if case.last else "",
            case.escalation.brief.question,
            case.escalation.person_name,
            names.reason(self._visit, case.escalation),
        )
        return any(self._wanted in word.casefold() for word in words)

    def _section_of(self, case: Case) -> str:
        if case.escalation.state is State.WAITING:
            return "waiting"
        return "mine" if case.escalation.person_id == self._visit.person.id else "others"

    def _is_unseen(self, case: Case) -> bool:
        seen = self._visit.desk.seen.get((self._visit.person.id, case.conversation.id), 0)
        return case.unanswered > 0 and case.last is not None and case.last.id > seen

    def _has_news(self, cases: Sequence[Case]) -> bool:
        """A new case waits, or a customer of mine has written."""
        before = {case.escalation.id: case for case in self._cases}
        return any(self._is_news(case, before.get(case.escalation.id)) for case in cases)

    def _is_news(self, case: Case, before: Case | None) -> bool:
        section = self._section_of(case)
        if section == "waiting":
            return before is None or self._section_of(before) != "waiting"
        return section == "mine" and before is not None and _last_id(case) > _last_id(before)


def _last_id(case: Case | None) -> int:
    return case.last.id if case is not None and case.last is not None else 0
