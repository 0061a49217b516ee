"""The reply box. Text, drafts and the id of each send live in the browser (reply.js): a double click sends once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui.element import Element

from bot.core.conversation import Conversation
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.box_parts import SendMore
from bot.desk.inbox.acts.window_bar import WindowBar
from bot.desk.inbox.composer_tools import (
    draw_answers,
    draw_attached,
    draw_came,
    draw_note_tools,
    draw_picker,
    draw_suggestion,
    draw_tools,
)
from bot.errors import AnswerdeskError
from bot.service.cases import taking
from bot.service.cases.closing import Choices
from bot.service.cases.queue import OpenCase
from bot.service.cases.reply import REPLY_LIMIT
from bot.service.outbox.behalf import find_obstacle


class Composer:
    """The foot of the chat column. ``claim`` takes the case where that is what the chat needs."""

    def __init__(self, visit: Visit, *, claim: Callable[[], Awaitable[None]]) -> None:
        self._visit = visit
        self._claim = claim
        self._body: Element | None = None
        self._shown: object = None
        self._choices: Choices | None = None
        self._window = WindowBar(visit)

    def build(self) -> None:
        """Draw the empty foot."""
        self._window.build()
        self._body = parts.box("composer")

    def show(self, case: OpenCase, *, state: str, choices: Choices | None = None) -> None:
        """``state``: mine, waiting, other or bot; ``choices``: what a case can end with, whom a note calls."""
        assert self._body is not None
        conversation, name = case.conversation, case.escalation.person_name if case.escalation else ""
        self._choices = choices
        self._window.show(case.window, conversation)
        obstacle = self._find_obstacle(case, state)
        shown = (conversation.id, state, name, obstacle and obstacle.code, choices)
        if shown == self._shown:
            return
        self._shown = shown
        self._body.clear()
        with self._body:
            if obstacle is not None:
                self._draw_obstacle(conversation.id, obstacle)
            elif state == "mine":
                self._draw_box(conversation.id)
            elif state == "bot":
                self._draw_first(conversation)
            else:
                self._draw_reason(state, name)
                self._draw_note_box(conversation.id, holder=name if state == "other" else "")

    def _find_obstacle(self, case: OpenCase, state: str) -> AnswerdeskError | None:
        """Why nothing would reach the customer, for whoever could write to them."""
        if state not in ("mine", "bot"):
            return None
        first = taking.find_obstacle(self._visit.app, case.conversation) if state == "bot" else None
        return first or find_obstacle(case.window, self._visit.app.clock())

    def _draw_obstacle(self, conversation_id: int, obstacle: AnswerdeskError) -> None:
        with parts.box("composer-note composer-shut"):
            parts.Text(self._visit.app.words.explain(self._visit.language, obstacle), tag="span")
        self._draw_note_box(conversation_id)

    def _draw_first(self, conversation: Conversation) -> None:
        """Write first, which takes the chat."""
        self._draw_box(conversation.id, first=True)
        if conversation.channel == "web":
            parts.Text(self._visit.say("composer-web"), "hint")

    def _draw_reason(self, state: str, name: str) -> None:
        with parts.box("composer-note"):
            parts.Text(self._visit.say(f"composer-{state}", name=name), tag="span")
            if state == "waiting":
                parts.button(self._visit.say("claim-and-answer"), self._claim, kind="primary")

    def _draw_note_box(self, conversation_id: int, *, holder: str = "") -> None:
        """A note may be left by anybody, whoever has the chat; it calls its ``holder``."""
        with parts.box("composer-row"):
            area = self._draw_area(conversation_id, modes="note")
        if holder:
            parts.attribute(area, data_note_words=self._visit.say("whisper-placeholder", name=holder))
        draw_note_tools(self._visit, self._choices)

    def _draw_box(self, conversation_id: int, *, first: bool = False) -> None:
        draw_picker(self._visit)
        draw_attached(self._visit)
        draw_came(self._visit)
        draw_answers(self._visit)
        if not first:
            draw_suggestion(self._visit)
        with parts.box("composer-row"):
            self._draw_area(conversation_id, modes="reply note", first=first)
            if not first:
                SendMore(self._visit).build(self._choices.results if self._choices is not None else ())
        draw_tools(self._visit, self._choices)

    def _draw_area(self, conversation_id: int, *, modes: str, first: bool = False) -> Element:
        say = self._visit.say
        placeholder, send_words = ("first-placeholder", "send-first") if first else ("reply-placeholder", "send")
        area = parts.box("reply", tag="textarea")
        parts.attribute(
            area,
            id="reply",
            rows=2,
            maxlength=REPLY_LIMIT,
            data_conversation=conversation_id,
            data_first=first,
            data_modes=modes,
            placeholder=say(placeholder),
            aria_label=say(placeholder),
            aria_autocomplete="list",
            aria_controls="picker",
            data_reply_words=say(placeholder),
            data_note_words=say("note-placeholder"),
        )
        send = parts.Text(say(send_words), "btn btn-primary send", tag="button")
        parts.attribute(send, id="send", type="button", title=say("send-hint"))
        parts.attribute(send, data_reply_words=say(send_words), data_note_words=say("note-save"))
        return area
