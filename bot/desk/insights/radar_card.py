"""One finding: both texts side by side, what differs marked, and what can be done about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from bot.core.insights.radar import Finding, FindingKind, Half, Place
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.insights.word_marks import mark_values, mark_words
from bot.service.articles.shelf.sides import find_missing


@dataclass(frozen=True, kw_only=True)
class Deeds:
    """What the page does: take what one text says over into the other, put a finding away or take it out.

    ``takeable``: of which findings the text at which place; ``begun``: places with changes that are not live.
    """

    takeable: frozenset[tuple[str, Place]]
    begun: frozenset[Place]

    take: Callable[[Finding, Half], Awaitable[None]]
    put_away: Callable[[int, bool], Awaitable[None]]


class RadarCard:
    """A finding that is open, or one that was put away."""

    def __init__(self, visit: Visit, finding: Finding, deeds: Deeds) -> None:
        self._visit = visit
        self._one = finding
        self._deeds = deeds

    def build(self) -> None:
        """Draw it."""
        say, one, kind = self._visit.say, self._one, self._one.found.kind
        with parts.attribute(parts.box("card radar-card", tag="section"), data_finding=one.id):
            with parts.box("radar-head"):
                parts.Text(say(f"radar-{kind.value}"), tag="h2")
                if kind is not FindingKind.LANGUAGES:
                    parts.chip(say(f"language-{one.found.language}"))
                if one.shown:
                    parts.Text(say("radar-shown", count=one.shown), "muted small")
            parts.Text(say(f"radar-{kind.value}-text"), "muted small")
            with parts.box("radar-halves"):
                self._draw_half(one.found.one, "gone")
                self._draw_half(one.found.other, "new")
            self._draw_buttons()

    def _draw_half(self, half: Half, side: str) -> None:
        found = self._one.found
        place = found.place_of(half)
        with parts.box("radar-half"):
            with parts.box("radar-head"):
                parts.link(half.title, edit_path(*place), "radar-title")
                if found.kind is FindingKind.LANGUAGES:
                    parts.chip(self._visit.say(f"language-{place[1]}"))
            with parts.box("radar-words"):
                for text, differs in self._mark(half):
                    marked = differs and found.kind is not FindingKind.SAME
                    parts.Text(text, f"diff-{side}" if marked else "", tag="mark" if marked else "span")
            self._draw_take(half)
            if place in self._deeds.begun:
                parts.link(self._visit.say("radar-begun"), edit_path(*place), "small radar-begun")

    def _mark(self, half: Half) -> tuple[tuple[str, bool], ...]:
        other = self._one.found.beside(half)
        if self._one.found.kind is not FindingKind.LANGUAGES:
            return mark_words(half.text, other.text)
        return mark_values(half.text, [one.text for one in find_missing(half.text, other.text)])

    def _draw_take(self, half: Half) -> None:
        found = self._one.found
        wrong = found.beside(half)
        if self._one.is_away or found.place_of(wrong) in self._deeds.begun:
            return
        if (found.mark, found.place_of(half)) in self._deeds.takeable:
            say = self._visit.say
            name = say(f"language-{found.language_of(wrong)}") if found.kind is FindingKind.LANGUAGES else wrong.title
            hint = say("radar-take-text", title=name)
            parts.button(say("radar-take"), partial(self._deeds.take, self._one, half), hint=hint, classes="radar-take")

    def _draw_buttons(self) -> None:
        one = self._one
        name = "radar-take-back" if one.is_away else "radar-right"
        with parts.box("radar-buttons"):
            if one.found.kind in (FindingKind.SAME, FindingKind.CLAIMED) and not one.is_away:
                names = {"kept": one.found.one.key, "other": one.found.other.key}
                parts.link(self._visit.say("merge-open"), f"/desk/articles/merge?{urlencode(names)}", "btn radar-merge")
            act = partial(self._deeds.put_away, one.id, not one.is_away)
            parts.button(self._visit.say(name), act, classes=name)


def edit_path(key: str, language: str) -> str:
    """Where an article is edited."""
    return f"/desk/articles/edit?{urlencode({'key': key, 'language': language})}"
