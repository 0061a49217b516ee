"""Views that people keep, below those everybody has: saved from what is shown, renamed, shared, ordered, removed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.desk.views import NAME_LENGTH, SavedView
from bot.core.people import Person, Right
from bot.core.queue import Filters
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.column.views import Chosen, read_query
from bot.errors import AnswerdeskError
from bot.service.cases.leading import saved

Choose = Callable[[Chosen], Awaitable[None]]
Count = Callable[[Chosen], int]


class SavedViews:
    """A row of pills. ``choose`` is called with the view that is pressed."""

    def __init__(self, visit: Visit, *, choose: Choose) -> None:
        self._visit = visit
        self._choose = choose
        self._views: tuple[SavedView, ...] = ()
        self._chosen = Chosen()
        self._count: Count = lambda _: 0
        self._pills: dict[int, tuple[Chosen, Element, parts.Text]] = {}
        self._row = parts.attribute(parts.box("views saved"), role="group", aria_label=visit.say("saved-views"))
        with self._row:
            self._list = parts.box("saved-list")
            self._save = parts.button(visit.say("view-save"), self._ask_name, classes="view view-save")
            self._edit = parts.icon_button("✎", visit.say("views-edit"), self._ask_order, classes="views-edit")
        self._show_tools()

    async def load(self) -> None:
        """Read the list."""
        self._views = await self._visit.read(saved.list_views) or ()
        self._list.clear()
        self._pills = {}
        with self._list:
            for view in self._views:
                self._draw(view)
        self.show(self._chosen, count=self._count)

    def show(self, chosen: Chosen, *, count: Count) -> None:
        """Mark what is shown, and say how many each has."""
        self._chosen, self._count = chosen, count
        for wanted, pill, number in self._pills.values():
            here = wanted == chosen
            pill.classes(add="is-here" if here else "", remove="" if here else "is-here")
            parts.attribute(pill, aria_pressed="true" if here else "false")
            total = count(wanted) if wanted.view.sections and not wanted.wanted else 0
            number.set_text(str(total or ""))
        self._show_tools()

    def _draw(self, view: SavedView) -> None:
        wanted = read_query(view.query.removeprefix("?"))
        pill = parts.button("", partial(self._choose, wanted), classes=f"view saved-{view.id}")
        with pill:
            parts.Text(f"{view.name} ⁺" if view.shared else view.name, tag="span")
            number = parts.Text("", "count", tag="span")
        if view.shared:
            parts.attribute(pill, title=self._visit.say("view-shared"))
        self._pills[view.id] = (wanted, pill, number)

    def _show_tools(self) -> None:
        narrowed = self._chosen.filters != Filters() or bool(self._chosen.wanted) or self._chosen.due_first
        known = any(wanted == self._chosen for wanted, _, _ in self._pills.values())
        self._save.set_visibility(narrowed and not known)
        self._edit.set_visibility(any(self._may_change(view) for view in self._views))
        self._row.set_visibility(bool(self._views) or (narrowed and not known))

    def _may_change(self, view: SavedView) -> bool:
        return saved.may_change(self._visit.person, view, shares=self._visit.may(Right.SHARE_VIEWS))

    async def _ask_name(self) -> None:
        say, query = self._visit.say, self._chosen.query
        with self._visit.dialog(say("view-save")) as dialog, parts.box("dialog view-dialog"):
            parts.Text(say("view-save"), tag="h2")
            name = ui.input(label=say("view-name")).classes("wide view-name")
            name.props(f"outlined dense autofocus maxlength={NAME_LENGTH}")
            name.on("keydown.enter", lambda: dialog.submit("save"), args=[])
            shared = ui.checkbox(say("view-share")).classes("view-share")
            shared.set_visibility(self._visit.may(Right.SHARE_VIEWS))
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("save"), lambda: dialog.submit("save"), kind="primary", classes="confirm")
        while await dialog == "save":
            if await self._do_save(str(name.value or ""), query, shared=bool(shared.value)):
                break
        dialog.delete()

    async def _do_save(self, name: str, query: str, *, shared: bool) -> bool:
        write = self._visit.app.database.write
        fields = {"name": name, "query": query, "shared": shared}
        made = await self._visit.attempt(lambda person: write(saved.do_save_view, person, **fields))  # type: ignore[arg-type]
        if made is None:
            return False
        await self.load()
        return True

    async def _ask_order(self) -> None:
        say = self._visit.say
        with self._visit.dialog(say("views-edit")) as dialog, parts.box("dialog views-dialog"):
            parts.Text(say("views-edit"), tag="h2")
            rows = parts.box("view-rows")
            self._draw_rows(rows)
            with parts.box("dialog-buttons"):
                parts.button(say("one-time-done"), dialog.close, kind="primary", classes="confirm")
        await dialog
        dialog.delete()

    def _draw_rows(self, rows: Element) -> None:
        rows.clear()
        with rows:
            for view in self._views:
                if self._may_change(view):
                    self._draw_row(view, rows)

    def _draw_row(self, view: SavedView, rows: Element) -> None:
        say, write = self._visit.say, self._visit.app.database.write

        async def act(work: Callable[[Person], Awaitable[None]]) -> None:
            try:
                person = await self._visit.me()
                if person is not None:
                    await work(person)
            except AnswerdeskError as error:
                self._visit.show_error(error)
                return
            await self.load()
            self._draw_rows(rows)

        def rename() -> Awaitable[None]:
            fields = {"name": str(name.value or ""), "shared": bool(shared.value)}
            return act(lambda person: write(saved.do_rename_view, person, view.id, **fields))  # type: ignore[arg-type]

        with parts.attribute(parts.box("view-row"), data_view=view.id):
            name = ui.input(value=view.name).props(f"outlined dense maxlength={NAME_LENGTH}").classes("view-name")
            parts.attribute(name, aria_label=say("view-name"))
            name.on("change", rename, args=[])
            shared = ui.checkbox(say("view-share"), value=view.shared, on_change=rename)
            shared.set_visibility(self._visit.may(Right.SHARE_VIEWS))
            up = lambda: act(lambda person: write(saved.do_move_view, person, view.id))  # noqa: E731
            gone = lambda: act(lambda person: write(saved.do_remove_view, person, view.id))  # noqa: E731
            parts.icon_button("↑", say("view-up"), up, classes="view-up")
            parts.icon_button("✕", say("view-remove"), gone, classes="view-remove")
