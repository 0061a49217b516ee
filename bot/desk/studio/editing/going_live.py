"""Making what was written live, or taking it back."""

from __future__ import annotations

from dataclasses import asdict, replace

from nicegui.element import Element

from bot.desk.frame import parts
from bot.desk.publishing.dialog import Passed, pass_gate
from bot.desk.publishing.done_bar import DoneBar
from bot.desk.studio.article_form import find_problems, form_of, write_form
from bot.desk.studio.editing.begun import Begun
from bot.desk.studio.editing.choosing import ask_why
from bot.desk.studio.editing.history import Restored
from bot.desk.studio.editing.others import Others
from bot.desk.studio.editing.work import Work
from bot.desk.studio.problem_list import draw_problems
from bot.errors import AnswerdeskError, StaleArticle
from bot.service.articles import copies, drafts, enclosing
from bot.service.articles.claiming import list_golden_claims
from bot.service.articles.drafts import Draft
from bot.service.articles.gate import checking
from bot.service.articles.problems import StaleCopy
from bot.service.articles.reading import list_unknown_facts

UNNAMED = "new/article"  # what an article is called while it is only tried


class GoingLive:
    """What the buttons of the head do."""

    def __init__(self, work: Work, others: Others, *, begun: Begun | None) -> None:
        self._work = work
        self._others = others
        self._begun = begun
        self._visit = work.visit
        self._problems: Element | None = None
        self._done = DoneBar(work.visit)

    def build(self) -> None:
        """Draw the places of what was made live and of what is wrong."""
        self._done.build()
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
        draft = self.compose(status)
        if self.show_problems(draft) or await self._visit.me() is None:
            return
        why: str | None = ""
        if work.status == status == "published":
            why = await ask_why(self._visit, live=work.live, mine=draft.text)
        if why is None:
            return
        passed = await pass_gate(self._visit, self._visit.person, {checking.path_of(draft): draft.text}, why=why)
        if passed is not None:
            await self._try(draft, passed)

    async def _try(self, draft: Draft, passed: Passed) -> None:
        keeper = self._work.keeper
        of = (keeper.key, keeper.language)
        try:
            saved = await checking.publish(
                self._visit.app, self._visit.person, draft, passed.report, why=passed.why, of=of, number=keeper.number
            )
        except StaleArticle:
            if await self._others.is_mine():
                await self._try(replace(draft, digest=keeper.base), passed)
        except StaleCopy as error:
            keeper.stuck = True
            await self._others.ask_copy(error)
        except AnswerdeskError as error:
            self._visit.show_error(error)
        else:
            await self.published(saved, passed)

    async def published(self, saved: Draft, passed: Passed) -> None:
        """It is in the file: show that, and offer the way back."""
        await self.written(saved)
        self._offer_undo(saved, passed)

    def _offer_undo(self, saved: Draft, passed: Passed) -> None:
        """What customers had before may come back, as long as nothing else was made live."""
        if passed.report is None or passed.report.asked:
            self._done.show(passed, lambda: self._undo(saved))

    async def _undo(self, saved: Draft) -> None:
        work = self._work
        if not await work.keeper.keep():
            return
        back = await self._visit.attempt(lambda person: checking.undo(self._visit.app, person, saved))
        if back is not None:
            await self._replaced(back)

    def compose(self, status: str) -> Draft:
        """The file as it would be with this status."""
        work, form = self._work, self._work.fields.form()
        named = replace(work.draft, digest=work.keeper.base)
        if work.is_new:
            key, language = work.fields.name()
            named = replace(named, key=key, language=language)
        if form is None:
            return replace(named, text=work.fields.text())
        return replace(named, text=write_form(replace(form, status=status or form.status)))

    async def written(self, draft: Draft) -> None:
        """It is in the file; a new article goes to the page of its own."""
        was_new = not self._work.draft.digest
        self._done.clear()
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
        await self._work.look_at_review()
        await self._work.went_live()

    async def set_status(self, status: str) -> None:
        """Of the file; what is not live stays so."""
        work = self._work
        if not await work.keeper.keep():
            return
        passed = await pass_gate(self._visit, self._visit.person, checking.with_status(work.draft, status))
        if passed is None:
            return
        own = {"key": work.draft.key, "language": work.draft.language, "status": status, "why": passed.why}
        draft = await self._visit.attempt(
            lambda person: checking.set_status(self._visit.app, person, passed.report, **own)
        )
        if draft is not None:
            await self._replaced(draft)
            self._offer_undo(draft, passed)

    async def _replaced(self, draft: Draft) -> None:
        """The file is another one; what is not live stays."""
        work = self._work
        self._done.clear()
        self._visit.notify(self._visit.say("article-saved"), kind="positive")
        work.draft = draft
        work.keeper.live = work.live
        work.take(await work.find_copy())
        work.together.say_changed()
        await work.side.saved(draft)

    def list_typed(self) -> checking.Changes:
        """What stands on the page and is not live, to be tried as if it were. A new one needs no name for that."""
        draft = self.compose("")
        if self._work.status == "published" and draft.text == self._work.live:
            return {}
        if not drafts.KEY.fullmatch(draft.key):
            draft = replace(draft, key=UNNAMED)
        return {} if self.show_problems(draft) else {checking.path_of(draft): draft.text}

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
        problems += enclosing.list_unsendable(self._visit.app, path=checking.path_of(draft), text=draft.text)
        problems += list_golden_claims(self._visit.app, path=checking.path_of(draft), text=draft.text)
        problems += list_unknown_facts(self._visit.app, path=checking.path_of(draft), text=draft.text)
        self._problems.clear()
        fatal = any(problem.fatal for problem in problems)
        if problems:
            with self._problems, parts.box("card"):
                parts.Text(self._visit.say("article-problems" if fatal else "article-hints"), "strong")
                draw_problems(self._visit, problems)
        return fatal
