"""The left column: one view of the chats, or what was looked for. Only what changed is drawn again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from nicegui.element import Element

from bot.core.case import Woken
from bot.core.clocks.dues import Reminder
from bot.core.people import Right
from bot.core.queue import Filters, ListedCase, Section, is_called, section_of
from bot.desk.frame import parts
from bot.desk.frame.look_order import LookOrder
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column.found_list import FoundList
from bot.desk.inbox.column.own_teams import OwnTeams
from bot.desk.inbox.column.page_list import PageList
from bot.desk.inbox.column.reminders import ReminderStrip
from bot.desk.inbox.column.section_list import SectionList, Shown
from bot.desk.inbox.column.tools import Count, Tools
from bot.desk.inbox.column.urgency import Warned, Watch, is_called_up, list_late, sort_by_due, told_to
from bot.desk.inbox.column.views import ELSEWHERE, VIEWS, Chosen
from bot.service.cases.queue import Queue, check_queue

Cases = dict[str, list[ListedCase]]


@dataclass(frozen=True, kw_only=True)
class News:
    """What a look at the queue brought: ``calls`` are worth a sound; ``unseen``: how many chats of mine have news;
    ``warned``: what is due soon, or late; ``reminded``: reminders whose time has come.
    """

    waiting: int
    calls: tuple[ListedCase, ...] = ()
    unseen: int = 0
    warned: tuple[Warned, ...] = ()
    reminded: tuple[Reminder, ...] = ()


class QueuePanel:
    """What all pages share is compared by identity: a look that brings nothing new draws nothing.

    ``moved`` is called when the person has chosen something else, so that it stands in the address.
    """

    def __init__(self, visit: Visit, chosen: Chosen, *, moved: Callable[[], Awaitable[None]]) -> None:
        self.chosen = chosen
        self._visit = visit
        self._moved = moved
        self._teams = OwnTeams(visit)
        self._order = LookOrder()
        self._watch = Watch()
        self._queue = Queue()
        self._loaded = False
        self._current: int | None = None
        self._opened_unseen: int | None = None
        self._tools: Tools | None = None
        self._reminders: ReminderStrip | None = None
        self._body: Element | None = None
        self._list: SectionList | PageList | FoundList | None = None

    def build(self) -> None:
        """Draw the empty column."""
        self._tools = Tools(self._visit, self.chosen, self._choose)
        self._reminders = ReminderStrip(self._visit)
        self._body = parts.box("queue-body")
        self._build_list()

    async def show(self, chosen: Chosen) -> None:
        """Show what an address asks for."""
        assert self._tools is not None
        if chosen != self.chosen:
            self._tools.fill(chosen)
            await self._change(chosen)

    async def refresh(self) -> News | None:
        """Look at the queue again; None when nothing could be read."""
        assert self._tools is not None
        ticket = self._order.begin()
        queue = await self._visit.look(self._read)
        regrouped = await self._teams.look()
        if regrouped:
            self._tools.show_teams(self._teams.all)
        if isinstance(self._list, PageList | FoundList):
            await self._list.refresh()
        if queue is None or not self._order.is_newest(ticket):
            return None
        nearer, changed = self._watch.look(queue.cases, self._visit.app.clock())
        warned = told_to(nearer, self._visit.person.id, leads=lambda: self._visit.may(Right.TAKE_OVER))
        reminded = self._show_reminders(queue)
        calls = self._list_news(queue) if self._loaded and queue is not self._queue else ()
        await self._load_saved()
        aging = regrouped or bool(self.chosen.filters.age)  # time alone brings more of them
        if not self._loaded or changed or aging or queue is not self._queue:
            self._queue, self._loaded = queue, True
            self.note_seen()
            self.draw()
        return News(
            waiting=sum(self._teams.rings(case) for case in queue.cases),
            calls=calls,
            unseen=self._count_unseen(),
            warned=warned,
            reminded=reminded,
        )

    @property
    def own_teams(self) -> frozenset[int]:
        """The teams of who looks."""
        return self._teams.own

    @property
    def cases(self) -> Sequence[ListedCase]:
        """All open cases, in the order of the queue."""
        return self._queue.cases

    async def _load_saved(self) -> None:
        assert self._tools is not None
        if not self._loaded:
            await self._tools.saved.load()
            await self._tools.within.load()

    async def find_now(self, wanted: str) -> tuple[int, int] | None:
        """The first chat that is found, and the line in it or 0; whatever was typed a moment ago counts."""
        chosen = replace(self.chosen, wanted=wanted)
        if not isinstance(self._list, FoundList) or self._list.wanted != wanted:
            await self._change(chosen)
        if not isinstance(self._list, FoundList):
            return None
        await self._list.refresh()
        return self._list.first

    def select(self, conversation_id: int | None) -> None:
        """Mark the open chat."""
        if conversation_id != self._current:
            case = self.find(conversation_id)
            self._opened_unseen = conversation_id if case is not None and self._is_unseen(case) else None
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
        """Bring the column up to date."""
        assert self._tools is not None
        cases = self._sort_out()
        self._tools.show(self.chosen, self._count(cases))
        self._tools.saved.show(self.chosen, count=lambda chosen: self._count_in(chosen, cases))
        if isinstance(self._list, SectionList):
            self._list.show(self._to_shown(cases))
        elif isinstance(self._list, FoundList):
            self._list.draw(self._current, self._queue)
        elif self._list is not None:
            self._list.draw(self._current)

    def _show_reminders(self, queue: Queue) -> tuple[Reminder, ...]:
        assert self._reminders is not None
        return self._reminders.show(queue.reminders)

    async def _read(self) -> Queue:
        check_queue(self._visit.person)
        return await self._visit.desk.queue.look()

    async def _choose(self, chosen: Chosen) -> None:
        await self._change(chosen)
        await self._moved()

    async def _change(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self._build_list()
        self.draw()
        if isinstance(self._list, PageList | FoundList):
            await self._list.refresh()

    def _build_list(self) -> None:
        assert self._body is not None
        self._body.clear()
        chosen, view = self.chosen, self.chosen.view
        with self._body:
            if chosen.wanted:
                assert self._tools is not None
                self._list = FoundList(self._visit, chosen, widen=self._tools.widen)
            elif view.pages is not None:
                self._list = PageList(self._visit, view.name, view.pages, chosen.filters)
            else:
                self._list = SectionList(self._visit, view, redraw=self.draw)

    def _sort_out(self) -> Cases:
        """Every open case in its section; of one's own those come first in which something new stands."""
        cases: Cases = {section.value: [] for section in Section}
        cases[ELSEWHERE] = []
        me = self._visit.person.id
        for case in self._queue.cases:
            section = section_of(case, me)
            if self._teams.is_elsewhere(case):
                cases[ELSEWHERE].append(case)
                continue
            called = section is Section.OTHERS and me in case.mentioned  # a note asks for who looks
            cases[Section.MINE.value if called else section.value].append(case)
        cases["mine"].sort(key=self._turn)
        if self.chosen.due_first:
            cases |= {name: sort_by_due(cases[name]) for name in ("mine", "waiting", "others", ELSEWHERE)}
        cases["late"] = list_late(self._queue.cases, self._visit.app.clock())
        return cases

    def _turn(self, case: ListedCase) -> int:
        """Unseen, unanswered, answered; a chat that was opened keeps its place while it is open."""
        if is_called_up(case, self._visit.app.clock()):
            return 0
        if self._is_unseen(case) or (case.unanswered and case.conversation_id == self._opened_unseen):
            return 0
        return 1 if case.unanswered else 2

    def _count(self, cases: Cases) -> dict[str, Count]:
        counts = {
            view.name: Count(total=sum(len(cases[name]) for name in view.sections[:1]))
            for view in VIEWS
            if view.sections
        }
        unseen = any(self._is_unseen(case) for case in cases["mine"])
        late = len(cases["late"])
        return counts | {
            "late": Count(total=late, unseen=bool(late)),
            "mine": Count(total=len(cases["mine"]), unseen=unseen),
            "open": Count(total=len(self._queue.cases)),
        }

    def _count_in(self, chosen: Chosen, cases: Cases) -> int:
        """How many open cases another choice would show; of several sections the first, as for the views."""
        now = self._visit.app.clock()
        names = chosen.view.sections if chosen.view.name in ("open", "waiting") else chosen.view.sections[:1]
        return sum(chosen.filters.take(case, now, self._teams.own) for name in names for case in cases[name])

    def _to_shown(self, cases: Cases) -> Shown:
        filters, now, own = self.chosen.filters, self._visit.app.clock(), self._teams.own
        return Shown(
            cases={name: [case for case in found if filters.take(case, now, own)] for name, found in cases.items()},
            totals={name: len(found) for name, found in cases.items()},
            current=self._current,
            unseen=self._is_unseen,
            narrowed=filters != Filters(),
            loaded=self._loaded,
        )

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
        me = self._visit.person.id
        if is_called(case, before, me):
            return True
        section = section_of(case, me)
        if section is Section.WAITING:
            return self._teams.rings(case) and (before is None or not self._teams.rings(before))
        if section is not Section.MINE:
            return False
        if case.assigned and (before is None or not before.assigned):
            return True
        if case.woken is Woken.TIME and (before is None or before.woken is not Woken.TIME):
            return True
        return before is not None and _last_id(case) > _last_id(before)


def _last_id(case: ListedCase) -> int:
    return case.last.id if case.last is not None else 0
