"""Wordings that ended well, by article: ticked ones become phrasings, and one press takes them back."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.harvest import Offer
from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.publishing.done_bar import DoneBar
from bot.desk.publishing.wordings import pass_wordings
from bot.service.articles.gate import wordings
from bot.service.articles.gate.wordings import Added, Wanted
from bot.service.insights import harvest
from bot.service.insights.harvest import Basket
from bot.service.people import rights

TICKED = 2  # chats from which on a wording is ticked at first


async def draw_harvest(visit: Visit) -> None:
    """The page."""
    rights.check_right(visit.person, Right.EDIT_ARTICLES)
    found = await harvest.list_baskets(visit.app, visit.person, language=visit.language)
    with frame(visit, page="gaps"):
        HarvestPage(visit).build(found)


class HarvestPage:
    """What is not ticked stays for later; what is declined does not."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._body: Element | None = None
        self._done = DoneBar(visit)
        self._ticks: list[tuple[ui.checkbox, Offer]] = []
        self._busy = False

    def build(self, found: tuple[Basket, ...]) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/gaps", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-gaps"))
            parts.Text(say("harvest"), tag="h1")
        parts.Text(say("harvest-text"), "muted measure-text")
        self._done.build()
        self._body = parts.box("harvest")
        self._draw(found)

    def _draw(self, found: tuple[Basket, ...]) -> None:
        assert self._body is not None
        say = self._visit.say
        self._ticks = []
        self._body.clear()
        with self._body:
            if not found:
                parts.empty(say("harvest-none"), [say("harvest-none-text")])
                return
            for basket in found:
                self._draw_basket(basket)
            with parts.box("form-buttons harvest-buttons"):
                parts.button(say("harvest-add"), self._accept, kind="primary", classes="harvest-add")
                hint = say("harvest-decline-text")
                parts.button(say("harvest-decline"), self._decline, hint=hint, classes="harvest-decline")

    def _draw_basket(self, basket: Basket) -> None:
        with parts.box("card form basket"):
            target = f"/desk/articles/edit?key={basket.article}&language={self._visit.language}"
            parts.link(basket.title, target, "passage-text")
            for one in basket.offers:
                with parts.box("gap-wording"):
                    tick = ui.checkbox(one.offered, value=one.count >= TICKED).classes("harvest-tick")
                    words = f"{self._visit.say(f'short-{one.language}')} · {one.count}"
                    parts.Text(words, "muted small", tag="span")
                self._ticks.append((tick, one))

    def _chosen(self) -> list[Offer]:
        chosen = [one for tick, one in self._ticks if tick.value]
        if not chosen:
            self._visit.notify(self._visit.say("harvest-what"))
        return chosen

    async def _accept(self) -> None:
        chosen = self._chosen()
        if not chosen or self._busy:
            return
        self._busy = True
        try:
            await self._add(harvest.sort_by_file(chosen))
        finally:
            self._busy = False

    async def _add(self, wanted: Wanted) -> None:
        app, say, passed = self._visit.app, self._visit.say, await pass_wordings(self._visit, wanted)
        if passed is None:
            return
        added = await self._visit.attempt(
            lambda person: wordings.add(app, person, passed.report, wanted, why=passed.why)
        )
        if added is None:
            return
        if added.failed:
            self._visit.notify(say("harvest-failed", articles=", ".join(added.failed)), kind="negative")
        undo = partial(self._take_back, added) if added.count else None
        self._done.show(passed, undo, words=say("gap-added", count=added.count))
        await self._reload()

    async def _decline(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        write = self._visit.app.database.write

        async def again() -> None:
            await self._visit.attempt(lambda person: write(harvest.do_decline, person, chosen, declined=False))
            await self._undone()

        await self._visit.attempt(lambda person: write(harvest.do_decline, person, chosen))
        self._done.tell(self._visit.say("harvest-declined", count=len(chosen)), again)
        await self._reload()

    async def _take_back(self, added: Added) -> None:
        await self._visit.attempt(lambda person: wordings.take_back(self._visit.app, person, added.new))
        await self._undone()

    async def _undone(self) -> None:
        self._done.clear()
        await self._reload()

    async def _reload(self) -> None:
        found = await self._visit.attempt(
            lambda person: harvest.list_baskets(self._visit.app, person, language=self._visit.language)
        )
        if found is not None:
            self._draw(found)
