"""The internal quality score: what one counts by hand from the rows, and who sees whose."""

from __future__ import annotations

import json
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from bot.core.insights.reviews.card import Card
from bot.core.insights.reviews.quality import FEW, Mean
from bot.core.people import Role
from bot.service.insights.reviews import disputing, keeping
from bot.service.insights.reviews.quality import EVERYTHING, Narrowed, Quality, count_unseen, read_quality
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.people import teams
from bot.storage.tables.cases import escalations
from bot.storage.tables.reviews import case_reviews, scorecards
from tests.support.acting import hire
from tests.support.clock import FakeClock
from tests.support.reviewed import close_case, finish, review_of
from tests.support.rows import add_case, add_chat
from tests.support.staff import do_hire

VALUES = {"yes_no": (0, 1), "five": (1, 2, 3, 4, 5)}


async def test_operators_see_their_own_and_leads_those_of_their_team(app: App, clock: FakeClock) -> None:
    anna, oleh, lena = await hire(app, "Anna"), await hire(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    boss = await hire(app, "Boss", Role.ADMIN)
    await finish(app, boss, await close_case(app, anna, "1"), worst="rules")
    await finish(app, boss, await close_case(app, oleh, "2"))
    assert [await app.database.read(count_unseen, one) for one in (anna, lena)] == [1, 0]
    clock.advance(minutes=1)

    async def seen(person: Any) -> Quality:
        return await app.database.read(read_quality, app, person, "week")

    assert ((await seen(anna)).now, (await seen(anna)).own) == (Mean(value=0.0, n=1), True)
    assert (await seen(boss)).now == Mean(value=0.5, n=2)
    assert (await seen(boss)).now.is_few and FEW > 2
    team = await app.database.write(teams.record_team, name="Returns", place=1)
    await app.database.write(teams.record_members, team, [lena.id, oleh.id])
    assert (await seen(lena)).now == Mean(value=1.0, n=1)
    worst = (await seen(boss)).categories[0]
    narrowed = await app.database.read(read_quality, app, boss, "week", Narrowed(category=worst[0].address))
    assert (worst[0].key, worst[1].failed, narrowed.now.n) == ("rules", 1, 2)
    nobody = await app.database.read(read_quality, app, boss, "week", Narrowed(person="999", category="x'; --"))
    assert (nobody.now.n, nobody.listed) == (0, ())


async def test_a_decided_dispute_is_counted_as_it_stands(app: App, clock: FakeClock) -> None:
    anna, lena = await hire(app, "Anna"), await hire(app, "Lena", Role.LEAD)
    number = await close_case(app, anna)
    await finish(app, lena, number, worst="rules")
    await app.database.write(disputing.do_dispute, anna, number, "rules", "I asked.")
    found = await app.database.read(read_quality, app, lena, "week")
    assert (found.now.value, len(found.disputes), found.disputes[0].is_open) == (0.0, 1, True)
    await app.database.write(disputing.do_decide, lena, found.disputes[0].id, 1, "True.")
    found = await app.database.read(read_quality, app, lena, "week")
    assert (found.now.value, found.disputes[0].changed) == (1.0, True)
    assert (await review_of(app, number)).score == 1.0


@pytest.mark.parametrize("days", ["", "week", "2030-01-01..2030-02-01", "nonsense"])
async def test_nothing_is_no_figure(app: App, days: str) -> None:
    lena = await hire(app, "Lena", Role.LEAD)
    found = await app.database.read(read_quality, app, lena, days)
    assert (found.now, found.categories, found.people) == (Mean(), (), ())


@settings(
    max_examples=6, phases=(Phase.reuse, Phase.generate), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_every_mean_is_what_one_counts_by_hand(app: App, seed: int) -> None:
    app.database.write_now(lambda tx: tx.connection.execute(delete(case_reviews)))
    boss = app.database.write_now(do_hire, "Boss", Role.ADMIN)
    fill(app, Random(seed), boss.id)
    found = app.database.read_now(read_quality, app, boss, "month", EVERYTHING)
    whole, people, categories = app.database.read_now(recount)
    assert means(found.now) == whole
    assert {key: means(mean) for key, mean in found.people} == people
    assert {(one.card, one.key): means(mean) for one, mean in found.categories} == categories


def means(mean: Mean) -> tuple[int, float | None]:
    return mean.n, None if mean.value is None else round(mean.value, 9)


def fill(app: App, random: Random, boss: int) -> None:
    """Random reviews by two versions of a card, written as rows."""
    card = keeping.make_shipped(app, "en")
    staff = [app.database.write_now(do_hire, name) for name in ("Anna", "Oleh")]
    lead = app.database.write_now(do_hire, "Boss", Role.ADMIN)
    versions: list[Card] = []
    known = app.database.read_now(keeping.list_cards, app, lead)
    for _ in range(2):
        some = tuple(one for one in card.categories if random.random() < 0.8) or card.categories
        base = versions[-1] if versions else known[0]
        kept = type(card)(id=base.id, card=base.card, name="Chat", categories=some)
        versions.append(app.database.write_now(keeping.do_save, lead, kept))
    for place in range(random.randint(0, 12)):
        case = add_case(app.database, add_chat(app.database, f"{random.random()}-{place}"))
        version = random.choice(versions)
        marks = [
            {"category": one.key, "value": random.choice((None, *VALUES[one.scale.value])), "comment": ""}
            for one in version.categories
        ]
        score = by_hand([json.loads(json.dumps(vars_of(one))) for one in version.categories], marks)
        if score is not None:
            app.database.write_now(add, case, random.choice(staff).id, boss, version.id, marks, float(score))


def vars_of(one: Any) -> dict[str, Any]:
    return {"key": one.key, "weight": one.weight, "critical": one.critical, "scale": one.scale.value}


def add(tx: Tx, case: int, person: int, reviewer: int, card: int, marks: list[dict[str, Any]], score: float) -> None:
    chat = tx.connection.execute(select(escalations.c.conversation_id).where(escalations.c.id == case)).scalar_one()
    tx.connection.execute(
        update(escalations).where(escalations.c.id == case).values(state="resolved", closed_at=tx.now)
    )
    tx.connection.execute(
        insert(case_reviews).values(
            case_id=case,
            conversation_id=chat,
            person_id=person,
            reviewer_id=reviewer,
            card_id=card,
            drawn="hand",
            stage="done",
            filled={"marks": marks, "comment": "", "lines": []},
            revision=1,
            score=score,
            made_at=tx.now,
            finished_at=tx.now,
        )
    )


def share(category: dict[str, Any], value: int) -> Fraction:
    values = VALUES[category["scale"]]
    return Fraction(value - values[0], values[-1] - values[0])


def by_hand(categories: list[dict[str, Any]], marks: list[dict[str, Any]]) -> Fraction | None:
    given_ = {one["category"]: one["value"] for one in marks if one["value"] is not None}
    rated = [(one, share(one, given_[one["key"]])) for one in categories if one["key"] in given_]
    weight = sum(one["weight"] for one, _ in rated)
    if any(one["critical"] and part < Fraction(1, 2) for one, part in rated):
        return Fraction(0)
    return sum((one["weight"] * part for one, part in rated), Fraction(0)) / weight if weight else None


def recount(tx: Tx) -> tuple[Any, dict[str, Any], dict[tuple[int, str], Any]]:
    """From the raw rows: in all, by person, by category."""
    cards = {row.id: row for row in tx.connection.execute(select(scorecards))}
    whole: list[Fraction] = []
    people: dict[str, list[Fraction]] = {}
    aspects: dict[tuple[int, str], list[Fraction]] = {}
    for row in tx.connection.execute(select(case_reviews)):
        card = cards[row.card_id]
        score = by_hand(card.categories, row.filled["marks"])
        assert score is not None
        whole.append(score)
        people.setdefault(str(row.person_id), []).append(score)
        named = {one["key"]: one for one in card.categories}
        for mark in row.filled["marks"]:
            if mark["value"] is not None:
                part = share(named[mark["category"]], mark["value"])
                aspects.setdefault((card.card, mark["category"]), []).append(part)
    return mean(whole), {key: mean(some) for key, some in people.items()}, {k: mean(v) for k, v in aspects.items()}


def mean(some: list[Fraction]) -> tuple[int, float | None]:
    return len(some), round(float(sum(some, Fraction(0)) / len(some)), 9) if some else None
