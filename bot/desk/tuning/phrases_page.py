"""What customers mean: the sentences by which the bot knows it, ours and the business's own, and training with them."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.phrases import KINDS, Added, Phrase
from bot.core.insights.rewordings import Reworded
from bot.core.language import LANGUAGES
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.tuning.meaning_card import MeaningCard
from bot.desk.tuning.training_card import TrainingCard
from bot.service.insights import phrases, rewordings, teaching


async def draw_phrases(visit: Visit) -> None:
    """The page."""
    added = await visit.app.database.read(phrases.list_phrases, visit.person)
    in_force = await visit.app.database.read(teaching.list_in_force, visit.person)
    offers = await visit.app.database.read(rewordings.list_offers, visit.person)
    with frame(visit, page="settings"):
        await PhrasesPage(visit, added, in_force, offers).build()


class PhrasesPage:
    """All meanings, in one language at a time; what is typed stays until it is added."""

    def __init__(
        self, visit: Visit, added: tuple[Added, ...], in_force: tuple[Phrase, ...], offers: tuple[Reworded, ...]
    ) -> None:
        self._visit = visit
        self._added = added
        self._offers = offers
        self._in_force = frozenset(in_force)
        self._language = visit.language if visit.language in LANGUAGES else LANGUAGES[0]
        self._wanted = ""
        self._cards: dict[str, MeaningCard] = {}
        self._kinds: dict[str, Element] = {}

    async def build(self) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/settings", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-settings"))
            parts.Text(say("teach"), tag="h1")
            search = ui.input(placeholder=say("teach-search"), on_change=lambda event: self._search(event.value or ""))
            search.props("dense outlined clearable debounce=250").classes("search teach-search")
            parts.attribute(search, aria_label=say("teach-search"))
        parts.Text(say("teach-text"), "muted measure-text")
        self._training = TrainingCard(self._visit, self._renew)
        await self._training.build()
        self._languages = parts.box("periods")
        self._draw_languages()
        for kind in KINDS:
            self._draw_kind(kind)
        self._nothing = parts.box()
        self._show()

    def _draw_kind(self, kind: str) -> None:
        with parts.box("words") as self._kinds[kind]:
            parts.Text(self._visit.say(f"teach-kind-{kind}"), "teach-kind", tag="h2")
            for intent in KINDS[kind]:
                self._cards[intent] = MeaningCard(self._visit, intent, self._renew)
                self._cards[intent].build()

    def _draw_languages(self) -> None:
        self._languages.clear()
        with self._languages:
            for code in LANGUAGES:
                here = code == self._language
                act = partial(self._choose, code)
                words = self._visit.say(f"language-{code}")
                button = parts.button(words, act, classes=f"period teach-{code} {'is-here' if here else ''}")
                parts.attribute(button, aria_pressed="true" if here else "false")

    def _choose(self, code: str) -> None:
        self._language = code
        self._draw_languages()
        self._show()

    def _search(self, wanted: str) -> None:
        self._wanted = " ".join(wanted.casefold().split())
        self._show()

    def _show(self) -> None:
        """What there is now, in the language and with the words that are looked for."""
        shown = [kind for kind in KINDS if self._show_kind(kind)]
        self._nothing.clear()
        if not shown:
            with self._nothing:
                parts.empty(self._visit.say("teach-none"), [self._visit.say("teach-none-text")])
        known = {one.phrase for one in self._added}
        self._training.show_waiting(len(known ^ self._in_force))

    def _show_kind(self, kind: str) -> bool:
        found = [self._show_intent(intent) for intent in KINDS[kind]]
        self._kinds[kind].set_visibility(any(found))
        return any(found)

    def _show_intent(self, intent: str) -> bool:
        own = tuple(one for one in self._added if one.phrase.intent == intent)
        offers = tuple(one for one in self._offers if one.intent == intent)
        return self._cards[intent].show(own, self._in_force, offers, language=self._language, wanted=self._wanted)

    async def _renew(self) -> None:
        """Something was added, taken away, or another model is in use."""
        added = await self._visit.read(phrases.list_phrases)
        in_force = await self._visit.read(teaching.list_in_force)
        offers = await self._visit.read(rewordings.list_offers)
        if added is not None and in_force is not None and offers is not None:
            self._added, self._in_force, self._offers = added, frozenset(in_force), offers
            self._show()
