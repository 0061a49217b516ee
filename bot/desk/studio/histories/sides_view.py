"""Which side is the business, and what of the files could not be taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import ui

from bot.core.insights.histories import History
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.articles.histories import reading


class SidesView:
    """Those are ticked who likely answer; ``changed`` is called when the import has gone on."""

    def __init__(self, visit: Visit, known: History, *, changed: Callable[[], Awaitable[None]]) -> None:
        self._visit = visit
        self._known = known
        self._changed = changed
        self._ticks: dict[str, ui.checkbox] = {}

    def build(self) -> None:
        """Draw it."""
        say, seen = self._visit.say, self._known.seen
        with parts.box("card import-result"):
            parts.Text(say("history-seen", lines=seen["lines"], chats=seen["chats"]), tag="h2")
            parts.Text(say("history-sides"), "strong")
            parts.Text(say("history-sides-text"), "hint")
            with parts.box("history-speakers"):
                for one in seen["speakers"]:
                    with parts.box("gap-wording"):
                        tick = ui.checkbox(one["name"], value=bool(one["ours"])).classes("history-side")
                        words = say("history-speaker", lines=one["lines"], chats=one["chats"])
                        parts.Text(words, "muted small", tag="span")
                    self._ticks[one["id"]] = tick
            draw_unread(self._visit, self._known)
            with parts.box("form-buttons"):
                parts.button(say("history-go-on"), self._choose, kind="primary", classes="history-go-on")
                parts.button(say("import-drop-plan"), self._drop, kind="quiet", classes="history-stop")

    async def _choose(self) -> None:
        ours = [own for own, tick in self._ticks.items() if tick.value]
        write, number = self._visit.app.database.write, self._known.id
        await self._visit.attempt(lambda person: write(reading.do_choose, person, number, ours))
        await self._changed()

    async def _drop(self) -> None:
        await self._visit.attempt(lambda person: reading.stop(self._visit.app, person, self._known.id))
        await self._changed()


def draw_unread(visit: Visit, known: History) -> None:
    """What could not be taken, with what to do, and what was left out on purpose."""
    troubles, unread = known.seen.get("troubles", ()), known.seen.get("unread", {})
    for one in troubles:
        params = {name: str(value) for name, value in one.items() if name not in ("file", "code")}
        with parts.box("history-trouble"):
            parts.Text(one["file"], "import-place")
            parts.Text(visit.say(f"history-trouble-{one['code']}", **params), "import-why")
    if unread:
        with parts.box("import-remarks", tag="details"):
            parts.Text(visit.say("history-unread", count=sum(unread.values())), tag="summary")
            with parts.box(tag="ul"):
                for code, count in sorted(unread.items(), key=lambda item: -item[1]):
                    parts.Text(visit.say(f"history-unread-{code}", count=count), tag="li")
