"""The transcript of a conversation, kept up to date line by line so that nothing jumps under the reader's eyes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from nicegui.element import Element

from bot.core.escalation import Escalation
from bot.core.messages import Author, Message
from bot.desk.frame import names, parts, times
from bot.desk.frame.visit import Visit
from bot.desk.inbox.message_view import Line, MessageView
from bot.service.cases.queue import OpenCase

FIRST_LINES = 120
Key = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A line across the transcript: a day, or where a case began or ended."""

    text: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Keyed:
    """A line by its name; drawn again when its content differs."""

    key: Key
    content: Line | Mark


class Transcript:
    """The middle of the chat column."""

    def __init__(self, visit: Visit, *, resend: Callable[[int], Awaitable[None]]) -> None:
        self._visit = visit
        self._view = MessageView(visit, resend=resend)
        self._from: int | None = None  # the first message shown
        self._case: OpenCase | None = None
        self._drawn: dict[Key, tuple[Keyed, Element]] = {}
        self._top: Element | None = None
        self._body: Element | None = None

    def build(self) -> None:
        """Draw the empty transcript."""
        with parts.box("transcript") as outer:
            parts.attribute(outer, id="transcript", tabindex=0, role="log", aria_label=self._visit.say("transcript"))
            self._top = parts.box("transcript-top")
            self._body = parts.box("lines")

    def show(self, case: OpenCase) -> None:
        """Bring the lines up to date with the case."""
        assert self._body is not None
        self._case = case
        if self._from is None:
            self._from = case.transcript[-FIRST_LINES].id if len(case.transcript) > FIRST_LINES else 0
        entries = self._entries(case)
        keys = [entry.key for entry in entries]
        if list(self._drawn) != keys[: len(self._drawn)]:
            self._body.clear()
            self._drawn.clear()
            self._draw_top(case)
        for entry in entries:
            self._put(entry)

    def _put(self, entry: Keyed) -> None:
        known = self._drawn.get(entry.key)
        if known is not None and known[0] == entry:
            return
        assert self._body is not None
        holder = known[1] if known else None
        if holder is None:
            with self._body:
                holder = parts.box(_classes(entry.content))
        else:
            holder.clear()
        self._drawn[entry.key] = (entry, holder)
        with holder:
            self._draw(entry.content)

    def _draw(self, content: Line | Mark) -> None:
        if isinstance(content, Line):
            self._view.draw(content)
        else:
            parts.Text(content.text, tag="span")

    def _draw_top(self, case: OpenCase) -> None:
        assert self._top is not None
        self._top.clear()
        if case.transcript and case.transcript[0].id < (self._from or 0):
            with self._top:
                parts.button(self._visit.say("earlier"), self._show_all, kind="quiet")

    def _show_all(self) -> None:
        self._from = 0
        if self._case is not None and self._top is not None:
            self._top.clear()
            self.show(self._case)

    def _entries(self, case: OpenCase) -> list[Keyed]:
        customer = names.customer(self._visit, case.conversation)
        mine = case.conversation.owner.person_id == self._visit.person.id
        entries: list[Keyed] = []
        marks = self._marks(case)
        day = ""
        for message in self._window(case):
            today = times.day_of(message.created_at, self._visit.app.settings.zone)
            if today != day:
                day = today
                entries.append(Keyed(key=("day", message.id), content=Mark(text=day, kind="day")))
            while marks and _comes_before(marks[0][0], message):
                entries.append(marks.pop(0)[1])
            content = Line(message=message, customer=customer, mine=mine)
            entries.append(Keyed(key=("message", message.id), content=content))
        return [*entries, *(entry for _, entry in marks)]

    def _window(self, case: OpenCase) -> list[Message]:
        return [message for message in case.transcript if message.id >= (self._from or 0)]

    def _marks(self, case: OpenCase) -> list[tuple[datetime, Keyed]]:
        window = self._window(case)
        begin = window[0].created_at if window else None
        known = [*case.past, *([case.escalation] if case.escalation else [])]
        marks = [mark for escalation in known for mark in self._marks_of(escalation)]
        return sorted((mark for mark in marks if begin is None or mark[0] >= begin), key=lambda mark: mark[0])

    def _marks_of(self, case: Escalation) -> list[tuple[datetime, Keyed]]:
        why = names.reason(self._visit, case)
        opened = Mark(text=self._visit.say("case-opened", number=str(case.id), reason=why), kind="case")
        marks = [(case.opened_at, Keyed(key=("opened", case.id), content=opened))]
        if case.closed_at is not None:
            text = self._visit.say(f"case-{case.state.value}", number=str(case.id), name=case.person_name)
            words = f"{text} {case.outcome}".strip()
            marks.append((case.closed_at, Keyed(key=("closed", case.id), content=Mark(text=words, kind="case"))))
        return marks


def _comes_before(moment: datetime, message: Message) -> bool:
    """A case opens after what the customer wrote and before what they are told of it, all in one moment."""
    own = message.author is Author.CUSTOMER
    return moment < message.created_at if own else moment <= message.created_at


def _classes(content: Line | Mark) -> str:
    if isinstance(content, Mark):
        return f"mark mark-{content.kind}"
    return f"line line-{content.message.author.value}"
