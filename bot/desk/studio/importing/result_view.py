"""What became of an import: links to its articles, what was not written, and the ways on and back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.publishing.dialog import pass_gate
from bot.desk.publishing.report_view import say_sum
from bot.desk.studio.approving.dialogs import ask_send
from bot.desk.studio.problem_list import edit_link
from bot.errors import AnswerdeskError
from bot.service.articles.approving import asking, standing
from bot.service.articles.approving.many import send_files
from bot.service.articles.imports import running
from bot.service.articles.imports.report import say_skipped
from bot.service.articles.imports.running import Clean, Import, ImportState

MOST = 500
Written = Mapping[str, Any]


class ResultView:
    """``changed`` is called when something was done with the result."""

    def __init__(self, visit: Visit, known: Import, *, changed: Callable[[], Awaitable[None]]) -> None:
        self._visit = visit
        self._known = known
        self._changed = changed

    async def build(self) -> None:
        """Draw it."""
        say, state = self._visit.say, self._known.state
        written = list((self._known.result or {}).get("written", ()))
        good = [one for one in written if one["kind"] != "failed"]
        failed = [one for one in written if one["kind"] == "failed"]
        drafts = await self._list_drafts(good)
        self._waits = await self._list_waiting() if good else frozenset()
        clean = await self._access_clean() if drafts else None
        with parts.box("card import-result"):
            self._draw_head(state, len(good))
            if good and state is not ImportState.UNDONE:
                self._draw_actions([one for one in good if one["path"] in drafts], clean)
            elif state is not ImportState.UNDONE:
                parts.link(say("import-to-articles"), "/desk/articles", "btn")
        if failed:
            self._draw_list("import-kind-failed", failed, drafts)
        if good and state is not ImportState.UNDONE:
            self._draw_list("", good, drafts)
        await self._draw_skipped()

    async def _list_drafts(self, good: Sequence[Written]) -> frozenset[str]:
        """Those that customers do not see yet."""
        if not good:
            return frozenset()
        library = await self._visit.attempt(
            lambda person: running.list_articles(self._visit.app, person, [one["path"] for one in good])
        )
        return frozenset(path for path, status in (library or {}).items() if status == "draft")

    def _draw_head(self, state: ImportState, count: int) -> None:
        say = self._visit.say
        if state is ImportState.STOPPED:
            parts.Text(say("import-stopped"), tag="h2")
            parts.Text(say("import-stopped-text", count=count))
        elif state is ImportState.FAILED:
            parts.Text(say("import-failed"), tag="h2")
            parts.Text(say("import-failed-text", count=count))
        elif state is ImportState.UNDONE:
            parts.Text(say("import-state-undone"), "import-undone", tag="h2")
        else:
            parts.Text(say("import-done", count=count), tag="h2")
        parts.Text(self._known.name, "muted import-name")
        if told := (self._known.chosen or {}).get("told"):
            parts.Text(told, "import-told")

    def _draw_actions(self, drafts: Sequence[Written], clean: Clean | None) -> None:
        say = self._visit.say
        if drafts:
            parts.Text(say("import-done-drafts"))
        with parts.box("form-buttons"):
            if clean is not None and clean.changes:
                text = say("import-publish-clean", count=len(clean.changes))
                parts.button(text, self._publish, kind="primary", classes="import-publish-clean")
            if clean is not None and clean.seconds:
                text = say("import-send-clean", count=len(clean.seconds))
                parts.button(text, self._send, kind="primary", classes="import-send-clean")
            parts.link(say("import-to-articles"), "/desk/articles", "btn")
            parts.link(say("import-report"), f"/desk/import/{self._known.id}/report", "btn btn-quiet import-report")
            parts.button(say("import-undo"), self._ask_undo, kind="quiet", classes="import-undo")

    def _draw_list(self, title: str, written: Sequence[Written], drafts: frozenset[str]) -> None:
        say = self._visit.say
        with parts.box("card import-list"):
            if title:
                parts.Text(say(title), tag="h2")
            for one in written[:MOST]:
                with parts.box("import-line"):
                    if one["kind"] == "failed":
                        parts.Text(one["title"] or one["path"], "import-item-title")
                        parts.Text(one["problem"], "import-why")
                        continue
                    parts.link(one["title"], edit_link(one["path"]), "article-link")
                    with parts.box("chips"):
                        parts.chip(say(f"language-{one['path'].partition('/')[0]}"))
                        draft = one["path"] in drafts
                        parts.chip(say("status-draft" if draft else "status-published"), "warm" if draft else "good")
                        if one["path"] in self._waits:
                            parts.chip(say("articles-waits"), "accent")
                        if one["remarks"]:
                            parts.chip(say("import-remarks", count=one["remarks"]))

    async def _draw_skipped(self) -> None:
        """What never became an article, as long as it is known."""
        try:
            plan = await running.access_plan(self._visit.app, self._visit.person, self._known.id)
        except AnswerdeskError:
            return
        told = [one for one in plan.skipped if not one.harmless]
        if not told:
            return
        with parts.box("card import-list"):
            parts.Text(self._visit.say("import-kind-skipped"), tag="h2")
            for one in told[:MOST]:
                with parts.box("import-item"):
                    parts.Text(one.shown, "import-place")
                    parts.Text(say_skipped(self._visit.say, one), "import-why")

    async def _access_clean(self) -> Clean | None:
        return await self._visit.attempt(lambda person: running.access_clean(self._visit.app, person, self._known.id))

    async def _list_waiting(self) -> frozenset[str]:
        """Those a second person is to look at."""
        return frozenset(await self._visit.read(standing.list_waiting) or ())

    async def _publish(self) -> None:
        app, number, clean = self._visit.app, self._known.id, await self._access_clean()
        passed = await pass_gate(self._visit, self._visit.person, clean.changes) if clean is not None else None
        if clean is None or passed is None:
            return
        count = await self._visit.attempt(
            lambda person: running.publish_clean(app, person, passed.report, number, clean, why=passed.why)
        )
        if count is not None:
            report = passed.report
            found = say_sum(self._visit, report) if report is not None and report.asked else ""
            words = f"{self._visit.say('import-published', count=count)} {found}"
            self._visit.notify(words, kind="positive")
            await self._changed()

    async def _send(self) -> None:
        reviewers, clean = await self._visit.read(asking.list_reviewers), await self._access_clean()
        sending = await ask_send(self._visit, reviewers, asked=None) if reviewers is not None else None
        if clean is None or sending is None:
            return
        asked, note = sending.asked_id, sending.note
        outcome = await self._visit.attempt(
            lambda person: send_files(self._visit.app, person, clean.seconds, asked_id=asked, note=note)
        )
        if outcome is not None:
            for error in outcome.refused.values():
                self._visit.show_error(error)
            self._visit.notify(self._visit.say("approval-sent-many", count=outcome.articles), kind="positive")
            await self._changed()

    async def _ask_undo(self) -> None:
        say = self._visit.say
        with self._visit.dialog(say("import-undo-ask")) as dialog, parts.box("dialog"):
            parts.Text(say("import-undo-ask"), tag="h2")
            parts.Text(say("import-undo-text"), "muted")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("import-undo"), lambda: dialog.submit("undo"), kind="danger", classes="confirm")
        answer = await dialog
        dialog.delete()
        if answer != "undo":
            return
        done = await self._visit.attempt(lambda person: running.undo(self._visit.app, person, self._known.id))
        if done is not None:
            self._visit.notify(say("import-undone", removed=done[0], kept=done[1]), kind="positive")
            await self._changed()
