"""A translation beside its source, paragraph by paragraph, both to be edited."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.language import LANGUAGES
from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.publishing.dialog import Passed, pass_gate
from bot.desk.studio.shelf.row import sides_path
from bot.desk.studio.shelf.sides_rows import SidesRows
from bot.desk.studio.word_diff import compare_words
from bot.service.articles.gate import checking, many
from bot.service.articles.gate.checking import Changes
from bot.service.articles.shelf import sides, translating
from bot.service.articles.shelf.sides import Side, Sides, Written

TAGS = {"same": "span", "gone": "del", "new": "ins"}


async def draw_sides(visit: Visit, key: str, language: str) -> None:
    """The page."""
    found = await sides.access_sides(visit.app, visit.person, key=key, language=language)
    with frame(visit, page="articles"):
        SidesPage(visit, found).build()


class SidesPage:
    """Head, what changed in the source, then the paragraphs."""

    def __init__(self, visit: Visit, found: Sides) -> None:
        self._visit = visit
        self._found = found
        self._rows = SidesRows(visit, found)
        self._saving = False

    def build(self) -> None:
        """Draw the page."""
        self._head: Element = parts.box("page-head")
        self._stale: Element = parts.box("sides-stale-place")
        self._draw_head()
        self._draw_stale()
        self._rows.build()
        say = self._visit.say
        with parts.box("form-buttons sides-buttons"):
            parts.button(say("save"), self._press_save, kind="primary", classes="sides-save")
            self._publish = parts.button(say("publish"), self._publish_target, classes="sides-publish")
        self._publish.set_visibility(self._found.target.status != "published")

    @property
    def _key(self) -> str:
        return self._found.source.draft.key

    @property
    def _language(self) -> str:
        return self._found.target.draft.language

    def _draw_head(self) -> None:
        say, found = self._visit.say, self._found
        self._head.clear()
        with self._head:
            back = parts.link("←", "/desk/articles", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-articles"))
            parts.Text(found.source.title or self._key, tag="h1")
            with parts.box("periods sides-languages", tag="nav"):
                for code in LANGUAGES:
                    self._draw_language(code)
            options = {code: say(f"language-{code}") for code in LANGUAGES if code in found.languages}
            if len(options) > 1:
                chosen = ui.select(options, value=found.standing.source, label=say("sides-source"))
                chosen.props("outlined dense options-dense stack-label").classes("sides-source")
                chosen.on_value_change(lambda event: self._choose_source(str(event.value)))

    def _draw_language(self, code: str) -> None:
        standing = self._found.standing
        known = code in self._found.languages or code in self._visit.app.business.languages
        if code == standing.source or not known:
            return
        here = code == self._language
        sign = " ↻" if code in standing.stale else " +" if code in standing.missing else ""
        words = f"{self._visit.say(f'language-{code}')}{sign}"
        link = parts.link(words, sides_path(self._key, code), f"btn period {'is-here' if here else ''}")
        if here:
            parts.attribute(link, aria_current="page")

    def _draw_stale(self) -> None:
        say, found = self._visit.say, self._found
        self._stale.clear()
        if not found.is_stale:
            return
        with self._stale, parts.box("card sides-stale"):
            parts.Text(say("sides-stale"), "strong")
            for line in compare_words(found.before, found.now, around=0):
                with parts.box("word-diff"):
                    for part in line.parts:
                        parts.Text(part.text, f"word-{part.kind}", tag=TAGS[part.kind])
            parts.button(say("sides-right"), self._confirm, hint=say("sides-right-text"), classes="sides-right")

    async def _press_save(self) -> None:
        await self._save()

    async def _save(self) -> bool:
        """Both sides as they read now; whether all went well. What could not be saved stays in its fields."""
        if self._saving:
            return False
        self._saving = True
        try:
            return await self._save_both()
        finally:
            self._saving = False

    async def _save_both(self) -> bool:
        app, rows, found = self._visit.app, self._rows, self._found
        if rows.is_bare:
            self._visit.notify(self._visit.say("sides-bare"), kind="negative")
            return False

        target = found.target
        if target.is_new and rows.is_begun:
            target = Side(draft=sides.begin_side(found.source, target.draft.language))
        written = [self._read(found.source, "source")]
        written += [] if target.is_new and not rows.is_begun else [self._read(target, "target")]
        changes = {checking.path_of(one.draft): one.draft.text for one in written if one.changes}
        passed = await self._pass(changes)
        if passed is None:
            return False
        for one in written:
            save = partial(many.save_side, app, report=passed.report, written=one, why=passed.why)
            saved = await self._visit.attempt(save)
            if saved is None:
                return False
            first = one is written[0]
            self._found = replace(self._found, source=saved) if first else replace(self._found, target=saved)
        self._visit.notify(self._visit.say("article-saved"), kind="positive")
        await self._reload()
        return True

    def _read(self, side: Side, name: str) -> Written:
        return Written(side=side, title=self._rows.title(name), paragraphs=tuple(self._rows.texts(name)))

    async def _pass(self, changes: Changes) -> Passed | None:
        person = await self._visit.me()
        return await pass_gate(self._visit, person, changes) if person is not None else None

    async def _reload(self) -> None:
        app, key, code = self._visit.app, self._key, self._language
        await translating.observe(app)
        found = await self._visit.attempt(lambda person: sides.access_sides(app, person, key=key, language=code))
        if found is None or self._head.is_deleted:
            return
        self._found = found
        self._rows.keep(found.source, found.target)
        self._draw_head()
        self._draw_stale()
        self._publish.set_visibility(found.target.status != "published")

    async def _publish_target(self) -> None:
        if not await self._save():
            return
        target = self._found.target
        if target.is_new:
            self._visit.notify(self._visit.say("sides-empty"), kind="negative")
            return
        app, passed = self._visit.app, await self._pass(checking.with_status(target.draft, "published"))
        if passed is None:
            return
        if await self._visit.attempt(
            lambda person: many.publish_side(app, person, passed.report, target, why=passed.why)
        ):
            await self._reload()

    async def _confirm(self) -> None:
        app, key, code = self._visit.app, self._key, self._language

        async def confirm(person: Person) -> bool:
            await app.database.write(translating.do_confirm, app, person, key=key, language=code)
            return True

        if await self._visit.attempt(confirm):
            await self._reload()

    async def _choose_source(self, code: str) -> None:
        app, key, before = self._visit.app, self._key, self._found.standing.source
        if code == before:
            return

        async def choose(person: Person) -> bool:
            await app.database.write(translating.do_choose_source, app, person, key=key, source=code)
            return True

        if await self._visit.attempt(choose):
            self._visit.go(sides_path(key, self._language if self._language != code else before))
