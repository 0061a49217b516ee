"""Another name for the article, or none any more: asked in a dialog, undone from the list."""

from __future__ import annotations

from nicegui import ui

from bot.core.language import LANGUAGES
from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.studio.editing.work import Work
from bot.service.articles import moving
from bot.service.articles.naming import propose_key


class Moving:
    """What the menu of the head does."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._visit = work.visit

    async def rename(self) -> None:
        """Ask for topic and name, and go where the article is then."""
        say, key = self._visit.say, self._work.draft.key
        topic, _, slug = key.partition("/")
        with self._visit.dialog(say("article-rename")) as dialog, parts.box("dialog"):
            parts.Text(say("article-rename"), tag="h2")
            first = ui.input(label=say("article-topic"), value=topic).props("outlined dense").classes("wide new-topic")
            second = ui.input(label=say("article-slug"), value=slug).props("outlined dense").classes("wide new-slug")
            parts.Text(say("article-rename-text"), "hint")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("save"), lambda: dialog.submit(True), kind="primary", classes="confirm")
        while await dialog:
            typed = {"topic": str(first.value or ""), "slug": str(second.value or "")}
            if await self._move(key, **typed):
                break
        dialog.delete()

    async def _move(self, key: str, *, topic: str, slug: str) -> bool:
        language = self._work.draft.language
        to = propose_key(self._visit.app, topic=topic, slug=slug, title=topic, language=language)
        if to == key:
            return True
        if not await self._work.keeper.keep():
            return False

        async def move(person: Person) -> bool:
            await moving.rename(self._visit.app, person, key=key, to=to)
            return True

        done = await self._visit.attempt(move)
        if done:
            self._visit.go(f"/desk/articles/edit?key={to}&language={language}&renamed={key}")
        return bool(done)

    def offer_undo(self, before: str) -> None:
        """It has just got another name than this one, which it may have back."""

        async def undo() -> None:
            await self._move_back(before)

        self._work.notes.say_renamed(before, undo)

    async def _move_back(self, before: str) -> None:
        work, key = self._work, self._work.draft.key
        if not await work.keeper.keep():
            return

        async def move(person: Person) -> bool:
            await moving.rename(self._visit.app, person, key=key, to=before)
            return True

        if await self._visit.attempt(move):
            self._visit.go(f"/desk/articles/edit?key={before}&language={work.draft.language}")

    async def remove(self) -> None:
        """Ask in which languages, and go to the list, where it can be undone."""
        say, draft = self._visit.say, self._work.draft
        choices = {"": say("article-remove-all"), draft.language: say(f"language-{draft.language}")}
        with self._visit.dialog(say("article-remove")) as dialog, parts.box("dialog"):
            parts.Text(say("article-remove"), tag="h2")
            parts.Text(say("article-remove-text"))
            chosen = ui.select(choices, value=draft.language, label=say("article-remove-in"))
            chosen.props("outlined dense options-dense").classes("wide remove-in")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("article-remove"), lambda: dialog.submit(True), kind="danger", classes="confirm")
        wanted = await dialog
        languages = (str(chosen.value),) if chosen.value else LANGUAGES
        dialog.delete()
        if not wanted or not await self._work.keeper.keep():
            return
        gone = await self._visit.attempt(
            lambda person: moving.remove(self._visit.app, person, key=draft.key, languages=languages)
        )
        if gone:
            self._visit.go(f"/desk/articles?removed={draft.key}&in={','.join(gone)}")
