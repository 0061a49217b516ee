"""The buttons at the head of a chat that somebody holds, and what they do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.core.case import Case
from bot.core.people import Person, Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.ending import ask_ending
from bot.desk.inbox.acts.moment import ask_snooze
from bot.desk.inbox.acts.transfer import ask_transfer
from bot.service.cases import closing, holding, snoozing


class HeldActions:
    """``done`` is called after each act, ``go_on`` opens the next chat."""

    def __init__(
        self,
        visit: Visit,
        conversation_id: int,
        *,
        done: Callable[[], Awaitable[None]],
        go_on: Callable[[], Awaitable[None]],
    ) -> None:
        self._visit = visit
        self._conversation_id = conversation_id
        self._done = done
        self._go_on = go_on

    def draw_mine(self, case: Case) -> None:
        """For the holder."""
        say = self._visit.say
        parts.button(say("resolve"), self._close, kind="primary", classes="resolve", hint=say("resolve-hint"))
        if case.snooze is None:
            parts.button(say("snooze"), self._snooze, hint=say("snooze-hint"), classes="snooze")
        else:
            parts.button(say("take-up"), self._take_up, hint=say("take-up-hint"), classes="take-up")
        self._draw_transfer(case)
        parts.button(say("return"), self._return, hint=say("return-hint"), classes="return-bot")
        if case.snooze is not None:
            self.draw_free()

    def draw_others(self, case: Case) -> None:
        """On to the next one; a lead may take over and hand on."""
        say = self._visit.say
        if self._visit.may(Right.TAKE_OVER):
            parts.button(
                say("take-over"), lambda: self._take_over(case.id), hint=say("take-over-hint"), classes="take-over"
            )
            self._draw_transfer(case)
        self.draw_free()

    def draw_waiting(self, case: Case) -> None:
        """Whose it shall be: a lead gives it to anybody, others to a team."""
        if self._visit.may(Right.TAKE_OVER) or self._visit.desk.teams.known:
            self._draw_transfer(case)

    def draw_free(self) -> None:
        """Nothing is to be done here: on to the next one."""
        say = self._visit.say
        parts.button(say("next-chat"), self._go_on, hint=say("next-chat-hint"), classes="next-chat")

    def _draw_transfer(self, case: Case) -> None:
        say = self._visit.say
        hint = say("transfer-hint")
        parts.button(say("transfer"), lambda: self._transfer(case), hint=hint, classes="transfer")

    async def _close(self) -> None:
        chosen = await ask_ending(self._visit)
        if chosen is None:
            return
        app, where = self._visit.app, self._conversation_id
        write, do = app.database.write, closing.do_close

        async def close(person: Person) -> bool:
            await write(do, app, person, where, chosen.ending)
            return True

        closed = await self._visit.attempt(close)
        await self._done()
        if closed and chosen.goes_on:
            await self._go_on()
        elif closed:
            self._focus_next()

    async def _snooze(self) -> None:
        choice = await ask_snooze(self._visit)
        if not choice:
            return
        app, where = self._visit.app, self._conversation_id

        async def snooze(person: Person) -> None:
            until = snoozing.read_choice(app, choice)
            await app.database.write(snoozing.do_snooze, app, person, where, until=until)

        await self._attempt(snooze)
        self._focus_next()

    async def _take_up(self) -> None:
        write, where = self._visit.app.database.write, self._conversation_id
        await self._attempt(lambda person: write(snoozing.do_take_up, person, where))

    async def _transfer(self, case: Case) -> None:
        if await ask_transfer(self._visit, self._conversation_id, case=case):
            await self._done()
            self._focus_next()

    async def _return(self) -> None:
        app, where = self._visit.app, self._conversation_id
        await self._attempt(lambda person: app.database.write(holding.do_return, app, person, where))
        self._focus_next()

    async def _take_over(self, case_id: int) -> None:
        app = self._visit.app
        await self._attempt(lambda person: app.database.write(holding.do_take_over, app, person, case_id))

    def _focus_next(self) -> None:
        """Enter goes on, once the button is there."""
        self._visit.run_script("acts.focusNext()")

    async def _attempt(self, act: Callable[[Person], Awaitable[object]]) -> None:
        await self._visit.attempt(act)
        await self._done()
