"""What is to be reviewed: whose task it is, what is disputed, what was finished lately."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.core.insights.reviews.review import Review, Stage
from bot.core.people import Person
from bot.service.insights.reviews.opening import may_decide
from bot.service.insights.reviews.scope import find_reviewed
from bot.service.ports import Tx
from bot.storage.insights.reviews import disputes, reviews

MOST_DONE = 30


@dataclass(frozen=True, kw_only=True)
class ReviewQueue:
    """``disputed``: those whose open disputes this person decides."""

    disputed: tuple[Review, ...]
    mine: tuple[Review, ...]
    others: tuple[Review, ...]
    done: tuple[Review, ...]


def read_queue(tx: Tx, person: Person) -> ReviewQueue:
    """What this person may review; chats of their own are not among it."""
    scope = find_reviewed(tx, person)

    def is_shown(one: Review) -> bool:
        return one.person_id != person.id and (scope is None or one.person_id in scope)

    undone = [one for one in reviews.list_undone(tx) if is_shown(one)]
    contested = reviews.list_by_ids(tx, {one.review_id for one in disputes.list_open(tx)})
    return ReviewQueue(
        disputed=tuple(one for one in contested if is_shown(one) and may_decide(tx, person, one)),
        mine=tuple(one for one in undone if one.reviewer_id == person.id),
        others=tuple(one for one in undone if one.reviewer_id != person.id),
        done=tuple(one for one in reviews.list_done(tx, limit=10 * MOST_DONE) if is_shown(one))[:MOST_DONE],
    )


def list_stages(tx: Tx, person: Person, case_ids: Collection[int]) -> dict[int, Stage]:
    """Which of these cases have a review this person may open."""
    find_reviewed(tx, person)
    return reviews.list_stages(tx, case_ids)
