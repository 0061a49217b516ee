"""The reply box. Text, drafts and the id of each send live in the browser (reply.js): a double click sends once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui.element import Element

from bot.core.conversation import Conversation
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.composer_tools import draw_picker, draw_tools
from bot.service.cases import taking
from bot.service.cases.queue import OpenCase
from bot.service.cases.reply import REPLY_LIMIT


class Composer:
    """The foot of the chat column. ``claim`` takes the case where that is what the chat needs."""

    def __init__(self, visit: Visit, *, claim: Callable[[], Awaitable[None]]) -> None:
        self._visit = visit
        self._claim = claim
        self._body: Element | None = None
        self._shown: object = None

    def build(self) -> None:
        """Draw the empty foot."""
        self._body = parts.box("composer")

    def show(self, case: OpenCase, *, state: str) -> None:
        """``state``: mine, waiting, other or bot."""
        assert self._body is not None
        conversation, name = case.conversation, case.escalation.person_name if case.escalation else ""
        shown = (conversation.id, state, name, state == "bot" and conversation.blocked)
        if shown == self._shown:
            return
        self._shown = shown
        self._body.clear()
        with self._body:
            if state == "mine":
                self._draw_box(conversation.id)
            elif state == "bot":
                self._draw_first(conversation)
            else:
                self._draw_reason(state, name)

    def _draw_first(self, conversation: Conversation) -> None:
        """Write first, which takes the chat; or why that can't be."""
        obstacle = taking.find_obstacle(self._visit.app, conversation)
        if obstacle is not None:
            with parts.box("composer-note"):
                parts.Text(self._visit.app.words.explain(self._visit.language, obstacle), tag="span")
            return
        self._draw_box(conversation.id, first=True)
        if conversation.channel == "web":
            parts.Text(self._visit.say("composer-web"), "hint")

    def _draw_reason(self, state: str, name: str) -> None:
        with parts.box("composer-note"):
            parts.Text(self._visit.say(f"composer-{state}", name=name), tag="span")
            if state == "waiting":
                parts.button(self._visit.say("claim-and-answer"), self._claim, kind="primary")

    def _draw_box(self, conversation_id: int, *, first: bool = False) -> None:
        say, placeholder = self._visit.say, self._visit.say("first-placeholder" if first else "reply-placeholder")
        draw_picker(self._visit)
        with parts.box("composer-row"):
            area = parts.box("reply", tag="textarea")
            parts.attribute(
                area,
                id="reply",
                rows=2,
                maxlength=REPLY_LIMIT,
                data_conversation=conversation_id,
                data_first=first,
                placeholder=placeholder,
                aria_label=placeholder,
                aria_autocomplete="list",
                aria_controls="picker",
            )
            send = parts.Text(say("send-first" if first else "send"), "btn btn-primary send", tag="button")
            parts.attribute(send, id="send", type="button", title=say("send-hint"))
        draw_tools(self._visit)
