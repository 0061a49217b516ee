"""Above the board: that many customers ask the same now."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.spikes.spikes import Spike
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.insights.spikes import deciding

LOOK_SECONDS = 5.0


class SpikeStrip:
    """Nothing while nothing happens; it looks by itself."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._body: Element | None = None
        self._shown: tuple[Spike, ...] = ()

    async def build(self) -> None:
        """Draw what goes on now."""
        self._body = parts.attribute(parts.box("spike-strip"), role="status")
        await self._look()
        ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        found = await self._visit.read(deciding.list_live)
        if found is None or found == self._shown or self._body is None:
            return
        self._shown = found
        self._body.clear()
        with self._body:
            for one in found:
                self._draw(one)

    def _draw(self, one: Spike) -> None:
        with parts.link("", f"/desk/spikes/one?id={one.id}", f"spike-alarm spike-alarm-{one.state.value}"):
            parts.Text(self._visit.say("spike-alarm", count=one.people), "strong", tag="span")
            parts.Text(one.title, tag="span")
