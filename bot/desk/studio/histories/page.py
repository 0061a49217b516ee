"""Old conversations step by step: bring files, say which side is the business, wait, decide. One address for all."""

from __future__ import annotations

import asyncio
import json

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.histories import History, Stage
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.desk.frame import parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.studio.histories.sides_view import SidesView, draw_unread
from bot.desk.studio.histories.topics_view import TopicsView
from bot.service.articles.histories import reading
from bot.service.articles.imports import basket
from bot.service.people import rights

ADDRESS = "/desk/articles/history"
LOOK_SECONDS = 1.0
CHIPS = {Stage.ASKING: "warm", Stage.READY: "good", Stage.FAILED: "hot"}


class HistoryPage:
    """``number`` 0 begins a new import."""

    def __init__(self, visit: Visit, number: int) -> None:
        self._visit = visit
        self._number = number
        self._body: Element | None = None
        self._shown: tuple[Stage, int, int] | None = None
        self._language: ui.select | None = None
        self._topics: TopicsView | None = None
        self._starting = False
        self._drawing = asyncio.Lock()

    async def build(self) -> None:
        """Draw the page."""
        rights.check_right(self._visit.person, Right.EDIT_ARTICLES)
        known = await self._access() if self._number else None
        if known is not None and known.stage is Stage.READY:  # read before anything is drawn
            self._topics = TopicsView(self._visit, known)
            await self._topics.read()
        with frame(self._visit, page="articles"):
            with parts.box("page-head"):
                back = parts.link("←", "/desk/articles/import", "btn btn-icon")
                parts.attribute(back, aria_label=self._visit.say("nav-import"))
                parts.Text(self._visit.say("history"), tag="h1")
                if known is not None:
                    parts.link(self._visit.say("history-again"), ADDRESS, "btn history-again")
            self._body = parts.box("import-body")
            if known is None:
                await self._draw_start()
                self._visit.run_script("desk.importFiles()")
            else:
                await self._draw(known)
                ui.timer(LOOK_SECONDS, self._look)

    async def _access(self) -> History:
        return await self._visit.app.database.read(reading.access_history, self._visit.person, self._number)

    async def _look(self) -> None:
        """Draw what is new while the work goes on."""
        if self._shown is not None and self._shown[0].working and self._visit.client.has_socket_connection:
            known = await self._visit.look(self._access)
            if known is not None:
                await self._draw(known)

    async def _draw(self, known: History) -> None:
        async with self._drawing:  # a look must not clear what a press is drawing
            now = (known.stage, known.done, known.total)
            if self._body is not None and now != self._shown:
                self._shown = now
                self._body.clear()
                with self._body:
                    await self._fill(known)

    async def _fill(self, known: History) -> None:
        if known.stage.working:
            self._draw_progress(known)
        elif known.stage is Stage.ASKING:
            SidesView(self._visit, known, changed=self._redraw).build()
        elif known.stage is Stage.READY:
            view, self._topics = self._topics or TopicsView(self._visit, known), None
            await view.build()
        else:
            self._draw_end(known)

    async def _redraw(self) -> None:
        self._shown = None
        known = await self._visit.look(self._access)
        if known is not None:
            await self._draw(known)

    async def _draw_start(self) -> None:
        say, person = self._visit.say, self._visit.person
        waiting = await asyncio.to_thread(basket.list_basket, self._visit.app, person, basket.CONVERSATIONS)
        assert self._body is not None
        with self._body:
            with parts.box("card import-start"):
                parts.Text(say("history-intro"))
                self._draw_drop()
                files = parts.attribute(parts.box("import-files"), id="import-files", data_of=basket.CONVERSATIONS)
                parts.attribute(files, data_files=json.dumps([[one.name, one.size] for one in waiting]))
                parts.attribute(
                    files, data_remove=say("import-remove"), data_failed=say("import-upload-failed", name="%")
                )
                self._draw_kinds()
                with parts.box("import-row"):
                    languages = {code: say(f"language-{code}") for code in LANGUAGES}
                    self._language = ui.select(languages, value=self._visit.language, label=say("import-language"))
                    self._language.props("outlined dense options-dense").classes("import-language")
                    start = parts.button(say("history-look"), self._start, kind="primary", classes="import-read")
                    parts.attribute(start, id="import-read")
            await self._draw_recent()

    def _draw_drop(self) -> None:
        with parts.box("import-drop", tag="label") as drop:
            parts.Text(self._visit.say("import-drop"), "import-drop-text")
            parts.Text(self._visit.say("import-pick"), "btn", tag="span")
            pick = parts.attribute(parts.box("import-pick", tag="input"), id="import-pick", type="file", multiple=True)
            parts.attribute(pick, aria_label=self._visit.say("import-pick"))
        parts.attribute(drop, id="import-drop")

    def _draw_kinds(self) -> None:
        with parts.box("history-kinds", tag="ul"):
            for kind in ("telegram", "zendesk", "chatwoot", "table"):
                parts.Text(self._visit.say(f"history-kind-{kind}"), "hint", tag="li")
        parts.Text(self._visit.say("history-privacy"), "hint")

    async def _start(self) -> None:
        if self._starting or self._language is None:
            return
        self._starting = True
        try:
            language = str(self._language.value)
            number = await self._visit.attempt(lambda person: reading.start(self._visit.app, person, language=language))
        finally:
            self._starting = False
        if number is not None:
            self._visit.go(f"{ADDRESS}?number={number}")

    def _draw_progress(self, known: History) -> None:
        say = self._visit.say
        with parts.attribute(parts.box("card import-progress"), role="status"):
            parts.Text(say(f"history-{known.stage.value}"), tag="h2")
            parts.Text(known.name, "muted import-name")
            if known.total:
                parts.bar(known.done / known.total)
                parts.Text(say("import-progress", done=known.done, total=known.total), "number")
            else:
                words = say("history-read", count=known.done) if known.done else say("import-progress-none")
                parts.Text(words, "number")
            parts.Text(say("history-away"), "hint")
            with parts.box("form-buttons"):
                parts.button(say("import-stop"), self._stop, classes="history-stop")

    async def _stop(self) -> None:
        await self._visit.attempt(lambda person: reading.stop(self._visit.app, person, self._number))
        await self._redraw()

    def _draw_end(self, known: History) -> None:
        say = self._visit.say
        one_side = known.stage is Stage.FAILED and len(known.seen.get("speakers", ())) == 1
        with parts.box("card import-result"):
            parts.Text(say(f"history-{known.stage.value}"), tag="h2")
            parts.Text(known.name, "muted import-name")
            if one_side:
                parts.Text(say("history-one-side", name=known.seen["speakers"][0]["name"]))
            elif known.stage is Stage.FAILED and not known.seen.get("troubles"):
                parts.Text(say("history-failed-text"))
            draw_unread(self._visit, known)
            with parts.box("form-buttons"):
                parts.link(say("history-again"), ADDRESS, "btn btn-primary")
                parts.button(say("history-delete"), self._delete, kind="quiet", classes="history-delete")

    async def _delete(self) -> None:
        async def delete(person: Person) -> bool:
            await reading.delete(self._visit.app, person, self._number)
            return True

        if await self._visit.attempt(delete):
            self._visit.go(ADDRESS)

    async def _draw_recent(self) -> None:
        known = await self._visit.read(reading.list_histories) or ()
        if not known:
            return
        with parts.box("card import-recent"):
            parts.Text(self._visit.say("import-recent"), tag="h2")
            for one in known:
                with parts.box("import-past"):
                    parts.link(one.name, f"{ADDRESS}?number={one.id}", "import-past-name")
                    parts.chip(self._visit.say(f"history-state-{one.stage.value}"), CHIPS.get(one.stage, ""))
                    when = times.say_date(one.created_at, self._visit.app.business.zone)
                    parts.Text(f"{one.person_name} · {when}" if one.person_name else when, "muted small")
