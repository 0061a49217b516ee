"""All articles: a line per article, a column per language, problems of the folder on top."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import groupby

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.figures import Counts
from bot.core.language import LANGUAGES
from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_filters import FILTERS, find_marks
from bot.desk.studio.problem_list import draw_problems
from bot.service.articles import drafts as articles
from bot.service.articles.reading import Article, Library
from bot.service.insights import figures

STATUS_KINDS = {"draft": "warm", "archived": ""}  # a published one needs no word: nearly all are


async def draw_articles(visit: Visit) -> None:
    """The page."""
    library = await articles.list_articles(visit.app, visit.person)
    sees = visit.may(Right.SEE_INSIGHTS)
    counts = await visit.app.database.read(figures.sum_articles, visit.person) if sees else None
    with frame(visit, page="articles"):
        ArticlesPage(visit, library, counts).build()


class ArticlesPage:
    """The table with its search; ``counts`` by article, None for whoever does not see them."""

    def __init__(self, visit: Visit, library: Library, counts: Mapping[str, Counts] | None) -> None:
        self._visit = visit
        self._library = library
        self._counts = counts
        self._table: Element | None = None
        self._wanted = self._filter = ""
        self._marks: dict[str, frozenset[str]] = {}
        if counts is not None:
            today = visit.app.clock().astimezone(visit.app.business.zone).date()
            self._marks = {
                key: find_marks(versions, counts.get(key), today=today) for key, versions in library.by_key.items()
            }

    def build(self) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            parts.Text(say("nav-articles"), tag="h1")
            search = ui.input(
                placeholder=say("articles-search"), on_change=lambda event: self._search(event.value or "")
            )
            search.props("dense outlined clearable debounce=150").classes("search")
            parts.attribute(search, aria_label=say("articles-search"))
            if self._visit.may(Right.EDIT_ARTICLES):
                parts.link(say("import-open"), "/desk/articles/import", "btn import-open")
                parts.link(say("article-new"), "/desk/articles/edit", "btn btn-primary")
        self._draw_problems()
        self._filters = parts.box("periods article-filters")
        self._draw_filters()
        self._table = parts.box("articles")
        self._draw()

    def _search(self, wanted: str) -> None:
        self._wanted = wanted.casefold()
        self._draw()

    def _narrow(self, name: str) -> None:
        self._filter = "" if name == self._filter else name
        self._draw_filters()
        self._draw()

    def _draw_filters(self) -> None:
        self._filters.clear()
        with self._filters:
            for name in FILTERS:
                count, here = sum(name in marks for marks in self._marks.values()), name == self._filter
                if count or here:
                    words = f"{self._visit.say(f'articles-{name}')} {count}"
                    classes = f"period filter-{name} {'is-here' if here else ''}"
                    hint = self._visit.say(f"articles-{name}-text")
                    button = parts.button(words, partial(self._narrow, name), hint=hint, classes=classes)
                    parts.attribute(button, aria_pressed="true" if here else "false")

    def _draw_problems(self) -> None:
        problems = self._library.problems
        if not problems:
            return
        fatal = sum(problem.fatal for problem in problems)
        with parts.box("card problems-card", tag="details") as details:
            key = "problems-fatal" if fatal else "problems-hints"
            parts.Text(self._visit.say(key, count=len(problems), fatal=fatal), tag="summary")
            draw_problems(self._visit, problems)
        if fatal:
            parts.attribute(details, open=True)

    def _draw(self) -> None:
        assert self._table is not None
        self._table.clear()
        found = [
            key
            for key, versions in sorted(self._library.by_key.items())
            if _matches(versions, self._wanted) and (not self._filter or self._filter in self._marks.get(key, ()))
        ]
        with self._table:
            if not found:
                name = "articles-none" if self._library.by_key else "articles-empty"
                parts.empty(self._visit.say(name), [self._visit.say(f"{name}-text")])
            for topic, keys in groupby(found, key=lambda key: key.split("/")[0]):
                self._draw_topic(topic, list(keys))

    def _draw_topic(self, topic: str, keys: list[str]) -> None:
        with parts.box("topic", tag="section"):
            with parts.box("topic-head"):
                parts.Text(topic, tag="h2")
                for code in LANGUAGES:
                    parts.Text(self._visit.say(f"language-{code}"), "muted topic-language", tag="span")
            for key in keys:
                self._draw_row(key, self._library.by_key[key])

    def _draw_row(self, key: str, versions: Mapping[str, Article]) -> None:
        with parts.box("article-row"):
            with parts.box("article-name"):
                parts.Text(key.split("/")[1], "article-key")
                self._draw_counts(key)
            for code in LANGUAGES:
                self._draw_cell(key, code, versions.get(code))

    def _draw_counts(self, key: str) -> None:
        if self._counts is None:
            return
        counts = self._counts.get(key)
        if counts is not None:
            words = self._visit.say("articles-counts", shown=counts.shown, helped=f"{counts.share:.0%}")
            parts.attribute(parts.Text(words, "muted small"), title=self._visit.say("articles-counts-text"))
        for mark in FILTERS:
            if mark in self._marks[key] and mark != "never":
                parts.chip(self._visit.say(f"articles-{mark}"), "warm")

    def _draw_cell(self, key: str, code: str, article: Article | None) -> None:
        target = f"/desk/articles/edit?key={key}&language={code}"
        with parts.box("article-cell"):
            if article is not None:
                if article.status in STATUS_KINDS:
                    parts.chip(self._visit.say(f"status-{article.status}"), STATUS_KINDS[article.status])
                parts.link(article.title, target, "article-link")
            elif self._visit.may(Right.EDIT_ARTICLES):
                parts.chip(self._visit.say("status-missing"), "hot")
                parts.link(self._visit.say("article-translate"), target, "article-link muted")
            else:
                parts.chip(self._visit.say("status-missing"), "hot")


def _matches(versions: Mapping[str, Article], wanted: str) -> bool:
    return not wanted or any(
        wanted in part.casefold()
        for article in versions.values()
        for part in (article.key, article.title, article.body, *article.questions, *article.tags)
    )
