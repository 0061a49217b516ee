"""Above the reply box: until when a customer of the shop's own account can be written to, and is its owner here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from nicegui.element import Element

from bot.core.conversation import Conversation, Holder
from bot.core.reach.behalf import SOON, Standing, Window
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.service.chat.behalf import hearing


@dataclass(frozen=True, kw_only=True)
class Hour:
    """An hour of the owner that was ended from here."""

    conversation_id: int
    until: datetime


class WindowBar:
    """Empty where there is no end. It stands beside the box, which keeps what is typed when a new end comes."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._body: Element | None = None
        self._shown: object = None
        self._ended: Hour | None = None

    def build(self) -> None:
        """Draw the empty bar."""
        self._body = parts.box("window-bars")

    def show(self, window: Window | None, conversation: Conversation) -> None:
        """Say how it is, and whose turn."""
        if self._body is None:
            return
        now = self._visit.app.clock()
        hushed = window is not None and window.is_hushed(now)
        may_end = window if hushed and conversation.owner.holder is not Holder.OPERATOR else None
        undo = self._find_undo(conversation.id, now) if not hushed else None
        lines = self._list_lines(window, now) if window is not None else []
        shown = (conversation.id, lines, may_end is not None, undo)
        if shown == self._shown:
            return
        self._shown = shown
        self._body.clear()
        with self._body:
            for kind, words in lines:
                with parts.box(f"window-bar is-{kind}"):
                    parts.attribute(parts.Text(words, tag="span"), role="status")
                    if kind == "owner" and may_end is not None:
                        self._draw_end(may_end, conversation)
            if undo is not None:
                self._draw_undo(undo)

    def _draw_end(self, window: Window, conversation: Conversation) -> None:
        say, hint = self._visit.say, self._visit.say("behalf-speak-hint")
        end = partial(self._end, window, conversation)
        parts.button(say("behalf-speak"), end, kind="small", classes="hush-end", hint=hint)

    def _draw_undo(self, ended: Hour) -> None:
        with parts.box("window-bar is-owner"):
            parts.attribute(parts.Text(self._visit.say("behalf-speaks"), tag="span"), role="status")
            parts.button(self._visit.say("undo"), lambda: self._undo(ended), kind="small", classes="hush-undo")

    def _find_undo(self, conversation_id: int, now: datetime) -> Hour | None:
        ended = self._ended
        return ended if ended and ended.conversation_id == conversation_id and now < ended.until else None

    async def _end(self, window: Window, conversation: Conversation) -> None:
        write = self._visit.app.database.write
        until = await self._visit.attempt(lambda person: write(hearing.do_end_hush, person, conversation.id))
        if until is not None:
            self._ended = Hour(conversation_id=conversation.id, until=until)
            self.show(replace(window, hushed_until=None), conversation)

    async def _undo(self, ended: Hour) -> None:
        write, where = self._visit.app.database.write, ended.conversation_id
        self._ended = None
        await self._visit.attempt(lambda person: write(hearing.do_hush_again, person, where, until=ended.until))

    def _list_lines(self, window: Window, now: datetime) -> list[tuple[str, str]]:
        say, zone = self._visit.say, self._visit.app.business.zone
        lines = []
        if window.hushed_until is not None and window.is_hushed(now):
            lines.append(("owner", say("behalf-owner", time=times.say_time(window.hushed_until, zone))))
        if window.standing is Standing.WORKS and window.is_open(now):
            lines.append(self._say_end(window, now, zone))
        return lines

    def _say_end(self, window: Window, now: datetime, zone: ZoneInfo) -> tuple[str, str]:
        if window.until - now < SOON:
            return "soon", self._visit.say("behalf-soon", time=times.say_time(window.until, zone))
        return "until", self._visit.say("behalf-until", time=times.say_date(window.until, zone))
