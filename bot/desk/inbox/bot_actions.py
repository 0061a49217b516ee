"""What one can do with a chat that the bot has: take it, or go on with its last closed case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.core.desk.numbers import write_number
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.cases import taking
from bot.service.cases.queue import OpenCase


class BotActions:
    """The buttons at the head of the chat. ``done`` is called when the chat has a new holder."""

    def __init__(self, visit: Visit, done: Callable[[], Awaitable[None]]) -> None:
        self._visit = visit
        self._done = done

    def draw(self, case: OpenCase) -> None:
        """Nothing where nothing would reach the customer: the foot of the chat says why."""
        if taking.find_obstacle(self._visit.app, case.conversation) is not None:
            return
        say, number = self._visit.say, case.conversation.id
        if case.past:
            words = say("reopen", number=write_number(case.past[0].id))
            parts.button(words, lambda: self._reopen(number), hint=say("reopen-hint"), classes="reopen")
        parts.button(
            say("take"), lambda: self._take(number), kind="primary", hint=say("take-hint"), classes="take claim"
        )

    async def _take(self, conversation_id: int) -> None:
        write, app = self._visit.app.database.write, self._visit.app
        await self._visit.attempt(lambda person: write(taking.do_take, app, person, conversation_id))
        await self._done()

    async def _reopen(self, conversation_id: int) -> None:
        write, app = self._visit.app.database.write, self._visit.app
        await self._visit.attempt(lambda person: write(taking.do_reopen, app, person, conversation_id))
        await self._done()
