"""The conversation to read: what each side said, what happened, how long it took, and comments at single lines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from nicegui import ui
from nicegui.element import Element

from bot.core.case import Case
from bot.core.desk.numbers import write_number
from bot.core.insights.reviews.review import COMMENT_LENGTH, LineComment
from bot.core.messages import Attachment, Author, Kind, Message
from bot.core.notes import Note
from bot.desk.frame import names, parts, times
from bot.desk.frame.visit import Visit
from bot.desk.insights.reports.wording import say_time
from bot.markup.html import render_message
from bot.service.insights.reviews.opening import OpenReview

WORTH_SAYING: Final = timedelta(minutes=2)
Entry = tuple[datetime, int, Callable[[], None]]


class LinesView:
    """Drawn once. With ``changed`` each line can be commented on, and it is called when one was."""

    def __init__(
        self, visit: Visit, found: OpenReview, *, changed: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        self._visit = visit
        self._found = found
        self._changed = changed
        review = found.review
        self._comments = {one.message_id: one.text for one in review.filled.lines} if review is not None else {}

    def build(self) -> None:
        """Draw it."""
        label = self._visit.say("reviews-conversation")
        with parts.attribute(parts.box("review-lines", tag="section"), aria_label=label):
            self._draw_brief(self._found.case)
            day, before = "", None
            for at, _, draw in sorted(self._entries(), key=lambda entry: entry[:2]):
                today = times.day_of(at, self._visit.app.business.zone)
                if today != day:
                    day = today
                    self._draw_mark(day, "day")
                elif before is not None and at - before >= WORTH_SAYING:
                    parts.Text(
                        self._visit.say("reviews-later", time=say_time(self._visit, (at - before).total_seconds())),
                        "review-gap",
                    )
                before = at
                draw()

    def read(self) -> tuple[LineComment, ...]:
        """The comments as they stand."""
        return tuple(LineComment(message_id=number, text=text) for number, text in sorted(self._comments.items()))

    def _entries(self) -> Iterator[Entry]:
        case = self._found.case
        for message in self._found.lines:
            yield message.created_at, 1 if message.author is Author.CUSTOMER else 3, partial(self._draw_line, message)
        for note in self._found.notes:
            yield note.created_at, 3, partial(self._draw_note, note)
        opened = self._visit.say("case-opened", number=write_number(case.id), reason=names.reason(self._visit, case))
        yield case.opened_at, 2, partial(self._draw_mark, opened, "case")
        if case.closed_at is not None:
            ended = self._visit.say(f"case-{case.state.value}", number=write_number(case.id), name=case.person_name)
            words = " ".join((ended, *names.ending(self._visit, case)))
            yield case.closed_at, 4, partial(self._draw_mark, words, "case")

    def _draw_brief(self, case: Case) -> None:
        """What the operator knew when they took it."""
        say, brief = self._visit.say, case.brief
        with parts.box("card review-brief"):
            parts.Text(names.reason(self._visit, case), "strong")
            if brief.question:
                parts.Text(brief.question, "quote small")
            for one in brief.tried:
                parts.Text(say("reviews-tried", title=one.title), "muted small")
            if case.claimed_at is not None:
                wait = say_time(self._visit, (case.claimed_at - case.opened_at).total_seconds())
                parts.Text(say("reviews-waited", time=wait), "muted small")

    def _draw_mark(self, text: str, kind: str) -> None:
        with parts.box(f"mark mark-{kind}"):
            parts.Text(text, tag="span")

    def _draw_line(self, message: Message) -> None:
        line = parts.box(f"line line-{message.author.value}")
        with parts.attribute(line, id=f"line-{message.id}"), parts.box("bubble"):
            with parts.box("line-head"):
                parts.Text(self._author(message), "line-author", tag="span")
                zone = self._visit.app.business.zone
                parts.Text(times.say_time(message.created_at, zone), "line-time", tag="time")
                if self._changed is not None and message.author is not Author.SYSTEM:
                    button = parts.button(self._visit.say("reviews-comment"), lambda: show(), kind="link")
                    parts.attribute(button.classes("review-comment-open"), data_line=message.id)
            self._draw_words(message)
            holder = parts.box("review-comment")
        show = partial(self._open_comment, holder, message.id)
        text = self._comments.get(message.id, "")
        if text and self._changed is not None:
            show()
        elif text:
            with holder:
                parts.Text(text, "review-said")

    def _open_comment(self, holder: Element, message_id: int) -> None:
        if next(iter(holder.default_slot.children), None) is not None:
            return
        with holder:
            area = ui.textarea(
                label=self._visit.say("reviews-comment-line"),
                value=self._comments.get(message_id, ""),
                on_change=lambda event: self._take(message_id, str(event.value or "")),
            )
            area.props(f"outlined dense autogrow autofocus debounce=500 rows=2 maxlength={COMMENT_LENGTH}")
            area.classes("wide review-comment-text")

    async def _take(self, message_id: int, text: str) -> None:
        self._comments[message_id] = text
        if self._changed is not None:
            await self._changed()

    def _author(self, message: Message) -> str:
        if message.author is Author.CUSTOMER:
            return names.customer(self._visit, self._found.conversation)
        if message.author is Author.OPERATOR:
            return message.person_name or self._visit.say("colleague")
        return self._visit.say("bot" if message.author is Author.BOT else "notice")

    def _draw_words(self, message: Message) -> None:
        if message.deleted_at is not None:
            parts.Text(self._visit.say("deleted"), "muted small")
        if message.source is not None:
            ui.html(render_message(message.text), sanitize=False).classes("prose")
        elif message.text:
            pressed = message.kind is Kind.BUTTON
            parts.Text(message.text, "pressed" if pressed else "line-text", tag="span" if pressed else "div")
        for number, item in enumerate(message.attachments):
            self._draw_file(message.id, number, item)

    def _draw_file(self, message_id: int, number: int, item: Attachment) -> None:
        words = names.attachment(self._visit, item)
        if not item.file_key:
            parts.Text(f"{words} {item.note}".strip(), "file")
            return
        link = parts.link(f"↓ {words}", f"/desk/files/{message_id}/{number}", "file")
        parts.attribute(link, target="_blank", rel="noopener")

    def _draw_note(self, note: Note) -> None:
        with parts.box("line line-note"), parts.box("bubble"):
            with parts.box("line-head"):
                parts.Text(note.person_name, "line-author", tag="span")
                parts.Text(self._visit.say("reviews-note"), tag="span")
                parts.Text(times.say_time(note.created_at, self._visit.app.business.zone), "line-time", tag="time")
            parts.Text(note.text, "line-text")
