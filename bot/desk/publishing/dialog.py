"""Checks a change before it goes live. Without a loss nobody is asked anything."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from nicegui import ui
from nicegui.element import Element

from bot.core.articles.replay import Report
from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.publishing.report_view import draw_report, say_sum
from bot.errors import AnswerdeskError, EngineBusy
from bot.service.articles.gate import checking
from bot.service.articles.gate.checking import Changes

LONGEST_REASON = 300
SHOWN_AFTER = 0.6  # seconds: what is through by then needs no dialog


@dataclass(frozen=True, kw_only=True)
class Passed:
    """The change may go live; ``report`` is None where nobody could be asked."""

    report: Report | None
    why: str = ""


async def pass_gate(visit: Visit, person: Person, changes: Changes, *, why: str = "") -> Passed | None:
    """Ask the bot what becomes of its questions; None when the person thinks better of it; ``why`` they said."""
    waiting = _Waiting(visit)
    task = asyncio.create_task(checking.check(visit.app, person, changes, told=waiting.tell))
    try:
        await asyncio.wait((task,), timeout=SHOWN_AFTER)
        if not task.done():
            await waiting.show(task)
        if task.cancelled():
            return None
        report = await task
    except EngineBusy as error:
        return await _ask_unchecked(visit, error, why)
    except AnswerdeskError as error:
        visit.show_error(error)
        return None
    finally:
        waiting.close()
    return await _ask_reason(visit, report, why) if report.losses else Passed(report=report, why=why)


class _Waiting:
    """How far the questions are, while that takes longer than a moment."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._dialog: ui.dialog | None = None
        self._progress: Element | None = None
        self._told = (0, 0)

    async def show(self, task: asyncio.Task[Report]) -> None:
        """Until it is through, or the person stops it."""
        say = self._visit.say
        with self._visit.dialog(say("gate-title")) as self._dialog, parts.box("dialog gate-waiting"):
            parts.Text(say("gate-title"), tag="h2")
            self._progress = parts.box("gate-progress")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), lambda: _cancel(task), kind="quiet", classes="gate-stop")
        self._dialog.props("persistent")
        self._dialog.open()
        self.tell(*self._told)
        await asyncio.wait((task,))

    def tell(self, done: int, total: int) -> None:
        """So many of so many questions are asked."""
        self._told = (done, total)
        if self._progress is None:
            return
        self._progress.clear()
        with self._progress:
            say = self._visit.say
            parts.Text(say("gate-progress", done=done, total=total) if total else say("gate-begins"), "muted")
            parts.bar(done / total if total else 0.0)

    def close(self) -> None:
        """It is no more wanted."""
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.delete()
            self._dialog = self._progress = None


def _cancel(task: asyncio.Task[Report]) -> None:
    task.cancel()


async def _ask_reason(visit: Visit, report: Report, why: str) -> Passed | None:
    say = visit.say
    with (
        visit.dialog(say("gate-loses", count=len(report.losses))) as dialog,
        parts.box("dialog dialog-wide gate-report"),
    ):
        parts.Text(say("gate-loses", count=len(report.losses)), tag="h2")
        parts.Text(say_sum(visit, report), "muted")
        with parts.box("gate-lists"):
            draw_report(visit, report)
        reason = ui.input(label=say("gate-reason"), value=why, placeholder=say("gate-reason-example"))
        reason.props(f"outlined dense stack-label maxlength={LONGEST_REASON}").classes("wide gate-reason")

        def submit() -> None:
            given = str(reason.value or "").strip()
            if given:
                dialog.submit(Passed(report=report, why=given))
            else:
                reason.props("error").update()
                visit.notify(say("gate-reason-wanted"), kind="negative")

        with parts.box("dialog-buttons"):
            parts.button(say("gate-back"), dialog.close, kind="quiet", classes="gate-back")
            parts.button(say("gate-anyway"), submit, kind="primary", classes="gate-anyway")
    passed: Passed | None = await dialog
    dialog.delete()
    return passed


async def _ask_unchecked(visit: Visit, error: EngineBusy, why: str) -> Passed | None:
    say = visit.say
    with visit.dialog(say("gate-unchecked")) as dialog, parts.box("dialog gate-unchecked"):
        parts.Text(say("gate-unchecked"), tag="h2")
        parts.Text(say("gate-unchecked-text"))
        parts.Text(visit.app.words.explain(visit.language, error), "muted")
        with parts.box("dialog-buttons"):
            parts.button(say("gate-back"), dialog.close, kind="quiet", classes="gate-back")
            passed = Passed(report=None, why=why)
            parts.button(
                say("gate-unchecked-anyway"), lambda: dialog.submit(passed), kind="primary", classes="gate-anyway"
            )
    answer: Passed | None = await dialog
    dialog.delete()
    return answer
