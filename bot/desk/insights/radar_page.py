"""What live articles have against each other, those that customers see most first."""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.radar import Finding, Half, HelpsRarely, Place
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.radar_card import Deeds, RadarCard, edit_path
from bot.service.articles.mending import taking
from bot.service.insights import radar
from bot.service.insights.radar import Radar

LOOK_SECONDS = 3.0
AWAY = "away"


async def draw_radar(visit: Visit, state: str) -> None:
    """The page; ``state`` stands in the address."""
    is_away = state == AWAY
    await radar.look_if_changed(visit.app, visit.person)
    rare = await radar.list_rare(visit.app, visit.person, language=visit.language)
    found = await visit.app.database.read(radar.access_radar, visit.person, is_away=is_away)
    takeable = await taking.find_takeable(visit.app, visit.person, (one.found for one in found.findings))
    with frame(visit, page="articles"):
        RadarPage(visit, rare=rare, takeable=takeable, is_away=is_away).build(found)
    if any(one.is_new for one in found.findings):
        await visit.app.database.write(radar.do_see, visit.person)


class RadarPage:
    """The list; while the engine looks, the page waits for what it finds."""

    def __init__(
        self,
        visit: Visit,
        *,
        rare: tuple[HelpsRarely, ...],
        takeable: frozenset[tuple[str, Place]],
        is_away: bool,
    ) -> None:
        self._visit = visit
        self._rare = rare
        self._takeable = takeable
        self._is_away = is_away
        self._found: Radar | None = None
        self._body: Element | None = None

    def build(self, found: Radar) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/articles", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-articles"))
            parts.Text(say("radar"), tag="h1")
            with parts.box("head-actions"):
                parts.button(say("radar-again"), self._look_again, classes="radar-again")
        parts.Text(say("radar-text"), "muted measure-text")
        self._body = parts.box("radar")
        self._found = found
        self._draw()
        ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        if self._found is not None and self._found.is_coming:
            await self._read()

    async def _look_again(self) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(radar.do_look_again, person))
        await self._read()

    async def _read(self) -> None:
        found = await self._visit.read(radar.access_radar, is_away=self._is_away)
        if found is not None and found != self._found:
            halves = [one.found for one in found.findings]
            takeable = await self._visit.attempt(lambda person: taking.find_takeable(self._visit.app, person, halves))
            self._takeable = takeable or frozenset()
            self._found = found
            self._draw()

    def _draw(self) -> None:
        assert self._body is not None and self._found is not None
        say, found = self._visit.say, self._found
        self._body.clear()
        with self._body:
            self._draw_states(found)
            if found.is_coming:
                state = "radar-looking" if found.is_looking else "radar-coming"
                parts.Text(say("radar-looking"), f"muted small {state}")
            deeds = Deeds(take=self._take, put_away=self._put_away, takeable=self._takeable, begun=found.begun)
            for one in found.findings:
                RadarCard(self._visit, one, deeds).build()
            if not found.findings and (self._is_away or not found.is_coming):
                name = "radar-none-away" if self._is_away else "radar-none"
                parts.empty(say(name), [say(f"{name}-text")])
            if self._rare and not self._is_away:
                self._draw_rare()

    def _draw_states(self, found: Radar) -> None:
        with parts.box("periods", tag="nav"):
            for name, target, count, here in (
                ("radar-open", "/desk/radar", found.open, not self._is_away),
                ("radar-away", f"/desk/radar?state={AWAY}", found.away, self._is_away),
            ):
                words = f"{self._visit.say(name)} {count}"
                link = parts.link(words, target, f"btn period {'is-here' if here else ''}")
                if here:
                    parts.attribute(link, aria_current="page")

    def _draw_rare(self) -> None:
        say = self._visit.say
        with parts.box("card radar-card radar-rare", tag="section"):
            with parts.box("radar-head"):
                parts.Text(say("radar-rare"), tag="h2")
            parts.Text(say("radar-rare-text"), "muted small")
            for one in self._rare:
                with parts.box("radar-head"):
                    parts.link(one.title, edit_path(one.key, self._visit.language), "radar-title")
                    parts.Text(say("radar-rare-shown", count=one.counts.shown), "muted small", tag="span")
                    share = round(100 * getattr(one.counts, one.measure) / one.counts.shown)
                    parts.chip(say(f"radar-rare-{one.measure}", share=share), "hot")

    async def _take(self, one: Finding, right: Half) -> None:
        app = self._visit.app
        taken = await self._visit.attempt(lambda person: taking.take(app, person, one.found, right))
        if taken is not None:
            words = self._visit.say("radar-sent" if taken.is_sent else "radar-taken")
            self._visit.notify(words, kind="positive")
            await self._read()

    async def _put_away(self, number: int, is_away: bool) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(radar.do_put_away, person, number, is_away=is_away))
        await self._read()
        if self._found is not None and all(one.id != number for one in self._found.findings):
            self._visit.notify(self._visit.say("radar-put-away" if is_away else "radar-taken-back"), kind="positive")
