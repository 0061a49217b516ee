"""A new article that begins with what was asked: prefilled, and kept as it is typed until it is in a file."""

from __future__ import annotations

from abc import ABC, abstractmethod

from nicegui import ui

from bot.core.people import Person
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_form import ArticleForm, read_form, write_form
from bot.desk.studio.editing.fields import ArticleFields
from bot.service.ports import Tx

KEEP_SECONDS = 1.0


class Begun(ABC):
    """``number`` of the group or topic it begins with; ``reply``: which of the answers the text is, from 1; 0: none."""

    def __init__(self, visit: Visit, number: int, *, reply: int) -> None:
        self._visit = visit
        self._number = number
        self._reply = reply
        self._kept = ""

    async def read(self) -> ArticleForm:
        """What was typed last, else what is known."""
        draft, composed = await self._find()
        form = (read_form(draft) if draft else None) or composed
        self._kept = write_form(form)  # what is known can be had again
        return form

    def keep(self, fields: ArticleFields) -> None:
        """From now on what is typed is kept."""
        ui.timer(KEEP_SECONDS, lambda: self._keep(fields))

    async def end(self, key: str) -> None:
        """It has been saved as this article."""
        write, number = self._visit.app.database.write, self._number
        await self._visit.attempt(lambda person: write(self.do_begin, person, number, key=key))
        self._number = 0

    async def _keep(self, fields: ArticleFields) -> None:
        form = fields.form()
        text = write_form(form) if form is not None else ""
        if not text or text == self._kept or not self._number:
            return
        self._kept = text
        write, number = self._visit.app.database.write, self._number
        await self._visit.attempt(lambda person: write(self.do_keep, person, number, text))

    @abstractmethod
    async def _find(self) -> tuple[str, ArticleForm]:
        """What was typed, "" for nothing; and what to begin with else."""

    @staticmethod
    @abstractmethod
    def do_keep(tx: Tx, person: Person, number: int, text: str, /) -> None:
        """Keep what was typed."""

    @staticmethod
    @abstractmethod
    def do_begin(tx: Tx, person: Person, number: int, /, *, key: str) -> None:
        """There is an article now."""
