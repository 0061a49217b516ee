"""A case is opened once and claimed by one."""

from __future__ import annotations

import pytest

from bot.core.case import Reason, State
from bot.core.conversation import QUEUE, operator
from bot.core.desk.numbers import write_number
from bot.core.people import Role
from bot.errors import (
    AlreadyClaimed,
    NotAllowed,
    NotFound,
    NotWaiting,
)
from bot.service.cases import holding, queue
from bot.service.ports import App
from bot.storage.people import people
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    hand_to,
    hire,
    phone_of,
    press,
    queue_up,
    run_jobs,
    write_in,
)
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article, wants_human


async def test_opening_hands_the_chat_to_the_queue_and_tells_the_customer(app: App) -> None:
    case = await queue_up(app)
    assert case.state is State.WAITING
    assert (await chat_of(app)).owner == QUEUE
    assert phone_of(app)[0].startswith("Of course")
    assert f"#{write_number(case.id)}" in phone_of(app)[1]
    assert "next" in phone_of(app)[1]


async def test_asking_twice_for_a_person_opens_one_case(app: App) -> None:
    case = await queue_up(app)
    await command(app, "human")
    assert (await case_of(app)).id == case.id
    assert len(await app.database.read(queue.list_queue, await hire(app))) == 1


async def test_the_brief_holds_what_the_engine_understood(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["order"] = wants_human(Reason.STATUS, order_number="LF-204518")
    await command(app, "start", "promo")
    await write_in(app, "where is my order")
    await run_jobs(app)
    brief = (await case_of(app)).brief
    assert (brief.reason, brief.question, brief.intent) == (Reason.STATUS, "where is my order", "human")
    assert dict(brief.facts) == {"came_from": "promo", "order_number": "LF-204518"}


async def test_the_brief_lists_what_was_tried_and_how_the_customer_reacted(
    app: App, dialogue: ScriptedDialogue, finder: ScriptedFinder
) -> None:
    finder.articles["delivery/cost"] = make_article("delivery/cost")
    dialogue.turns["delivery"] = found(("delivery/cost", 0.9))
    await write_in(app, "delivery?")
    await run_jobs(app)
    await press(app, "not-helped")
    brief = (await case_of(app)).brief
    assert brief.reason is Reason.NOT_HELPED
    assert [(tried.article, tried.reaction) for tried in brief.tried] == [("delivery/cost", "not_helped")]
    assert brief.question == "delivery?"


async def test_a_claim_gives_the_chat_to_the_operator_and_names_them_to_the_customer(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    assert (case.state, case.person_id, case.person_name) == (State.CLAIMED, anna.id, "Anna")
    assert (await chat_of(app)).owner == operator(anna.id)
    assert phone_of(app)[1] == f"Request #{write_number(case.id)}: Anna is answering."
    assert phone_of(app)[-1].startswith("Anna has joined")


async def test_the_second_claim_is_refused_and_names_the_first(app: App) -> None:
    case = await hand_to(app, await hire(app))
    with pytest.raises(AlreadyClaimed, match="Anna"):
        await app.database.write(holding.do_claim, app, await hire(app, "Boris"), case.id)


async def test_claiming_ones_own_case_again_changes_nothing(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    epoch = (await chat_of(app)).epoch
    assert await app.database.write(holding.do_claim, app, anna, case.id) == case
    assert (await chat_of(app)).epoch == epoch


async def test_a_closed_case_cannot_be_claimed(app: App) -> None:
    case = await queue_up(app)
    await press(app, "cancel-wait")
    with pytest.raises(NotWaiting):
        await app.database.write(holding.do_claim, app, await hire(app), case.id)


async def test_a_case_that_does_not_exist_cannot_be_claimed(app: App) -> None:
    with pytest.raises(NotFound):
        await app.database.write(holding.do_claim, app, await hire(app), 99)


async def test_a_disabled_person_may_do_nothing(app: App) -> None:
    case = await queue_up(app)
    person = await hire(app)
    person = await app.database.write(people.record_change, person.id, disabled=True)
    with pytest.raises(NotAllowed):
        await app.database.write(holding.do_claim, app, person, case.id)
    with pytest.raises(NotAllowed):
        await app.database.read(queue.list_queue, person)
    with pytest.raises(NotAllowed):
        queue.check_queue(person)


async def test_an_operator_may_not_take_over_but_a_lead_may(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    with pytest.raises(NotAllowed):
        await app.database.write(holding.do_take_over, app, await hire(app, "Boris"), case.id)
    lead = await hire(app, "Lena", Role.LEAD)
    taken = await app.database.write(holding.do_take_over, app, lead, case.id)
    await run_jobs(app)
    assert taken.person_name == "Lena"
    assert phone_of(app)[-1].startswith("Lena is taking over")
