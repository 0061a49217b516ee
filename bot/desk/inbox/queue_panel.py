"""The list of cases: waiting, mine, with others. Only what changed is drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nicegui import ui
from nicegui.element import Element

from bot.core.case import Woken
from bot.core.queue import ListedCase, is_called, section_of
from bot.core.queue import Section as Where
from bot.desk.frame import names, parts
from bot.desk.frame.look_order import LookOrder
from bot.desk.frame.visit import Visit
from bot.desk.inbox.case_row import CaseRow
from bot.service.cases.queue import Queue, check_queue

SECTIONS = ("waiting", "mine", "customer", "snoozed", "others")
HIDDEN_IF_EMPTY = ("customer", "snoozed")


@dataclass(kw_only=True)
class Section:
    """One list on the page and what it shows now."""

    name: str
    whole: Element
    body: Element
    count: parts.Text
    nothing: parts.Text
    rows: dict[int, CaseRow] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class News:
    """What a look at the queue brought: ``calls`` are worth a sound; ``unseen``: how many chats of mine have news."""

    waiting: int
    calls: tuple[ListedCase, ...] = ()
    unseen: int = 0


class QueuePanel:
    """The left column. What all pages share is compared by identity: a look that brings nothing new draws nothing."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._order = LookOrder()
        self._queue = Queue()
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
        queue = await self._visit.look(self._read)
        if queue is None or not self._order.is_newest(ticket):
            return None
        if self._loaded and queue is self._queue:
            return News(waiting=queue.waiting, unseen=self._count_unseen())
        calls = self._list_news(queue) if self._loaded else ()
        self._queue, self._loaded = queue, True
        self.note_seen()
        self.draw()
        return News(waiting=queue.waiting, calls=calls, unseen=self._count_unseen())

    @property
    def cases(self) -> Sequence[ListedCase]:
        """All open cases, in the order of the queue."""
        return self._queue.cases

    def select(self, conversation_id: int | None) -> None:
        """Mark the open chat."""
        self._current = conversation_id
        self.note_seen()
        self.draw()

    def note_seen(self) -> None:
        """What stands in the open chat counts as seen."""
        case = self.find(self._current)
        if case is not None and case.last is not None:
            self._visit.desk.seen[self._visit.person.id, case.conversation_id] = case.last.id

    def find(self, conversation_id: int | None) -> ListedCase | None:
        """The open case of a conversation, if it has one."""
        return self._queue.by_conversation.get(conversation_id or 0)

    def draw(self) -> None:
        """Bring the sections up to date."""
        sorted_out: dict[str, list[ListedCase]] = {name: [] for name in SECTIONS}
        for case in self._queue.cases:
            sorted_out[self._section_of(case)].append(case)
        for section in self._sections:
            cases = sorted_out[section.name]
            found = [case for case in cases if self._matches(case)] if self._wanted else cases
            self._draw_section(section, found, total=len(cases))

    async def _read(self) -> Queue:
        check_queue(self._visit.person)
        return await self._visit.desk.queue.look()

    def _build_section(self, name: str) -> Section:
        with parts.box(f"queue-section queue-{name}", tag="section") as whole:
            with parts.box("queue-head"):
                parts.Text(self._visit.say(f"queue-{name}"), tag="h2")
                count = parts.Text("0", "count", tag="span")
            body = parts.box("queue-list")
            nothing = parts.Text("", "queue-nothing")
        return Section(name=name, whole=whole, body=body, count=count, nothing=nothing)

    def _draw_section(self, section: Section, cases: Sequence[ListedCase], *, total: int) -> None:
        section.count.set_text(str(total))
        section.whole.set_visibility(total > 0 or section.name not in HIDDEN_IF_EMPTY)
        wanted = {case.id: case for case in cases}
        for number in [number for number in section.rows if number not in wanted]:
            section.rows.pop(number).delete()
        for number, case in wanted.items():
            if number not in section.rows:
                with section.body:
                    section.rows[number] = CaseRow(self._visit)
            current = case.conversation_id == self._current
            section.rows[number].show(case, section=section.name, current=current, unseen=self._is_unseen(case))
        self._order_rows(section, list(wanted))
        self._draw_nothing(section, empty=not cases and self._loaded)

    def _order_rows(self, section: Section, wanted: list[int]) -> None:
        """Move only what stands in the wrong place, so that focus and scroll position stay."""
        standing = list(section.rows)
        for place, number in enumerate(wanted):
            if standing[place] != number:
                section.rows[number].move(place)
                standing.remove(number)
                standing.insert(place, number)
        section.rows = {number: section.rows[number] for number in wanted}

    def _draw_nothing(self, section: Section, *, empty: bool) -> None:
        words = self._visit.say("queue-no-match" if self._wanted else f"queue-{section.name}-empty")
        section.nothing.set_text(words if empty else "")

    def _filter(self, wanted: str | None) -> None:
        self._wanted = (wanted or "").strip().casefold()
        self.draw()

    def _matches(self, case: ListedCase) -> bool:
        words = (
            f"№ {case.id} #{case.id}",
            case.customer_name,
            case.username,
            case.last.text if case.last else "",
            case.question,
            case.person_name,
            names.reason(self._visit, case),
        )
        return any(self._wanted in word.casefold() for word in words)

    def _section_of(self, case: ListedCase) -> str:
        return section_of(case, self._visit.person.id).value

    def _is_unseen(self, case: ListedCase) -> bool:
        if not case.unanswered or case.last is None:
            return False
        return case.last.id > self._visit.desk.seen.get((self._visit.person.id, case.conversation_id), 0)

    def _count_unseen(self) -> int:
        mine = (case for case in self._queue.cases if case.person_id == self._visit.person.id)
        return sum(self._is_unseen(case) for case in mine)

    def _list_news(self, queue: Queue) -> tuple[ListedCase, ...]:
        """New cases that wait, mine whose customer has written or whose time has come, and what a note calls me to."""
        before = self._queue.by_id
        return tuple(case for case in queue.cases if self._is_news(case, before.get(case.id)))

    def _is_news(self, case: ListedCase, before: ListedCase | None) -> bool:
        if case is before:
            return False
        if is_called(case, before, self._visit.person.id):
            return True
        section = self._section_of(case)
        if section == "waiting":
            return before is None or self._section_of(before) != "waiting"
        if section != Where.MINE:
            return False
        if case.woken is Woken.TIME and (before is None or before.woken is not Woken.TIME):
            return True
        return before is not None and _last_id(case) > _last_id(before)


def _last_id(case: ListedCase) -> int:
    return case.last.id if case.last is not None else 0
