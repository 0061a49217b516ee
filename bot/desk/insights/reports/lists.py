"""Lists of chats that people keep: named where one sees them, opened and tidied on the page of numbers."""

from __future__ import annotations

from functools import partial
from urllib.parse import parse_qsl

from nicegui import ui
from nicegui.element import Element

from bot.core.desk.views import NAME_LENGTH
from bot.core.insights.reports.cuts import NONE
from bot.core.insights.reports.lists import KeptList
from bot.core.insights.reports.span import BETWEEN, PRESETS
from bot.core.people import Person, Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.insights.reports.values import say_property, say_value_of
from bot.service.insights.reports import lists
from bot.service.insights.reports.listing import read_wanted
from bot.service.insights.reports.names import list_names

CHATS = "/desk/numbers/chats"


async def ask_to_keep(visit: Visit, query: str) -> None:
    """A name for what the page shows."""
    say = visit.say
    with visit.dialog(say("list-keep")) as dialog, parts.box("dialog list-dialog"):
        parts.Text(say("list-keep"), tag="h2")
        name = _draw_name(visit, "")
        parts.Text(say("list-keep-text"), "hint")
        shared = ui.checkbox(say("view-share")).classes("list-share")
        shared.set_visibility(visit.may(Right.SHARE_VIEWS))
        _draw_buttons(visit, dialog)
    while await dialog == "save":
        if await _keep(visit, str(name.value or ""), query, shared=bool(shared.value)):
            break
    dialog.delete()


async def _keep(visit: Visit, name: str, query: str, *, shared: bool) -> bool:
    async def keep(person: Person) -> int:
        return await visit.app.database.write(lists.do_keep, person, name=name, query=query, shared=shared)

    kept = await visit.attempt(keep) is not None
    if kept:
        visit.notify(visit.say("list-kept"), kind="positive")
    return kept


def _draw_name(visit: Visit, value: str) -> ui.input:
    made = ui.input(label=visit.say("view-name"), value=value).classes("wide list-name")
    made.props(f"outlined dense autofocus maxlength={NAME_LENGTH}")
    return made


def _draw_buttons(visit: Visit, dialog: ui.dialog) -> None:
    with parts.box("dialog-buttons"):
        parts.button(visit.say("cancel"), dialog.close, kind="quiet")
        parts.button(visit.say("save"), lambda: dialog.submit("save"), kind="primary", classes="confirm")


class KeptLists:
    """A card of the overview; nothing where none is kept."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._place: Element | None = None
        self._names: dict[str, dict[str, str]] = {}

    async def build(self) -> None:
        """Draw it."""
        self._place = parts.box("number-lists-place")
        await self._show()

    async def _show(self, gone: KeptList | None = None) -> None:
        assert self._place is not None
        found = await self._visit.read(lists.list_kept) or ()
        queries = [read_wanted(dict(parse_qsl(one.query)), "") for one in found]
        for by in {wanted.by for wanted in queries if wanted.by is not None}:
            self._names[by.value] = dict(await self._visit.read(list_names, by) or {})
        self._place.clear()
        with self._place:
            if found or gone is not None:
                self._draw(found, gone)

    def _draw(self, found: tuple[KeptList, ...], gone: KeptList | None) -> None:
        say = self._visit.say
        with parts.box("card number-lists", tag="section"):
            parts.Text(say("lists"), "gap-title", tag="h2")
            if gone is not None:
                with parts.attribute(parts.box("list-gone"), role="status"):
                    parts.Text(say("list-removed", name=gone.name), tag="span")
                    parts.button(say("harvest-undo"), partial(self._bring_back, gone), classes="btn-link list-back")
            for one in found:
                self._draw_one(one)

    def _draw_one(self, one: KeptList) -> None:
        say = self._visit.say
        with parts.attribute(parts.box("number-list"), data_list=one.id):
            with parts.box("number-list-name"):
                parts.link(one.name, f"{CHATS}?{one.query}", "strong list-open")
                if one.shared:
                    parts.chip(say("list-shared"))
                parts.Text(self._describe(one), "muted small", tag="span")
            if lists.may_change(self._visit.person, one):
                label = say("list-rename", name=one.name)
                parts.icon_button("✎", label, partial(self._ask_name, one), classes="list-rename")
                label = say("list-remove", name=one.name)
                parts.icon_button("×", label, partial(self._remove, one), classes="list-remove")

    def _describe(self, one: KeptList) -> str:
        """What it shows: the figure, the days, and of what."""
        asked = dict(parse_qsl(one.query))
        wanted, days = read_wanted(asked, ""), asked.get("range", "")
        first, _, last = days.partition(BETWEEN)
        said = [
            self._visit.say(f"number-{wanted.measure.key}"),
            self._visit.say(f"numbers-{days}") if days in PRESETS else f"{first} – {last}" if last else first,
        ]
        if wanted.by is not None:
            names = self._names.get(wanted.by.value, {})
            value = say_value_of(self._visit, wanted.by, "" if wanted.value == NONE else wanted.value, names, {})
            said.append(f"{say_property(self._visit, wanted.by)}: {value}")
        return " · ".join(filter(None, said))

    async def _ask_name(self, one: KeptList) -> None:
        say, write = self._visit.say, self._visit.app.database.write
        with self._visit.dialog(say("list-rename", name=one.name)) as dialog, parts.box("dialog list-dialog"):
            parts.Text(say("list-rename", name=one.name), tag="h2")
            name = _draw_name(self._visit, one.name)
            _draw_buttons(self._visit, dialog)

        async def rename(person: Person) -> bool:
            await write(lists.do_rename, person, one.id, name=str(name.value or ""))
            return True

        while await dialog == "save":
            if await self._visit.attempt(rename):
                break
        dialog.delete()
        await self._show()

    async def _remove(self, one: KeptList) -> None:
        write = self._visit.app.database.write
        gone = await self._visit.attempt(lambda person: write(lists.do_remove, person, one.id))
        await self._show(gone)

    async def _bring_back(self, one: KeptList) -> None:
        await _keep(self._visit, one.name, one.query, shared=one.shared)
        await self._show()
