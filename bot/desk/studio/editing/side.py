"""Beside the form: how the article looks, how the bot would find it, how it came to be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from nicegui.element import Element

from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_form import ArticleForm
from bot.desk.studio.editing.history import HistoryPanel, Restore
from bot.desk.studio.editing.preview import Preview
from bot.desk.studio.figures_panel import FiguresPanel
from bot.desk.studio.trying.panel import TryPanel
from bot.service.articles.copies import is_begun
from bot.service.articles.drafts import Draft
from bot.service.articles.gate.checking import Changes

TABS = ("preview", "try", "figures", "history")


class ArticleSide:
    """The panels, one shown at a time."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._restore: Restore | None = None
        self._draft: Draft | None = None
        self._preview: Preview | None = None
        self._panels: dict[str, Element] = {}
        self._tabs: dict[str, Element] = {}
        self._shown = "preview"
        self._names: tuple[str, ...] = TABS

    def build(self, draft: Draft, *, restore: Restore, typed: Callable[[], Changes]) -> None:
        """Draw the panels. ``restore`` puts an old text into the form, ``typed`` tells what is not live."""
        self._draft, self._restore = draft, restore
        if not draft.key or is_begun(draft.key) or not self._visit.may(Right.SEE_INSIGHTS):
            self._names = tuple(name for name in TABS if name != "figures")
        with parts.box("card side"):
            with parts.attribute(parts.box("tabs"), role="tablist"):
                for name in self._names:
                    act = partial(self._show, name)
                    tab = parts.button(self._visit.say(f"tab-{name}"), act, classes=f"tab tab-{name}")
                    self._tabs[name] = parts.attribute(tab, role="tab")
            for name in self._names:
                self._panels[name] = parts.attribute(parts.box(f"panel panel-{name}"), role="tabpanel")
        with self._panels["preview"]:
            self._preview = Preview(self._visit, draft.language, draft.key)
            self._preview.build()
        with self._panels["try"]:
            TryPanel(self._visit, changes=typed, article=draft.key).build()
        self._mark()

    def preview(self, form: ArticleForm | None) -> None:
        """Show how customers will read it."""
        if self._preview is not None:
            self._preview.draw(form)

    async def saved(self, draft: Draft) -> None:
        """The article has a new version."""
        self._draft = draft
        if self._shown == "history":
            await self._draw_history()

    async def _show(self, name: str) -> None:
        self._shown = name
        self._mark()
        if name == "history":
            await self._draw_history()
        if name == "figures" and self._draft is not None:
            await FiguresPanel(self._visit, self._draft.key, self._panels[name]).draw()

    def _mark(self) -> None:
        for name in self._names:
            here = name == self._shown
            self._panels[name].set_visibility(here)
            self._tabs[name].classes(add="is-here" if here else "", remove="" if here else "is-here")
            parts.attribute(self._tabs[name], aria_selected="true" if here else "false")
            self._tabs[name].update()

    async def _draw_history(self) -> None:
        draft = self._draft
        if draft is not None and self._restore is not None:
            await HistoryPanel(self._visit, draft, self._panels["history"], restore=self._restore).draw()
