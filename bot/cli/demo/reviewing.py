"""What leads do in the demo besides answering: they read some of the chats that were closed, and judge them."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from random import Random
from typing import Final

from bot.cli.demo.people import POSTS
from bot.cli.demo.stage import Act, Stage
from bot.core.insights.reviews.card import Card, Category
from bot.core.insights.reviews.review import Filled
from bot.core.insights.reviews.sampling import SUGGESTED, Candidate
from bot.core.insights.reviews.score import Mark
from bot.core.people import Person, Role
from bot.service.insights.reviews import drawing, keeping, opening, reviewing
from bot.service.insights.reviews.reviewing import Sheet
from bot.service.insights.reviews.scope import find_reviewed
from bot.storage.insights.reviews import candidates

A_DAY: Final = 2  # for each lead
DAY: Final = timedelta(days=1)
APPLIES: Final = 0.93
READ: Final = 0.9  # of what they are told, people have looked at


def review_daily(stage: Stage, random: Random) -> Act:
    """From the first day on; what is drawn each week is set, too."""
    leads = [stage.staff[post.login] for post in POSTS if post.role is Role.LEAD]
    rules = {one.name: str(getattr(SUGGESTED, one.name)) for one in fields(SUGGESTED)}
    drawing.do_set(stage.tx(), stage.app, leads[0], rules)
    while True:
        yield DAY
        for lead in leads:
            _review_some(stage, random, lead)


def _review_some(stage: Stage, random: Random, lead: Person) -> None:
    tx = stage.tx()
    scope = find_reviewed(tx, lead)
    closed = candidates.list_candidates(tx, stage.now - DAY, stage.now)
    free = [one for one in closed if one.drawn is None and one.person_id != lead.id]
    known = [one for one in free if scope is None or one.person_id in scope]
    for one in random.sample(known, min(A_DAY, len(known))):
        _review(stage, random, lead, one)


def _review(stage: Stage, random: Random, lead: Person, one: Candidate) -> None:
    """The less care somebody takes, the more is wrong; then they mostly read it."""
    tx = stage.tx()
    post = next(post for post in POSTS if stage.staff[post.login].id == one.person_id)
    card = keeping.ensure_first(tx, stage.app, lead)
    sheet = Sheet(filled=Filled(marks=_judge(random, card, post.care)))
    reviewing.do_finish(tx, stage.app, lead, one.case_id, sheet)
    if random.random() < READ:
        opening.do_see(tx, stage.staff[post.login], one.case_id)


def _judge(random: Random, card: Card, care: float) -> tuple[Mark, ...]:
    """The first category always applies, so that there is a score."""
    return tuple(
        Mark(category=category.key, value=_give(random, category, care) if place == 0 or _applies(random) else None)
        for place, category in enumerate(card.categories)
    )


def _applies(random: Random) -> bool:
    return random.random() < APPLIES


def _give(random: Random, category: Category, care: float) -> int:
    """Something critical is failed by few."""
    well = 1 - (1 - care) / 4 if category.critical else care
    return category.scale.values[-1] if random.random() < well else random.choice(category.scale.values[:-1])
