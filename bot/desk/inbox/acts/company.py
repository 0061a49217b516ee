"""Who else has this chat before them, in its head and in the list: told by open pages, drawn by company.js."""

from __future__ import annotations

import json
import secrets

from nicegui.element import Element

from bot.core.events import Event, Topic
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit


def draw_company(visit: Visit) -> Element:
    """The empty place in the head of a chat, with the words its script needs."""
    made = parts.attribute(parts.box("company hidden"), id="company", role="status")
    return parts.attribute(
        made,
        data_looks=visit.say("company-looks", name="%"),
        data_types=visit.say("company-types", name="%"),
        data_more=visit.say("company-more", count="%"),
    )


class CompanyOfPage:
    """What this page tells of itself, and what it shows of others."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._page = secrets.token_hex(6)
        self._chat: int | None = None
        self._types = False
        self._shown = "{}"

    def start(self) -> None:
        """Begin to listen; a page that is closed or has lost its connection looks at nothing."""
        unsubscribe = self._visit.app.hub.subscribe(self._hear)
        client = self._visit.client
        client.on_delete(lambda: unsubscribe())
        client.on_delete(lambda: self._leave())
        client.on_disconnect(lambda: self._leave())
        client.on_connect(lambda: self._come_back())

    def open(self, conversation_id: int | None) -> None:
        """This chat is shown now."""
        self._chat, self._types = conversation_id, False
        self.beat()

    def type(self, conversation_id: int, *, on: bool) -> None:
        """The person types into a chat, or has stopped."""
        if conversation_id == self._chat:
            self._types = on
            self.beat()

    def beat(self) -> None:
        """Still here; what faded by itself is taken away."""
        if self._visit.client.has_socket_connection:
            self._visit.desk.company.tell(self._page, self._visit.person, self._chat, types=self._types)
            self._show()

    def _leave(self) -> None:
        self._visit.desk.company.tell(self._page, self._visit.person, None)

    def _come_back(self) -> None:
        self._shown = "{}"
        self.beat()

    def _hear(self, event: Event) -> None:
        if event.topic is Topic.LOOKING and self._visit.client.has_socket_connection:
            self._show()

    def _show(self) -> None:
        found = self._visit.desk.company.of_others(self._visit.person.id)
        shown = json.dumps({chat: [[one.name, one.types] for one in there] for chat, there in found.items()})
        if shown != self._shown:
            self._shown = shown
            self._visit.run_script(f"company.show({shown})")
