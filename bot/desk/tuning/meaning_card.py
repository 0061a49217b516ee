"""One meaning: what the bot does about it, a field for a new sentence, the business's own ones, and ours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from functools import partial

from nicegui import ui
from nicegui.events import GenericEventArguments

from bot.core.insights.phrases import LONGEST, Added, Doubt, DoubtKind, Phrase
from bot.core.insights.rewordings import Reworded
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.service.insights import phrases, rewordings

MOST_OURS = 400


def name_of(visit: Visit, intent: str) -> str:
    """What a meaning is called."""
    if intent in ("", "nlu_fallback"):
        return visit.say("means-unsure")
    return visit.say_or(f"means-{intent.replace('_', '-')}", intent)


class MeaningCard:
    """``changed`` hears that a sentence was added or taken away."""

    def __init__(self, visit: Visit, intent: str, changed: Callable[[], Awaitable[None]]) -> None:
        self._visit = visit
        self._intent = intent
        self._changed = changed
        self._language = ""

    def build(self) -> None:
        """Draw it; :meth:`show` fills it."""
        say = self._visit.say
        self._details = parts.attribute(parts.box("card words-moment", tag="details"), data_intent=self._intent)
        with self._details:
            with parts.box("words-summary", tag="summary"):
                parts.Text(name_of(self._visit, self._intent), "strong", tag="span")
                self._count = parts.box("teach-count", tag="span")
                parts.Text(say(f"means-{self._intent.replace('_', '-')}-text"), "hint")
            with parts.box("teach-body"):
                self._draw_field()
                self._offers = parts.box("teach-offers")
                self._own = parts.box("teach-own")
                self._ours = parts.box("teach-ours", tag="details")
                with self._ours:
                    self._ours_count = parts.Text("", "muted small", tag="summary")
                    self._ours_text = parts.Text("", "small teach-ours-text")

    def _draw_field(self) -> None:
        say = self._visit.say
        with parts.box("teach-new"):
            self._field = ui.input(label=say("teach-new"), on_change=self._examine)
            self._field.props(f"outlined dense debounce=400 maxlength={2 * LONGEST}").classes("teach-field")
            self._field.on("keydown.enter", self._add_typed, js_handler=parts.TYPED)
            parts.button(say("teach-add"), self._add, classes="teach-add")
        self._doubt = parts.attribute(parts.box("teach-doubt"), role="status")

    def show(
        self,
        added: Sequence[Added],
        in_force: Collection[Phrase],
        offers: Sequence[Reworded],
        *,
        language: str,
        wanted: str,
    ) -> bool:
        """Those of the language that hold the words; whether there are any."""
        self._language = language
        own = [one for one in added if one.phrase.language == language]
        mine = [] if wanted else [one for one in offers if one.language == language]
        self._draw_count(own, in_force, mine)
        self._draw_offers(mine)
        own = [one for one in own if wanted in one.phrase.text.casefold()]
        ours = [text for text in phrases.list_shipped(self._intent, language) if wanted in text.casefold()]
        self._own.clear()
        with self._own:
            for one in reversed(own):
                self._draw_own(one, known=one.phrase in in_force)
        self._ours_count.set_text(self._visit.say("teach-ours", count=len(ours)))
        self._ours_text.set_text("\n".join(ours[:MOST_OURS]))
        found = bool(own or ours)
        self._details.set_visibility(found or not wanted)
        self._open(is_open=bool(wanted and found))
        return found or not wanted

    def _open(self, *, is_open: bool) -> None:
        if is_open:
            parts.attribute(self._details, open=True)
            parts.attribute(self._ours, open=True)

    def _draw_count(self, own: Sequence[Added], in_force: Collection[Phrase], offers: Sequence[Reworded]) -> None:
        waiting = sum(one.phrase not in in_force for one in own)
        self._count.clear()
        with self._count:
            if own:
                parts.chip(self._visit.say("teach-own", count=len(own)), "accent")
            if waiting:
                parts.chip(self._visit.say("teach-own-waiting", count=waiting), "warm")
            if offers:
                parts.chip(self._visit.say("teach-offers-count", count=len(offers)))

    def _draw_offers(self, offers: Sequence[Reworded]) -> None:
        self._offers.clear()
        if not offers:
            return
        say = self._visit.say
        with self._offers:
            parts.Text(say("teach-offers"), "muted small")
            for one in offers:
                with parts.box("teach-offer"):
                    target = f"/desk/chat/{one.conversation_id}?line={one.message_id}"
                    parts.link(one.text, target, "teach-offer-text")
                    parts.Text(say("teach-offer-count", count=one.count), "muted small", tag="span")
                    parts.button(say("teach-add"), partial(self._take, one), classes="btn-small teach-take")
                    label = say("teach-decline", text=one.text)
                    parts.icon_button("✕", label, partial(self._decline, one), classes="teach-decline")

    def _draw_own(self, one: Added, *, known: bool) -> None:
        say, zone = self._visit.say, self._visit.app.business.zone
        with parts.box("change teach-phrase"):
            parts.Text(one.phrase.text, "change-what")
            facts = f"{one.person_name} · {times.say_date(one.at, zone)}"
            parts.Text(facts if known else f"{facts} · {say('teach-waits')}", "muted small")
            label = say("teach-remove", text=one.phrase.text)
            parts.icon_button("✕", label, partial(self._remove, one.phrase), classes="teach-remove")

    @property
    def _typed(self) -> Phrase:
        return Phrase(intent=self._intent, language=self._language, text=str(self._field.value or ""))

    async def _examine(self) -> None:
        """What speaks against it is said while one types; nothing is said of an empty field."""
        typed = self._typed
        found = await self._visit.attempt(lambda person: phrases.examine(self._visit.app, person, typed))
        if typed.text == str(self._field.value or ""):
            self._tell(found if typed.text.strip() else None, typed)

    def _tell(self, doubt: Doubt | None, phrase: Phrase) -> None:
        self._doubt.clear()
        if doubt is None:
            return
        with self._doubt:
            parts.Text(self._say_doubt(doubt), "" if doubt.mild else "teach-firm")
            if doubt.mild:
                again = partial(self._put, phrase, sure=True)
                parts.button(self._visit.say("teach-add-anyway"), again, classes="btn-small teach-anyway")

    def _say_doubt(self, doubt: Doubt) -> str:
        say, what = self._visit.say, doubt.what
        if doubt.kind in (DoubtKind.KNOWN, DoubtKind.OURS):
            same = "same" if what == self._intent else "other"
            return say(f"teach-doubt-{doubt.kind.value}-{same}", meaning=name_of(self._visit, what))
        if doubt.kind is DoubtKind.LANGUAGE:
            return say("teach-doubt-language", language=say(f"language-{what}"))
        if doubt.kind is DoubtKind.ARTICLE:
            return say("teach-doubt-article", title=what)
        return say(f"teach-doubt-{doubt.kind.value}", most=LONGEST)

    async def _add_typed(self, event: GenericEventArguments) -> None:
        """At Enter, which may come before the last letters are told."""
        self._field.set_value(event.args)
        await self._add()

    async def _add(self) -> None:
        await self._put(self._typed)

    async def _take(self, one: Reworded) -> None:
        await self._put(Phrase(intent=self._intent, language=self._language, text=one.text))

    async def _put(self, phrase: Phrase, *, sure: bool = False) -> None:
        """What was typed meanwhile stays; what speaks against it is told."""
        done = await self._visit.attempt(lambda person: self._write(person, phrase, sure=sure))
        if done is None:
            return
        if isinstance(done, Doubt):
            self._tell(done, phrase)
            return
        if self._typed.text == phrase.text:
            self._field.set_value("")
        self._tell(None, phrase)
        await self._changed()

    async def _decline(self, one: Reworded) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(rewordings.do_decline, person, one))
        await self._changed()

    async def _write(self, person: object, typed: Phrase, *, sure: bool) -> Doubt | bool:
        found = await phrases.add(self._visit.app, person, typed, sure=sure)  # type: ignore[arg-type]
        return found if found is not None else True

    async def _remove(self, phrase: Phrase) -> None:
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(phrases.do_remove, person, phrase))
        await self._changed()
