"""The import of articles: bring files, see what is in them, choose, and see what became of it."""

from __future__ import annotations

from bot.desk.frame import parts
from bot.desk.studio.importing.plan_view import PlanView
from bot.desk.studio.importing.result_view import ResultView
from bot.desk.studio.importing.steps import Past, Progress, Steps
from bot.service.articles.imports import basket, running
from bot.service.articles.imports.running import Import, ImportState

CHIPS = {ImportState.READ: "warm", ImportState.DONE: "good", ImportState.FAILED: "hot"}


class ImportPage(Steps[Import]):
    """``number`` 0 begins a new one."""

    address = "/desk/articles/import"
    kind = basket.ARTICLES
    words = "import"
    again = "import-again"

    async def _access(self) -> Import:
        return await self._visit.app.database.read(running.access_import, self._visit.person, self._number)

    def _measure(self, known: Import) -> Progress:
        working = known.state in (ImportState.READING, ImportState.WRITING)
        return Progress(state=known.state.value, working=working, done=known.done, total=known.total)

    def _draw_head(self) -> None:
        back = parts.link("←", "/desk/articles", "btn btn-icon")
        parts.attribute(back, aria_label=self._visit.say("import-to-articles"))
        parts.Text(self._visit.say("nav-import"), tag="h1")

    def _draw_links(self) -> None:
        parts.link(self._visit.say("history"), "/desk/articles/history", "btn history-open")

    def _draw_intro(self) -> None:
        parts.Text(self._visit.say("import-intro"))

    def _draw_kinds(self) -> None:
        parts.Text(self._visit.say("import-kinds"), "hint")

    async def _begin(self, language: str) -> int | None:
        return await self._visit.attempt(lambda person: running.start(self._visit.app, person, language=language))

    async def _draw_step(self, known: Import) -> None:
        if known.state is ImportState.READ:
            await PlanView(self._visit, known, changed=self._redraw).build()
        else:
            await ResultView(self._visit, known, changed=self._redraw).build()

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
        await self._visit.attempt(lambda person: write(running.do_stop, person, self._number))
        await self._redraw()

    async def _draw_recent(self) -> None:
        known = await self._visit.read(running.list_imports) or ()
        with parts.box("card import-recent"):
            parts.Text(self._visit.say("import-recent"), tag="h2")
            if not known:
                parts.Text(self._visit.say("import-recent-none"), "muted")
            self._draw_past(_to_past(one) for one in known)


def _to_past(one: Import) -> Past:
    chip = CHIPS.get(one.state, "")
    return Past(id=one.id, name=one.name, state=one.state.value, chip=chip, by=one.person_name, at=one.created_at)
