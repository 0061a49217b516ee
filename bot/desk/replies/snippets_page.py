"""Canned replies: everybody's and one's own, found by a word, changed in a dialog."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.people import Right
from bot.core.snippets import Snippet
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.replies.snippet_form import SnippetForm
from bot.service.cases import snippets


async def draw_snippets(visit: Visit) -> None:
    """The page."""
    found = await visit.app.database.read(snippets.list_snippets, visit.person)
    with frame(visit, page="snippets"):
        SnippetsPage(visit).build(found)


class SnippetsPage:
    """The list with its search."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._found: tuple[Snippet, ...] = ()
        self._list: Element | None = None
        self._wanted = ""

    def build(self, found: tuple[Snippet, ...]) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            parts.Text(say("nav-snippets"), tag="h1")
            search = ui.input(placeholder=say("snippets-search"), on_change=lambda event: self._search(event.value))
            search.props("dense outlined clearable debounce=150").classes("search")
            parts.attribute(search, aria_label=say("snippets-search"))
            parts.button(say("snippet-new"), lambda: self._ask(None), kind="primary", classes="snippet-new")
        parts.Text(say("snippets-text"), "muted")
        self._list = parts.box("snippets")
        self._found = found
        self._draw()

    def _search(self, wanted: str | None) -> None:
        self._wanted = (wanted or "").strip().casefold()
        self._draw()

    async def _reload(self) -> None:
        found = await self._visit.read(snippets.list_snippets)
        if found is not None:
            self._found = found
            self._draw()

    def _draw(self) -> None:
        assert self._list is not None
        self._list.clear()
        found = sorted(self._found, key=lambda one: one.language != self._visit.language)
        shown = [one for one in found if self._wanted in _words(one)]
        with self._list:
            if not self._found:
                self._draw_beginning()
            elif not shown:
                parts.empty(self._visit.say("snippets-none"), [])
            else:
                with parts.box("card snippet-list"):
                    for one in shown:
                        self._draw_row(one)

    def _draw_beginning(self) -> None:
        say = self._visit.say
        with parts.box("empty"):
            parts.Text(say("snippets-empty"), "empty-title")
            parts.Text(say("snippets-empty-text"), "empty-text")
            if self._visit.may(Right.SHARE_SNIPPETS):
                parts.button(say("snippets-starters"), self._add_starters, classes="snippet-starters")

    def _draw_row(self, one: Snippet) -> None:
        say = self._visit.say
        with parts.box("snippet"):
            with parts.box("snippet-top"):
                parts.Text(one.name, "snippet-name", tag="span")
                parts.chip(say(f"short-{one.language}"))
                if one.person_id is not None:
                    parts.chip(say("snippet-own"), "accent")
                for tag in one.tags:
                    parts.chip(tag)
                if one.uses:
                    parts.Text(say("snippet-uses", count=one.uses), "muted small snippet-uses", tag="span")
            parts.Text(one.text, "snippet-text")
            if snippets.may_write(self._visit.person, one):
                with parts.box("snippet-actions"):
                    parts.button(say("snippet-edit"), partial(self._ask, one), classes="snippet-edit")
                    parts.button(say("snippet-remove"), partial(self._ask_remove, one), classes="snippet-remove")

    async def _ask(self, one: Snippet | None) -> None:
        if await SnippetForm(self._visit, one).ask():
            await self._reload()

    async def _ask_remove(self, one: Snippet) -> None:
        say = self._visit.say
        with self._visit.dialog() as dialog, parts.box("dialog"):
            parts.Text(say("snippet-remove-title", name=one.name), tag="h2")
            parts.Text(say("snippet-remove-text"), "muted")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                remove = parts.button(
                    say("snippet-remove"), lambda: dialog.submit("remove"), kind="danger", classes="confirm"
                )
                parts.attribute(remove, autofocus=True)
        if await dialog == "remove":
            write = self._visit.app.database.write
            await self._visit.attempt(lambda person: write(snippets.do_remove, person, one.id))
            await self._reload()
        dialog.delete()

    async def _add_starters(self) -> None:
        write, app = self._visit.app.database.write, self._visit.app
        await self._visit.attempt(lambda person: write(snippets.do_add_starters, app, person))
        await self._reload()


def _words(one: Snippet) -> str:
    return " ".join((one.name, one.text, *one.tags)).casefold()
