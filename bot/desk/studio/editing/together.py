"""Who else has this article open, and who has just changed it."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from nicegui import background_tasks, ui
from nicegui.element import Element

from bot.core.events import Event
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.service.articles.copies import WorkingCopy
from bot.service.articles.editors import BEAT_SECONDS, CHANGED, GONE, HERE, Sign, read_sign

Look = Callable[[], Awaitable[None]]


class Together:
    """The line of the page; ``look`` is called when another page has changed the article."""

    def __init__(self, visit: Visit, *, look: Look, show: Look) -> None:
        self._visit = visit
        self._look = look
        self._show = show
        self._page = secrets.token_hex(6)
        self._place = ""
        self._line: Element | None = None
        self._others: tuple[Sign, ...] = ()
        self._change: WorkingCopy | None = None

    def build(self) -> None:
        """Draw the place of the line."""
        self._line = parts.attribute(parts.box("editors"), role="status")

    def start(self, place: str) -> None:
        """Listen, and say that somebody is here; ``place``: language and key, "" for what nobody else can have open."""
        self._place = place
        client = self._visit.client
        unsubscribe = self._visit.app.hub.subscribe(self._hear)
        client.on_delete(lambda: unsubscribe())
        client.on_delete(lambda: self._tell(GONE))
        client.on_disconnect(lambda: self._tell(GONE))
        client.on_connect(lambda: self.beat())
        ui.timer(BEAT_SECONDS, self.beat, immediate=False)
        self.beat()

    def move(self, place: str) -> None:
        """The article has its place from now on."""
        self._place = place
        self.beat()

    def beat(self) -> None:
        """Still here; who faded is taken away."""
        self._tell(HERE)
        self._draw()

    def say_changed(self) -> None:
        """This page has changed the article."""
        self._change = None
        self._tell(CHANGED)
        self._draw(again=True)

    def tell_of(self, change: WorkingCopy | None) -> None:
        """Somebody else has kept this; None takes the line away."""
        self._change = change
        self._draw(again=True)

    def _tell(self, kind: str) -> None:
        if self._place:
            self._visit.desk.editors.tell(kind, self._page, self._visit.person, self._place)

    def _hear(self, event: Event) -> None:
        sign = read_sign(event)
        if sign is None or sign.page == self._page or sign.place != self._place:
            return
        if self._visit.client.has_socket_connection:
            self._draw()
            if sign.kind == CHANGED:
                background_tasks.create(self._work(), name="look at an article")

    async def _work(self) -> None:
        with self._visit.client:
            await self._look()

    def _draw(self, *, again: bool = False) -> None:
        others = self._visit.desk.editors.of_others(self._page, self._place)
        if self._line is None or (others == self._others and not again):
            return
        self._others = others
        self._line.clear()
        with self._line:
            for sign in others:
                own = sign.person_id == self._visit.person.id
                words = self._visit.say("editors-self") if own else self._visit.say("editors-here", name=sign.name)
                parts.Text(words, "chip chip-warm editor-here", tag="span")
            if self._change is not None:
                self._draw_change(self._change)

    def _draw_change(self, change: WorkingCopy) -> None:
        say = self._visit.say
        with parts.box("editor-changed"):
            parts.Text(say("editors-changed", name=change.person_name or "?"), tag="span")
            at = times.to_ms(change.changed_at)
            parts.clock(at, times.say_wait(self._visit.app.clock() - change.changed_at))
            parts.Text(say("editors-ago"), tag="span")
            parts.button(say("editors-show"), self._show, kind="small", classes="show-theirs")
