"""How a case ends: with a result and tags, by itself or with the last reply, in one step."""

from __future__ import annotations

import pytest

from bot.core.case import State
from bot.core.conversation import BOT
from bot.core.people import Person, Role
from bot.errors import BadResult, BadResultName, BadTags, NotAllowed, NotYours, PastMoment
from bot.service.cases import closing, queue, result_list
from bot.service.cases.closing import Ending
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, queue_up, run_jobs
from tests.support.clock import FakeClock

NAMES = {"ru": "Возврат", "uk": "Повернення", "en": "Refund"}


async def reply_and_close(app: App, person: Person, ending: Ending, client_id: str = "c1") -> int:
    where = (await chat_of(app)).id
    fields = {"client_id": client_id, "ending": ending}
    return await app.database.write(closing.do_reply_and_close, app, person, where, "Done!", **fields)  # type: ignore[arg-type]


async def test_what_a_case_ended_with_is_known_in_the_next_one(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    choices = await app.database.read(closing.list_choices, anna)
    ending = Ending(result_id=choices.results[0].id, tags=("Refund", " refund", "#VIP"), words="paid back")
    await app.database.write(closing.do_close, app, anna, case.conversation_id, ending)
    await queue_up(app)
    (past,) = (await app.database.read(queue.access_case, anna, case.conversation_id)).past
    assert past.result is not None
    assert (past.state, past.result.key, past.tags) == (State.RESOLVED, "solved", ("refund", "vip"))
    assert past.outcome == "paid back"
    assert (await app.database.read(closing.list_choices, anna)).tags == ("refund", "vip")


async def test_the_last_word_and_the_end_are_one_step(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    first = await reply_and_close(app, anna, Ending())
    assert await reply_and_close(app, anna, Ending()) == first, "a second click"
    await run_jobs(app)
    assert [text for text in phone_of(app) if text == "Done!"] == ["Done!"]
    assert phone_of(app).index("Done!") < len(phone_of(app)) - 1, "the customer is told of the end after it"
    assert (await chat_of(app)).owner == BOT


async def test_who_has_blocked_us_gets_no_word_of_the_end(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    before = (await app.database.read(queue.access_case, anna, case.conversation_id)).transcript
    await app.database.write(conversations.record_blocked, case.conversation_id, blocked=True)
    await app.database.write(closing.do_close, app, anna, case.conversation_id, Ending())
    (ended,) = await app.database.read(escalations.list_closed, conversation_id=case.conversation_id)
    assert ended.state is State.RESOLVED
    after = (await app.database.read(queue.access_case, anna, case.conversation_id)).transcript
    assert [line.text for line in after] == [line.text for line in before]


async def test_where_the_end_is_refused_nothing_is_sent(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    before = phone_of(app)
    with pytest.raises(BadResult):
        await reply_and_close(app, anna, Ending(result_id=999))
    with pytest.raises(BadTags):
        await reply_and_close(app, anna, Ending(tags=("x" * 41,)))
    fields = {"client_id": "c2", "until": clock.now}
    with pytest.raises(PastMoment):
        await app.database.write(closing.do_reply_and_snooze, app, anna, case.conversation_id, "later", **fields)  # type: ignore[arg-type]
    await run_jobs(app)
    assert (phone_of(app), (await case_of(app)).state) == (before, State.CLAIMED)


async def test_an_answer_and_a_pause_are_one_step(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    for _ in range(2):
        fields = {"client_id": "c1", "until": None}
        await app.database.write(closing.do_reply_and_snooze, app, anna, case.conversation_id, "later", **fields)  # type: ignore[arg-type]
    await run_jobs(app)
    assert [text for text in phone_of(app) if text == "later"] == ["later"]
    assert (await case_of(app)).snooze is not None
    assert (await chat_of(app)).waiting_since is None


async def test_somebody_else_closes_nothing(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    case = await hand_to(app, anna)
    with pytest.raises(NotYours):
        await app.database.write(closing.do_close, app, oleh, case.conversation_id, Ending())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (("a,b", "A  B", ""), ("a b",)),
        (("#срочно", "СРОЧНО"), ("срочно",)),
        (("one;two",), ("one two",)),
        ((), ()),
    ],
)
def test_tags_are_kept_tidy(given: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert closing.tidy_tags(given) == kept


def test_eleven_tags_are_too_many() -> None:
    with pytest.raises(BadTags):
        closing.tidy_tags(f"tag{number}" for number in range(11))


async def test_a_lead_keeps_the_list_of_results(app: App) -> None:
    lena = await hire(app, "Lena", Role.LEAD)
    number = await app.database.write(result_list.do_add, lena, NAMES)
    await app.database.write(result_list.do_move_up, lena, number)
    choices = await app.database.read(closing.list_choices, lena)
    assert [one.key for one in choices.results][-1] == "spam"
    assert dict(choices.results[-2].names) == NAMES
    await app.database.write(result_list.do_rename, lena, number, NAMES | {"en": "Money back"})
    await app.database.write(result_list.do_retire, lena, choices.results[0].id, retired=True)
    choices = await app.database.read(closing.list_choices, lena)
    assert "solved" not in [one.key for one in choices.results]
    assert dict(choices.results[-2].names)["en"] == "Money back"
    (known, *_, last) = await app.database.read(result_list.list_results, lena)
    assert (known.retired, last.key, last.retired) == (False, "solved", True)


async def test_who_may_change_the_list_and_what_is_no_name(app: App) -> None:
    anna, lena = await hire(app), await hire(app, "Lena", Role.LEAD)
    with pytest.raises(NotAllowed):
        await app.database.write(result_list.do_add, anna, NAMES)
    for names in ({}, NAMES | {"uk": "  "}, NAMES | {"en": "x" * 61}):
        with pytest.raises(BadResultName):
            await app.database.write(result_list.do_add, lena, names)
    with pytest.raises(BadResult):
        await app.database.write(result_list.do_rename, lena, 999, NAMES)
