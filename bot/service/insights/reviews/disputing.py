"""Objecting to a review, and deciding on it. What was given first stays on record."""

from __future__ import annotations

from dataclasses import replace

from bot.core.insights.reviews.review import COMMENT_LENGTH, Dispute, Review, Stage
from bot.core.insights.reviews.score import Mark, keep_valid, score
from bot.core.people import Person, Right
from bot.errors import NotAllowed, NotFound, TooLarge
from bot.service.insights.reviews import telling
from bot.service.insights.reviews.deadline import find_dispute_days
from bot.service.insights.reviews.opening import may_decide
from bot.service.insights.reviews.problems import (
    DisputedBefore,
    DisputeDecided,
    DisputeOver,
    NothingCounts,
    NotReviewed,
    OthersDecide,
    WordsMissing,
)
from bot.service.insights.reviews.scope import check_reviewer, list_reviewers
from bot.service.people.rights import check_right
from bot.service.ports import Tx
from bot.storage.chat import conversations
from bot.storage.insights.reviews import cards, disputes, reviews
from bot.storage.system import audit


def do_dispute(tx: Tx, person: Person, case_id: int, category: str, reason: str) -> None:
    """The reviewed person objects to what was given in a category; who decides is told.

    Raises:
        NotReviewed, NotAllowed: there is nothing of theirs to dispute.
        NotFound: the card has no such category.
        WordsMissing, TooLarge: they say nothing, or too much.
        DisputeOver, DisputedBefore: it is too late, or the second time.
    """
    check_right(person, Right.ANSWER_CHATS)
    reason = _check_words(reason)
    review = _lock(tx, reviews.find(tx, case_id))
    if review.person_id != person.id:
        raise NotAllowed()
    days = find_dispute_days(tx)
    if not review.may_be_disputed(tx.now, days):
        raise DisputeOver(days=days)
    if category not in {one.key for one in cards.get(tx, review.card_id).categories}:
        raise NotFound(what="category")
    if category in {one.category for one in disputes.list_of(tx, [review.id])}:
        raise DisputedBefore()
    disputes.record_dispute(tx, review_id=review.id, category=category, given=_given(review, category), reason=reason)
    for one in list_reviewers(tx, review.person_id):
        if may_decide(tx, one, review):
            telling.tell(tx, review, one.id, "disputed")
    audit.record_audit(tx, person_id=person.id, action="review.dispute", object=f"{case_id} {category}")


def do_decide(tx: Tx, person: Person, dispute_id: int, value: int | None, answer: str) -> float:
    """``value`` stands from now on, the same as before or another (None: it does not apply), and why; the score then.

    Raises:
        OwnChat, OtherTeam, OthersDecide: it is not for them to say.
        WordsMissing, TooLarge, NothingCounts: it can't be so.
        DisputeDecided: somebody was first.
    """
    answer = _check_words(answer)
    dispute = _access(tx, dispute_id)
    review = _lock(tx, reviews.find_by_id(tx, dispute.review_id))
    _check_decider(tx, person, review)
    dispute = _access(tx, dispute_id)
    changed, found = _change(tx, review, dispute.category, value)
    if not disputes.record_decided(tx, dispute_id, stands=value, person_id=person.id, answer=answer):
        raise DisputeDecided(name=dispute.decided_name)
    reviews.record_changed(tx, review, changed.filled, found)
    if not any(one.is_open for one in disputes.list_of(tx, [review.id])):
        telling.settle(tx, review)
    telling.tell(tx, review, review.person_id, "kept" if value == dispute.before else "changed")
    audit.record_audit(tx, person_id=person.id, action="review.decide", object=f"{review.case_id} {dispute.category}")
    return found


def _change(tx: Tx, review: Review, category: str, value: int | None) -> tuple[Review, float]:
    """The review with another mark, and what it is worth then."""
    card = cards.get(tx, review.card_id)
    comments = {one.category: one.comment for one in review.filled.marks}
    others = (one for one in review.filled.marks if one.category != category)
    marks = keep_valid(card, (*others, Mark(category=category, value=value, comment=comments.get(category, ""))))
    if category not in {one.category for one in marks}:
        raise NotFound(what="mark")
    found = score(card, marks)
    if found is None:
        raise NothingCounts()
    return replace(review, filled=replace(review.filled, marks=marks)), found


def _check_decider(tx: Tx, person: Person, review: Review) -> None:
    check_reviewer(tx, person, review.person_id)
    if not may_decide(tx, person, review):
        known = [one.name for one in list_reviewers(tx, review.person_id) if one.id != person.id]
        raise OthersDecide(names=", ".join(known))


def _access(tx: Tx, dispute_id: int) -> Dispute:
    found = disputes.find(tx, dispute_id)
    if found is None:
        raise NotFound(what="dispute")
    return found


def _lock(tx: Tx, review: Review | None) -> Review:
    """The finished review as it is under the lock of its conversation."""
    if review is not None:
        conversations.lock(tx, review.conversation_id)
        review = reviews.find_by_id(tx, review.id)
    if review is None or review.stage is not Stage.DONE:
        raise NotReviewed()
    return review


def _given(review: Review, category: str) -> int | None:
    return next((one.value for one in review.filled.marks if one.category == category), None)


def _check_words(text: str) -> str:
    text = text.strip()
    if not text:
        raise WordsMissing()
    if len(text) > COMMENT_LENGTH:
        raise TooLarge(limit=f"{COMMENT_LENGTH} characters")
    return text
