"""Drawing chats to review: once a week by the rules leads have set, spread over those who may."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.insights.reviews.review import Stage
from bot.core.insights.reviews.sampling import BOUNDS, SUGGESTED, Rules, draw, read_rules, spread
from bot.core.people import Person, Right
from bot.service.insights.reviews import keeping
from bot.service.insights.reviews.problems import BadRules, NothingDrawn
from bot.service.insights.reviews.scope import find_reviewed, list_pairs
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.codec import pack, unpack
from bot.storage.insights.reviews import candidates, cards, reviews
from bot.storage.system import audit, facts

RULES: Final = "reviews.rules"
DRAWN: Final = "reviews.drawn"  # the monday of the week that was drawn last
WEEK: Final = timedelta(days=7)


def read_known(tx: Tx, person: Person) -> tuple[Rules, bool]:
    """The rules, and whether they are in force; before anybody has set any, those we suggest."""
    check_right(person, Right.REVIEW_CHATS)
    found = find_rules(tx)
    return (SUGGESTED, False) if found is None else (found, not found.is_off)


def find_rules(tx: Tx) -> Rules | None:
    """What was set; None where nothing was, or a former version kept it otherwise."""
    found = facts.find_fact(tx, RULES)
    try:
        return unpack(Rules, json.loads(found[0])) if found is not None else None
    except ValueError:
        return None


def do_set(tx: Tx, app: App, person: Person, typed: Mapping[str, str]) -> Rules:
    """Draw by these from now on.

    Raises:
        BadRules: something is no number that can be; nothing is changed.
    """
    check_right(person, Right.REVIEW_CHATS)
    rules, wrong = read_rules(typed)
    if wrong:
        raise BadRules(wrong)
    keeping.ensure_first(tx, app, person)
    facts.record_fact(tx, RULES, json.dumps(pack(rules)))
    said = ", ".join(f"{name} {getattr(rules, name)}" for name in BOUNDS)
    audit.record_audit(tx, person_id=person.id, action="reviews.rules", object=said)
    return rules


async def watch(app: App) -> int:
    """Draw the week that has ended, once; the look takes no writer."""
    if not await app.database.read(is_due, app):
        return 0
    return await app.database.write(do_draw_week, app)


def is_due(tx: Tx, app: App) -> bool:
    """Whether a week has ended of which nothing was drawn, and there are rules."""
    rules = find_rules(tx)
    last = facts.find_fact(tx, DRAWN)
    monday = find_monday(tx.now, app.business.zone)
    return rules is not None and not rules.is_off and (last is None or last[0] < monday.isoformat())


def do_draw_week(tx: Tx, app: App) -> int:
    """Draw from the cases closed in the last whole week; how many are new. Drawing it again adds nothing."""
    rules = find_rules(tx)
    current = cards.list_current(tx)
    if rules is None or rules.is_off or not current:
        return 0
    monday = find_monday(tx.now, app.business.zone)
    facts.record_fact(tx, DRAWN, monday.isoformat())
    known = candidates.list_candidates(
        tx, _midnight(monday, app.business.zone), _midnight(monday + WEEK, app.business.zone)
    )
    drawn = draw(known, rules, seed=monday.isoformat())
    people = {one.case_id: one.person_id for one in known}
    given = spread({case_id: people[case_id] for case_id in drawn}, list_pairs(tx), count_busy(tx))
    added = [
        reviews.record_drawn(tx, case_id=case_id, card_id=current[0].id, drawn=why, reviewer_id=given[case_id])
        for case_id, why in drawn.items()
    ]
    return sum(added)


def do_draw_now(tx: Tx, app: App, person: Person) -> int:
    """The same when somebody asks for it.

    Raises:
        NothingDrawn: every rule is off.
    """
    find_reviewed(tx, person)
    rules = find_rules(tx)
    if rules is None or rules.is_off:
        raise NothingDrawn()
    count = do_draw_week(tx, app)
    audit.record_audit(tx, person_id=person.id, action="reviews.draw", object=str(count))
    return count


def count_busy(tx: Tx) -> Counter[int]:
    """How much each reviewer has to do."""
    undone = reviews.list_undone(tx)
    return Counter(one.reviewer_id for one in undone if one.reviewer_id is not None and one.stage is not Stage.DONE)


def find_monday(now: datetime, zone: ZoneInfo) -> date:
    """Of the last week that is over where the business is."""
    today = now.astimezone(zone).date()
    return today - timedelta(days=today.weekday()) - WEEK


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
