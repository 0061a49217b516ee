"""The overview and the chats behind it, for who may see whose."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert

from bot.core.case import Reason
from bot.core.insights.asked import Asked
from bot.core.insights.reports.cuts import By
from bot.core.insights.reports.listing import Side
from bot.core.insights.reports.measures import MEASURES, OF_THE_BOT
from bot.core.insights.reports.span import Odd
from bot.core.messages import Author
from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.service.cases import holding, reply
from bot.service.cases.closing import Ending, do_close
from bot.service.insights.reports.listing import Listing, list_chats, read_wanted
from bot.service.insights.reports.overview import Overview, read_overview
from bot.service.ports import App
from bot.storage.insights import asked
from bot.storage.insights.asked import Known
from bot.storage.tables.cases import case_tags, ratings
from tests.support.acting import hire
from tests.support.clock import FakeClock
from tests.support.rows import add_case, add_chat, add_message


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who sees everybody's numbers."""
    return await hire(app, "Lena", Role.LEAD)


async def overview(app: App, person: Person, days: str = "week") -> Overview:
    return await app.database.read(read_overview, app, person, days)


async def chats(app: App, person: Person, **wanted: str) -> Listing:
    return await app.database.read(list_chats, app, person, read_wanted(wanted, wanted.get("range", "week")))


def answer(app: App, chat: str, article: str = "delivery/cost", *, thumb: bool | None = None) -> int:
    """A question that the bot answered."""
    where = add_chat(app.database, chat)
    question = add_message(app.database, where, "How much?")
    line = add_message(app.database, where, "95", author=Author.BOT)
    row = Asked(message_id=line, question_id=question, text="How much?", at=app.clock(), article=article, thumb=thumb)
    app.database.write_now(asked.record_new, [Known(row=row, conversation_id=where.id, language="en")])
    return where.id


async def solve(app: App, clock: FakeClock, person: Person, chat: str, *, minutes: float = 5) -> int:
    """A case that this person took, answered and closed."""
    where = add_chat(app.database, chat)
    add_message(app.database, where, "A person please")
    case = add_case(app.database, where, Reason.REQUESTED)
    clock.advance(minutes=minutes)
    await app.database.write(holding.do_claim, app, person, case)
    await app.database.write(reply.do_reply, app, person, where.id, "Done.", client_id=f"r-{chat}")
    await app.database.write(do_close, app, person, where.id, Ending())
    return case


async def test_an_empty_installation_has_nothing_to_say(app: App, lead: Person) -> None:
    found = await overview(app, lead, "month")
    assert found.is_empty
    assert {one.key for one in MEASURES} == set(found.figures)
    assert (await chats(app, lead, measure="handed")).rows == ()


async def test_one_day_of_data_is_counted_by_the_hour(app: App, lead: Person) -> None:
    answer(app, "1")
    answer(app, "2", thumb=False)
    found = await overview(app, lead, "day")
    assert (found.figures["talks"].part, found.figures["alone"].part, found.figures["neither"].part) == (2, 1, 1)
    assert found.course["talks"]["15"].part == 2  # noon in London is three in Kyiv
    assert found.before["talks"].of == 0
    assert found.figures["lasting"].of == 0  # a week has not passed


async def test_who_is_served_for_good_is_known_a_week_later(app: App, clock: FakeClock, lead: Person) -> None:
    answer(app, "1")
    answer(app, "2")
    clock.advance(hours=24)
    answer(app, "2")
    answer(app, "3", "payment/cards")
    clock.advance(hours=24 * 8)
    lasting = (await overview(app, lead, "month")).figures["lasting"]
    assert (lasting.part, lasting.of) == (3, 4)


async def test_a_case_is_counted_measured_and_listed(app: App, clock: FakeClock, lead: Person) -> None:
    number = await solve(app, clock, lead, "1", minutes=12)
    found = await overview(app, lead)
    assert found.reasons["requested"].part == 1
    assert (found.figures["wait"].median, found.figures["first-reply"].median) == (720, 720)
    (row,) = (await chats(app, lead, measure="first-reply")).rows
    assert (row.case_id, row.person, row.seconds) == (number, "Lena", 720)


async def test_an_operator_sees_their_own_and_nothing_of_the_bot(app: App, clock: FakeClock, lead: Person) -> None:
    anna, ben = await hire(app, "Anna", Role.OPERATOR), await hire(app, "Ben", Role.OPERATOR)
    await solve(app, clock, anna, "1")
    await solve(app, clock, ben, "2")
    await solve(app, clock, ben, "3")
    own = await overview(app, anna)
    assert (own.own, own.figures["solved"].part) == (True, 1)
    assert not set(own.figures) & OF_THE_BOT
    assert (await overview(app, lead)).figures["solved"].part == 3
    assert [row.person for row in (await chats(app, anna, measure="solved")).rows] == ["Anna"]
    assert (await chats(app, anna, measure="solved", by="person", value=str(ben.id))).rows == ()
    with pytest.raises(NotAllowed):
        await chats(app, anna, measure="talks")


async def test_a_person_without_a_team_and_a_rating_that_is_gone_break_nothing(
    app: App, clock: FakeClock, lead: Person
) -> None:
    await solve(app, clock, lead, "1")
    await app.database.write(lambda tx: tx.connection.execute(delete(ratings)))
    found = await overview(app, lead)
    assert (found.figures["csat"].of, found.figures["asked"].of) == (0, 0)
    assert (await chats(app, lead, measure="solved", by="team", value="-")).count == 1


async def test_the_chats_are_as_many_as_the_number_says_on_both_sides(app: App, lead: Person) -> None:
    for number in range(60):
        answer(app, str(number), thumb=False if number < 5 else None)
    first = await chats(app, lead, measure="alone")
    assert (first.count, len(first.rows), first.pages) == (55, 50, 2)
    assert len((await chats(app, lead, measure="alone", page="2")).rows) == 5
    assert len((await chats(app, lead, measure="alone", page="99")).rows) == 5
    others = await chats(app, lead, measure="alone", side="out")
    assert (len(others.rows), others.wanted.side, others.rows[0].counts) == (5, Side.OUT, False)
    assert first.rows[0].text == "How much?"


async def test_chats_are_narrowed_by_what_they_have(app: App, lead: Person) -> None:
    answer(app, "1", "delivery/cost")
    answer(app, "2", "payment/cards")
    found = await chats(app, lead, measure="alone", by="topic", value="payment")
    assert (found.count, found.wanted.by) == (1, By.TOPIC)
    assert (await chats(app, lead, measure="alone", by="hour", value="15")).count == 2
    assert (await chats(app, lead, measure="alone", by="hour", value="3")).count == 0


async def test_a_thousand_tags_are_counted_each(app: App, clock: FakeClock, lead: Person) -> None:
    case = await solve(app, clock, lead, "1")
    rows: list[dict[str, Any]] = [{"case_id": case, "tag": f"tag {number}"} for number in range(1000)]
    await app.database.write(lambda tx: tx.connection.execute(insert(case_tags), rows))
    assert (await overview(app, lead)).figures["solved"].part == 1
    assert (await chats(app, lead, measure="solved", by="tag", value="tag 999")).count == 1
    assert len((await chats(app, lead, measure="solved")).rows) == 1


@pytest.mark.parametrize(
    ("by", "value", "page"),
    [("team", "x" * 500, "-1"), ("nothing", "1", "1e9"), ("topic", "a", ""), ("hour", "٣", "2")],
)
async def test_an_address_that_says_nothing_is_read_as_far_as_it_goes(
    app: App, lead: Person, by: str, value: str, page: str
) -> None:
    found = await chats(app, lead, measure="solved", by=by, value=value, page=page, side="?")
    assert (found.wanted.by, found.wanted.side, found.rows) == (None, Side.IN, ())


async def test_odd_days_are_put_right_and_said(app: App, lead: Person) -> None:
    tomorrow = (app.clock() + timedelta(days=1)).date()
    assert (await overview(app, lead, f"{tomorrow}..{tomorrow}")).odd is Odd.FUTURE
    assert (await overview(app, lead, "2010-01-01..2020-01-01")).span.days == 731
