"""Telling people in the desk that there is a review to read, and where they are reached when they are not there."""

from __future__ import annotations

from bot.core.clocks.dues import DueKind
from bot.core.insights.reviews.review import Review
from bot.service.ports import Tx
from bot.storage.cases import dues


def tell(tx: Tx, review: Review, person_id: int, what: str) -> None:
    """``what`` happened: done, disputed, kept, changed; it takes the place of what they were told of it before."""
    settle(tx, review, person_id)
    dues.record_due(
        tx,
        kind=DueKind.REVIEW,
        conversation_id=review.conversation_id,
        case_id=review.case_id,
        person_id=person_id,
        note=what,
        warn_at=tx.now,
        due_at=tx.now,
    )


def settle(tx: Tx, review: Review, person_id: int | None = None) -> bool:
    """They have seen it, or (None) nobody needs to any more; whether anything stood."""
    standing = dues.list_outstanding(tx, review.conversation_id, kind=DueKind.REVIEW)
    found = [one for one in standing if one.case_id == review.case_id and person_id in (None, one.person_id)]
    dues.record_settled(tx, found)
    return bool(found)
