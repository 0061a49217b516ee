"""What an import would do: each article with a box to tick, what could not be kept, and its text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.publishing.dialog import pass_gate
from bot.desk.publishing.report_view import say_sum
from bot.errors import AnswerdeskError
from bot.markup.html import render_html
from bot.service.articles.imports import running
from bot.service.articles.imports.planning import POSSIBLE, USUAL, Item, Kind, Plan
from bot.service.articles.imports.report import list_remarks, say_skipped
from bot.service.articles.imports.running import Import

STEP = 60  # rows that are drawn at once
CHIPS = {Kind.NEW: "good", Kind.CHANGED: "accent", Kind.KEPT: "warm", Kind.REMOVED: "warm", Kind.BAD: "hot"}
SKIPPED, HARMLESS = "skipped", "harmless"


class PlanView:
    """``changed`` is called when the import has gone on."""

    def __init__(self, visit: Visit, known: Import, *, changed: Callable[[], Awaitable[None]]) -> None:
        self._visit = visit
        self._known = known
        self._changed = changed
        self._plan = Plan()
        self._chosen: set[int] = set()
        self._filter = ""
        self._most = STEP
        self._write: Element | None = None
        self._publish: ui.checkbox | None = None
        self._busy = False

    async def build(self) -> None:
        """Draw it."""
        try:
            self._plan = await running.access_plan(self._visit.app, self._visit.person, self._known.id)
        except AnswerdeskError as error:
            parts.empty(self._visit.app.words.explain(self._visit.language, error), [])
            return
        self._chosen = {place for place, item in enumerate(self._plan.items) if item.kind in USUAL}
        say = self._visit.say
        count = len(self._plan.items)
        if count:
            parts.Text(say("import-found", count=count), "import-title", tag="h2")
            parts.Text(say("import-publish-text"), "import-drafts")
        else:
            parts.empty(say("import-found-none"), [say("import-found-none-text")])
        kinds = self._kinds()
        self._filter = kinds[0] if kinds else ""
        self._tabs = parts.box("periods import-filters")
        self._about = parts.box("import-about")
        self._rows = parts.box("import-rows")
        self._draw()
        with parts.box("import-foot"):
            self._draw_foot(count)

    def _kinds(self) -> list[str]:
        """What there is any of, in the order in which it matters."""
        count = self._plan.count()
        found = [kind.value for kind in Kind if count[kind]]
        told = [HARMLESS if one.harmless else SKIPPED for one in self._plan.skipped]
        return [*found, *(kind for kind in (SKIPPED, HARMLESS) if kind in told)]

    def _count(self, kind: str) -> int:
        if kind in (SKIPPED, HARMLESS):
            return sum(one.harmless == (kind == HARMLESS) for one in self._plan.skipped)
        return self._plan.count()[Kind(kind)]

    def _draw(self) -> None:
        say = self._visit.say
        self._tabs.clear()
        with self._tabs:
            for kind in self._kinds():
                here = kind == self._filter
                tab = parts.button(
                    f"{say(f'import-kind-{kind}')} {self._count(kind)}",
                    partial(self._show, kind),
                    kind="small",
                    classes=f"import-filter filter-{kind} {'is-here' if here else ''}",
                )
                parts.attribute(tab, aria_pressed="true" if here else "false")
        self._about.clear()
        self._rows.clear()
        if not self._filter:
            return
        with self._about:
            parts.Text(say(f"import-about-{self._filter}"), "hint")
            if self._filter in POSSIBLE:
                with parts.box("chips"):
                    parts.button(
                        say("import-choose-all"), partial(self._tick_all, True), kind="small", classes="tick-all"
                    )
                    parts.button(
                        say("import-choose-none"), partial(self._tick_all, False), kind="small", classes="tick-none"
                    )
        with self._rows:
            if self._filter in (SKIPPED, HARMLESS):
                self._draw_skipped()
            else:
                self._draw_items()

    def _show(self, kind: str) -> None:
        self._filter, self._most = kind, STEP
        self._draw()

    def _more(self) -> None:
        self._most += 4 * STEP
        self._draw()

    def _draw_more(self, count: int) -> None:
        if count > self._most:
            text = self._visit.say("import-more", count=count - self._most)
            parts.button(text, self._more, kind="small", classes="import-more")

    def _draw_skipped(self) -> None:
        told = [one for one in self._plan.skipped if one.harmless == (self._filter == HARMLESS)]
        for one in told[: self._most]:
            with parts.box("import-item"):
                parts.Text(one.shown, "import-place")
                parts.Text(say_skipped(self._visit.say, one), "import-why")
        self._draw_more(len(told))

    def _places(self) -> list[int]:
        return [place for place, item in enumerate(self._plan.items) if item.kind == self._filter]

    def _draw_items(self) -> None:
        places = self._places()
        for place in places[: self._most]:
            self._draw_item(place, self._plan.items[place])
        self._draw_more(len(places))

    def _draw_item(self, place: int, item: Item) -> None:
        say = self._visit.say
        with parts.box("import-item"):
            with parts.box("import-head"):
                if item.kind in POSSIBLE:
                    box = ui.checkbox(
                        value=place in self._chosen, on_change=lambda event: self._tick(place, event.value)
                    )
                    box.props("dense").classes("import-tick")
                    box.props["aria-label"] = item.found.title
                parts.Text(item.found.title or "—", "import-item-title")
                with parts.box("chips"):
                    parts.chip(say(f"language-{item.found.language}"))
                    if item.found.draft:
                        parts.chip(say("import-draft-there"), "warm")
            parts.Text(f"{item.path} · {item.found.shown}", "import-place")
            self._draw_remarks(list_remarks(say, item))
            self._draw_text(item)

    def _draw_remarks(self, remarks: Sequence[str]) -> None:
        if not remarks:
            return
        with parts.box("import-remarks", tag="details"):
            parts.Text(self._visit.say("import-remarks", count=len(remarks)), tag="summary")
            with parts.box(tag="ul"):
                for remark in remarks:
                    parts.Text(remark, tag="li")

    def _draw_text(self, item: Item) -> None:
        """The text as customers will read it, drawn when somebody asks for it."""
        with parts.box("import-text", tag="details") as details:
            parts.Text(self._visit.say("import-look"), tag="summary")
            place = parts.box("prose")

        def draw() -> None:
            if not place.default_slot.children:
                with place:
                    ui.html(render_html(item.found.body), sanitize=False)  # raw HTML is off in the renderer

        details.on("toggle", draw, args=[])

    def _tick(self, place: int, value: bool) -> None:
        (self._chosen.add if value else self._chosen.discard)(place)
        self._say_count()

    def _tick_all(self, value: bool) -> None:
        places = set(self._places())
        self._chosen = self._chosen | places if value else self._chosen - places
        self._draw()
        self._say_count()

    def _draw_foot(self, count: int) -> None:
        say = self._visit.say
        if count:
            self._publish = ui.checkbox(say("import-publish")).props("dense").classes("import-publish-box")
        with parts.box("form-buttons"):
            if count:
                self._write = parts.button("", self._import, kind="primary", classes="import-write")
                self._say_count()
            parts.button(say("import-drop-plan"), self._drop, kind="quiet", classes="import-drop-plan")
            parts.link(say("import-report"), f"/desk/import/{self._known.id}/report", "btn btn-quiet import-report")

    def _say_count(self) -> None:
        if self._write is not None:
            assert isinstance(self._write, parts.Text)
            self._write.set_text(self._visit.say("import-write", count=len(self._chosen)))
            parts.attribute(self._write, disabled=not self._chosen)
            self._write.update()

    async def _import(self) -> None:
        if self._chosen and not self._busy:
            self._busy = True
            try:
                await self._pass_and_choose(bool(self._publish and self._publish.value), sorted(self._chosen))
            finally:
                self._busy = False

    async def _pass_and_choose(self, publish: bool, places: Sequence[int]) -> None:
        visit, number = self._visit, self._known.id
        changes = await visit.attempt(
            lambda person: running.list_changes(visit.app, person, number, places, publish=publish)
        )
        passed = await pass_gate(visit, visit.person, changes) if changes is not None else None
        if passed is None:
            return
        report = passed.report
        told = say_sum(visit, report) if report is not None and report.asked else ""
        choose = partial(running.choose, import_id=number, places=places, publish=publish, say=visit.say)
        await visit.attempt(lambda person: choose(visit.app, person, report=report, why=passed.why, told=told))
        await self._changed()

    async def _drop(self) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(running.do_stop, person, self._known.id))
        await self._changed()
