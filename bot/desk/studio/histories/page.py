"""Old conversations step by step: bring files, say which side is the business, wait, decide. One address for all."""

from __future__ import annotations

from bot.core.insights.histories import History, Stage
from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.histories.sides_view import SidesView, draw_unread
from bot.desk.studio.histories.topics_view import TopicsView
from bot.desk.studio.importing.steps import Past, Progress, Steps
from bot.service.articles.histories import reading
from bot.service.articles.imports import basket

CHIPS = {Stage.ASKING: "warm", Stage.READY: "good", Stage.FAILED: "hot"}


class HistoryPage(Steps[History]):
    """``number`` 0 begins a new import."""

    address = "/desk/articles/history"
    kind = basket.CONVERSATIONS
    words = "history"
    again = "history-again"

    def __init__(self, visit: Visit, number: int) -> None:
        super().__init__(visit, number)
        self._topics: TopicsView | None = None

    async def _access(self) -> History:
        return await self._visit.app.database.read(reading.access_history, self._visit.person, self._number)

    def _measure(self, known: History) -> Progress:
        return Progress(state=known.stage.value, working=known.stage.working, done=known.done, total=known.total)

    async def _prepare(self, known: History) -> None:
        if known.stage is Stage.READY:
            self._topics = TopicsView(self._visit, known)
            await self._topics.read()

    def _draw_head(self) -> None:
        back = parts.link("←", "/desk/articles/import", "btn btn-icon")
        parts.attribute(back, aria_label=self._visit.say("nav-import"))
        parts.Text(self._visit.say("history"), tag="h1")

    def _draw_intro(self) -> None:
        parts.Text(self._visit.say("history-intro"))

    def _draw_kinds(self) -> None:
        with parts.box("history-kinds", tag="ul"):
            for kind in ("telegram", "zendesk", "chatwoot", "table"):
                parts.Text(self._visit.say(f"history-kind-{kind}"), "hint", tag="li")
        parts.Text(self._visit.say("history-privacy"), "hint")

    async def _begin(self, language: str) -> int | None:
        return await self._visit.attempt(lambda person: reading.start(self._visit.app, person, language=language))

    async def _draw_step(self, known: History) -> None:
        if known.stage is Stage.ASKING:
            SidesView(self._visit, known, changed=self._redraw).build()
        elif known.stage is Stage.READY:
            view, self._topics = self._topics or TopicsView(self._visit, known), None
            await view.build()
        else:
            self._draw_end(known)

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
                parts.link(say("history-again"), self.address, "btn btn-primary")
                parts.button(say("history-delete"), self._delete, kind="quiet", classes="history-delete")

    async def _delete(self) -> None:
        async def delete(person: Person) -> bool:
            await reading.delete(self._visit.app, person, self._number)
            return True

        if await self._visit.attempt(delete):
            self._visit.go(self.address)

    async def _draw_recent(self) -> None:
        known = await self._visit.read(reading.list_histories) or ()
        if known:
            with parts.box("card import-recent"):
                parts.Text(self._visit.say("import-recent"), tag="h2")
                self._draw_past(_to_past(one) for one in known)


def _to_past(one: History) -> Past:
    chip = CHIPS.get(one.stage, "")
    return Past(id=one.id, name=one.name, state=one.stage.value, chip=chip, by=one.person_name, at=one.created_at)
