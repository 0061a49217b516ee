"""One conversation with its review, as who opens it may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.core.case import Case
from bot.core.conversation import Conversation
from bot.core.insights.reviews.card import Card
from bot.core.insights.reviews.review import Dispute, Review, Stage
from bot.core.messages import Message
from bot.core.notes import Note
from bot.core.people import Person, Right, may
from bot.errors import NotAllowed
from bot.service.insights.reviews import keeping, telling
from bot.service.insights.reviews.deadline import find_dispute_days
from bot.service.insights.reviews.problems import NobodyAnswered, NotReviewed, StillGoingOn
from bot.service.insights.reviews.scope import check_reviewer, list_reviewers
from bot.service.ports import App, Tx
from bot.storage.cases import escalations, notes
from bot.storage.chat import conversations, messages
from bot.storage.insights.reviews import cards, disputes, reviews

BEFORE: Final = 12  # lines before the case began
MOST: Final = 400
AFTER: Final = timedelta(minutes=10)  # thanks that come after the close


class Mode(StrEnum):
    """What who opens it may do."""

    FILL = "fill"
    WATCH = "watch"  # somebody else is at it
    DONE = "done"
    OWN = "own"  # it is about them


@dataclass(frozen=True, kw_only=True)
class OpenReview:
    """``cards`` are those to choose from; ``decides``: the open disputes who looks may decide, by id;
    ``dispute_days``: how long one can object after a review."""

    mode: Mode
    case: Case
    conversation: Conversation
    lines: tuple[Message, ...]
    notes: tuple[Note, ...]
    card: Card
    cards: tuple[Card, ...]
    review: Review | None = None
    disputes: tuple[Dispute, ...] = ()
    decides: frozenset[int] = frozenset()
    dispute_days: int = 0


def access_review(tx: Tx, app: App, person: Person, case_id: int) -> OpenReview:
    """A closed case with its review, or with an empty card.

    Raises:
        NotFound: there is no such case.
        StillGoingOn, NobodyAnswered: it can't be reviewed.
        NotReviewed: it is theirs, and nobody has finished.
        NotAllowed, OtherTeam, OwnChat: it is nothing of theirs.
    """
    case = escalations.get(tx, case_id)
    reviewed = check_reviewable(case)
    review = reviews.find(tx, case_id)
    mode = _find_mode(tx, person, reviewed, review)
    choices = keeping.list_cards(tx, app, person) if mode is Mode.FILL else ()
    found = disputes.list_of(tx, [review.id]) if review is not None else ()
    return OpenReview(
        mode=mode,
        case=case,
        conversation=conversations.get(tx, case.conversation_id),
        lines=_list_lines(tx, case),
        notes=_list_notes(tx, case),
        card=cards.get(tx, review.card_id) if review is not None else choices[0],
        cards=choices,
        review=review,
        disputes=found,
        decides=frozenset(one.id for one in found if one.is_open and review and may_decide(tx, person, review)),
        dispute_days=find_dispute_days(tx),
    )


def check_reviewable(case: Case) -> int:
    """Whose work it was.

    Raises:
        StillGoingOn, NobodyAnswered: there is nothing to review.
    """
    if case.closed_at is None:
        raise StillGoingOn()
    if case.person_id is None:
        raise NobodyAnswered()
    return case.person_id


def may_decide(tx: Tx, person: Person, review: Review) -> bool:
    """Whether they decide what is disputed: who may review the person, the reviewer only where nobody else may."""
    known = {one.id for one in list_reviewers(tx, review.person_id)}
    return person.id in known and (person.id != review.reviewer_id or known == {person.id})


def do_see(tx: Tx, person: Person, case_id: int) -> None:
    """They have looked at what they were told of."""
    review = reviews.find(tx, case_id)
    if review is None:
        return
    conversations.lock(tx, review.conversation_id)
    telling.settle(tx, review, person.id)
    if person.id == review.person_id and review.stage is Stage.DONE:
        reviews.record_seen(tx, review.id)


def _find_mode(tx: Tx, person: Person, reviewed: int, review: Review | None) -> Mode:
    is_done = review is not None and review.stage is Stage.DONE
    if person.id == reviewed and (is_done or not may(person, Right.REVIEW_CHATS)):
        if not is_done:
            raise NotReviewed()
        return Mode.OWN
    if not may(person, Right.REVIEW_CHATS):
        raise NotAllowed()
    check_reviewer(tx, person, reviewed)
    if is_done:
        return Mode.DONE
    return Mode.WATCH if review is not None and is_at_it(tx, review, person) else Mode.FILL


def is_at_it(tx: Tx, review: Review, person: Person) -> bool:
    """Whether somebody else has begun, and is still one who may."""
    if review.stage is not Stage.DRAFT or review.reviewer_id in (None, person.id):
        return False
    return any(one.id == review.reviewer_id for one in list_reviewers(tx, review.person_id))


def _list_lines(tx: Tx, case: Case) -> tuple[Message, ...]:
    """Some lines before the case began, until shortly after its end."""
    assert case.closed_at is not None
    first = reviews.find_last_line(tx, case.conversation_id, case.opened_at)
    last = reviews.find_last_line(tx, case.conversation_id, case.closed_at + AFTER)
    earlier = messages.list_transcript(tx, case.conversation_id, before=first + 1, limit=BEFORE)
    later = messages.list_transcript(tx, case.conversation_id, after=first, before=last + 1, limit=MOST)
    return (*earlier, *later)


def _list_notes(tx: Tx, case: Case) -> tuple[Note, ...]:
    assert case.closed_at is not None
    end = case.closed_at + AFTER
    found = notes.list_notes(tx, case.conversation_id)
    return tuple(one for one in found if case.opened_at <= one.created_at <= end)
