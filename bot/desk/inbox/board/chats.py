"""The chats of one person, to look into and to tick: what is ticked is handed on together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from markupsafe import Markup
from nicegui import ui

from bot.core.desk.numbers import write_number
from bot.core.queue import ListedCase
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column.case_row import render_clock, render_team

MOST = 200  # rows
# Markup.format escapes what is not Markup itself
ROW = Markup(
    '<a class="board-link" href="/desk/chat/{chat}?view=open">'
    '<span class="case-top"><span class="case-name">{name}</span>{badge}'
    '<span class="case-number">№ {number}</span><span class="case-where">{where}</span>{clock}</span>'
    '<span class="case-text">{team}<span class="case-why {hot}">{why}</span>{text}</span></a>'
)
BADGE = Markup('<span class="badge is-unseen" title="{hint}">{count}</span>')


class _Row:
    """A tick and a link; the tick stays when the chat has news."""

    def __init__(self, visit: Visit, case: ListedCase, *, ticked: Callable[[int, bool], None]) -> None:
        self._visit = visit
        self._case: ListedCase | None = None
        chat = case.conversation_id
        with parts.box("board-chat") as self.whole:
            self.tick = parts.box("board-tick", tag="input")
            parts.attribute(self.tick, type="checkbox", data_tick=chat)
            parts.attribute(self.tick, aria_label=visit.say("board-tick", number=write_number(case.id)))
            checked = "(event) => emit(event.target.checked)"
            self.tick.on("change", lambda event: ticked(chat, event.args is True), js_handler=checked)
            self._body = ui.html("", sanitize=False).classes("board-chat-body")
        self.show(case)

    def show(self, case: ListedCase) -> None:
        """Bring the row up to date."""
        if case is not self._case:
            self._case = case
            self._body.set_content(_render(self._visit, case))


class ChatList:
    """``move`` is asked to hand on the ticked chats."""

    def __init__(self, visit: Visit, *, move: Callable[[tuple[int, ...]], Awaitable[None]]) -> None:
        self._visit = visit
        self._move = move
        self._rows: dict[int, _Row] = {}
        self._ticked: set[int] = set()

    def build(self) -> None:
        """Draw the empty list."""
        say = self._visit.say
        with parts.box("board-chats", tag="section"):
            with parts.box("board-head"):
                self._title = parts.Text("", tag="h2")
                self._all = parts.button(say("board-all"), self._tick_all, kind="quiet", classes="board-all")
                self._go = parts.Text("", "btn btn-primary board-move", tag="button")
                parts.attribute(self._go, type="button")
                self._go.on("click", lambda: self._move(tuple(sorted(self._ticked))), args=[])
            self._body = parts.box("board-rows")
            self._nothing = parts.Text("", "queue-nothing")

    def forget(self) -> None:
        """Nothing is ticked any more."""
        self._ticked.clear()
        self._rows.clear()
        self._body.clear()

    def show(self, cases: Sequence[ListedCase], *, holder: str, team: str = "") -> None:
        """Bring the list up to date; ``holder`` "" for the queue, or the part of it that is a ``team``'s."""
        shown = cases[:MOST]
        wanted = [case.conversation_id for case in shown]
        self._ticked &= set(wanted)
        if wanted != list(self._rows):
            self._draw(shown)
        for case in shown:
            self._rows[case.conversation_id].show(case)
        key = "board-of" if holder or team else "board-waiting"
        self._title.set_text(self._visit.say(key, name=holder or team, count=len(cases)))
        self._nothing.set_text("" if cases else self._visit.say("board-none" if holder else "queue-waiting-empty"))
        self._show_buttons()

    def _draw(self, cases: Sequence[ListedCase]) -> None:
        self._body.clear()
        with self._body:
            self._rows = {case.conversation_id: self._build_row(case) for case in cases}

    def _build_row(self, case: ListedCase) -> _Row:
        row = _Row(self._visit, case, ticked=self._tick)
        parts.attribute(row.tick, checked=case.conversation_id in self._ticked)
        return row

    def _tick(self, chat: int, on: bool) -> None:
        self._ticked.add(chat) if on else self._ticked.discard(chat)
        parts.attribute(self._rows[chat].tick, checked=on)
        self._show_buttons()

    def _tick_all(self) -> None:
        self._ticked = set() if len(self._ticked) == len(self._rows) else set(self._rows)
        for chat, row in self._rows.items():
            parts.attribute(row.tick, checked=chat in self._ticked).update()
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._all.set_visibility(len(self._rows) > 1)
        self._go.set_visibility(bool(self._ticked))
        self._go.set_text(self._visit.say("board-move", count=len(self._ticked)))


def _render(visit: Visit, case: ListedCase) -> str:
    hot = "is-hot" if case.priority >= 2 else ""
    hint = visit.say("unanswered", count=case.unanswered)
    return str(
        ROW.format(
            chat=case.conversation_id,
            name=names.customer(visit, case),
            badge=BADGE.format(hint=hint, count=case.unanswered) if case.unanswered else Markup(""),
            number=write_number(case.id),
            where=f"{visit.say(f'short-{case.language}')} · {names.channel(visit, case)}",
            clock=render_clock(visit, case),
            team=render_team(visit, case),
            hot=hot,
            why=names.reason(visit, case),
            text=names.excerpt(visit, case),
        )
    )
