"""What is typed is kept by itself a moment after the last key, and when the page goes away."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from nicegui import background_tasks

from bot.core.people import Right
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.articles import copies
from bot.service.articles.copies import Change, WorkingCopy
from bot.service.articles.problems import CopyGone, StaleCopy

PAUSE_SECONDS: Final = 0.8


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What stands on the page: as the text of a file, and field by field where there are fields."""

    text: str
    form: Mapping[str, str] | None


@dataclass(frozen=True, kw_only=True)
class Hooks:
    """What the page does about it: ``typed`` reads it; ``kept``, ``failed`` and ``refused`` say how it went."""

    typed: Callable[[], Typed]
    kept: Callable[[], Awaitable[None]]
    failed: Callable[[], None]
    refused: Callable[[AnswerdeskError], Awaitable[None]]


class Keeper:
    """The working copy of this page. ``base`` is the digest of the file it was made of, ``live`` the text it would
    have without a change; ``stuck`` means that somebody must choose first.
    """

    def __init__(self, visit: Visit, hooks: Hooks) -> None:
        self._visit = visit
        self._hooks = hooks
        self._task: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()
        self._kept = Typed(text="", form=None)
        self.key = self.language = self.base = self.live = ""
        self.copy: WorkingCopy | None = None
        self.stuck = False
        self.off = not visit.may(Right.EDIT_ARTICLES)

    @property
    def number(self) -> int:
        """Of the copy, 0 where there is none."""
        return self.copy.number if self.copy is not None else 0

    @property
    def is_behind(self) -> bool:
        """Whether there is something typed that is not kept yet."""
        return not self.off and self._hooks.typed() != self._kept

    def begin(self, key: str, language: str, *, base: str, live: str, copy: WorkingCopy | None) -> None:
        """The page shows this; ``live`` as the page itself would write it."""
        self.key, self.language, self.base, self.live = key, language, base, live
        self.adopt(copy)

    def adopt(self, copy: WorkingCopy | None) -> None:
        """What the page shows now is kept as this copy, or is what is live."""
        self.copy, self.stuck = copy, False
        self._kept = self._hooks.typed()

    def touch(self) -> None:
        """Something was typed."""
        if self.off or self.stuck:
            return
        self._cancel()
        self._task = background_tasks.create(self._wait(), name="keep an article")

    async def keep(self) -> bool:
        """Keep it now; False when it could not be."""
        self._cancel()
        if self.off or not self.is_behind:
            return not self.stuck
        person = await self._visit.me()
        if person is None or self.stuck:
            return False
        try:
            await self._keep()
        except (StaleCopy, CopyGone) as error:
            self.stuck = True
            await self._hooks.refused(error)
        except AnswerdeskError as error:
            self._hooks.failed()
            self._visit.show_error(error)
        else:
            await self._hooks.kept()
            return True
        return False

    async def overrule(self, base: str) -> None:
        """Keep it over what others have kept, as changes to the file with this digest."""
        self.base = base
        await self._write(self.change(), copies.do_overrule)

    def change(self) -> Change:
        """What is typed."""
        typed = self._hooks.typed()
        own = {"key": self.key, "language": self.language, "base": self.base}
        return Change(**own, text=typed.text, form=typed.form, number=self.number)

    def leave(self) -> None:
        """The page goes away: keep what there is, and say nothing."""
        if self._task is not None and not self._task.done() and not self.stuck:
            self._cancel()
            background_tasks.create(self._keep_quietly(), name="keep an article that is left")

    async def _wait(self) -> None:
        await asyncio.sleep(PAUSE_SECONDS)
        self._task = None
        await self.keep()

    async def _keep(self) -> None:
        async with self._lock:
            typed = self._hooks.typed()
            if typed == self._kept:
                return
            self.key = self.key or copies.new_key()
            if typed.text != self.live:
                await self._write(self.change(), copies.do_keep)
            else:
                await self._end()
                self._kept = typed

    async def _end(self) -> None:
        """It is typed back to what is live."""
        if self.copy is not None:
            own = {"key": self.key, "language": self.language}
            await self._visit.app.database.write(copies.do_discard, self._visit.person, **own)
            self.copy = None

    async def _write(self, change: Change, do: Callable[..., WorkingCopy]) -> None:
        self.copy = await self._visit.app.database.write(do, self._visit.person, change)
        self._kept, self.stuck = Typed(text=change.text, form=change.form), False

    async def _keep_quietly(self) -> None:
        try:
            await self._keep()
        except AnswerdeskError:
            return  # the browser has it too, and offers it when the page is opened again

    def _cancel(self) -> None:
        task, self._task = self._task, None
        if task is not None and task is not asyncio.current_task():
            task.cancel()
