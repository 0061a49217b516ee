"""The bot's words: every sentence customers read, by the moment they read it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from nicegui import ui
from nicegui.element import Element

from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.tuning.moments import MOMENTS, moment_of
from bot.desk.tuning.sentence_page import SentencePage
from bot.service.system import texts
from bot.service.system.texts import Said
from bot.words import shipped_texts


async def draw_words(visit: Visit, key: str) -> None:
    """The page; of one sentence where the address names it."""
    own = texts.access_texts(visit.app, visit.person)
    with frame(visit, page="settings"):
        if key in _shipped()[LANGUAGES[0]]:
            await SentencePage(visit, key, own.get(key, {})).build()
        else:
            WordsPage(visit, own).build()


@cache
def _shipped() -> Mapping[str, Mapping[str, str]]:
    return {code: shipped_texts(code) for code in LANGUAGES}


class WordsPage:
    """The list with its search: in the words of all languages, ours and the business's own."""

    def __init__(self, visit: Visit, own: Mapping[str, Said]) -> None:
        self._visit = visit
        self._own = own
        self._shipped = _shipped()
        self._wanted = ""
        self._body: Element | None = None

    def build(self) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/settings", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-settings"))
            parts.Text(say("words"), tag="h1")
            search = ui.input(placeholder=say("words-search"), on_change=lambda event: self._search(event.value or ""))
            search.props("dense outlined clearable debounce=150").classes("search words-search")
            parts.attribute(search, aria_label=say("words-search"))
        parts.Text(say("words-text"), "muted measure-text")
        self._body = parts.box("words")
        self._draw()

    def _search(self, wanted: str) -> None:
        self._wanted = " ".join(wanted.casefold().split())
        self._draw()

    def _draw(self) -> None:
        assert self._body is not None
        self._body.clear()
        say = self._visit.say
        found = [key for key in self._shipped[self._visit.language] if self._matches(key)]
        with self._body:
            if not found:
                parts.empty(say("words-none"), [say("words-none-text")])
            for moment in MOMENTS:
                mine = [key for key in found if moment_of(key) == moment]
                if mine:
                    self._draw_moment(moment, mine)

    def _draw_moment(self, moment: str, keys: list[str]) -> None:
        say = self._visit.say
        own = sum(key in self._own for key in keys)
        with parts.box("card words-moment", tag="details") as details:
            with parts.box("words-summary", tag="summary"):
                parts.Text(say(f"moment-{moment}"), "strong", tag="span")
                parts.Text(f" {len(keys)}", "muted small", tag="span")
                if own:
                    parts.chip(say("words-own", count=own), "accent")
                parts.Text(say(f"moment-{moment}-text"), "hint")
            for key in keys:
                self._draw_row(key)
        if self._wanted or moment == MOMENTS[0]:
            parts.attribute(details, open=True)

    def _draw_row(self, key: str) -> None:
        own = self._own.get(key, {})
        with parts.attribute(parts.box("passage words-row"), data_key=key):
            parts.link(self._text(key), f"/desk/settings/words?key={key}", "passage-text words-link")
            with parts.box("passage-facts"):
                parts.Text(key, "article-key", tag="span")
                for code in (code for code in LANGUAGES if code in own):
                    parts.chip(self._visit.say(f"short-{code}"), "accent")
                most = max((len(said) for said in own.values()), default=0)
                if most > 1:
                    parts.chip(self._visit.say("words-variants", count=most))

    def _text(self, key: str) -> str:
        said = self._own.get(key, {}).get(self._visit.language)
        return " ".join((said[0] if said else self._shipped[self._visit.language][key]).split())

    def _matches(self, key: str) -> bool:
        if not self._wanted:
            return True
        said = (text for texts in self._own.get(key, {}).values() for text in texts)
        ours = (self._shipped[code][key] for code in LANGUAGES)
        return any(self._wanted in " ".join(text.casefold().split()) for text in (key, *said, *ours))
