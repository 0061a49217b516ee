"""My requests: the open one, those before, and going on with one that was closed and is not solved."""

from __future__ import annotations

from bot.core.case import Reason, State
from bot.core.desk.numbers import LETTERS, write_number
from bot.service.cases import holding
from bot.service.ports import App
from bot.storage.cases import escalations
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    hand_to,
    hire,
    phone_of,
    press,
    queue_up,
    recording,
    run_jobs,
)
from tests.support.clock import FakeClock


async def _close(app: App, chat: str = "1") -> int:
    """A case that Anna has closed; its number."""
    anna = await hire(app, f"Anna {chat}")
    case = await hand_to(app, anna, chat)
    await app.database.write(holding.do_resolve, app, anna, case.conversation_id)
    await run_jobs(app)
    return case.id


async def _ask(app: App, chat: str = "1") -> str:
    await command(app, "status", chat=chat)
    await run_jobs(app)
    return phone_of(app, chat)[-1]


async def test_who_never_called_anybody_has_no_requests(app: App) -> None:
    assert await _ask(app) == "You have no open request. I'm answering right now: ask away."


async def test_a_press_below_gives_the_code_for_another_chat(app: App) -> None:
    await _ask(app)
    await press(app, "link")
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("Your code: ")


async def test_earlier_requests_are_listed_with_what_became_of_them(app: App, clock: FakeClock) -> None:
    first = await _close(app)
    clock.advance(hours=1)
    second = (await queue_up(app)).id
    await press(app, "cancel-wait")
    told = await _ask(app)
    assert told.splitlines()[2:] == [
        "Earlier requests:",
        f"#{write_number(second)}, September 1: “my question” (you took it back)",
        f"#{write_number(first)}, September 1: “my question” (closed)",
    ]
    assert [button.action for button in recording(app).phone()[-1].buttons] == [f"again:{first}", "link"]


async def test_a_slip_in_a_number_is_told_apart_from_one_that_is_not_theirs(app: App) -> None:
    own, other = await _close(app), await _close(app, "2")
    said = len(phone_of(app))
    letter = next(one for one in LETTERS if one != write_number(own)[-1])
    for asked, told in (
        (f"{own}{letter}", "There is a typo in that number"),
        (write_number(other), "I see no request with that number in this chat"),
        ("99", "I see no request with that number in this chat"),
        (f"№ {write_number(own).lower()}", "You have no open request."),
        (str(own), "You have no open request."),
        ("please", "You have no open request."),
    ):
        await command(app, "status", asked)
        await run_jobs(app)
        assert phone_of(app)[said].startswith(told), asked
        said = len(phone_of(app))


async def test_the_number_of_what_is_open_can_be_copied(app: App) -> None:
    case = await hand_to(app, await hire(app))
    await _ask(app)
    (button,) = recording(app).phone()[-1].buttons
    assert (button.label, button.action) == (f"Copy #{write_number(case.id)}", f"copy:{write_number(case.id)}")


async def test_what_was_closed_and_is_not_solved_goes_on_with_its_history(app: App, clock: FakeClock) -> None:
    number = await _close(app)
    clock.advance(hours=30)
    await press(app, f"again:{number}")
    await run_jobs(app)
    case = await case_of(app)
    assert (case.reason, case.priority, case.brief.former, case.brief.question) == (
        Reason.AGAIN,
        1,
        number,
        "my question",
    )
    assert any("passed it on once more" in text for text in phone_of(app))


async def test_a_second_press_shows_the_place_and_opens_nothing(app: App) -> None:
    number = await _close(app)
    await press(app, f"again:{number}")
    await run_jobs(app)
    await press(app, f"again:{number}")
    await run_jobs(app)
    assert "You're next." in phone_of(app)[-1]
    conversation = await chat_of(app)
    assert len(await app.database.read(escalations.list_closed, conversation_id=conversation.id)) == 1


async def test_after_a_week_it_is_a_request_like_any_other(app: App, clock: FakeClock) -> None:
    number = await _close(app)
    clock.advance(hours=24 * 8)
    assert recording(app).phone()[-1].buttons[0].action == f"again:{number}"
    await press(app, f"again:{number}")
    await run_jobs(app)
    case = await case_of(app)
    assert (case.state, case.reason, case.brief.former) == (State.WAITING, Reason.REQUESTED, None)


async def test_a_request_of_somebody_else_is_not_gone_on_with(app: App) -> None:
    number = await _close(app)
    await _close(app, "2")
    await press(app, f"again:{number}", "2", on=recording(app).phone("2")[-1].key)
    await run_jobs(app)
    assert (await chat_of(app, "2")).owner.holder.value == "bot"
