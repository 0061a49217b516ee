"""What the articles do not answer: groups of questions, those that cost customers most first."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.gaps import GapState, Group
from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.gap_words import draw_facts
from bot.service.insights import gaps
from bot.service.insights.gaps import Listed

LOOK_SECONDS = 3.0


async def draw_gaps(visit: Visit, state: str) -> None:
    """The page; ``state`` stands in the address."""
    chosen = GapState(state) if state in set(GapState) else GapState.OPEN
    found = await visit.app.database.read(gaps.list_gaps, visit.person, state=chosen)
    with frame(visit, page="gaps"):
        GapsPage(visit, chosen).build(found)


class GapsPage:
    """The list, narrowed by a language; while questions are being put into groups it looks again by itself."""

    def __init__(self, visit: Visit, state: GapState) -> None:
        self._visit = visit
        self._state = state
        self._language = ""
        self._found: Listed | None = None
        self._body: Element | None = None

    def build(self, found: Listed) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            parts.Text(say("nav-gaps"), tag="h1")
            with parts.box("head-actions"):
                parts.link(say("week"), "/desk/week", "btn week-open")
                parts.link(say("harvest"), "/desk/gaps/wordings", "btn harvest-open")
        parts.Text(say("gaps-text"), "muted measure-text")
        self._body = parts.box("gaps")
        self._found = found
        self._draw()
        ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        if self._found is None or not (self._found.total or self._found.waiting):
            return
        found = await self._visit.read(gaps.list_gaps, state=self._state)
        if found is not None and found != self._found:
            self._found = found
            self._draw()

    def _choose(self, language: str) -> None:
        self._language = "" if language == self._language else language
        self._draw()

    def _draw(self) -> None:
        assert self._body is not None and self._found is not None
        self._body.clear()
        found = [one for one in self._found.groups if not self._language or one.sum.languages.get(self._language)]
        with self._body:
            self._draw_states(self._found)
            self._draw_progress(self._found)
            if not found:
                name = "gaps-none" if self._state is GapState.OPEN else "gaps-none-here"
                parts.empty(self._visit.say(name), [self._visit.say(f"{name}-text")])
                return
            with parts.box("card passages"):
                for group in found:
                    self._draw_row(group)

    def _draw_states(self, found: Listed) -> None:
        say = self._visit.say
        with parts.box("periods", tag="nav"):
            for state in GapState:
                here = state is self._state
                words = f"{say(f'gaps-{state.value}')} {found.counts.get(state, 0)}"
                link = parts.link(words, f"/desk/gaps?state={state.value}", f"btn period {'is-here' if here else ''}")
                if here:
                    parts.attribute(link, aria_current="page")
            languages = [code for code in LANGUAGES if any(one.sum.languages.get(code) for one in found.groups)]
            for code in languages if len(languages) > 1 else ():
                here = code == self._language
                button = parts.button(
                    say(f"language-{code}"),
                    partial(self._choose, code),
                    classes=f"period gap-language {'is-here' if here else ''}",
                )
                parts.attribute(button, aria_pressed="true" if here else "false")

    def _draw_progress(self, found: Listed) -> None:
        say = self._visit.say
        if found.total:
            with parts.box("gaps-progress"):
                parts.Text(say("gaps-progress", done=found.done, total=found.total), "muted small")
                parts.bar(found.done / found.total)
        elif found.waiting:
            parts.Text(say("gaps-waiting", count=found.waiting), "muted small gaps-waiting")

    def _draw_row(self, group: Group) -> None:
        with parts.box("passage gap"):
            parts.link(group.title, f"/desk/gaps/group?id={group.id}", "passage-text")
            draw_facts(self._visit, group)
            if asking := self._found.asking.get(group.id, 0) if self._found is not None else 0:
                with parts.box("passage-facts"):
                    parts.chip(self._visit.say("gap-askers", count=asking), "warm")
            if group.article:
                target = f"/desk/articles/edit?key={group.article}&language={self._visit.language}"
                parts.link(group.article, target, "small")
            if group.note:
                parts.Text(group.note, "gap-note")
