"""The list of articles: looked for by words, narrowed, sorted, read on page by page, ticked and changed together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby

from nicegui import ui
from nicegui.element import Element

from bot.core.articles.approval import Step
from bot.core.insights.figures import Counts
from bot.core.people import Right
from bot.core.queue import Term
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.shelf.bulk_bar import BulkBar
from bot.desk.studio.shelf.choosing import PAGE, Chosen, Marked, find_marks, fits, order
from bot.desk.studio.shelf.filters import FilterBar
from bot.desk.studio.shelf.row import RowView
from bot.service.articles.shelf.listing import Shelf, read_shelf
from bot.service.insights import figures

Figures = Mapping[str, Counts] | None


async def read_list(visit: Visit) -> tuple[Shelf, Figures]:
    """What the list shows: the shelf, and figures for whoever may see them."""
    shelf = await read_shelf(visit.app, visit.person)
    sees = visit.may(Right.SEE_INSIGHTS)
    return shelf, await visit.app.database.read(figures.sum_articles, visit.person) if sees else None


class ListPanel:
    """Built once; drawn again at each change of what is chosen."""

    def __init__(self, visit: Visit, chosen: Chosen) -> None:
        self._visit = visit
        self._chosen = chosen
        self._ticked: dict[str, None] = {}
        self._shown = PAGE
        self._found: list[Marked] = []
        self._languages: Mapping[str, tuple[str, ...]] = {}
        self._terms: tuple[Term, ...] = ()

    def build(self, shelf: Shelf, counts: Figures) -> None:
        """Draw search, filters and rows."""
        self._take(shelf, counts)
        self._filters = FilterBar(self._visit, changed=self._choose)
        self._filters.build(self._chosen, self._shelf, self._marked)
        self._bulk = BulkBar(self._visit, changed=self._reload, forget=self._forget)
        self._bulk.build_told()
        self._draw_yours()
        self._head = parts.box("shelf-head")
        self._body: Element = parts.box("shelf card")
        self._more = parts.button(self._visit.say("more-rows"), self._read_on, kind="quiet", classes="more shelf-more")
        self._bulk.build(self._shelf)
        self._draw()

    def _take(self, shelf: Shelf, counts: Figures) -> None:
        today = self._visit.app.clock().astimezone(self._visit.app.business.zone).date()
        known = counts or {}
        self._shelf = shelf
        self._marked = {
            key: Marked(
                row=row,
                counts=known.get(key),
                marks=find_marks(row, known.get(key), today=today, figures=counts is not None),
            )
            for key, row in shelf.rows.items()
        }

    async def _reload(self) -> None:
        """After a change: what was looked at stays, as far as it is there yet."""
        found = await self._visit.attempt(lambda _: read_list(self._visit))
        if found is None or self._body.is_deleted:
            return
        self._take(*found)
        self._filters.refresh(self._chosen, self._shelf, self._marked)
        self._draw()

    def _choose(self, chosen: Chosen) -> None:
        if chosen == self._chosen:
            return
        self._chosen, self._shown = chosen, PAGE
        self._visit.run_script(f"desk.setAddress({json.dumps(f'/desk/articles{chosen.query}')})")
        self._filters.refresh(chosen, self._shelf, self._marked)
        self._draw()

    def _read_on(self) -> None:
        begin = self._shown
        self._shown += PAGE
        with self._body:
            self._draw_rows(self._found[begin : self._shown], after=self._found[begin - 1])
        self._more.set_visibility(len(self._found) > self._shown)

    def _look(self) -> None:
        """What is to be shown, in its order."""
        hits = self._shelf.find(self._chosen.q)
        self._terms = hits.terms if self._chosen.q else ()
        self._languages = {hit.key: hit.languages for hit in hits.found}
        keys = [hit.key for hit in hits.found] if self._chosen.q else list(self._marked)
        found = [one for key in keys if fits(one := self._marked[key], self._chosen)]
        names = {topic: self._call(topic) for topic in {one.row.topic for one in found}}
        by_worth = self._chosen.q and not self._chosen.sort
        ordered = order(found, self._chosen.sort, language=self._visit.language, names=names)
        self._found = found if by_worth else ordered

    def _draw(self) -> None:
        self._look()
        self._ticked = {key: None for key in self._ticked if key in self._marked}
        self._draw_head()
        self._body.clear()
        with self._body:
            if not self._found:
                name = "articles-none" if self._marked else "articles-empty"
                parts.empty(self._visit.say(name), [self._visit.say(f"{name}-text")])
                if not self._marked and self._visit.may(Right.SEE_SETTINGS):
                    parts.link(self._visit.say("start"), "/desk/start", "btn btn-primary shelf-start")
            self._draw_rows(self._found[: self._shown], after=None)
        self._more.set_visibility(len(self._found) > self._shown)
        self._bulk.show(tuple(self._ticked))

    def _draw_yours(self) -> None:
        """What waits for this person: to look at what others wrote, to change what came back, to read again."""
        person = self._visit.person
        sent = [approval for one in self._marked.values() for approval in one.row.approvals]
        asked = sum(one.asks(person.id) for one in sent) if self._may_edit else 0
        back = sum(one.step is Step.BACK and one.author_id == person.id for one in sent)
        due = sum(one.row.owner == person.login and "review" in one.marks for one in self._marked.values())
        self._draw_strip("approval-yours", asked, Chosen(mark="waits"))
        self._draw_strip("approval-back", back, Chosen(mark="back"))
        self._draw_strip("review-yours", due, Chosen(mark="review", owner=person.login))

    def _draw_strip(self, key: str, count: int, chosen: Chosen) -> None:
        if count:
            with parts.attribute(parts.box(f"harvest-undo shelf-yours {key}"), role="status"):
                parts.Text(self._visit.say(key, count=count), tag="span")
                act = partial(self._choose, chosen)
                parts.button(self._visit.say("review-show"), act, classes="shelf-yours-show")

    def _draw_head(self) -> None:
        say = self._visit.say
        self._head.clear()
        if not self._found:
            return
        with self._head:
            parts.Text(say("shelf-count", count=len(self._found)), "muted small shelf-count", tag="span")
            if self._may_edit:
                all_ticked = all(one.row.key in self._ticked for one in self._found)
                words = say("shelf-none-ticked" if all_ticked else "shelf-all")
                parts.button(words, self._tick_all, kind="quiet", classes="shelf-all")

    def _draw_rows(self, rows: list[Marked], *, after: Marked | None) -> None:
        view = RowView(self._visit, self._shelf, ticked=self._tick if self._may_edit else None)
        for topic, some in self._grouped(rows):
            if topic and (after is None or after.row.topic != topic):
                parts.Text(self._call(topic), "shelf-topic", tag="h2")
            for one in some:
                key = one.row.key
                languages = [code for code in self._languages.get(key, ()) if code in one.row.versions]
                view.draw(one, terms=self._terms, languages=languages, on=key in self._ticked)

    def _grouped(self, rows: list[Marked]) -> Iterator[tuple[str, list[Marked]]]:
        """By topic where that is the order, else in one."""
        if self._chosen.sort not in ("", "topic") or (self._chosen.q and not self._chosen.sort):
            yield "", rows
            return
        yield from ((topic, list(some)) for topic, some in groupby(rows, key=lambda one: one.row.topic))

    @property
    def _may_edit(self) -> bool:
        return self._visit.may(Right.EDIT_ARTICLES)

    def _call(self, topic: str) -> str:
        return self._shelf.topics.call(topic, self._visit.language)

    def _tick(self, key: str, on: bool) -> None:
        if on:
            self._ticked[key] = None
        else:
            self._ticked.pop(key, None)
        self._draw_head()
        self._bulk.show(tuple(self._ticked))

    def _tick_all(self) -> None:
        keys = [one.row.key for one in self._found]
        self._ticked = {} if all(key in self._ticked for key in keys) else dict.fromkeys(keys)
        self._draw()

    def _forget(self) -> None:
        self._ticked = {}
        self._draw()

    def search(self, wanted: str) -> None:
        """Look for other words."""
        self._choose(replace(self._chosen, q=wanted.strip()[:100]))

    @property
    def wanted(self) -> str:
        """What is looked for."""
        return self._chosen.q


def build_search(visit: Visit, panel: ListPanel) -> None:
    """The box for words, in the head of the page."""
    search = ui.input(
        placeholder=visit.say("articles-search"),
        value=panel.wanted,
        on_change=lambda event: panel.search(event.value or ""),
    )
    search.props("dense outlined clearable debounce=200").classes("search")
    parts.attribute(search, aria_label=visit.say("articles-search"))
