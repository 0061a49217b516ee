"""Which of two articles stays, what of the other goes into its draft, and then the other one into the archive."""

from __future__ import annotations

from urllib.parse import urlencode

from nicegui.element import Element

from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.publishing.dialog import pass_gate
from bot.desk.publishing.done_bar import DoneBar
from bot.desk.studio.merging.part_form import PartForm
from bot.desk.studio.shelf.row import edit_path
from bot.service.articles.gate import many
from bot.service.articles.mending import merging
from bot.service.articles.mending.merging import Merge
from bot.service.articles.shelf import bulk


async def draw_merge(visit: Visit, kept: str, other: str) -> None:
    """The page."""
    found = await merging.access_merge(visit.app, visit.person, kept=kept, other=other, language=visit.language)
    with frame(visit, page="articles"):
        MergePage(visit, kept, other).build(found)


class MergePage:
    """Drawn again after each step."""

    def __init__(self, visit: Visit, kept: str, other: str) -> None:
        self._visit = visit
        self._kept, self._other = kept, other
        self._done = DoneBar(visit)
        self._forms: list[PartForm] = []
        self._busy = False

    def build(self, found: Merge) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/radar", "btn btn-icon")
            parts.attribute(back, aria_label=say("radar"))
            parts.Text(say("merge"), tag="h1")
        parts.Text(say("merge-text"), "muted measure-text")
        self._done.build()
        self._body: Element = parts.box("radar merge")
        self._draw(found)

    def _draw(self, found: Merge) -> None:
        self._found, self._forms = found, []
        self._body.clear()
        with self._body:
            self._draw_choice()
            if found.is_archived:
                parts.Text(self._visit.say("merge-archived", title=found.other), "card radar-card merge-archived")
                return
            self._draw_first()
            self._draw_second()

    def _draw_choice(self) -> None:
        say, found = self._visit.say, self._found
        with parts.attribute(parts.box("periods", tag="nav"), aria_label=say("merge-which")):
            for title, kept, other, here in (
                (found.kept, self._kept, self._other, True),
                (found.other, self._other, self._kept, False),
            ):
                target = merge_path(kept, other)
                link = parts.link(say("merge-keep", title=title), target, f"btn period {'is-here' if here else ''}")
                if here:
                    parts.attribute(link, aria_current="page")

    def _draw_first(self) -> None:
        say = self._visit.say
        with parts.box("card radar-card", tag="section"):
            with parts.box("radar-head"):
                parts.Text(say("merge-first", title=self._found.other), tag="h2")
            for part in self._found.parts:
                form = PartForm(self._visit, part)
                form.build()
                self._forms.append(form)
            with parts.box("radar-buttons"):
                parts.button(say("merge-put"), self._put, kind="primary", classes="merge-put")

    def _draw_second(self) -> None:
        say, found = self._visit.say, self._found
        with parts.box("card radar-card", tag="section"):
            with parts.box("radar-head"):
                parts.Text(say("merge-second", title=found.other), tag="h2")
            parts.Text(say("merge-waiting" if found.waiting else "merge-ready"), "muted small")
            with parts.box("radar-buttons"):
                for code in (code for code in LANGUAGES if code in found.waiting):
                    target = edit_path(self._kept, code)
                    parts.link(f"{found.kept} · {say(f'short-{code}')}", target, "btn merge-waiting")
                if not found.waiting:
                    words = say("merge-archive", title=found.other)
                    parts.button(words, self._archive, kind="danger", classes="merge-archive")

    async def _put(self) -> None:
        chosen = {form.language: form.chosen for form in self._forms}
        if not any(one.is_anything for one in chosen.values()):
            self._visit.notify(self._visit.say("merge-nothing-ticked"))
            return
        app = self._visit.app
        sent = await self._visit.attempt(
            lambda person: merging.put_in_drafts(app, person, kept=self._kept, other=self._other, chosen=chosen)
        )
        if sent is not None:
            self._visit.notify(self._visit.say("radar-sent" if sent else "merge-done"), kind="positive")
            await self._read()

    async def _archive(self) -> None:
        person = await self._visit.me()
        if self._busy or person is None:
            return
        self._busy = True
        try:
            await self._pass_and_archive()
        finally:
            self._busy = False

    async def _pass_and_archive(self) -> None:
        app, person, keys = self._visit.app, self._visit.person, [self._other]
        changes = await self._visit.attempt(lambda person: many.list_changes(app, person, keys, "archived"))
        why = self._visit.say("merge-why", title=self._found.kept)
        passed = await pass_gate(self._visit, person, changes, why=why) if changes is not None else None
        if passed is None:
            return
        outcome = await self._visit.attempt(
            lambda person: merging.archive(
                app, person, passed.report, kept=self._kept, other=self._other, why=passed.why
            )
        )
        if outcome is None:
            return

        async def undo() -> None:
            if await self._visit.attempt(lambda person: bulk.undo(app, person, outcome.changed)) is not None:
                self._done.clear()
                await self._read()

        self._done.show(passed, undo)
        await self._read()

    async def _read(self) -> None:
        app, names = self._visit.app, {"kept": self._kept, "other": self._other}
        found = await self._visit.attempt(
            lambda person: merging.access_merge(app, person, **names, language=self._visit.language)
        )
        if found is not None:
            self._draw(found)


def merge_path(kept: str, other: str) -> str:
    """Where two articles are merged."""
    return f"/desk/articles/merge?{urlencode({'kept': kept, 'other': other})}"
