"""One line of a transcript. What customers wrote is put into labels only: it is shown as typed and can do nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from nicegui import ui
from nicegui.element import Element

from bot.core.clocks.dues import Due
from bot.core.messages import Attachment, Author, Delivery, Kind, Message
from bot.core.reach.inbound import Inbound
from bot.core.reach.mail import Mail
from bot.desk.frame import names, parts, times
from bot.desk.frame.visit import Visit
from bot.desk.inbox import why
from bot.desk.inbox.acts import own_line
from bot.desk.inbox.acts.above import draw_above, draw_answer_button, draw_reactions
from bot.desk.inbox.acts.dues import draw_promise
from bot.desk.inbox.acts.mail_view import draw_letter, draw_mail
from bot.markup.html import render_message

RESENDABLE = (Delivery.FAILED, Delivery.WITHHELD, Delivery.UNKNOWN)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A message with what this person may do with it."""

    message: Message
    customer: str
    mine: bool
    changeable: bool = False
    promise: Due | None = None
    mail: Mail | None = None  # the letter that told it
    letter: Inbound | None = None  # that it came as
    album: tuple[Message, ...] = ()  # what belongs to the same album, in messages of their own


def join_albums(messages: Sequence[Message]) -> Iterator[tuple[Message, tuple[Message, ...]]]:
    """The messages in order; those of one album that follow each other come with the first of them."""
    for _, run in groupby(messages, key=lambda one: (one.group and one.author, one.group or one.id)):
        first, *rest = run
        yield first, tuple(rest)


class MessageView:
    """Draws lines. ``resend`` sends a message again by its id, ``done`` is called once one was changed."""

    def __init__(
        self, visit: Visit, *, resend: Callable[[int], Awaitable[None]], done: Callable[[], Awaitable[None]]
    ) -> None:
        self._visit = visit
        self._resend = resend
        self._done = done

    def draw(self, line: Line) -> None:
        """The content of the line; the caller has opened its container."""
        message = line.message
        with parts.box(f"bubble {'is-deleted' if message.deleted_at is not None else ''}"):
            head = parts.box("line-head")
            holder = parts.box("why-holder")
            with head:
                self._draw_head(line, holder)
            if message.deleted_at is not None:
                self._draw_deleted(message)
                return
            draw_above(self._visit, message, customer=line.customer)
            for one in (message, *line.album):
                self._draw_text(one)
            self._draw_files(message, *line.album)
            for part in line.album:  # by which it is found
                parts.attribute(parts.box("line-part", tag="span"), id=f"line-{part.id}")
            self._draw_buttons(message)
            for one in (message, *line.album):
                draw_reactions(self._visit, one, customer=line.customer)
            self._draw_revisions(message)
            self._draw_trouble(line)
            draw_mail(self._visit, line.mail)
            draw_letter(self._visit, line.letter)
            if line.promise is not None:
                draw_promise(self._visit, line.promise, mine=line.mine)

    def _draw_head(self, line: Line, holder: Element) -> None:
        message = line.message
        parts.Text(self._author(line), "line-author", tag="span")
        zone = self._visit.app.business.zone
        time = parts.Text(times.say_time(message.created_at, zone), "line-time", tag="time")
        parts.attribute(time, title=times.say_date(message.created_at, zone))
        self._draw_tick(message)
        if message.author is Author.BOT:
            show = partial(why.toggle, self._visit, holder, message.id)
            parts.button(self._visit.say("why"), show, kind="link", classes="why-open")
        if line.mine and message.author is not Author.SYSTEM and message.deleted_at is None:
            draw_answer_button(self._visit, message)
        if line.changeable:
            own_line.draw_acts(self._visit, message, done=self._done)

    def _author(self, line: Line) -> str:
        message = line.message
        if message.author is Author.CUSTOMER:
            return line.customer
        if message.author is Author.OPERATOR:
            return message.person_name or self._visit.say("line-owner" if message.person_id is None else "colleague")
        return self._visit.say("bot" if message.author is Author.BOT else "notice")

    def _draw_tick(self, message: Message) -> None:
        signs = {Delivery.SENT: "✓", Delivery.QUEUED: "◷", Delivery.SENDING: "◷", Delivery.UNKNOWN: "?"}
        if message.delivery is None or _is_needless(message):
            return
        words = self._visit.say(f"delivery-{message.delivery.value}")
        sign = signs.get(message.delivery, "✗")
        tick = parts.Text(sign, f"tick tick-{message.delivery.value}", tag="span")
        parts.attribute(tick, title=words, role="img", aria_label=words)

    def _draw_text(self, message: Message) -> None:
        if message.kind is Kind.BUTTON:
            parts.Text(self._visit.say("pressed"), "muted small", tag="span")
            parts.Text(message.text, "pressed", tag="span")
        elif message.source is not None:
            ui.html(render_message(message.text), sanitize=False).classes("prose")  # an article of ours, raw HTML off
        elif message.text:
            parts.Text(message.text, f"line-text {'is-command' if message.kind is Kind.COMMAND else ''}")

    def _draw_files(self, *messages: Message) -> None:
        """Pictures side by side, as in an album; then the rest."""
        files = [(one.id, number, item) for one in messages for number, item in enumerate(one.attachments)]
        pictures = [one for one in files if one[2].kind == "photo" and one[2].file_key]
        if len(pictures) > 1:
            with parts.box("album"):
                for one in pictures:
                    self._draw_file(*one)
            files = [one for one in files if one not in pictures]
        for one in files:
            self._draw_file(*one)

    def _draw_file(self, message_id: int, number: int, item: Attachment) -> None:
        limit = self._visit.app.settings.file_limit_mb
        if not item.file_key:
            parts.Text(f"{names.attachment(self._visit, item)} {item.note}".strip(), "file")
            return
        if not item.own_key and item.size > limit * 1_000_000:
            size = names.size(self._visit, item.size)
            words = self._visit.say("file-too-large", limit=limit)
            parts.Text(f"{names.attachment(self._visit, item)} · {size}. {words}", "file file-gone")
            return
        target = f"/desk/files/{message_id}/{number}"
        label = " · ".join(filter(None, (names.attachment(self._visit, item), names.size(self._visit, item.size))))
        if item.kind == "photo":
            with parts.attribute(parts.box("photo", tag="a"), href=target, target="_blank", rel="noopener"):
                gone = self._visit.say("file-gone", file=label)
                parts.attribute(parts.box(tag="img"), src=f"{target}/small", alt=label, loading="lazy", data_gone=gone)
        elif item.kind == "voice":
            parts.attribute(parts.box("voice", tag="audio"), src=target, controls=True, preload="none")
        else:
            parts.attribute(parts.link(f"↓ {label}", target, "file"), target="_blank", rel="noopener")

    def _draw_buttons(self, message: Message) -> None:
        if message.buttons:
            with parts.box("line-buttons"):
                for item in message.buttons:
                    parts.Text(f"✓ {item.label}" if item.chosen else item.label, "ghost", tag="span")

    def _draw_deleted(self, message: Message) -> None:
        """What stood there stays for staff."""
        with parts.box("edited deleted", tag="details"):
            by_customer = message.author is Author.CUSTOMER
            parts.Text(self._visit.say("deleted-by-customer" if by_customer else "deleted"), tag="summary")
            parts.Text(message.text, "line-text old")
            self._draw_files(message)

    def _draw_revisions(self, message: Message) -> None:
        if not message.revisions or message.author not in (Author.CUSTOMER, Author.OPERATOR):
            return
        with parts.box("edited", tag="details"):
            parts.Text(self._visit.say("edited"), tag="summary")
            for old in message.revisions:
                until = times.say_time(old.replaced_at, self._visit.app.business.zone)
                parts.Text(self._visit.say("edited-until", time=until), "muted small")
                parts.Text(old.text, "line-text old")

    def _draw_trouble(self, line: Line) -> None:
        message = line.message
        if message.possibly_twice:
            parts.Text(self._visit.say("possibly-twice"), "trouble")
        own_line.draw_change(self._visit, message)
        if _is_needless(message):
            parts.Text(self._visit.say("delivery-needless"), "muted small")
        elif message.delivery in RESENDABLE:
            self._draw_undelivered(line)

    def _draw_undelivered(self, line: Line) -> None:
        message = line.message
        with parts.box("trouble"):
            parts.Text(self._say_trouble(message), tag="span")
            if line.mine and message.author is Author.OPERATOR:
                parts.button(self._visit.say("resend"), lambda: self._resend(message.id), kind="small")

    def _say_trouble(self, message: Message) -> str:
        assert message.delivery is not None
        words = self._visit.say(f"delivery-{message.delivery.value}")
        note = names.delivery_problem(self._visit, message.delivery_note)
        return f"{words}: {note}" if message.delivery is Delivery.FAILED and note else words


def _is_needless(message: Message) -> bool:
    """Whether it was held back and nobody misses it: the bot's words to a chat that a person has by now."""
    return message.delivery is Delivery.WITHHELD and message.author is not Author.OPERATOR
