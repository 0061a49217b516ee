"""Beside the form: how the article looks, how the bot would find it, how it came to be."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.people import Right
from bot.core.turn import Candidate
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.frame.weighed import Weighed, draw_weighed
from bot.desk.studio.article_form import ArticleForm
from bot.desk.studio.closeness import list_closeness
from bot.desk.studio.editing.history import HistoryPanel, Restore
from bot.desk.studio.editing.preview import Preview
from bot.desk.studio.figures_panel import FiguresPanel
from bot.service.articles import drafts as articles
from bot.service.articles.copies import is_begun
from bot.service.articles.drafts import Draft

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
        self._found: Element | None = None
        self._asking = False

    def build(self, draft: Draft, *, restore: Restore) -> None:
        """Draw the panels. ``restore`` puts an old text into the form."""
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
            self._preview = Preview(self._visit, draft.language)
            self._preview.build()
        with self._panels["try"]:
            self._build_try(draft.language)
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

    def _build_try(self, language: str) -> None:
        say = self._visit.say
        parts.Text(say("try-text"), "hint")

        async def ask() -> None:
            await self._ask(str(question.value or "").strip(), language)

        with parts.box("try-row"):
            question = ui.input(label=say("try-question")).props("outlined dense").classes("wide try-question")
            question.on("keydown.enter", ask, args=[])
            parts.button(say("try-ask"), ask, kind="primary", classes="try-ask")
        self._found = parts.box("try-found")

    async def _ask(self, question: str, language: str) -> None:
        if not question or self._asking or self._found is None:
            return
        self._asking = True
        self._found.clear()
        with self._found:
            parts.Text(self._visit.say("try-wait"), "muted")
        try:
            found = await self._visit.attempt(
                lambda person: articles.try_question(self._visit.app, person, question, language)
            )
        finally:
            self._asking = False
        self._found.clear()
        with self._found:
            self._draw_found(found)

    def _draw_found(self, found: tuple[Candidate, ...] | None) -> None:
        if found == ():
            parts.Text(self._visit.say("try-none"), "muted")
        elif found:
            parts.Text(self._visit.say("why-articles"), "why-title")
        for candidate in found or ():
            here = self._draft is not None and candidate.article == self._draft.key
            with parts.box(f"candidate {'is-this' if here else ''}"):
                draw_weighed(
                    self._visit,
                    Weighed(title=candidate.title, probability=candidate.probability, matched=candidate.matched),
                )
                self._draw_closeness(candidate)

    def _draw_closeness(self, candidate: Candidate) -> None:
        found = list_closeness(candidate.scores)
        if not found:
            return
        say = self._visit.say
        with parts.box("closeness", tag="details"):
            parts.Text(say("closeness"), tag="summary")
            parts.Text(say("closeness-text"), "hint")
            with parts.box("closeness-list", tag="dl"):
                for kind, value in found:
                    parts.Text(say(f"closeness-{kind}"), tag="dt")
                    parts.Text(str(value), "number", tag="dd")

    async def _draw_history(self) -> None:
        draft = self._draft
        if draft is not None and self._restore is not None:
            await HistoryPanel(self._visit, draft, self._panels["history"], restore=self._restore).draw()
