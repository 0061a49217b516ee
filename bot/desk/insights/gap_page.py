"""One group of questions: how it was asked, what people answered, and what can be done about it."""

from __future__ import annotations

from functools import partial

from nicegui import background_tasks, ui
from nicegui.element import Element

from bot.core.insights.gaps import GapState, Reply, Wording
from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.askers_card import AskersCard
from bot.desk.insights.gap_words import draw_facts
from bot.desk.insights.passage_list import draw_passages
from bot.desk.publishing.done_bar import DoneBar
from bot.desk.publishing.wordings import pass_wordings
from bot.errors import AnswerdeskError
from bot.service.articles import drafts
from bot.service.articles.gate.wordings import Added, sort_wordings
from bot.service.chat.told import telling
from bot.service.chat.told.telling import State
from bot.service.insights import gaps
from bot.service.insights.gaps import Detail
from bot.service.people import rights

LIKELY = 0.3  # probability from which on an article is chosen for the lead; others only come first
TICKED = 10  # wordings that are ticked at first: those asked most
AWAY = (GapState.OUTSIDE, GapState.DISMISSED)


async def draw_gap(visit: Visit, number: int) -> None:
    """The page."""
    detail = await visit.app.database.read(gaps.access_gap, visit.person, visit.app, number)
    rights.check_right(visit.person, Right.EDIT_ARTICLES)
    carers = await visit.app.database.read(gaps.list_carers, visit.person)
    titles = await _list_titles(visit)
    state = await visit.app.database.read(telling.find_state, visit.person, number)
    with frame(visit, page="gaps"):
        GapPage(visit, detail, {one.id: one.name for one in carers}, titles, state).build()


async def _list_titles(visit: Visit) -> dict[str, str]:
    library = await drafts.list_articles(visit.app, visit.person)
    return {
        key: (versions.get(visit.language) or next(iter(versions.values()))).title
        for key, versions in sorted(library.by_key.items())
        if any(article.status != "archived" for article in versions.values())
    }


class GapPage:
    """``carers`` by id and ``titles`` by article are what can be chosen."""

    def __init__(
        self, visit: Visit, detail: Detail, carers: dict[int, str], titles: dict[str, str], state: State
    ) -> None:
        self._visit = visit
        self._detail = detail
        self._carers = carers
        self._titles = titles
        self._state = state
        self._ticks: list[tuple[ui.checkbox, Wording]] = []
        self._article: ui.select | None = None
        self._head: Element | None = None
        self._taken = False  # somebody is choosing the article
        self._askers: Element | None = None
        self._done = DoneBar(visit)
        self._busy = False

    def build(self) -> None:
        """Draw the page."""
        say, detail = self._visit.say, self._detail
        with parts.box("page-head"):
            back = parts.link("←", "/desk/gaps", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-gaps"))
            parts.Text(detail.group.title, tag="h1")
        self._done.build()
        self._head = parts.box("gap-head")
        self._draw_head()
        with parts.box("gap-page"):
            with parts.box("gap-column"):
                self._draw_wordings()
            with parts.box("gap-column"):
                self._askers = parts.box("gap-askers")
                self._draw_askers()
                self._draw_replies()
                self._draw_care()
        parts.Text(say("gap-chats"), "gap-title", tag="h2")
        draw_passages(self._visit, detail.passages)
        background_tasks.create(self._find_nearest())

    def _draw_head(self) -> None:
        assert self._head is not None
        say, group = self._visit.say, self._detail.group
        self._head.clear()
        with self._head:
            draw_facts(self._visit, group)
            with parts.box("head-actions"):
                if group.state is not GapState.OPEN:
                    parts.chip(say(f"gap-is-{group.state.value}"), "good")
                    parts.button(say("gap-reopen"), partial(self._decide, GapState.OPEN), classes="gap-reopen")
                    return
                for state in AWAY:
                    hint = say(f"gap-{state.value}-text")
                    act = partial(self._decide, state)
                    parts.button(say(f"gap-{state.value}"), act, hint=hint, classes=f"gap-{state.value}")

    def _draw_askers(self) -> None:
        assert self._askers is not None
        self._askers.clear()
        with self._askers:
            AskersCard(self._visit, self._detail.group, self._state).build()

    def _draw_wordings(self) -> None:
        say = self._visit.say
        with parts.box("card form"):
            parts.Text(say("gap-wordings"), "strong")
            for at, one in enumerate(self._detail.wordings):
                with parts.box("gap-wording"):
                    tick = ui.checkbox(one.text, value=at < TICKED).classes("gap-tick")
                    parts.Text(f"{say(f'short-{one.language}')} · {one.count}", "muted small", tag="span")
                self._ticks.append((tick, one))
            self._article = ui.select(self._titles, label=say("gap-article"), with_input=True, clearable=True).classes(
                "wide gap-article"
            )
            self._article.props("outlined dense options-dense").on("focus", self._take)
            parts.Text(say("gap-add-text"), "hint")
            parts.button(say("gap-add"), self._add, kind="primary", classes="gap-add")

    def _draw_replies(self) -> None:
        say, group = self._visit.say, self._detail.group
        with parts.box("card form"):
            parts.Text(say("gap-replies"), "strong")
            if group.draft:
                parts.link(say("gap-go-on"), f"/desk/articles/edit?gap={group.id}", "btn btn-primary gap-go-on")
            for number, one in enumerate(self._detail.replies, start=1):
                self._draw_reply(number, one)
            if not self._detail.replies:
                parts.Text(say("gap-replies-none"), "muted small")
            if not group.draft:
                target = f"/desk/articles/edit?gap={group.id}&language={self._visit.language}"
                parts.link(say("gap-begin-empty"), target, "btn gap-begin-empty")

    def _draw_reply(self, number: int, one: Reply) -> None:
        group = self._detail.group
        with parts.box("gap-reply"):
            parts.Text(one.text, "quote")
            if not group.draft:
                target = f"/desk/articles/edit?gap={group.id}&reply={number}&language={one.language}"
                parts.link(self._visit.say("gap-begin"), target, "btn gap-begin")

    def _draw_care(self) -> None:
        say, group = self._visit.say, self._detail.group
        with parts.box("card form"):
            parts.Text(say("gap-care"), "strong")
            known = group.person_id if group.person_id in self._carers else None
            who = ui.select(self._carers, value=known, label=say("gap-carer"), clearable=True).classes("wide gap-carer")
            who.props("outlined dense options-dense")
            note = ui.textarea(label=say("gap-note"), value=group.note).classes("wide gap-note-box")
            note.props("outlined rows=2 autogrow")

            async def save() -> None:
                write, by = self._visit.app.database.write, who.value
                words = str(note.value or "")
                saved = await self._visit.attempt(
                    lambda person: write(gaps.do_care, person, group.id, by=by, note=words)
                )
                if saved is not None:
                    self._visit.notify(say("gap-cared"), kind="positive")

            parts.button(say("save"), save, classes="gap-save")

    async def _find_nearest(self) -> None:
        """The likeliest articles come first, unless the engine is away or somebody was faster."""
        person, language = self._visit.person, self._detail.passages[0].language if self._detail.passages else "ru"
        try:
            found = await drafts.try_question(self._visit.app, person, self._detail.group.title, language)
        except AnswerdeskError:
            return
        near = [one.article for one in found if one.article in self._titles]
        if self._article is None or self._article.is_deleted or self._taken or not near:
            return
        ordered = {key: self._titles[key] for key in (*near, *(key for key in self._titles if key not in near))}
        likely = next((one.article for one in found if one.article in near and one.probability >= LIKELY), None)
        self._article.set_options(ordered, value=self._article.value or likely)

    def _take(self) -> None:
        self._taken = True

    async def _decide(self, state: GapState) -> None:
        write = self._visit.app.database.write
        group = await self._visit.attempt(lambda person: write(gaps.do_decide, person, self._detail.group.id, state))
        if group is not None:
            self._visit.notify(self._visit.say(f"gap-is-{state.value}"), kind="positive")
            self._visit.go(f"/desk/gaps/group?id={group.id}" if state is GapState.OPEN else "/desk/gaps")

    async def _add(self) -> None:
        say, key = self._visit.say, str(self._article.value or "") if self._article is not None else ""
        chosen = [one for tick, one in self._ticks if tick.value]
        if not key or not chosen:
            self._visit.notify(say("gap-add-what"), kind="info")
            return
        if self._busy:
            return
        self._busy = True
        try:
            await self._pass_and_add(key, chosen)
        finally:
            self._busy = False

    async def _pass_and_add(self, key: str, chosen: list[Wording]) -> None:
        app, number, say = self._visit.app, self._detail.group.id, self._visit.say
        wanted, left = sort_wordings(app, key, chosen)
        if left:
            self._visit.notify(say("gap-left", count=left), kind="info")
        passed = await pass_wordings(self._visit, wanted) if wanted else None
        if passed is None:
            return
        added = await self._visit.attempt(
            lambda person: gaps.add_to_article(app, person, passed.report, number, wanted, why=passed.why)
        )
        if added is None:
            return
        for error in added.failed.values():
            self._visit.show_error(error)
        self._done.show(passed, partial(self._take_back, added), words=say("gap-added", count=added.count))
        await self._read()

    async def _take_back(self, added: Added) -> None:
        app, number = self._visit.app, self._detail.group.id
        await self._visit.attempt(lambda person: gaps.take_back(app, person, number, added))
        self._done.clear()
        await self._read()

    async def _read(self) -> None:
        """How it stands with the group now; what was ticked stays."""
        number = self._detail.group.id
        detail = await self._visit.read(gaps.access_gap, self._visit.app, number)
        state = await self._visit.read(telling.find_state, number)
        if detail is not None and state is not None:
            self._detail, self._state = detail, state
            self._draw_head()
            self._draw_askers()
