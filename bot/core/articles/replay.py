"""What the bot would do with a question, and what a change of the articles makes of it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Final


class Act(StrEnum):
    """What a customer would get."""

    ANSWER = "answer"
    PROBABLY = "probably"
    ASK = "ask"  # which article is meant, or for a detail
    PERSON = "person"
    TALK = "talk"  # a sentence that is about no article
    NOTHING = "nothing"


class Change(StrEnum):
    """What became of a question; the words of it are in the catalogue."""

    SAME = "same"
    GAINED = "gained"
    LOST = "lost"
    FLIPPED = "flipped"  # another article answers
    UNCLEAR = "unclear"  # answered before, now asked back or said to be unsure
    MISSED = "missed"  # a golden question that its article has never answered


ORDER: Final = (Change.LOST, Change.FLIPPED, Change.UNCLEAR, Change.MISSED, Change.GAINED)
ANSWERS: Final = (Act.ANSWER, Act.PROBABLY)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked. ``right`` is the article that must answer, ``wrong`` one that surely does not; "" where nobody
    knows. ``golden``: from an article, not from a customer.
    """

    text: str
    language: str
    right: str = ""
    wrong: str = ""
    golden: bool = False


@dataclass(frozen=True, kw_only=True)
class Option:
    """An article the search came up with; ``scores`` as of a candidate, where they were wanted."""

    article: str
    language: str
    title: str
    probability: float
    matched: str = ""
    scores: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What the bot would do: with which articles, and by which rule.

    ``shown`` are the articles whose text the customer would read, ``offered`` those behind buttons, ``found`` what the
    search came up with, best first. ``intent`` is what the dialogue model understood, "" where it was not asked.
    ``messages`` are the words the customer would get, in Markdown, where they were wanted; ``buttons`` what is under
    the last of them. ``notice``: what of a lead they would read besides, and whether ``instead`` of all that.
    """

    act: Act
    rule: str
    shown: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    found: tuple[Option, ...] = ()
    intent: str = ""
    messages: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    notice: str = ""
    instead: bool = False

    @property
    def best(self) -> Option | None:
        """The article that is shown, else the likeliest."""
        wanted = (*self.shown, *self.offered)[:1]
        return next((one for one in self.found if one.article in wanted), self.found[0] if self.found else None)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A question with what becomes of it now and after the change."""

    question: Question
    before: Outcome
    after: Outcome
    change: Change
    is_loss: bool = False


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a change does to ``asked`` questions; ``verdicts`` are those it does something to, the worst first."""

    asked: int
    golden: int
    verdicts: tuple[Verdict, ...] = ()
    seconds: float = 0.0

    @property
    def losses(self) -> tuple[Verdict, ...]:
        """What needs a reason."""
        return tuple(one for one in self.verdicts if one.is_loss)

    def count(self, change: Change) -> int:
        """How many questions it does this to."""
        return sum(one.change is change for one in self.verdicts)


def compare(
    questions: Iterable[Question], before: Iterable[Outcome], after: Iterable[Outcome], *, changed: Collection[str] = ()
) -> Report:
    """What becomes of each question; ``changed`` are the keys of the articles that are other than before."""
    verdicts = [
        judge(question, one, two, changed=changed) for question, one, two in zip(questions, before, after, strict=True)
    ]
    told = [one for one in verdicts if one.change is not Change.SAME]
    told.sort(key=lambda one: (not one.is_loss, ORDER.index(one.change), not one.question.golden))
    return Report(asked=len(verdicts), golden=sum(one.question.golden for one in verdicts), verdicts=tuple(told))


def judge(question: Question, before: Outcome, after: Outcome, *, changed: Collection[str] = ()) -> Verdict:
    """What a change makes of a question.

    It is a loss when an answer goes that was right or that nobody has complained of. That an article which was
    changed now answers what another did is told, and is none unless the other one is known to be right.
    """
    if question.right:
        change = _judge_known(rank(before, question.right), rank(after, question.right))
        if change is Change.SAME and question.golden and question.right in changed:
            change = Change.SAME if rank(after, question.right) >= Rank.PROBABLY else Change.MISSED
        is_loss = change in (Change.LOST, Change.FLIPPED)
    else:
        was_wrong = bool(question.wrong) and question.wrong in before.shown
        change = _judge_wrong(before, after) if was_wrong else _judge_unknown(before, after)
        taken = change is Change.FLIPPED and bool(set(after.shown) & set(changed))
        is_loss = change in (Change.LOST, Change.FLIPPED) and not taken
    return Verdict(question=question, before=before, after=after, change=change, is_loss=is_loss)


class Rank(IntEnum):
    """How well a question is served whose right article is known."""

    WRONG = 0
    NOTHING = 1
    OFFERED = 2
    PROBABLY = 3
    RIGHT = 4


def rank(outcome: Outcome, right: str) -> Rank:
    """What a customer gets who must get the article ``right``."""
    if right in outcome.shown:
        return Rank.RIGHT if outcome.act is Act.ANSWER else Rank.PROBABLY
    if right in outcome.offered:
        return Rank.OFFERED
    return Rank.WRONG if outcome.act in ANSWERS and outcome.shown else Rank.NOTHING


def _judge_known(before: Rank, after: Rank) -> Change:
    if after == before:
        return Change.SAME
    if after > before:
        return Change.GAINED if after >= Rank.PROBABLY or before is Rank.WRONG else Change.SAME
    if after is Rank.WRONG:
        return Change.FLIPPED
    return Change.LOST if after is Rank.NOTHING and before >= Rank.PROBABLY else Change.UNCLEAR


def _judge_unknown(before: Outcome, after: Outcome) -> Change:
    was, now = before.act in ANSWERS, after.act in ANSWERS
    if not was:
        if now:
            return Change.GAINED
        return Change.UNCLEAR if before.act is Act.ASK and after.act is not Act.ASK else Change.SAME
    if not now:
        return Change.UNCLEAR if after.act is Act.ASK else Change.LOST
    if not set(before.shown) & set(after.shown):
        return Change.FLIPPED
    if before.act is after.act:
        return Change.SAME
    return Change.GAINED if after.act is Act.ANSWER else Change.UNCLEAR


def _judge_wrong(before: Outcome, after: Outcome) -> Change:
    """Of an answer that was wrong: anything else is better."""
    return Change.SAME if set(before.shown) & set(after.shown) else Change.GAINED
