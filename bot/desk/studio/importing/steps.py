"""A wizard at one address: bring files, wait while they are read, go on. What is known of it decides what is drawn."""

from __future__ import annotations

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Generic, TypeVar

from nicegui import ui
from nicegui.element import Element

from bot.core.language import LANGUAGES
from bot.core.people import Right
from bot.desk.frame import parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.service.articles.imports import basket
from bot.service.people import rights

LOOK_SECONDS = 1.0

Known = TypeVar("Known")


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far it is: ``state`` as the catalogue calls it, ``done`` of ``total`` (0: not known yet)."""

    state: str
    working: bool
    done: int
    total: int


@dataclass(frozen=True, kw_only=True)
class Past:
    """One of the last, for a list; ``chip`` is the colour of its state."""

    id: int
    name: str
    state: str
    chip: str
    by: str
    at: datetime


class Steps(ABC, Generic[Known]):
    """``number`` 0 begins a new one. A subclass says what it is of and draws its own steps."""

    address: ClassVar[str]
    kind: ClassVar[str]  # of the files, as the basket calls it
    words: ClassVar[str]  # its part of the names in the catalogue
    again: ClassVar[str]  # the class of the link that begins another one

    def __init__(self, visit: Visit, number: int) -> None:
        self._visit = visit
        self._number = number
        self._body: Element | None = None
        self._shown: Progress | None = None
        self._language: ui.select | None = None
        self._starting = False
        self._drawing = asyncio.Lock()

    async def build(self) -> None:
        """Draw the page."""
        rights.check_right(self._visit.person, Right.EDIT_ARTICLES)
        known = await self._access() if self._number else None
        if known is not None:
            await self._prepare(known)
        with frame(self._visit, page="articles"):
            with parts.box("page-head"):
                self._draw_head()
                if known is not None:
                    parts.link(self._visit.say(f"{self.words}-again"), self.address, f"btn {self.again}")
                self._draw_links()
            self._body = parts.box("import-body")
            if known is None:
                await self._draw_start(self._body)
                self._visit.run_script("desk.importFiles()")
            else:
                await self._draw(known)
                ui.timer(LOOK_SECONDS, self._look)

    @abstractmethod
    async def _access(self) -> Known:
        """What is known of it now."""

    @abstractmethod
    def _measure(self, known: Known) -> Progress:
        """How far it is."""

    @abstractmethod
    def _draw_head(self) -> None:
        """The way back and the title."""

    @abstractmethod
    def _draw_intro(self) -> None:
        """What this is, above the files."""

    @abstractmethod
    def _draw_kinds(self) -> None:
        """What can be brought, below them."""

    @abstractmethod
    async def _begin(self, language: str) -> int | None:
        """Begin with the files that were brought; the number of it, None where that was refused."""

    @abstractmethod
    def _draw_progress(self, known: Known) -> None:
        """While it works."""

    @abstractmethod
    async def _draw_step(self, known: Known) -> None:
        """Where the person has to do something, or it is over."""

    @abstractmethod
    async def _draw_recent(self) -> None:
        """The last ones."""

    async def _prepare(self, known: Known) -> None:
        """Read what must be there before anything is drawn."""

    def _draw_links(self) -> None:
        """More at the end of the head."""

    async def _look(self) -> None:
        """Draw what is new while the work goes on."""
        if self._shown is not None and self._shown.working and self._visit.client.has_socket_connection:
            known = await self._visit.look(self._access)
            if known is not None:
                await self._draw(known)

    async def _draw(self, known: Known) -> None:
        async with self._drawing:  # a look must not clear what a press is drawing
            now = self._measure(known)
            if self._body is None or now == self._shown:
                return
            self._shown = now
            self._body.clear()
            with self._body:
                if now.working:
                    self._draw_progress(known)
                else:
                    await self._draw_step(known)

    async def _redraw(self) -> None:
        self._shown = None
        known = await self._visit.look(self._access)
        if known is not None:
            await self._draw(known)

    async def _draw_start(self, body: Element) -> None:
        waiting = await asyncio.to_thread(basket.list_basket, self._visit.app, self._visit.person, self.kind)
        with body:
            with parts.box("card import-start"):
                self._draw_intro()
                self._draw_drop()
                self._draw_files([[one.name, one.size] for one in waiting])
                self._draw_kinds()
                self._draw_go()
            await self._draw_recent()

    def _draw_drop(self) -> None:
        with parts.box("import-drop", tag="label") as drop:
            parts.Text(self._visit.say("import-drop"), "import-drop-text")
            parts.Text(self._visit.say("import-pick"), "btn", tag="span")
            pick = parts.attribute(parts.box("import-pick", tag="input"), id="import-pick", type="file", multiple=True)
            parts.attribute(pick, aria_label=self._visit.say("import-pick"))
        parts.attribute(drop, id="import-drop")

    def _draw_files(self, waiting: list[list[str | int]]) -> None:
        say = self._visit.say
        files = parts.attribute(parts.box("import-files"), id="import-files", data_of=self.kind)
        parts.attribute(files, data_files=json.dumps(waiting))
        parts.attribute(files, data_remove=say("import-remove"), data_failed=say("import-upload-failed", name="%"))

    def _draw_go(self) -> None:
        say = self._visit.say
        with parts.box("import-row"):
            languages = {code: say(f"language-{code}") for code in LANGUAGES}
            self._language = ui.select(languages, value=self._visit.language, label=say("import-language"))
            self._language.props("outlined dense options-dense").classes("import-language")
            start = parts.button(say("import-read"), self._start, kind="primary", classes="import-read")
            parts.attribute(start, id="import-read")

    async def _start(self) -> None:
        if self._starting or self._language is None:
            return
        self._starting = True
        try:
            number = await self._begin(str(self._language.value))
        finally:
            self._starting = False
        if number is not None:
            self._visit.go(f"{self.address}?number={number}")

    def _draw_past(self, past: Iterable[Past]) -> None:
        for one in past:
            with parts.box("import-past"):
                parts.link(one.name, f"{self.address}?number={one.id}", "import-past-name")
                parts.chip(self._visit.say(f"{self.words}-state-{one.state}"), one.chip)
                when = times.say_date(one.at, self._visit.app.business.zone)
                parts.Text(f"{one.by} · {when}" if one.by else when, "muted small")
