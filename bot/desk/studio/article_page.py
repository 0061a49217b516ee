"""Editing one article in one language, by people who are no programmers."""

from __future__ import annotations

from dataclasses import replace

from nicegui.element import Element

from bot.core.language import LANGUAGES
from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.versions import Version, ask_version
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_begun import Begun
from bot.desk.studio.article_begun_of_history import BegunOfHistory
from bot.desk.studio.article_fields import ArticleFields
from bot.desk.studio.article_form import ArticleForm, find_problems, read_form, write_form
from bot.desk.studio.article_side import ArticleSide
from bot.desk.studio.diff_view import draw_diff
from bot.desk.studio.problem_list import draw_problems
from bot.errors import AnswerdeskError, NotFound, StaleArticle
from bot.service.articles import drafts as articles
from bot.service.articles.drafts import Draft
from bot.service.people import rights


class ArticlePage:
    """The form on the left, preview, trial and history on the right. ``key`` "" makes a new article; with ``begun`` it
    begins with what is known of a group of questions.
    """

    def __init__(self, visit: Visit, key: str, language: str, *, begun: Begun | BegunOfHistory | None = None) -> None:
        self._visit = visit
        self._begun = begun
        self._draft = Draft(key=key, language=language if language in LANGUAGES else visit.language, text="", digest="")
        self._fields = ArticleFields(visit)
        self._side = ArticleSide(visit, restore=self._restore)
        self._problems: Element | None = None
        self._head: Element | None = None
        self._saving = False

    async def build(self) -> None:
        """Draw the page."""
        needed = Right.SEE_ARTICLES if self._draft.key else Right.EDIT_ARTICLES
        rights.check_right(self._visit.person, needed)
        if self._draft.key:
            self._draft = await self._access()
        form = read_form(self._draft.text) if self._draft.text else ArticleForm()
        if self._begun is not None:
            form = await self._begun.read()
        with frame(self._visit, page="articles"):
            self._head = parts.box("page-head")
            self._problems = parts.box("problems-place")
            with parts.box("article-page"):
                with parts.box("article-left"):
                    if not self._draft.key:
                        self._fields.build_name(self._draft.language)
                    self._fields.build(form, text=self._draft.text, changed=self._preview)
                with parts.box("article-right"):
                    self._side.build(self._draft)
            self._draw_head()
            self._preview()
            if form is None:
                self._show_problems(self._draft)
            if self._begun is not None:
                self._begun.keep(self._fields)

    async def _access(self) -> Draft:
        """The file; an article that lacks this language begins empty."""
        known = self._draft
        try:
            return await self._read(known)
        except NotFound:
            rights.check_right(self._visit.person, Right.EDIT_ARTICLES)
            return known

    async def _read(self, of: Draft) -> Draft:
        return await articles.access_draft(self._visit.app, self._visit.person, key=of.key, language=of.language)

    def _draw_head(self) -> None:
        assert self._head is not None
        say = self._visit.say
        self._head.clear()
        with self._head:
            parts.link("←", "/desk/articles", "btn btn-icon")
            name = self._draft.key or say("article-new")
            parts.Text(f"{name} · {say(f'language-{self._draft.language}')}", tag="h1")
            form = self._fields.form()
            if form is not None and self._draft.digest:
                parts.chip(say(f"status-{form.status}"), "good" if form.status == "published" else "")
            if self._visit.may(Right.EDIT_ARTICLES):
                with parts.box("head-actions"):
                    self._draw_actions(form)

    def _draw_actions(self, form: ArticleForm | None) -> None:
        say = self._visit.say
        parts.button(say("save"), self._save, kind="primary", classes="save")
        if form is None:
            return
        if form.status == "published":
            parts.button(say("unpublish"), lambda: self._save(status="draft"), classes="unpublish")
        else:
            parts.button(say("publish"), lambda: self._save(status="published"), classes="publish")
        if form.status != "archived" and self._draft.digest:
            parts.button(say("archive"), lambda: self._save(status="archived"), kind="quiet", classes="archive")

    async def _save(self, *, status: str = "") -> None:
        if self._saving:
            return
        self._saving = True
        try:
            await self._save_draft(self._compose(status))
        finally:
            self._saving = False

    def _compose(self, status: str) -> Draft:
        form = self._fields.form()
        if form is None:
            return replace(self._named(), text=self._fields.text())
        return replace(self._named(), text=write_form(replace(form, status=status or form.status)))

    def _named(self) -> Draft:
        key, language = self._fields.name() if not self._draft.digest and self._fields.has_name else ("", "")
        return replace(self._draft, key=key, language=language) if key else self._draft

    async def _save_draft(self, draft: Draft) -> None:
        if self._show_problems(draft):
            return
        person = await self._visit.me()
        if person is None:
            return
        try:
            saved = await articles.save(self._visit.app, person, draft)
        except StaleArticle as error:
            await self._ask_stale(draft, error)
        except AnswerdeskError as error:
            self._visit.show_error(error)
        else:
            await self._saved(saved)

    async def _saved(self, draft: Draft) -> None:
        was_new = not self._draft.digest
        self._draft = draft
        if self._begun is not None:
            await self._begun.end(draft.key)
        self._visit.notify(self._visit.say("article-saved"), kind="positive")
        if was_new:
            self._visit.go(f"/desk/articles/edit?key={draft.key}&language={draft.language}")
            return
        self._fields.fill(read_form(draft.text), draft.text)
        self._draw_head()
        self._preview()
        await self._side.saved(draft)

    def _show_problems(self, draft: Draft) -> bool:
        """Say what is wrong; True when it can't be saved so."""
        assert self._problems is not None
        problems = find_problems(draft.text, key=draft.key, language=draft.language)
        self._problems.clear()
        if problems:
            with self._problems, parts.box("card"):
                fatal = any(problem.fatal for problem in problems)
                parts.Text(self._visit.say("article-problems" if fatal else "article-hints"), "strong")
                draw_problems(self._visit, problems)
        return any(problem.fatal for problem in problems)

    async def _ask_stale(self, mine: Draft, error: StaleArticle) -> None:
        theirs = await self._read(mine)

        def draw() -> None:
            parts.Text(self._visit.say("stale-legend"), "muted")
            draw_diff(self._visit, theirs.text, mine.text)

        match await ask_version(self._visit, error, draw, wide=True):
            case Version.MINE:
                await self._save_draft(replace(mine, digest=theirs.digest))
            case Version.THEIRS:
                await self._saved(theirs)

    async def _restore(self, text: str) -> None:
        """Put an old version into the form; nothing is saved before the button is pressed."""
        self._fields.fill(read_form(text), text)
        self._preview()
        self._visit.notify(self._visit.say("restored"))

    def _preview(self) -> None:
        form = self._fields.form()
        self._side.preview(form)
