"""Queue, chat and brief side by side; opening a chat changes the columns, not the page."""

from __future__ import annotations

import json
from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.events import GenericEventArguments

from bot.core.queue import ListedCase, choose_next
from bot.desk.frame import parts
from bot.desk.frame.ids import to_id
from bot.desk.frame.live import Live
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts import sending
from bot.desk.inbox.acts.company import CompanyOfPage
from bot.desk.inbox.alarm import Alarm
from bot.desk.inbox.chat_panel import ChatPanel, Doings
from bot.desk.inbox.column.views import LONGEST, Address, read_path
from bot.desk.inbox.queue_panel import News, QueuePanel
from bot.service.cases import holding, notes
from bot.service.cases.leading import assigning


class Workspace:
    """The page /desk and /desk/chat/{id}."""

    def __init__(self, visit: Visit, address: Address) -> None:
        self._visit = visit
        self._address = address
        self._queue = QueuePanel(visit, address.chosen, moved=self._moved)
        self._chat: ChatPanel | None = None
        self._grid: Element | None = None
        self._chat_column: Element | None = None
        self._brief_column: Element | None = None
        self._waiting = self._unseen = 0
        self._alarm = Alarm(visit)
        self._company = CompanyOfPage(visit)

    async def build(self) -> None:
        """Draw everything and begin to listen."""
        say = self._visit.say
        self._grid = parts.box("workspace")
        with self._grid:
            with parts.attribute(parts.box("column-queue"), id="queue", aria_label=say("nav-queue"), role="region"):
                self._queue.build()
            self._chat_column = parts.attribute(parts.box("column-chat"), role="region", aria_label=say("chat"))
            self._brief_column = parts.attribute(parts.box("column-brief", tag="aside"), aria_label=say("brief"))
        ui.on("desk-open", lambda event: self._open_asked(event), args=None)
        ui.on("desk-claim", lambda event: self.claim(to_id(event.args)), args=None)
        ui.on("desk-path", lambda event: self._path_changed(event), args=None)
        ui.on("desk-send", lambda event: self._send_asked(event), args=None)
        ui.on("desk-typing", lambda event: self._typing_told(event), args=None)
        ui.on("desk-find", lambda event: self._find_asked(event), args=None)
        await self._refresh_queue()
        self._company.start()
        await self._show(self._address.chat, line=self._address.line)
        Live(self._visit, self._look).start()

    async def claim(self, number: int) -> None:
        """Take a case and open its chat."""
        write = self._visit.app.database.write
        case = await self._visit.attempt(lambda person: write(holding.do_claim, self._visit.app, person, number))
        if case is None:
            await self._reload()
            return
        await self._open(case.conversation_id)
        await self._reload()
        self._visit.run_script("desk.focusReply()")

    async def _open(self, conversation_id: int | None, *, line: int = 0) -> None:
        """Show another chat, or another line of this one, and put its address into the browser."""
        if line or self._chat is None or self._chat.conversation_id != conversation_id:
            address = Address(chat=conversation_id, chosen=self._queue.chosen)
            self._visit.run_script(f"desk.push({json.dumps(address.path)})")
            await self._show(conversation_id, line=line)

    async def _moved(self) -> None:
        chat = self._chat.conversation_id if self._chat is not None else None
        path = Address(chat=chat, chosen=self._queue.chosen).path
        self._visit.run_script(f"desk.setAddress({json.dumps(path)})")

    async def _show(self, conversation_id: int | None, *, line: int = 0) -> None:
        assert self._grid is not None
        assert self._chat_column is not None
        assert self._brief_column is not None
        self._chat_column.clear()
        self._brief_column.clear()
        self._chat = None
        self._grid.classes(remove="show-brief")
        if conversation_id is None:
            self._grid.classes(remove="has-chat")
            self._draw_nothing()
        else:
            self._grid.classes(add="has-chat")
            await self._draw_chat(conversation_id, self._chat_column, self._brief_column, line=line)
        self._queue.select(conversation_id)
        self._company.open(conversation_id)
        await self._see()
        self._retitle()

    async def _draw_chat(self, conversation_id: int, chat: Element, brief: Element, *, line: int) -> None:
        doings = Doings(claim=self.claim, reload=self._reload, leave=self._leave, go_on=self.go_on)
        panel = ChatPanel(self._visit, conversation_id, doings, line=line)
        self._chat = panel
        panel.build(chat=chat, brief=brief)
        if not await panel.refresh() and self._chat is panel:
            await self._open(None)

    def _draw_nothing(self) -> None:
        assert self._chat_column is not None
        say = self._visit.say
        with self._chat_column:
            if self._waiting:
                parts.empty(say("pick-title"), [say("pick-text")])
            else:
                parts.empty(say("calm-title"), [say("calm-text")])

    async def _leave(self) -> None:
        await self._open(None)

    async def _reload(self) -> None:
        """After something was done here: look now, whether or not the ring was heard."""
        self._visit.desk.queue.ring()
        await self._refresh_queue()
        if self._chat is not None:
            await self._chat.refresh()

    async def _look(self, queue: bool, chats: frozenset[int] | None) -> None:
        self._company.beat()
        chat, before = self._chat, self._listed()
        if queue:
            await self._refresh_queue()
        if chat is None or chat is not self._chat:
            return
        await self._see()
        if chats is None or chat.conversation_id in chats or self._listed() is not before or chat.is_old():
            await chat.refresh()

    async def _see(self) -> None:
        """What calls this person in the open chat is before their eyes, and what the desk gave them is theirs."""
        listed, write = self._listed(), self._visit.app.database.write
        if listed is None:
            return
        me, chat = self._visit.person.id, listed.conversation_id
        if me in listed.mentioned:
            await self._visit.attempt(lambda person: write(notes.do_see_mentions, person, chat))
        if listed.assigned and listed.person_id == me:
            await self._visit.attempt(lambda person: write(assigning.do_look, self._visit.app, person, chat))

    def _listed(self) -> ListedCase | None:
        """What the list says of the open chat."""
        return self._queue.find(self._chat.conversation_id) if self._chat is not None else None

    async def _refresh_queue(self) -> None:
        news = await self._queue.refresh()
        if news is not None:
            self._announce(news)

    def _announce(self, news: News) -> None:
        self._alarm.tell(news.calls, warned=news.warned, reminded=news.reminded, pending=news.waiting + news.unseen)
        was_calm = self._waiting == 0
        self._waiting, self._unseen = news.waiting, news.unseen
        self._retitle()
        if self._chat is None and was_calm != (news.waiting == 0) and self._chat_column is not None:
            self._chat_column.clear()
            self._draw_nothing()

    def _retitle(self) -> None:
        name = self._chat.title if self._chat and self._chat.title else self._visit.say("nav-queue")
        called = self._waiting + self._unseen
        title = f"({called}) {name}" if called else name
        if self._visit.client.title != title:
            with self._visit.client:
                ui.page_title(title)

    async def _open_asked(self, event: GenericEventArguments) -> None:
        wanted: dict[str, Any] = event.args if isinstance(event.args, dict) else {}
        chat = to_id(wanted.get("chat"))
        if chat:
            await self._open(chat, line=to_id(wanted.get("line")))

    def _typing_told(self, event: GenericEventArguments) -> None:
        told: dict[str, Any] = event.args if isinstance(event.args, dict) else {}
        self._company.type(to_id(told.get("conversation")), on=told.get("on") is True)

    async def _find_asked(self, event: GenericEventArguments) -> None:
        """Enter in the search: open the first chat that is found, at its line."""
        first = await self._queue.find_now(str(event.args).strip()[:LONGEST])
        if first is not None:
            await self._open(first[0], line=first[1])

    async def _path_changed(self, event: GenericEventArguments) -> None:
        address = read_path(str(event.args))
        await self._queue.show(address.chosen)
        if address.chat != (self._chat.conversation_id if self._chat else None):
            await self._show(address.chat, line=address.line)

    async def _send_asked(self, event: GenericEventArguments) -> None:
        order = sending.read_order(self._visit, event.args)
        if order is None:
            return
        sent = await sending.send(self._visit, order)
        if sent.came is not None:
            self._visit.run_script(f"seen.stopped({order.conversation_id}, {sent.came.line}, {sent.came.note})")
        self._visit.run_script(f"desk.answered({json.dumps(event.args['client'])}, {json.dumps(sent.done)})")
        if order.note and sent.done:
            self._visit.run_script("acts.noted()")
        await self._reload()
        if sent.goes_on:
            await self.go_on()
        elif order.first:
            self._visit.run_script("desk.focusReply()")
        elif sent.closed:
            self._visit.run_script("acts.focusNext()")

    async def go_on(self) -> None:
        """Open the chat to go on with: of mine who waits, else the head of the queue."""
        now = self._chat.conversation_id if self._chat is not None else 0
        following = choose_next(self._queue.cases, self._visit.person.id, after=now, own=self._queue.own_teams)
        if following is None:
            self._visit.notify(self._visit.say("next-none"))
        await self._open(following)
        self._visit.run_script("desk.focusReply()")
