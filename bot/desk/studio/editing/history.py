"""How an article came to be: every version with who, when and why, what changed in it, and what was put aside."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from nicegui.element import Element

from bot.core.people import Right
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.desk.studio.diff_view import draw_word_diff
from bot.service.articles import copies
from bot.service.articles import drafts as articles
from bot.service.articles.copies import WorkingCopy
from bot.service.articles.drafts import ArticleVersion, Draft


@dataclass(frozen=True, kw_only=True)
class Restored:
    """An old text, with what stood in the fields where that is known."""

    text: str
    form: Mapping[str, str] | None = None


Restore = Callable[[Restored], Awaitable[None]]


class HistoryPanel:
    """``restore`` makes an old text what is worked on."""

    def __init__(self, visit: Visit, draft: Draft, panel: Element, *, restore: Restore) -> None:
        self._visit = visit
        self._draft = draft
        self._panel = panel
        self._restore = restore

    async def draw(self) -> None:
        """Read it and show it."""
        own = {"key": self._draft.key, "language": self._draft.language}
        versions = await self._visit.read(articles.list_history, **own) or ()
        aside = await self._visit.read(copies.list_aside, **own) or ()
        self._panel.clear()
        with self._panel:
            if not versions:
                parts.Text(self._visit.say("history-none"), "muted")
            for at, version in enumerate(versions):
                before = versions[at + 1].text if at + 1 < len(versions) else ""
                self._draw_version(version, before=before, newest=at == 0)
            if aside:
                parts.Text(self._visit.say("history-aside"), "why-title")
            for copy in aside:
                self._draw_aside(copy)

    def _title(self, at: datetime, name: str) -> str:
        when = times.say_date(at, self._visit.app.business.zone)
        return f"{when} · {name or self._visit.say('history-folder')}"

    def _draw_version(self, version: ArticleVersion, *, before: str, newest: bool) -> None:
        with parts.box("version", tag="details") as details:
            with parts.box(tag="summary"):
                parts.Text(self._title(version.created_at, version.person_name), tag="span")
                self._draw_second(version)
                if version.why:
                    parts.Text(version.why, "version-why")
            draw_word_diff(self._visit, before, version.text)
            if not newest:
                self._draw_restore(Restored(text=version.text))
        if newest:
            parts.attribute(details, open=True)

    def _draw_second(self, version: ArticleVersion) -> None:
        """Who looked at it before customers did, or that nobody did."""
        if version.reviewer_name:
            parts.Text(self._visit.say("approval-by", name=version.reviewer_name), "version-reviewer small")
        if version.alone:
            parts.chip(self._visit.say("approval-was-alone"), "warm")

    def _draw_aside(self, copy: WorkingCopy) -> None:
        with parts.box("version aside", tag="details"):
            parts.Text(self._title(copy.changed_at, copy.person_name), tag="summary")
            draw_word_diff(self._visit, self._draft.text, copy.text)
            self._draw_restore(Restored(text=copy.text, form=copy.form))

    def _draw_restore(self, old: Restored) -> None:
        if self._visit.may(Right.EDIT_ARTICLES):
            parts.button(self._visit.say("restore"), lambda: self._restore(old), kind="small", classes="restore")
