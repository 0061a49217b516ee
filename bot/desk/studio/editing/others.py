"""Others change the same article: in its working copy, or its file. Nothing is lost, and nothing happens silently."""

from __future__ import annotations

from bot.desk.frame.versions import Version
from bot.desk.studio.article_form import read_form, write_form
from bot.desk.studio.editing.choosing import ask_between
from bot.desk.studio.editing.work import Work
from bot.errors import AnswerdeskError, NotFound, StaleArticle
from bot.service.articles import copies
from bot.service.articles.copies import WorkingCopy
from bot.service.articles.problems import CopyGone, StaleCopy


class Others:
    """Sees to what others did, and asks which of two texts stays."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._visit = work.visit

    async def look(self) -> None:
        """Another page has kept, published or discarded something."""
        await self.look_at_file()
        copy = await self._work.find_copy()
        keeper = self._work.keeper
        if copy is not None and copy.number != keeper.number and copy.text != self._work.typed().text:
            self._work.together.tell_of(copy)
        elif copy is None and keeper.copy is not None and not keeper.is_behind and not self._work.is_new:
            self._work.show_file(self._work.draft)
            self._visit.notify(self._visit.say("file-changed-shown"))

    async def look_at_file(self) -> None:
        """The file may be another one by now."""
        work = self._work
        if not work.draft.digest or work.busy:
            return
        try:
            now = await work.read()
        except NotFound:
            work.notes.say_gone()
            return
        except AnswerdeskError:
            return  # it can't be read: publishing says so
        if now.digest in (work.keeper.base, work.draft.digest) or work.busy:
            return
        copy = await work.find_copy()
        if copy is None and not work.keeper.is_behind:
            work.show_file(now)
            self._visit.notify(self._visit.say("file-changed-shown"))
        elif copy is not None and copy.base == now.digest:
            work.draft = now  # the change went into what is worked on as well
            work.together.tell_of(copy)
        else:
            work.notes.say_stale(self.ask_file)

    async def show_theirs(self) -> None:
        """What somebody else has kept comes onto the page; what was typed here meanwhile asks first."""
        if self._work.keeper.is_behind:
            await self._work.keeper.keep()
        else:
            self._work.take(await self._work.find_copy())

    async def choose_again(self) -> None:
        """What was not decided yet."""
        await self.ask_copy(CopyGone())

    async def ask_copy(self, error: AnswerdeskError) -> None:
        """Somebody else has kept, published or discarded what is typed into."""
        work = self._work
        work.draw_head()
        copy = await work.find_copy()
        if copy is not None:
            error = StaleCopy(name=copy.person_name)
        elif work.draft.digest and await self._visit.attempt(lambda _: self._read_again()) is None:
            work.notes.say_gone()
            return
        theirs = copy.text if copy is not None else work.live
        match await ask_between(self._visit, error, theirs=theirs, mine=work.typed().text):
            case Version.MINE:
                await self._keep_mine(copy.base if copy is not None else work.draft.digest)
            case Version.THEIRS:
                await self._take_theirs(copy)

    async def _read_again(self) -> bool:
        self._work.draft = await self._work.read()
        return True

    async def ask_file(self) -> None:
        """The file is not the one that the changes were made of."""
        await self.is_mine()

    async def is_mine(self) -> bool:
        """The same; whether what is typed here is what should be live."""
        work = self._work
        try:
            theirs = await work.read()
        except NotFound:
            work.notes.say_gone()
            return False
        form = read_form(theirs.text)
        shown = write_form(form) if form is not None else theirs.text
        match await ask_between(self._visit, StaleArticle(), theirs=shown, mine=work.typed().text):
            case Version.MINE:
                work.draft = theirs
                work.keeper.live = work.live
                work.notes.clear()
                return await self._keep_mine(theirs.digest)
            case Version.THEIRS:
                work.draft = theirs
                if work.keeper.copy is None or work.keeper.is_behind:
                    await self._put_aside()
                await self._end()
                work.show_file(theirs)
                work.together.say_changed()
        return False

    async def _keep_mine(self, base: str) -> bool:
        work = self._work

        async def overrule(_: object) -> bool:
            await work.keeper.overrule(base)
            return True

        done = await self._visit.attempt(overrule)
        if done:
            await work.kept()
        return bool(done)

    async def _take_theirs(self, copy: WorkingCopy | None) -> None:
        await self._put_aside()
        self._work.take(copy)

    async def _put_aside(self) -> None:
        write, change = self._visit.app.database.write, self._work.keeper.change()
        if change.key:
            await self._visit.attempt(lambda person: write(copies.do_put_aside, person, change))

    async def _end(self) -> None:
        """Nothing is worked on any more."""
        own = {"key": self._work.keeper.key, "language": self._work.keeper.language}
        write = self._visit.app.database.write
        if self._work.keeper.copy is not None:
            await self._visit.attempt(lambda person: write(copies.do_discard, person, **own))
