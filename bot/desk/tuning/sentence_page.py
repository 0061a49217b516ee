"""One sentence of the bot in three languages: its variants, what a customer would read, what was changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.tuning import Tuning, may_vary
from bot.core.language import LANGUAGES
from bot.core.wrong import WrongValue
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.desk.tuning.moments import list_examples, moment_of
from bot.errors import BusinessWrong
from bot.service.system import texts
from bot.service.system.texts import MOST_VARIANTS, Said
from bot.words import check_text, find_missing, shipped_texts, try_text, variables_of

LONGEST = 1000  # characters
KEEP_SECONDS = 0.7


class SentencePage:
    """What is typed stays until it is saved or left; a problem stands under the words that have it."""

    def __init__(self, visit: Visit, key: str, own: Said) -> None:
        self._visit = visit
        self._key = key
        self._seen: Said = dict(own)
        self._typed = {code: list(own.get(code, ())) for code in LANGUAGES}
        self._boxes: dict[str, Element] = {}
        self._kept: dict[str, list[str]] = self._copy()

    async def build(self) -> None:
        """Draw the page, with what was typed before and not saved."""
        say, moment = self._visit.say, moment_of(self._key)
        draft = await self._visit.read(texts.find_draft, self._key)
        if draft is not None:
            self._typed = {code: list(draft.get(code, ())) for code in LANGUAGES}
            self._kept = self._copy()
        with parts.box("page-head"):
            back = parts.link("←", "/desk/settings/words", "btn btn-icon")
            parts.attribute(back, aria_label=say("words"))
            parts.Text(say(f"moment-{moment}"), tag="h1")
            parts.Text(self._key, "article-key", tag="span")
        parts.Text(say(f"moment-{moment}-text"), "muted measure-text")
        self._note = parts.attribute(parts.box("harvest-undo sentence-kept"), role="status")
        if draft is not None:
            with self._note:
                parts.Text(say("words-kept"), tag="span")
                parts.button(say("words-discard"), self._discard, classes="btn-small sentence-discard")
        with parts.box("sentence"):
            for code in LANGUAGES:
                with parts.attribute(parts.box("card form sentence-language"), data_language=code):
                    self._draw_head(code)
                    self._boxes[code] = parts.box("sentence-variants")
                self._draw_language(code)
        parts.Text(say("words-may-mention", names=self._list_names()), "hint sentence-names")
        with parts.box("form-buttons sentence-buttons"):
            parts.button(say("save"), self._save, kind="primary", classes="sentence-save")
            parts.button(say("words-reset"), self._reset, hint=say("words-reset-text"), classes="sentence-reset")
        self._history = parts.box("card form sentence-history")
        await self._draw_history()
        ui.timer(KEEP_SECONDS, self._keep)

    def _draw_head(self, code: str) -> None:
        say = self._visit.say
        parts.Text(say(f"language-{code}"), tag="h2")
        with parts.box("text-shipped"):
            parts.Text(say("words-shipped"), "hint")
            parts.Text(shipped_texts(code).get(self._key, ""), "shipped", tag="blockquote")

    def _draw_language(self, code: str) -> None:
        say, box, typed = self._visit.say, self._boxes[code], self._typed[code]
        box.clear()
        with box:
            for place in range(max(1, len(typed))):
                _Variant(self._visit, self._key, code, place, typed, partial(self._remove, code, place)).build()
            if may_vary(self._key) and len(typed) < MOST_VARIANTS:
                hint = say("words-add-text")
                parts.button(say("words-add"), partial(self._add, code), hint=hint, classes="btn-small sentence-add")

    def _copy(self) -> dict[str, list[str]]:
        return {code: list(typed) for code, typed in self._typed.items()}

    async def _keep(self) -> None:
        """What is typed outlives the page."""
        typed = self._copy()
        if typed != self._kept:
            self._kept = typed
            write = self._visit.app.database.write
            await self._visit.attempt(lambda person: write(texts.do_keep_draft, person, self._key, typed))

    async def _discard(self) -> None:
        await self._show(self._seen)

    def _list_names(self) -> str:
        names = [*sorted(variables_of(self._visit.language, self._key)), "business", "about", "contacts"]
        return ", ".join(f"{{ ${name} }}" for name in names)

    def _add(self, code: str) -> None:
        self._typed[code] = [*(self._typed[code] or [""]), ""]
        self._draw_language(code)

    def _remove(self, code: str, place: int) -> None:
        del self._typed[code][place]
        self._draw_language(code)

    def _reset(self) -> None:
        """Ours again; it counts when it is saved."""
        self._typed = {code: [] for code in LANGUAGES}
        for code in LANGUAGES:
            self._draw_language(code)

    async def _save(self) -> None:
        person, app, key = await self._visit.me(), self._visit.app, self._key
        if person is None:
            return
        given = self._copy()

        async def save(who: object) -> Said | None:
            try:
                return await app.database.write(texts.do_save, app, who, key, given, seen=self._seen)  # type: ignore[arg-type]
            except BusinessWrong:
                self._visit.notify(self._visit.say("words-wrong"), kind="negative")
                return None

        saved = await self._visit.attempt(save)
        if saved is not None:
            self._visit.notify(self._visit.say("words-saved"), kind="positive")
            await self._show(saved)

    async def _put_back(self, change: Tuning) -> None:
        app = self._visit.app
        key = await self._visit.attempt(lambda person: app.database.write(texts.do_put_back, app, person, change.id))
        if key is not None:
            self._visit.notify(self._visit.say("sure-put-back-done"), kind="positive")
            await self._show(texts.access_texts(app, self._visit.person).get(self._key, {}))

    async def _show(self, said: Said) -> None:
        """What is in force, and nothing else."""
        self._seen = dict(said)
        self._typed = {code: list(said.get(code, ())) for code in LANGUAGES}
        self._kept = self._copy()
        self._note.clear()
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(texts.do_keep_draft, person, self._key, None))
        for code in LANGUAGES:
            self._draw_language(code)
        await self._draw_history()

    async def _draw_history(self) -> None:
        say = self._visit.say
        changes = await self._visit.read(texts.list_changes, self._key) or ()
        self._history.clear()
        with self._history:
            parts.Text(say("sure-history"), tag="h2")
            if not changes:
                parts.Text(say("words-history-none"), "muted")
            for change in changes:
                with parts.box("change sure-change"):
                    when = times.say_date(change.at, self._visit.app.business.zone)
                    parts.Text(f"{when} · {change.person_name}", "muted small")
                    for words in self._say_change(change.before, change.after):
                        parts.Text(words, "change-what")
                    act = partial(self._put_back, change)
                    parts.button(say("sure-put-back"), act, classes="btn-small sentence-put-back")

    def _say_change(self, before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> list[str]:
        say = self._visit.say
        return [
            f"{say(f'short-{code}')}: {_join(before.get(code)) or say('words-ours')} → "
            f"{_join(after.get(code)) or say('words-ours')}"
            for code in LANGUAGES
            if before.get(code) != after.get(code)
        ]


class _Variant:
    """One way to say it in one language; ``typed`` are all of that language, and it knows its place."""

    def __init__(self, visit: Visit, key: str, code: str, place: int, typed: list[str], remove: parts.Action) -> None:
        self._visit = visit
        self._key, self._code, self._place = key, code, place
        self._typed = typed
        self._remove = remove

    def build(self) -> None:
        say, code = self._visit.say, self._code
        text = self._typed[self._place] if self._place < len(self._typed) else ""
        with parts.attribute(parts.box("sentence-variant"), data_place=str(self._place)):
            with parts.box("sentence-row"):
                label = say("words-variant", number=self._place + 1) if len(self._typed) > 1 else say("words-yours")
                area = ui.textarea(label=label, value=text).classes(f"wide sentence-{code}")
                area.props(f"outlined autogrow stack-label rows=2 maxlength={LONGEST} debounce=200")
                area.on_value_change(lambda event: self._type(str(event.value or "")))
                if len(self._typed) > 1:
                    parts.icon_button("✕", say("words-remove"), self._remove, classes="sentence-remove")
            self._told = parts.attribute(parts.box("sentence-told"), role="status")
        self._tell(text)

    def _type(self, text: str) -> None:
        if self._place < len(self._typed):
            self._typed[self._place] = text
        else:
            self._typed.append(text)
        self._tell(text)

    def _tell(self, text: str) -> None:
        """What a customer would read, or what is wrong."""
        say, text = self._visit.say, text.strip()
        self._told.clear()
        with self._told:
            if not text:
                return
            try:
                check_text(self._code, self._key, text)
            except WrongValue as error:
                known = {"name": "", "known": "", **error.details}
                wrong = "text-wrong" if error.code == "text" else error.code
                words = say(f"words-{wrong}", name=str(known["name"]), known=str(known["known"]))
                parts.Text(words, "problem is-fatal sentence-problem")
                return
            missing = find_missing(self._code, self._key, text)
            if missing:
                names = ", ".join(f"{{ ${name} }}" for name in missing)
                parts.Text(say("words-missing", names=names), "problem sentence-missing")
            self._draw_bubble(text)

    def _draw_bubble(self, text: str) -> None:
        business, today = self._visit.app.business, self._visit.app.clock().date()
        examples = list_examples(business, self._code, today=today)
        read = try_text(business, self._code, self._key, text, **examples)
        parts.Text(self._visit.say("words-reads"), "hint")
        parts.Text(read, "sentence-bubble")


def _join(said: list[str] | None) -> str:
    return " / ".join(" ".join(text.split()) for text in said or ())
