"""What became of each question and answer of the bot, read out of the transcript line by line. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.case import Reason
from bot.core.desk.problem import SILENT
from bot.core.messages import Author, Kind
from bot.core.policy.rules import Rule

FOLLOWS: Final = timedelta(hours=24)  # what a customer does within it belongs to the answer before
QUIET: Final = timedelta(hours=1)  # who says nothing for so long has what they wanted
ASKING: Final = frozenset((Kind.TEXT, Kind.MEDIA))
# the bot could not help; anger, complaints and requests are for people anyway
FAILED: Final = frozenset(
    (Reason.REQUESTED, Reason.MISSES, Reason.NOT_HELPED, Reason.REPEATED, Reason.CAME_BACK, Reason.BEYOND_BOT)
)
CALLED: Final = frozenset(Reason) - {Reason.TAKEN, Reason.WRITTEN_FIRST, Reason.REOPENED, Reason.BOT_UNAVAILABLE}
PERHAPS: Final = frozenset((Rule.PERHAPS, Rule.PERHAPS_SHOWN))
DOUBTS: Final = frozenset((Rule.UNSURE, Rule.FOLLOW_UP_OR_NEW, Rule.SEVERAL_UNSURE))
UNANSWERED: Final = frozenset((Rule.NOTHING_CLOSE, Rule.ALL_SHOWN, Rule.ONLY_SHOWN, Rule.GONE))
CHOSEN: Final = frozenset((Rule.PICKED, Rule.PICKED_SHOWN))
SAME_TOPIC: Final = frozenset((Rule.REST_WANTED, Rule.SAME_ANSWER))


class Gap(StrEnum):
    """Why a question counts as one the articles did not serve."""

    NO = ""
    UNANSWERED = "unanswered"
    DOUBT = "doubt"
    NONE = "none"  # none of what was offered
    THUMB = "thumb"
    PERSON = "person"


class Down(StrEnum):
    """What a customer said was wrong with an answer; the words of the buttons are in the catalogue."""

    UNSAID = ""
    WRONG = "wrong"
    UNCLEAR = "unclear"
    OTHER = "other"  # not what was asked
    OUTDATED = "outdated"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a transcript. Of ours also the rule that decided it, the intent it named and the article shown; of the
    line that hands over the reason and the matter, as the brief tells it.
    """

    id: int
    author: Author
    at: datetime
    kind: Kind = Kind.TEXT
    text: str = ""
    rule: Rule | None = None
    intent: str = ""
    article: str = ""
    reason: Reason | None = None
    matter: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question and what the bot did with it, known by the line that did it.

    ``article`` is what was shown, "" for nothing. ``followed``: another question came within a day; ``person``: a
    person was called within it.
    """

    message_id: int
    question_id: int
    text: str
    at: datetime
    article: str = ""
    chosen: bool = False
    followed: bool = False
    person: bool = False
    thumb: bool | None = None
    gap: Gap = Gap.NO


class Reading:
    """Reads one conversation on from where it was left: the question that was open, and the rows of the last day."""

    def __init__(self, *, question_id: int = 0, text: str = "", rows: Iterable[Asked] = ()) -> None:
        self._question_id, self._text = question_id, text
        self._spoken = True  # we have said something since the question
        self._rows = {row.message_id: row for row in rows}
        self._before = dict(self._rows)

    @property
    def new(self) -> tuple[Asked, ...]:
        """The rows that were not known, in order."""
        return tuple(row for key, row in sorted(self._rows.items()) if key not in self._before)

    @property
    def changed(self) -> tuple[Asked, ...]:
        """The rows that are other than they were."""
        return tuple(self._rows[key] for key, row in sorted(self._before.items()) if self._rows[key] != row)

    def read(self, line: Line) -> None:
        """Take the next line."""
        if line.author is Author.CUSTOMER:
            if line.kind in ASKING and line.text.strip():
                self._hear(line)
            return
        self._spoken = True
        if line.reason is not None:
            self._hand_over(line, line.reason)
        elif line.rule is not None:
            self._say(line, line.rule)

    def _hear(self, line: Line) -> None:
        text = line.text.strip()
        if self._spoken:
            self._question_id, self._text, self._spoken = line.id, text, False
        else:
            self._text = f"{self._text}\n{text}"

    def _say(self, line: Line, rule: Rule) -> None:
        if line.article and rule not in SAME_TOPIC:
            self._show(line, rule)
        elif rule in UNANSWERED:
            self._add(line, Gap.UNANSWERED)
        elif rule in DOUBTS:
            self._add(line, Gap.DOUBT)
        elif rule is Rule.NONE_OF_THESE:
            self._refuse(line)
        elif rule is Rule.UNDERSTOOD and line.intent not in SILENT:
            self._follow(line.at)

    def _show(self, line: Line, rule: Rule) -> None:
        chosen = rule in CHOSEN
        self._follow(line.at)
        if chosen:  # the doubt is over
            for row in self._own():
                self._put(replace(row, gap=Gap.NO, followed=bool(row.article)))
        self._put(self._row(line, article=line.article, chosen=chosen))

    def _add(self, line: Line, gap: Gap) -> None:
        self._follow(line.at)
        if self._text and not any(not row.article for row in self._own()):
            self._put(self._row(line, gap=gap))

    def _refuse(self, line: Line) -> None:
        own = self._own()
        if own:
            self._put(replace(own[-1], gap=Gap.NONE))
        elif self._text:
            self._put(self._row(line, gap=Gap.NONE))

    def _hand_over(self, line: Line, reason: Reason) -> None:
        for row in self._recent(line.at):
            failed = reason in FAILED and row.thumb is not True and row.question_id == self._question_id
            gap = Gap.PERSON if failed and row.gap in (Gap.NO, Gap.DOUBT) else row.gap
            self._put(replace(row, person=reason in CALLED or row.person, gap=gap))
        if reason in FAILED and line.matter.strip() and not self._own():
            self._put(replace(self._row(line, gap=Gap.PERSON), text=line.matter.strip(), person=True))

    def _follow(self, at: datetime) -> None:
        """Earlier answers are followed by another question."""
        for row in self._recent(at):
            if row.question_id != self._question_id:
                self._put(replace(row, followed=True))

    def _recent(self, at: datetime) -> list[Asked]:
        return [row for row in self._rows.values() if row.at > at - FOLLOWS]

    def _own(self) -> list[Asked]:
        return [row for row in self._rows.values() if row.question_id == self._question_id]

    def _row(self, line: Line, *, article: str = "", chosen: bool = False, gap: Gap = Gap.NO) -> Asked:
        return Asked(
            message_id=line.id,
            question_id=self._question_id,
            text=self._text,
            at=line.at,
            article=article,
            chosen=chosen,
            gap=gap,
        )

    def _put(self, row: Asked) -> None:
        self._rows[row.message_id] = row


def judge(row: Asked, *, thumb: bool) -> Asked:
    """The row after the customer's thumb."""
    if thumb:
        return replace(row, thumb=True, gap=Gap.NO)
    return replace(row, thumb=False, gap=Gap.THUMB)
