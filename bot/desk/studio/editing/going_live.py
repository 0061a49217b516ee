"""Making what was written live, or taking it back."""

from __future__ import annotations

from dataclasses import asdict, replace

from nicegui.element import Element

from bot.desk.frame import parts
from bot.desk.studio.article_form import find_problems, form_of, write_form
from bot.desk.studio.editing.begun import Begun
from bot.desk.studio.editing.begun_of_history import BegunOfHistory
from bot.desk.studio.editing.choosing import ask_why
from bot.desk.studio.editing.history import Restored
from bot.desk.studio.editing.others import Others
from bot.desk.studio.editing.work import Work
from bot.desk.studio.problem_list import draw_problems
from bot.errors import AnswerdeskError, StaleArticle
from bot.service.articles import copies, publishing
from bot.service.articles.drafts import Draft
from bot.service.articles.problems import StaleCopy


class GoingLive:
    """What the buttons of the head do."""

    def __init__(self, work: Work, others: Others, *, begun: Begun | BegunOfHistory | None) -> None:
        self._work = work
        self._others = others
        self._begun = begun
        self._visit = work.visit
        self._problems: Element | None = None

    def build(self) -> None:
        """Draw the place of what is wrong."""
        self._problems = parts.box("problems-place")

    async def publish(self) -> None:
        """For customers."""
        await self._once("published")

    async def save(self) -> None:
        """Into the file, which stays what it is: a draft, or in the archive."""
        form = self._work.fields.form()
        await self._once(form.status if form is not None else "")

    async def _once(self, status: str) -> None:
        if self._work.busy:
            return
        self._work.busy = True
        try:
            await self._write(status)
        finally:
            self._work.busy = False

    async def _write(self, status: str) -> None:
        work = self._work
        if not await work.keeper.keep():
            return
        draft = self._compose(status)
        if self.show_problems(draft) or await self._visit.me() is None:
            return
        why: str | None = ""
        if work.status == status == "published":
            why = await ask_why(self._visit, live=work.live, mine=draft.text)
        if why is not None:
            await self._try(draft, why)

    async def _try(self, draft: Draft, why: str) -> None:
        keeper = self._work.keeper
        of = (keeper.key, keeper.language)
        try:
            saved = await publishing.publish(
                self._visit.app, self._visit.person, draft, why=why, of=of, number=keeper.number
            )
        except StaleArticle:
            if await self._others.is_mine():
                await self._try(replace(draft, digest=keeper.base), why)
        except StaleCopy as error:
            keeper.stuck = True
            await self._others.ask_copy(error)
        except AnswerdeskError as error:
            self._visit.show_error(error)
        else:
            await self._written(saved)

    def _compose(self, status: str) -> Draft:
        work, form = self._work, self._work.fields.form()
        named = replace(work.draft, digest=work.keeper.base)
        if work.is_new:
            key, language = work.fields.name()
            named = replace(named, key=key, language=language)
        if form is None:
            return replace(named, text=work.fields.text())
        return replace(named, text=write_form(replace(form, status=status or form.status)))

    async def _written(self, draft: Draft) -> None:
        was_new = not self._work.draft.digest
        if self._begun is not None:
            await self._begun.end(draft.key)
        self._visit.notify(self._visit.say("article-saved"), kind="positive")
        self._work.together.say_changed()
        if was_new:
            self._work.settle()
            self._visit.go(f"/desk/articles/edit?key={draft.key}&language={draft.language}")
            return
        self._work.show_file(draft)
        await self._work.side.saved(draft)

    async def set_status(self, status: str) -> None:
        """Of the file; what is not live stays so."""
        work = self._work
        if not await work.keeper.keep():
            return
        own = {"key": work.draft.key, "language": work.draft.language, "status": status}
        draft = await self._visit.attempt(lambda person: publishing.set_status(self._visit.app, person, **own))
        if draft is None:
            return
        self._visit.notify(self._visit.say("article-saved"), kind="positive")
        work.draft = draft
        work.keeper.live = work.live
        work.take(await work.find_copy())
        work.together.say_changed()
        await work.side.saved(draft)

    async def discard(self) -> None:
        """The article is as it is live; an undo is offered."""
        work = self._work
        await work.keeper.keep()
        own = {"key": work.keeper.key, "language": work.keeper.language}
        write = self._visit.app.database.write
        number = await self._visit.attempt(lambda person: write(copies.do_discard, person, **own))
        if number is None:
            return
        work.together.say_changed()
        if not work.draft.digest:
            work.settle()
            self._visit.go(f"/desk/articles?discarded={number}")
            return
        work.show_file(work.draft)
        work.notes.say_discarded(lambda: self._bring_back(number))

    async def _bring_back(self, number: int) -> None:
        write = self._visit.app.database.write
        if await self._visit.attempt(lambda person: write(copies.do_bring_back, person, number)):
            self._work.take(await self._work.find_copy())
            self._work.notes.clear()
            self._work.together.say_changed()

    async def restore(self, old: Restored) -> None:
        """An old text becomes what is worked on; nothing is live before it is published."""
        work = self._work
        form, known = form_of(old.text, old.form), work.fields.form()
        if form is not None and known is not None:
            form = replace(form, status=known.status)
        work.fill(form, old.text)
        await work.keeper.keep()
        self._visit.notify(self._visit.say("restored"))

    def put_back(self, values: dict[str, str]) -> None:
        """What this browser had and we did not."""
        work, form = self._work, self._work.fields.form()
        work.fields.put_name(values)
        if form is not None:
            known = asdict(form)
            work.fill(replace(form, **{name: text for name, text in values.items() if name in known}), "")
        work.changed()

    def show_problems(self, draft: Draft) -> bool:
        """Say what is wrong; True when it can't be live so."""
        assert self._problems is not None
        problems = find_problems(draft.text, key=draft.key, language=draft.language)
        self._problems.clear()
        fatal = any(problem.fatal for problem in problems)
        if problems:
            with self._problems, parts.box("card"):
                parts.Text(self._visit.say("article-problems" if fatal else "article-hints"), "strong")
                draw_problems(self._visit, problems)
        return fatal
