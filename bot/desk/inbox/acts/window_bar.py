"""Above the reply box: until when a customer of the shop's own account can be written to, and is its owner here."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from nicegui.element import Element

from bot.core.reach.behalf import SOON, Standing, Window
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit


class WindowBar:
    """Empty where there is no end. It stands beside the box, which keeps what is typed when a new end comes."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._body: Element | None = None
        self._shown: list[tuple[str, str]] = []

    def build(self) -> None:
        """Draw the empty bar."""
        self._body = parts.box("window-bars")

    def show(self, window: Window | None) -> None:
        """Say how it is."""
        lines = self._list_lines(window) if window is not None else []
        if lines == self._shown or self._body is None:
            return
        self._shown = lines
        self._body.clear()
        with self._body:
            for kind, words in lines:
                parts.attribute(parts.Text(words, f"window-bar is-{kind}"), role="status")

    def _list_lines(self, window: Window) -> list[tuple[str, str]]:
        say, now, zone = self._visit.say, self._visit.app.clock(), self._visit.app.business.zone
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
