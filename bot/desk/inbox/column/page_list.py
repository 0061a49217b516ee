"""A list that is read page by page: chats with the bot, closed cases."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from bot.core.queue import Filters, ListedChat, merge_pages
from bot.desk.frame import parts
from bot.desk.frame.look_order import LookOrder
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column.chat_row import render_chat
from bot.desk.inbox.column.row_list import RowList
from bot.service.cases.views import PAGE

PAUSE: Final = 2.5  # seconds between two looks: every message of any chat asks for one
Read = Callable[..., tuple[ListedChat, ...]]


class PageList:
    """Built where it is made."""

    def __init__(self, visit: Visit, name: str, read: Read, filters: Filters) -> None:
        self._visit = visit
        self._read = read
        self._filters = filters
        self._order = LookOrder()
        self._looked_at = 0.0
        self._current: int | None = None
        self._chats: tuple[ListedChat, ...] = ()
        self._ended = False
        with parts.box(f"queue-section queue-{name}", tag="section"):
            self._rows: RowList[tuple[float, int]] = RowList()
            self._nothing = parts.Text("", "queue-nothing")
            self._more = parts.button(visit.say("more-rows"), self.read_on, kind="quiet", classes="more")
        self._more.set_visibility(False)
        self._empty = visit.say("queue-no-match" if filters != Filters() else f"queue-{name}-empty")

    async def refresh(self) -> None:
        """Read the first page again, unless somebody just has."""
        if time.monotonic() - self._looked_at < PAUSE:
            return
        self._looked_at, ticket = time.monotonic(), self._order.begin()
        page = await self._visit.read(self._read, self._filters)
        if page is None or not self._order.is_newest(ticket) or self._is_gone():
            return
        full = len(page) >= PAGE
        self._ended = self._ended if full and self._chats else not full
        self._chats = merge_pages(self._chats, page, full=full)
        self.draw(self._current)

    async def read_on(self) -> None:
        """The next page."""
        if not self._chats:
            return
        page = await self._visit.read(self._read, self._filters, before=self._chats[-1].place)
        if page is None or self._is_gone():
            return
        known = {chat.place for chat in self._chats}
        self._chats = (*self._chats, *(chat for chat in page if chat.place not in known))
        self._ended = len(page) < PAGE
        self.draw(self._current)

    def draw(self, current: int | None) -> None:
        """Mark the open chat."""
        self._current = current
        rows = {chat.place: (chat.conversation_id, render_chat(self._visit, chat)) for chat in self._chats}
        self._rows.show(rows, current=current)
        self._nothing.set_text("" if self._chats or not self._looked_at else self._empty)
        self._more.set_visibility(not self._ended and bool(self._chats))

    def _is_gone(self) -> bool:
        return self._nothing.is_deleted
