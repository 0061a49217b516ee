"""After publishing: what the check said, and the way back, for as long as the page is open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui.element import Element

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.gating.dialog import Passed
from bot.desk.studio.gating.report_view import draw_report, say_sum

Undo = Callable[[], Awaitable[None]]


class DoneBar:
    """A line under the head of the page; empty until something was published."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._place: Element | None = None

    def build(self) -> None:
        """Where it will stand."""
        self._place = parts.attribute(parts.box("gate-done"), role="status")

    def show(self, passed: Passed, undo: Undo) -> None:
        """It is live."""
        say, report = self._visit.say, passed.report
        self.clear()
        if self._place is None:
            return
        with self._place, parts.box("card gate-done-card"):
            with parts.box("gate-done-line"):
                words = say_sum(self._visit, report) if report is not None else say("gate-not-checked")
                parts.Text(f"{say('gate-live')} {words}", "gate-sum")
                parts.button(say("undo"), undo, classes="gate-undo")
            if report is not None and report.verdicts:
                with parts.box("gate-what", tag="details"):
                    parts.Text(say("gate-what"), tag="summary")
                    draw_report(self._visit, report)

    def clear(self) -> None:
        """Nothing to undo."""
        if self._place is not None:
            self._place.clear()
