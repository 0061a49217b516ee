"""What goes on now, and what there was; the page looks again by itself."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.spikes.notices import Notice
from bot.core.insights.spikes.spikes import Spike
from bot.core.insights.spikes.weighing import YOUNG
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.spikes.notice_card import draw_notice
from bot.desk.insights.spikes.notice_form import NoticeForm
from bot.desk.insights.spikes.wording import draw_facts
from bot.service.chat.notices import writing
from bot.service.insights.spikes import deciding
from bot.service.insights.spikes.deciding import Listed

LOOK_SECONDS = 5.0


async def draw_spikes(visit: Visit) -> None:
    """The page."""
    found = await visit.app.database.read(deciding.list_all, visit.person)
    given = await visit.app.database.read(writing.list_notices, visit.person)
    with frame(visit, page="board"):
        SpikesPage(visit).build(found, given)


class SpikesPage:
    """Two lists."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._shown: tuple[Listed, tuple[Notice, ...]] | None = None
        self._body: Element | None = None

    def build(self, found: Listed, given: tuple[Notice, ...]) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/board", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-board"))
            parts.Text(say("spikes"), tag="h1")
            with parts.box("head-actions"):
                hint = say("notice-write-text")
                parts.button(say("notice-write"), self._write_notice, hint=hint, classes="notice-write")
        parts.Text(say("spikes-text"), "muted measure-text")
        self._body = parts.box("spikes")
        self._shown = (found, given)
        self._draw(found, given)
        ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        found = await self._visit.read(deciding.list_all)
        given = await self._visit.read(writing.list_notices)
        if found is None or given is None or (found, given) == self._shown:
            return
        self._shown = (found, given)
        self._draw(found, given)

    async def _write_notice(self) -> None:
        if await NoticeForm(self._visit).ask():
            await self._look()

    def _draw(self, found: Listed, given: tuple[Notice, ...]) -> None:
        assert self._body is not None
        say = self._visit.say
        self._body.clear()
        with self._body:
            for notice in given:
                draw_notice(self._visit, notice, changed=self._look)
            for one in found.live:
                self._draw_live(one)
            if not found.live:
                young = found.since is None or self._visit.app.clock() - found.since < YOUNG
                name = "spikes-young" if young else "spikes-none"
                parts.empty(say(name), [say(f"{name}-text")])
            if found.past:
                parts.Text(say("spikes-past"), "gap-title", tag="h2")
                with parts.box("card passages"):
                    for one in found.past:
                        with parts.box("passage"):
                            parts.link(one.title, f"/desk/spikes/one?id={one.id}", "passage-text")
                            draw_facts(self._visit, one)

    def _draw_live(self, one: Spike) -> None:
        with parts.attribute(parts.box("card spike", tag="section"), data_spike=one.id):
            parts.link(one.title, f"/desk/spikes/one?id={one.id}", "strong spike-title")
            draw_facts(self._visit, one)
