"""What the search over all chats has found: chats by number and name, then lines that have the words."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import State
from bot.core.desk.numbers import is_mistyped
from bot.core.queue import ListedChat
from bot.desk.frame import parts
from bot.desk.frame.look_order import LookOrder
from bot.desk.frame.parts import Action
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column.chat_row import render_chat, render_line
from bot.desk.inbox.column.row_list import RowList
from bot.desk.inbox.column.views import Chosen
from bot.service.cases.queue import Queue
from bot.service.chat import finding
from bot.service.chat.finding import FoundLine, Results


class FoundList:
    """Built where it is made."""

    def __init__(self, visit: Visit, chosen: Chosen, *, widen: Action) -> None:
        self.wanted = chosen.wanted
        self._scope = chosen.within.to_scope(chosen.filters, visit.app.business.zone)
        self._visit = visit
        self._order = LookOrder()
        self._found: Results | None = None
        self._current: int | None = None
        self._queue = Queue()
        with parts.box("queue-section queue-found-chats", tag="section") as self._chat_section:
            parts.Text(visit.say("found-chats"), "queue-title", tag="h2")
            self._chats: RowList[int] = RowList()
        with parts.box("queue-section queue-found-lines", tag="section") as self._line_section:
            parts.Text(visit.say("found-lines"), "queue-title", tag="h2")
            self._lines: RowList[int] = RowList()
            self._more = parts.button(visit.say("more-rows"), self.read_on, kind="quiet", classes="more")
        self._nothing = parts.Text("", "queue-nothing")
        self._widen = parts.button(visit.say("found-everywhere"), widen, kind="quiet", classes="more widen")
        self.draw(None, self._queue)

    async def refresh(self) -> None:
        """Look once: what is found does not change under the eyes."""
        if self._found is not None:
            return
        ticket = self._order.begin()
        found = await self._visit.read(finding.find, self.wanted, scope=self._scope)
        if found is not None and self._order.is_newest(ticket) and not self._nothing.is_deleted:
            self._found = found
            self.draw(self._current, self._queue)

    async def read_on(self) -> None:
        """More lines, of chats that are not there yet."""
        before = self._found
        if before is None or before.rest is None:
            return
        known = [line.hit.conversation_id for line in before.lines]
        more = await self._visit.read(finding.find, self.wanted, scope=self._scope, before=before.rest, known=known)
        if more is not None and self._found is before and not self._nothing.is_deleted:
            self._found = Results(chats=before.chats, lines=(*before.lines, *more.lines), rest=more.rest)
            self.draw(self._current, self._queue)

    @property
    def first(self) -> tuple[int, int] | None:
        """The chat of the first row, and the line in it or 0."""
        found = self._found or Results()
        if found.chats:
            return found.chats[0].conversation_id, 0
        return (found.lines[0].hit.conversation_id, found.lines[0].hit.message_id) if found.lines else None

    def draw(self, current: int | None, queue: Queue) -> None:
        """Mark the open chat; what is found stays, but who has a chat may change."""
        self._current, self._queue, found = current, queue, self._found or Results()
        chats = {chat.conversation_id: (chat.conversation_id, self._render(chat)) for chat in found.chats}
        self._chats.show(chats, current=current)
        self._lines.show({line.hit.message_id: self._to_row(line) for line in found.lines}, current=current)
        self._chat_section.set_visibility(bool(found.chats))
        self._line_section.set_visibility(bool(found.lines) or found.rest is not None)
        self._more.set_visibility(found.rest is not None)
        nothing, narrow = self._found is not None and not found.chats and not found.lines, self._scope.is_narrow
        self._nothing.set_text(self._say_nothing(found) if nothing else "")
        self._widen.set_visibility(narrow and self._found is not None)

    def _say_nothing(self, found: Results) -> str:
        say = self._visit.say
        if is_mistyped(self.wanted):
            return say("found-typo")
        if found.rest is not None:
            return say("found-not-yet")
        return say("found-nothing-within" if self._scope.is_narrow else "found-nothing")

    def _render(self, chat: ListedChat) -> str:
        case = self._queue.by_conversation.get(chat.conversation_id)
        number, free = (case.id, case.state is State.WAITING) if case is not None else (None, False)
        return render_chat(self._visit, replace(chat, case_id=number, free=free))

    def _to_row(self, line: FoundLine) -> tuple[int, str]:
        return line.hit.conversation_id, render_line(self._visit, line)
