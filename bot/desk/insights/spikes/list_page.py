"""What goes on now, and what there was; the page looks again by itself."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.spikes.spikes import Spike
from bot.core.insights.spikes.weighing import YOUNG
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.spikes.wording import draw_facts
from bot.service.insights.spikes import deciding
from bot.service.insights.spikes.deciding import Listed

LOOK_SECONDS = 5.0


async def draw_spikes(visit: Visit) -> None:
    """The page."""
    found = await visit.app.database.read(deciding.list_all, visit.person)
    with frame(visit, page="board"):
        SpikesPage(visit).build(found)


class SpikesPage:
    """Two lists."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._found: Listed | None = None
        self._body: Element | None = None

    def build(self, found: Listed) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/board", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-board"))
            parts.Text(say("spikes"), tag="h1")
        parts.Text(say("spikes-text"), "muted measure-text")
        self._body = parts.box("spikes")
        self._found = found
        self._draw(found)
        ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        found = await self._visit.read(deciding.list_all)
        if found is not None and found != self._found:
            self._found = found
            self._draw(found)

    def _draw(self, found: Listed) -> None:
        assert self._body is not None
        say = self._visit.say
        self._body.clear()
        with self._body:
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
