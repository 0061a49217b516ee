"""The board: numbers above, who is here on the left, the chats of whom one presses on the right. It stays fresh."""

from __future__ import annotations

import asyncio
import json
from random import uniform
from typing import Final

from bot.core.desk.board import Board
from bot.desk.frame import parts
from bot.desk.frame.live import Live
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.transfer import QUEUE, TO_QUEUE, Target, TransferDialog
from bot.desk.inbox.board.chats import ChatList
from bot.desk.inbox.board.spikes import SpikeStrip
from bot.desk.inbox.board.staff import StaffList
from bot.desk.inbox.board.tiles import Tiles
from bot.service.cases import transfer
from bot.service.cases.leading import board, moving
from bot.service.cases.leading.moving import Moved

PAUSE_SECONDS: Final = (0.5, 1.5)  # at random: boards that were all drawn at once would hold up whoever is answered


class BoardPage:
    """``chosen``: whose chats are shown, ``QUEUE`` for those nobody has, with a minus those that wait for a team."""

    def __init__(self, visit: Visit, chosen: int) -> None:
        self._visit = visit
        self._chosen = chosen
        self._board: Board | None = None
        self._tiles = Tiles(visit)
        self._staff = StaffList(visit, choose=self._choose)
        self._chats = ChatList(visit, move=self._move)

    async def build(self) -> None:
        """Draw everything and begin to listen."""
        with parts.box("board"):
            with parts.box("page-head"):
                parts.Text(self._visit.say("nav-board"), tag="h1")
                with parts.box("head-actions"):
                    parts.link(self._visit.say("numbers"), "/desk/numbers", "btn numbers-open")
                    parts.link(self._visit.say("staffing"), "/desk/staffing", "btn staffing-open")
                    parts.link(self._visit.say("spikes"), "/desk/spikes", "btn spikes-open")
            await SpikeStrip(self._visit).build()
            self._tiles.build()
            with parts.box("board-columns"):
                self._staff.build()
                self._chats.build()
        await self._refresh()
        Live(self._visit, self._look).start()

    async def _look(self, queue: bool, chats: frozenset[int] | None) -> None:
        if queue or chats is None:
            await self._refresh()
            await asyncio.sleep(uniform(*PAUSE_SECONDS))

    async def _refresh(self) -> None:
        found = await self._visit.look(self._read)
        if found is None or found is self._board:
            return
        self._board = found
        self._draw()

    async def _read(self) -> Board:
        board.check_board(self._visit.person)
        return await self._visit.desk.board.look()

    def _draw(self) -> None:
        if self._board is None:
            return
        load, team = self._board.find(self._chosen), self._board.find_team(-self._chosen)
        self._tiles.show(self._board)
        self._staff.show(self._board, chosen=self._chosen if load is not None or team is not None else QUEUE)
        if team is not None:
            self._chats.show(team.waiting, holder="", team=team.team.name)
        elif load is not None:
            self._chats.show(load.cases, holder=load.duty.colleague.name)
        else:
            self._chats.show(self._board.waiting, holder="")

    def _choose(self, chosen: int) -> None:
        self._chosen = chosen
        asked = f"?person={chosen}" if chosen > 0 else f"?team={-chosen}" if chosen else ""
        address = f"/desk/board{asked}"
        self._visit.run_script(f"desk.setAddress({json.dumps(address)}); desk.showBeside('.board-chats')")
        self._chats.forget()
        self._draw()

    async def _move(self, chats: tuple[int, ...]) -> None:
        """Ask to whom, and do it."""
        found = await self._visit.read(transfer.list_targets)
        if found is None:
            return
        colleagues, teams = found
        others = tuple(one for one in colleagues if one.id != self._chosen)

        async def hand_over(to: Target, note: str, anyway: bool) -> None:
            app, person = self._visit.app, self._visit.person
            if to.team:
                moved = await moving.move_to_team(app, person, chats, to=to.team_id, note=note)
            else:
                whom = to.person if to != TO_QUEUE else None
                moved = await moving.move_chats(app, person, chats, to=whom, note=note, anyway=anyway)
            self._visit.notify(self._say(moved), kind="positive" if moved.moved else "info")

        title = self._visit.say("board-move-title", count=len(chats))
        held = self._board is not None and self._board.find(self._chosen) is not None
        if await TransferDialog(self._visit, others, hand_over, title=title, may_queue=held, teams=teams).ask():
            self._chats.forget()
        self._visit.desk.queue.ring()
        self._visit.desk.board.ring()
        await self._refresh()
        self._draw()

    def _say(self, moved: Moved) -> str:
        say = self._visit.say
        told = [say("board-moved", count=moved.moved)]
        if moved.closed:
            told.append(say("board-closed", count=moved.closed))
        if moved.there:
            told.append(say("board-there", count=moved.there))
        return " ".join(told)
