"""Reviewing: a draft that is saved as it grows, and its end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.insights.reviews.card import Card
from bot.core.insights.reviews.review import COMMENT_LENGTH, MOST_LINES, Drawn, Filled, Review, Stage
from bot.core.insights.reviews.score import keep_valid, list_open, score
from bot.core.people import Person
from bot.errors import TooLarge
from bot.service.insights.reviews import keeping, telling
from bot.service.insights.reviews.opening import check_reviewable, is_at_it
from bot.service.insights.reviews.problems import FinishedReview, NothingCounts, StaleReview, TakenReview, Unjudged
from bot.service.insights.reviews.scope import check_reviewer
from bot.service.ports import App, Tx
from bot.storage.cases import escalations
from bot.storage.chat import conversations
from bot.storage.insights.reviews import cards, reviews
from bot.storage.system import audit


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What stands on the page: by which card, filled in how, and which save it goes on from. ``card_id`` 0: the first
    there is.
    """

    filled: Filled
    card_id: int = 0
    revision: int = 0


def do_save(tx: Tx, app: App, person: Person, case_id: int, sheet: Sheet) -> Review:
    """Keep a draft; the first one makes the review theirs.

    Raises:
        OwnChat, OtherTeam, StillGoingOn, NobodyAnswered: they can't review it.
        TakenReview, StaleReview, FinishedReview: somebody was first.
        TooLarge: it says too much.
    """
    review = _lock(tx, app, person, case_id)
    if review.revision != sheet.revision:
        raise StaleReview()
    card = cards.get(tx, sheet.card_id or review.card_id)
    filled = _tidy(tx, review, card, sheet.filled)
    if not reviews.record_filled(tx, review, filled, card_id=card.id, reviewer_id=person.id):
        raise StaleReview()
    return replace(
        review,
        filled=filled,
        card_id=card.id,
        reviewer_id=person.id,
        reviewer_name=person.name,
        stage=Stage.DRAFT,
        revision=review.revision + 1,
    )


def do_finish(tx: Tx, app: App, person: Person, case_id: int, sheet: Sheet) -> float:
    """It is done, and the reviewed person is told; the score.

    Raises:
        Unjudged, NothingCounts: something is missing; nothing is kept then.
    """
    review = do_save(tx, app, person, case_id, sheet)
    card = cards.get(tx, review.card_id)
    missing = list_open(card, review.filled.marks)
    if missing:
        raise Unjudged(names=", ".join(one.name for one in missing))
    found = score(card, review.filled.marks)
    if found is None:
        raise NothingCounts()
    reviews.record_done(tx, review.id, found)
    telling.settle(tx, review)
    telling.tell(tx, review, review.person_id, "done")
    audit.record_audit(tx, person_id=person.id, action="review.finish", object=str(case_id))
    return found


def do_drop(tx: Tx, person: Person, case_id: int) -> None:
    """It need not be reviewed after all, or the draft is thrown away."""
    case = escalations.get(tx, case_id)
    check_reviewer(tx, person, check_reviewable(case))
    conversations.lock(tx, case.conversation_id)
    review = reviews.find(tx, case_id)
    if review is None:
        return
    _check_free(tx, review, person)
    reviews.remove(tx, review.id)
    audit.record_audit(tx, person_id=person.id, action="review.drop", object=str(case_id))


def _lock(tx: Tx, app: App, person: Person, case_id: int) -> Review:
    """The review under the lock of its conversation, made if there is none."""
    case = escalations.get(tx, case_id)
    reviewed = check_reviewable(case)
    check_reviewer(tx, person, reviewed)
    conversations.lock(tx, case.conversation_id)
    review = reviews.find(tx, case_id)
    if review is not None:
        check_reviewer(tx, person, review.person_id)
        _check_free(tx, review, person)
        return review
    reviews.record_review(
        tx,
        case_id=case_id,
        conversation_id=case.conversation_id,
        person_id=reviewed,
        card_id=keeping.ensure_first(tx, app, person).id,
        drawn=Drawn.HAND,
        reviewer_id=person.id,
    )
    made = reviews.find(tx, case_id)
    assert made is not None
    return made


def _check_free(tx: Tx, review: Review, person: Person) -> None:
    if review.stage is Stage.DONE:
        raise FinishedReview()
    if is_at_it(tx, review, person):
        raise TakenReview(name=review.reviewer_name)


def _tidy(tx: Tx, review: Review, card: Card, filled: Filled) -> Filled:
    """What fits the card and the conversation, without empty words."""
    lines = [one for one in filled.lines if one.text.strip()]
    texts = [filled.comment, *(one.text for one in lines), *(one.comment for one in filled.marks)]
    if len(lines) > MOST_LINES or any(len(text) > COMMENT_LENGTH for text in texts):
        raise TooLarge(limit=f"{COMMENT_LENGTH} characters")
    known = reviews.list_known_lines(tx, review.conversation_id, [one.message_id for one in lines])
    return Filled(
        marks=keep_valid(card, filled.marks),
        comment=filled.comment,
        lines=tuple(one for one in lines if one.message_id in known),
    )
