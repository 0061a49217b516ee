"""What live articles have against each other, those that customers see most first."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.radar import Finding, FindingKind, Half
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.word_marks import mark_words
from bot.service.insights import radar
from bot.service.insights.radar import Radar

LOOK_SECONDS = 3.0
AWAY = "away"


async def draw_radar(visit: Visit, state: str) -> None:
    """The page; ``state`` stands in the address."""
    is_away = state == AWAY
    found = await visit.app.database.read(radar.access_radar, visit.person, is_away=is_away)
    with frame(visit, page="articles"):
        RadarPage(visit, is_away=is_away).build(found)
    if any(one.is_new for one in found.findings):
        await visit.app.database.write(radar.do_see, visit.person)


class RadarPage:
    """The list; while the engine looks, the page waits for what it finds."""

    def __init__(self, visit: Visit, *, is_away: bool) -> None:
        self._visit = visit
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
            for one in found.findings:
                self._draw_finding(one)
            if not found.findings and (self._is_away or not found.is_coming):
                name = "radar-none-away" if self._is_away else "radar-none"
                parts.empty(say(name), [say(f"{name}-text")])

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

    def _draw_finding(self, one: Finding) -> None:
        say, kind = self._visit.say, one.found.kind
        with parts.attribute(parts.box("card radar-card", tag="section"), data_finding=one.id):
            with parts.box("radar-head"):
                parts.Text(say(f"radar-{kind.value}"), tag="h2")
                parts.chip(say(f"language-{one.found.language}"))
                if one.shown:
                    parts.Text(say("radar-shown", count=one.shown), "muted small")
            parts.Text(say(f"radar-{kind.value}-text"), "muted small")
            with parts.box("radar-halves"):
                self._draw_half(one, one.found.one, one.found.other, "gone")
                self._draw_half(one, one.found.other, one.found.one, "new")
            self._draw_buttons(one)

    def _draw_half(self, finding: Finding, half: Half, other: Half, side: str) -> None:
        with parts.box("radar-half"):
            target = f"/desk/articles/edit?key={half.key}&language={finding.found.language}"
            parts.link(half.title, target, "radar-title")
            with parts.box("radar-words"):
                for text, differs in mark_words(half.text, other.text):
                    marked = differs and finding.found.kind is not FindingKind.SAME
                    parts.Text(text, f"diff-{side}" if marked else "", tag="mark" if marked else "span")

    def _draw_buttons(self, one: Finding) -> None:
        name = "radar-take-back" if self._is_away else "radar-right"
        act = partial(self._put_away, one.id, not self._is_away)
        with parts.box("radar-buttons"):
            parts.button(self._visit.say(name), act, classes=name)

    async def _put_away(self, number: int, is_away: bool) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(radar.do_put_away, person, number, is_away=is_away))
        await self._read()
        if self._found is not None and all(one.id != number for one in self._found.findings):
            self._visit.notify(self._visit.say("radar-put-away" if is_away else "radar-taken-back"), kind="positive")
