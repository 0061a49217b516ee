"""The transcript of a conversation, kept up to date line by line so that nothing jumps under the reader's eyes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nicegui.element import Element

from bot.core.case import Case
from bot.core.clocks.dues import DueKind
from bot.core.desk.numbers import write_number
from bot.core.messages import Author, Message, Planned
from bot.core.notes import Note
from bot.desk.frame import names, parts, times
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.mail_view import find_letter, find_mail
from bot.desk.inbox.acts.note_view import draw_note
from bot.desk.inbox.acts.planned_view import PlannedView
from bot.desk.inbox.message_view import Line, MessageView, join_albums
from bot.service.cases.queue import LINES, OpenCase
from bot.service.cases.writing.changing import may_change

Key = tuple[str, int]
NAMES = {"message": "line", "note": "note", "planned": "planned"}  # of what a script looks for


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A line across the transcript: a day, or where a case began or ended."""

    text: str
    kind: str


Content = Line | Mark | Note | Planned


@dataclass(frozen=True, kw_only=True)
class Keyed:
    """A line by its name; drawn again when its content differs."""

    key: Key
    content: Content


class Held:
    """The lines of a transcript that a page has: an unbroken stretch that ends with the newest."""

    def __init__(self) -> None:
        self._lines: dict[int, Message] = {}

    @property
    def lines(self) -> list[Message]:
        """Oldest first."""
        return [self._lines[number] for number in sorted(self._lines)]

    @property
    def first(self) -> int:
        """The id of the oldest; 0 for none."""
        return min(self._lines, default=0)

    @property
    def tail(self) -> int:
        """What stands after this id is looked at again: what is new, and the last lines, which may still change."""
        known = sorted(self._lines)
        return known[-LINES] - 1 if len(known) >= LINES else self.first - 1 if known else 0

    def take(self, lines: Sequence[Message], *, after: int) -> None:
        """The lines of a look at all that stands after an id; forgets what would leave a gap."""
        begin = lines[0].id if lines else after + 1  # later than asked for when more has come than is given at once
        if lines and begin > max(self._lines, default=0):
            self._lines.clear()
        self._lines = {number: line for number, line in self._lines.items() if number < begin}
        self._lines |= {line.id: line for line in lines}

    def replace(self, lines: Sequence[Message]) -> None:
        """These and no others."""
        self._lines = {line.id: line for line in lines}

    def prepend(self, lines: Sequence[Message]) -> None:
        """What stands before the oldest."""
        self._lines = {line.id: line for line in lines if line.id < self.first} | self._lines


class Transcript:
    """The middle of the chat column. ``earlier`` fetches what stands before it, ``newest`` goes back to the end.

    It is ``apart`` while it shows a stretch of the past: then what is new is not drawn below it.
    """

    def __init__(
        self,
        visit: Visit,
        *,
        resend: Callable[[int], Awaitable[None]],
        done: Callable[[], Awaitable[None]],
        earlier: Callable[[], Awaitable[None]],
        newest: Callable[[], Awaitable[None]],
    ) -> None:
        self.held = Held()
        self.apart = False
        self._newest = newest
        self._visit = visit
        self._view = MessageView(visit, resend=resend, done=done)
        self._planned = PlannedView(visit, done=done)
        self._earlier = earlier
        self._case: OpenCase | None = None
        self._drawn: dict[Key, tuple[Keyed, Element]] = {}
        self._top: Element | None = None
        self._bottom: Element | None = None
        self._body: Element | None = None

    def build(self) -> None:
        """Draw the empty transcript."""
        with parts.box("transcript") as outer:
            parts.attribute(outer, id="transcript", tabindex=0, role="log", aria_label=self._visit.say("transcript"))
            with parts.box("transcript-top") as self._top:
                parts.button(self._visit.say("earlier"), self._earlier, kind="quiet", classes="earlier")
            self._body = parts.box("lines")
            with parts.box("transcript-bottom") as self._bottom:
                parts.Text(self._visit.say("apart"), "muted", tag="span")
                parts.button(self._visit.say("to-newest"), self._newest, classes="to-newest")
        self._top.set_visibility(False)
        self._bottom.set_visibility(False)

    def show(self, case: OpenCase, *, after: int) -> None:
        """Bring the lines up to date with a look at what stands after an id."""
        self._case = case
        if not self.apart:
            self.held.take(case.transcript, after=after)
        self._draw_all(case)

    def has(self, line: int) -> bool:
        """Whether a line is shown."""
        shown = (entry.content for entry, _ in self._drawn.values() if isinstance(entry.content, Line))
        return any(line == message.id for content in shown for message in (content.message, *content.album))

    def show_apart(self, lines: Sequence[Message]) -> None:
        """A stretch of the past in the place of the newest lines."""
        self.apart = True
        self.held.replace(lines)
        if self._case is not None:
            self._draw_all(self._case)

    def forget(self) -> None:
        """Begin anew with the newest lines."""
        self.apart = False
        self.held.replace(())

    def show_earlier(self, lines: Sequence[Message]) -> None:
        """Put older lines before the others."""
        self.held.prepend(lines)
        if self._case is not None:
            self._draw_all(self._case)

    def _draw_all(self, case: OpenCase) -> None:
        assert self._top is not None
        entries = {entry.key: entry for entry in self._entries(case)}
        for key in [key for key in self._drawn if key not in entries]:
            self._drawn.pop(key)[1].delete()
        standing = list(self._drawn)
        for place, entry in enumerate(entries.values()):
            self._put(entry, place=place, standing=standing)
        self._drawn = {key: self._drawn[key] for key in entries}
        self._top.set_visibility(case.first < self.held.first)
        assert self._bottom is not None
        self._bottom.set_visibility(self.apart)

    def _put(self, entry: Keyed, *, place: int, standing: list[Key]) -> None:
        """Draw one entry where it belongs; ``standing`` are the names of what stands on the page, in its order."""
        known = self._drawn.get(entry.key)
        holder = known[1] if known else self._add(entry, standing)
        if standing[place] != entry.key:
            holder.move(target_index=place)
            standing.remove(entry.key)
            standing.insert(place, entry.key)
        if known is not None and known[0] == entry:
            return
        holder.clear()
        self._drawn[entry.key] = (entry, holder)
        with holder:
            self._draw(entry.content)

    def _add(self, entry: Keyed, standing: list[Key]) -> Element:
        assert self._body is not None
        standing.append(entry.key)
        kind, number = entry.key
        with self._body:
            made = parts.box(_classes(entry.content, self._visit.person.id))
        return parts.attribute(made, id=f"{NAMES[kind]}-{number}") if kind in NAMES else made

    def _draw(self, content: Content) -> None:
        if isinstance(content, Line):
            self._view.draw(content)
        elif isinstance(content, Note):
            draw_note(self._visit, content)
        elif isinstance(content, Planned):
            self._planned.draw(content)
        else:
            parts.Text(content.text, tag="span")

    def _entries(self, case: OpenCase) -> list[Keyed]:
        customer = names.customer(self._visit, case.conversation)
        mine = case.conversation.owner.person_id == self._visit.person.id
        promises = {one.message_id: one for one in case.dues if one.kind is DueKind.PROMISE and not one.removed}
        entries: list[Keyed] = []
        marks = self._marks(case)
        day = ""
        for message, album in join_albums(self.held.lines):
            today = times.day_of(message.created_at, self._visit.app.business.zone)
            if today != day:
                day = today
                entries.append(Keyed(key=("day", message.id), content=Mark(text=day, kind="day")))
            while marks and _comes_before(marks[0][0], message):
                entries.append(marks.pop(0)[1])
            changeable = may_change(self._visit.person, message, holder=case.conversation.owner.person_id)
            line = Line(
                message=message,
                customer=customer,
                mine=mine,
                changeable=changeable,
                promise=promises.get(message.id),
                album=album,
                mail=find_mail(case.mails, message),
                letter=find_letter(case.letters, message),
            )
            entries.append(Keyed(key=("message", message.id), content=line))
        later = () if self.apart else case.planned
        planned = (Keyed(key=("planned", one.id), content=one) for one in later)
        return [*entries, *(entry for _, entry in marks), *planned]

    def _marks(self, case: OpenCase) -> list[tuple[datetime, Keyed]]:
        lines = self.held.lines
        begin = lines[0].created_at if lines and case.first < self.held.first else None
        end = lines[-1].created_at if lines and self.apart else None
        known = [*case.past, *([case.escalation] if case.escalation else [])]
        marks = [mark for escalation in known for mark in self._marks_of(escalation)]
        marks += [(note.created_at, Keyed(key=("note", note.id), content=note)) for note in case.notes]
        within = [mark for mark in marks if (begin is None or mark[0] >= begin) and (end is None or mark[0] <= end)]
        return sorted(within, key=lambda mark: mark[0])

    def _marks_of(self, case: Case) -> list[tuple[datetime, Keyed]]:
        why = names.reason(self._visit, case)
        opened = Mark(text=self._visit.say("case-opened", number=write_number(case.id), reason=why), kind="case")
        marks = [(case.opened_at, Keyed(key=("opened", case.id), content=opened))]
        if case.closed_at is not None:
            text = self._visit.say(f"case-{case.state.value}", number=write_number(case.id), name=case.person_name)
            words = " ".join(filter(None, (text, *names.ending(self._visit, case))))
            marks.append((case.closed_at, Keyed(key=("closed", case.id), content=Mark(text=words, kind="case"))))
        return marks


def _comes_before(moment: datetime, message: Message) -> bool:
    """A case opens after what the customer wrote and before what they are told of it, all in one moment."""
    own = message.author is Author.CUSTOMER
    return moment < message.created_at if own else moment <= message.created_at


def _classes(content: Content, me: int) -> str:
    if isinstance(content, Mark):
        return f"mark mark-{content.kind}"
    author = content.message.person_id if isinstance(content, Line) else content.person_id
    kind = content.message.author.value if isinstance(content, Line) else type(content).__name__.lower()
    return f"line line-{kind} {'is-own' if author == me else ''}"
