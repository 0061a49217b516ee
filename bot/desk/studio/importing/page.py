"""The wizard: bring files, see what is in them, choose, and see what became of it. Each step has the same address."""

from __future__ import annotations

import asyncio
import json

from nicegui import ui
from nicegui.element import Element

from bot.core.language import LANGUAGES
from bot.core.people import Right
from bot.desk.frame import parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.studio.importing.plan_view import PlanView
from bot.desk.studio.importing.result_view import ResultView
from bot.service.articles.imports import basket, running
from bot.service.articles.imports.running import Import, ImportState
from bot.service.people import rights

ADDRESS = "/desk/articles/import"
LOOK_SECONDS = 1.0
CHIPS = {ImportState.READ: "warm", ImportState.DONE: "good", ImportState.FAILED: "hot"}


class ImportPage:
    """``import_id`` 0 begins a new one."""

    def __init__(self, visit: Visit, import_id: int) -> None:
        self._visit = visit
        self._id = import_id
        self._body: Element | None = None
        self._shown: tuple[ImportState, int, int] | None = None
        self._language: ui.select | None = None
        self._starting = False
        self._drawing = asyncio.Lock()

    async def build(self) -> None:
        """Draw the page."""
        rights.check_right(self._visit.person, Right.EDIT_ARTICLES)
        known = await self._access() if self._id else None
        with frame(self._visit, page="articles"):
            with parts.box("page-head"):
                back = parts.link("←", "/desk/articles", "btn btn-icon")
                parts.attribute(back, aria_label=self._visit.say("import-to-articles"))
                parts.Text(self._visit.say("nav-import"), tag="h1")
                if known is not None:
                    parts.link(self._visit.say("import-again"), ADDRESS, "btn import-again")
                parts.link(self._visit.say("history"), "/desk/articles/history", "btn history-open")
            self._body = parts.box("import-body")
            if known is None:
                await self._draw_start()
                self._visit.run_script("desk.importFiles()")
            else:
                await self._draw(known)
                ui.timer(LOOK_SECONDS, self._look)

    async def _access(self) -> Import:
        return await self._visit.app.database.read(running.access_import, self._visit.person, self._id)

    async def _look(self) -> None:
        """Draw what is new while the work goes on."""
        running_ = self._shown is not None and self._shown[0] in (ImportState.READING, ImportState.WRITING)
        if running_ and self._visit.client.has_socket_connection:
            known = await self._visit.look(self._access)
            if known is not None:
                await self._draw(known)

    async def _draw(self, known: Import) -> None:
        async with self._drawing:  # a look must not clear what a press is drawing
            now = (known.state, known.done, known.total)
            if self._body is not None and now != self._shown:
                self._shown = now
                self._body.clear()
                await self._fill(self._body, known)

    async def _fill(self, body: Element, known: Import) -> None:
        with body:
            if known.state in (ImportState.READING, ImportState.WRITING):
                self._draw_progress(known)
            elif known.state is ImportState.READ:
                await PlanView(self._visit, known, changed=self._redraw).build()
            else:
                await ResultView(self._visit, known, changed=self._redraw).build()

    async def _redraw(self) -> None:
        self._shown = None
        known = await self._visit.look(self._access)
        if known is not None:
            await self._draw(known)

    async def _draw_start(self) -> None:
        say = self._visit.say
        waiting = await asyncio.to_thread(basket.list_basket, self._visit.app, self._visit.person)
        assert self._body is not None
        with self._body:
            with parts.box("card import-start"):
                parts.Text(say("import-intro"))
                self._draw_drop()
                files = parts.attribute(parts.box("import-files"), id="import-files")
                parts.attribute(files, data_files=json.dumps([[one.name, one.size] for one in waiting]))
                parts.attribute(
                    files, data_remove=say("import-remove"), data_failed=say("import-upload-failed", name="%")
                )
                parts.Text(say("import-kinds"), "hint")
                with parts.box("import-row"):
                    languages = {code: say(f"language-{code}") for code in LANGUAGES}
                    self._language = ui.select(languages, value=self._visit.language, label=say("import-language"))
                    self._language.props("outlined dense options-dense").classes("import-language")
                    start = parts.button(say("import-read"), self._start, kind="primary", classes="import-read")
                    parts.attribute(start, id="import-read")
            await self._draw_recent()

    def _draw_drop(self) -> None:
        with parts.box("import-drop", tag="label") as drop:
            parts.Text(self._visit.say("import-drop"), "import-drop-text")
            parts.Text(self._visit.say("import-pick"), "btn", tag="span")
            pick = parts.attribute(parts.box("import-pick", tag="input"), id="import-pick", type="file", multiple=True)
            parts.attribute(pick, aria_label=self._visit.say("import-pick"))
        parts.attribute(drop, id="import-drop")

    async def _start(self) -> None:
        if self._starting or self._language is None:
            return
        self._starting = True
        try:
            language = str(self._language.value)
            number = await self._visit.attempt(lambda person: running.start(self._visit.app, person, language=language))
        finally:
            self._starting = False
        if number is not None:
            self._visit.go(f"{ADDRESS}?number={number}")

    def _draw_progress(self, known: Import) -> None:
        say = self._visit.say
        with parts.attribute(parts.box("card import-progress"), role="status"):
            parts.Text(say(f"import-{known.state.value}"), tag="h2")
            parts.Text(known.name, "muted import-name")
            parts.bar(known.done / known.total if known.total else 0.0)
            if known.total:
                parts.Text(say("import-progress", done=known.done, total=known.total), "number")
            else:
                parts.Text(say("import-progress-none"), "number")
            parts.Text(say("import-away"), "hint")
            with parts.box("form-buttons"):
                parts.button(say("import-stop"), self._stop, classes="import-stop")

    async def _stop(self) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(running.do_stop, person, self._id))
        await self._redraw()

    async def _draw_recent(self) -> None:
        say = self._visit.say
        known = await self._visit.read(running.list_imports) or ()
        with parts.box("card import-recent"):
            parts.Text(say("import-recent"), tag="h2")
            if not known:
                parts.Text(say("import-recent-none"), "muted")
            for one in known:
                with parts.box("import-past"):
                    parts.link(one.name, f"{ADDRESS}?number={one.id}", "import-past-name")
                    parts.chip(say(f"import-state-{one.state.value}"), CHIPS.get(one.state, ""))
                    when = times.say_date(one.created_at, self._visit.app.business.zone)
                    parts.Text(f"{one.person_name} · {when}" if one.person_name else when, "muted small")
