"""How long after a review its marks can be disputed."""

from __future__ import annotations

from typing import Final

from bot.core.insights.reviews.review import DISPUTE_DAYS, MOST_DISPUTE_DAYS
from bot.core.people import Person, Right
from bot.service.insights.reviews.problems import BadRules
from bot.service.people.rights import check_right
from bot.service.ports import Tx
from bot.storage.system import audit, facts

DAYS: Final = "reviews.dispute_days"


def find_dispute_days(tx: Tx) -> int:
    """What leads have set; 0: nothing can be disputed."""
    found = facts.find_fact(tx, DAYS)
    return int(found[0]) if found is not None else DISPUTE_DAYS


def do_set_dispute_days(tx: Tx, person: Person, typed: str) -> int:
    """From now on, for all reviews.

    Raises:
        BadRules: it is no number of days that can be.
    """
    check_right(person, Right.REVIEW_CHATS)
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= MOST_DISPUTE_DAYS):
        raise BadRules(("dispute",))
    facts.record_fact(tx, DAYS, str(int(text)))
    audit.record_audit(tx, person_id=person.id, action="reviews.dispute_days", object=str(int(text)))
    return int(text)
