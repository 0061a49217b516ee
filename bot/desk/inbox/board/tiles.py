"""The numbers of the moment, and the queue by urgency and language: each leads to the chats it counts."""

from __future__ import annotations

from datetime import datetime

from nicegui.element import Element

from bot.core.desk.board import Board, find_oldest
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit


class Tiles:
    """Drawn again when what they say has changed."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._body: Element | None = None
        self._shown: object = None

    def build(self) -> None:
        """Draw the empty row."""
        self._body = parts.box("tiles")

    def show(self, board: Board) -> None:
        """Bring the row up to date."""
        assert self._body is not None
        oldest = find_oldest(board.waiting)
        unread = sum(load.unread for load in board.loads)
        longest = min((load.oldest for load in board.loads if load.oldest is not None), default=None)
        said = (len(board.waiting), oldest, board.urgent, board.languages, board.open, unread, longest)
        shown = (*said, board.late, board.here, len(board.loads), board.taken, board.closed)
        if shown == self._shown:
            return
        self._shown = shown
        say = self._visit.say
        self._body.clear()
        with self._body:
            with self._tile("waiting", str(len(board.waiting)), "/desk?view=waiting"):
                self._draw_clock("tile-longest", oldest)
                self._draw_kinds(board)
            with self._tile("unread", str(unread), "/desk?view=open&unread=1"):
                self._draw_clock("tile-longest", longest)
                parts.Text(say("tile-open", count=board.open), "muted small")
                if board.late:
                    late = parts.link(say("tile-late", count=board.late), "/desk?view=late", "chip chip-hot tile-late")
                    parts.attribute(late, data_late=board.late)
            self._tile("here", f"{board.here} / {len(board.loads)}", "")
            with self._tile("today", str(board.closed), "/desk?view=closed"):
                parts.Text(say("tile-taken", count=board.taken), "muted small")

    def _tile(self, name: str, number: str, target: str) -> Element:
        tile = parts.box(f"tile tile-{name}")
        with tile:
            parts.Text(self._visit.say(f"tile-{name}"), "tile-name")
            if target:
                parts.link(number, target, "tile-number")
            else:
                parts.Text(number, "tile-number")
        return tile

    def _draw_clock(self, key: str, since: datetime | None) -> None:
        if since is None:
            return
        with parts.box("tile-wait"):
            parts.Text(self._visit.say(key), "muted small", tag="span")
            parts.clock(times.to_ms(since), times.say_wait(self._visit.app.clock() - since))

    def _draw_kinds(self, board: Board) -> None:
        say = self._visit.say
        with parts.box("chips"):
            if board.urgent:
                parts.chip(say("tile-urgent", count=board.urgent), "hot")
            for language, count in board.languages:
                target = f"/desk?view=waiting&language={language}"
                parts.link(f"{say(f'short-{language}')} {count}", target, "chip")
