"""After publishing: what the check said, and the way back, for as long as the page is open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui.element import Element

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.publishing.dialog import Passed
from bot.desk.publishing.report_view import draw_report, say_sum

Undo = Callable[[], Awaitable[None]]


class DoneBar:
    """A line under the head of the page; empty until something was published."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._place: Element | None = None

    def build(self) -> None:
        """Where it will stand."""
        self._place = parts.attribute(parts.box("gate-done"), role="status")

    def show(self, passed: Passed, undo: Undo | None, *, words: str = "") -> None:
        """It is live; ``words`` say what was done, where that is not clear from the page."""
        self.clear()
        if self._place is None:
            return
        say, report = self._visit.say, passed.report
        found = say_sum(self._visit, report) if report is not None else say("gate-not-checked")
        if report is not None and not report.asked:
            found = ""  # customers see none of it
        with self._place, parts.box("card gate-done-card"):
            self._draw_line(f"{words or say('gate-live')} {found}", undo)
            if report is not None and report.verdicts:
                with parts.box("gate-what", tag="details"):
                    parts.Text(say("gate-what"), tag="summary")
                    draw_report(self._visit, report)

    def tell(self, words: str, undo: Undo) -> None:
        """Something was done that changes nothing for customers."""
        self.clear()
        if self._place is not None:
            with self._place, parts.box("card gate-done-card"):
                self._draw_line(words, undo)

    def _draw_line(self, words: str, undo: Undo | None) -> None:
        with parts.box("gate-done-line"):
            parts.Text(words, "gate-sum")
            if undo is not None:
                parts.button(self._visit.say("undo"), undo, classes="gate-undo")

    def clear(self) -> None:
        """Nothing to undo."""
        if self._place is not None:
            self._place.clear()
