"""What cases can end with: the list operators choose from, kept by leads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui

from bot.core.case import Result
from bot.core.language import LANGUAGES
from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.service.cases import result_list
from bot.service.cases.result_list import NAME_LENGTH

Names = dict[str, ui.input]


async def draw_results(visit: Visit) -> None:
    """The page."""
    known = await visit.app.database.read(result_list.list_results, visit.person)
    with frame(visit, page="results"):
        ResultsPage(visit).build(known)


class ResultsPage:
    """The results in their order, one line each, and a line for one more. Only what was changed is drawn again."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def build(self, known: tuple[Result, ...]) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            parts.Text(say("results-title"), tag="h1")
        with parts.box("card results-card"):
            parts.Text(say("results-text"), "muted")
            self._rows = parts.box("result-rows")
            with parts.box("result-row result-new"):
                self._new = self._draw_names({})
                parts.button(say("results-add"), self._add, kind="primary", classes="result-add")
        self._draw(known)

    def _draw(self, known: tuple[Result, ...]) -> None:
        self._rows.clear()
        with self._rows:
            for number, result in enumerate(known):
                if result.retired and (number == 0 or not known[number - 1].retired):
                    parts.Text(self._visit.say("results-retired"), tag="h2")
                self._draw_row(result, first=number == 0)

    def _draw_row(self, result: Result, *, first: bool) -> None:
        with parts.box(f"result-row {'is-retired' if result.retired else ''}") as row:
            parts.attribute(row, data_result=result.key)
            fields = self._draw_names({code: self._name_of(result, code) for code in LANGUAGES})
            with parts.box("chips"):
                self._draw_actions(result, fields, first=first)

    def _draw_actions(self, result: Result, fields: Names, *, first: bool) -> None:
        say = self._visit.say
        parts.button(say("save"), lambda: self._rename(result.id, fields), classes="result-save")
        if result.retired:
            parts.button(say("results-restore"), partial(self._retire, result.id, False), classes="result-restore")
            return
        parts.button(say("results-retire"), partial(self._retire, result.id, True), classes="result-retire")
        if not first:
            parts.icon_button("↑", say("results-up"), partial(self._move_up, result.id), classes="result-up")

    def _name_of(self, result: Result, language: str) -> str:
        """The name in a language, ours where nobody has given another."""
        key = f"result-{result.key.replace('_', '-')}"
        ours = self._visit.desk.say(language, key) if self._visit.app.words.has(f"desk-{key}") else ""
        return dict(result.names).get(language) or ours

    def _draw_names(self, names: dict[str, str]) -> Names:
        fields: Names = {}
        for code in LANGUAGES:
            label = self._visit.say(f"language-{code}")
            fields[code] = ui.input(label=label, value=names.get(code, "")).classes(f"result-name name-{code}")
            fields[code].props(f"outlined dense maxlength={NAME_LENGTH}")
        return fields

    async def _add(self) -> None:
        names = _typed(self._new)
        if await self._attempt(lambda person: self._write(result_list.do_add, person, names)):
            for field in self._new.values():
                field.set_value("")

    async def _rename(self, result_id: int, fields: Names) -> None:
        names = _typed(fields)
        await self._attempt(lambda person: self._write(result_list.do_rename, person, result_id, names))

    async def _retire(self, result_id: int, retired: bool) -> None:
        await self._attempt(lambda person: self._write(result_list.do_retire, person, result_id, retired=retired))

    async def _move_up(self, result_id: int) -> None:
        await self._attempt(lambda person: self._write(result_list.do_move_up, person, result_id))

    async def _write(self, change: Callable[..., object], *args: object, **fields: object) -> bool:
        await self._visit.app.database.write(change, *args, **fields)
        return True

    async def _attempt(self, act: Callable[[Person], Awaitable[bool]]) -> bool:
        """Whether it was done; a refusal is shown, and what was typed stays."""
        if await self._visit.attempt(act) is None:
            return False
        known = await self._visit.read(result_list.list_results)
        if known is not None:
            self._draw(known)
        self._visit.notify(self._visit.say("saved"), kind="positive")
        return True


def _typed(fields: Names) -> dict[str, str]:
    return {code: str(field.value or "") for code, field in fields.items()}
