"""Replies that leave later: undone in their first seconds, kept for a time, dropped when something comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.case import State
from bot.core.messages import OWN, Attachment, Delivery, Dropped, Planned, Then
from bot.core.people import Person, Role
from bot.errors import EmptyReply, NotYours, PastMoment
from bot.service.cases import composing, holding, transfer
from bot.service.cases.reply import Enclosed
from bot.service.cases.unseen import Seen
from bot.service.cases.writing import planning
from bot.service.cases.writing.planning import Written
from bot.service.outbox.enclosing import owner_of_staff
from bot.service.outbox.refusals import CameMeanwhile, LeftAlready, NotYourMessage
from bot.service.ports import App
from bot.storage.cases import escalations, planned
from bot.storage.chat import files
from bot.storage.database import Tx
from bot.storage.people import people
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, run_jobs, transcript, write_in
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply


async def _careful(app: App, name: str = "Anna", role: Role = Role.OPERATOR) -> Person:
    """Somebody who has chosen five seconds."""
    person = await hire(app, name, role)
    return await app.database.write(people.record_change, person.id, undo_seconds=5)


async def _hold(app: App, person: Person, text: str = "It costs 100", *, click: str = "c1", **fields: object) -> int:
    chat = await chat_of(app)
    written = replace(Written(text=text, client_id=click), **fields)  # type: ignore[arg-type]
    return await app.database.write(planning.do_hold, person, chat.id, written)


async def _plan(app: App, person: Person, due: datetime, text: str = "Any news?", click: str = "p1") -> int:
    chat, written = await chat_of(app), Written(text=text, client_id=click)
    return await app.database.write(planning.do_plan, app, person, chat.id, written, due=due)


async def _list(app: App) -> tuple[Planned, ...]:
    return await app.database.read(planned.list_of, (await chat_of(app)).id)


async def _draft(app: App, person: Person) -> str:
    found = await app.database.read(composing.access_composing, app, person, (await chat_of(app)).id)
    return found.draft


def _later(app: App, **time: float) -> datetime:
    return app.clock() + timedelta(**time)


async def test_a_held_reply_leaves_once_after_its_seconds(app: App, clock: FakeClock) -> None:
    anna = await _careful(app)
    await hand_to(app, anna)
    number = await _hold(app, anna)
    assert await _hold(app, anna) == number, "a second press"
    await run_jobs(app, until=_later(app, seconds=4))
    assert "It costs 100" not in phone_of(app)
    assert (await chat_of(app)).waiting_since is not None, "nothing has been answered yet"
    await run_jobs(app)
    assert phone_of(app).count("It costs 100") == 1
    assert (await chat_of(app)).waiting_since is None
    assert await _list(app) == ()
    await _hold(app, anna)
    await run_jobs(app)
    assert phone_of(app).count("It costs 100") == 1, "the press came again, late"


async def test_undone_it_goes_back_with_its_files_and_never_leaves(app: App) -> None:
    anna = await _careful(app)
    await hand_to(app, anna)
    chat = await chat_of(app)
    one = Attachment(kind="photo", file_key=f"{OWN}key-of-a-picture-1", name="a.png", size=1)
    await app.database.write(files.record_file, one, owner=owner_of_staff(anna, chat.id))
    number = await _hold(app, anna, enclosed=Enclosed(files=(one.own_key,)))
    composing_now = await app.database.read(composing.access_composing, app, anna, chat.id)
    assert composing_now.files == (), "the box is empty meanwhile"
    back = await app.database.write(planning.do_take_back, anna, number)
    assert (back.text, back.files) == ("It costs 100", (one.own_key,))
    composing_now = await app.database.read(composing.access_composing, app, anna, chat.id)
    assert (composing_now.draft, composing_now.files) == ("It costs 100", (one,))
    await run_jobs(app)
    assert "It costs 100" not in phone_of(app)
    with pytest.raises(LeftAlready):
        await app.database.write(planning.do_take_back, anna, number)


async def test_once_it_left_it_can_t_be_undone(app: App) -> None:
    anna = await _careful(app)
    await hand_to(app, anna)
    number = await _hold(app, anna)
    await run_jobs(app)
    with pytest.raises(LeftAlready):
        await app.database.write(planning.do_take_back, anna, number)


async def test_send_and_close_waits_the_same_way(app: App) -> None:
    anna = await _careful(app)
    case = await hand_to(app, anna)
    await _hold(app, anna, "Bye", then=Then(closes=True, result_id=1, tags=("#Late",), words="sent anew"))
    assert (await case_of(app)).id == case.id
    await run_jobs(app)
    closed = await app.database.read(escalations.get, case.id)
    assert (closed.state, closed.outcome, closed.tags) == (State.RESOLVED, "sent anew", ("late",))
    assert closed.result is not None
    texts = [line.text for line in await transcript(app)]
    assert texts.index("Bye") == len(texts) - 2, "the last word, then that it is closed"


async def test_send_and_snooze_waits_the_same_way(app: App) -> None:
    anna = await _careful(app)
    await hand_to(app, anna)
    await _hold(app, anna, "Tomorrow", then=Then(snoozes=True, until=_later(app, hours=20)))
    await run_jobs(app, until=_later(app, seconds=30))
    assert (await case_of(app)).snooze is not None
    assert "Tomorrow" in phone_of(app)


async def test_a_chat_that_was_taken_over_gets_nothing_of_it_and_the_words_are_kept(app: App) -> None:
    anna, lead = await _careful(app), await hire(app, "Lena", Role.LEAD)
    case = await hand_to(app, anna)
    await _hold(app, anna)
    await app.database.write(holding.do_take_over, app, lead, case.id)
    await run_jobs(app)
    assert "It costs 100" not in phone_of(app)
    assert [one.dropped for one in await _list(app)] == [Dropped.HANDS]
    assert await _draft(app, anna) == "It costs 100"
    back = await app.database.write(planning.do_take_back, anna, (await _list(app))[0].id)
    assert back.text == "It costs 100"
    assert await _list(app) == ()


async def test_what_was_begun_meanwhile_stays_in_the_draft(app: App) -> None:
    anna = await _careful(app)
    await hand_to(app, anna)
    chat = await chat_of(app)
    await _hold(app, anna)
    await app.database.write(composing.do_keep_draft, anna, chat.id, "and then")
    await run_jobs(app)
    assert await _draft(app, anna) == "and then"


async def test_a_reply_that_crosses_is_stopped_before_it_is_held(app: App) -> None:
    anna = await _careful(app)
    await hand_to(app, anna)
    await write_in(app, "wait")
    with pytest.raises(CameMeanwhile):
        await _hold(app, anna, enclosed=Enclosed(seen=Seen(line=0, note=0)))
    with pytest.raises(EmptyReply):
        await _hold(app, anna, " ")
    with pytest.raises(NotYours):
        await _hold(app, await _careful(app, "Oleh"))
    assert await _list(app) == ()


async def test_a_kept_reply_leaves_at_its_time(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await _plan(app, anna, _later(app, hours=15))
    await run_jobs(app, until=_later(app, hours=14))
    assert "Any news?" not in phone_of(app)
    await run_jobs(app, until=_later(app, hours=2))
    assert phone_of(app)[-1] == "Any news?"


async def test_it_stays_when_the_customer_writes_first_and_its_author_is_told(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await _plan(app, anna, _later(app, hours=15))
    assert await planning.drop_hopeless(app) == 0
    await write_in(app, "It has come, thanks")
    assert await planning.drop_hopeless(app) == 1
    assert await planning.drop_hopeless(app) == 0
    assert [one.dropped for one in await _list(app)] == [Dropped.CUSTOMER]
    assert await _draft(app, anna) == "Any news?"
    await run_jobs(app, until=_later(app, hours=20))
    assert "Any news?" not in phone_of(app)
    await app.database.write(planning.do_send_now, app, anna, (await _list(app))[0].id)
    await run_jobs(app)
    assert "Any news?" in phone_of(app)
    assert await _list(app) == ()


async def test_what_is_sent_from_the_box_after_all_is_no_longer_kept_beside_it(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await _plan(app, anna, _later(app, hours=15))
    await write_in(app, "hello")
    await planning.drop_hopeless(app)
    await send_reply(app, anna, await _draft(app, anna))
    assert await _list(app) == ()


async def test_the_customer_who_writes_in_the_last_moment_is_before_it_all_the_same(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await _plan(app, anna, _later(app, hours=15))
    await write_in(app, "It has come, thanks")
    await run_jobs(app)
    assert "Any news?" not in phone_of(app)


async def test_it_is_changed_put_off_sent_at_once_and_by_nobody_else(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await hand_to(app, anna)
    number, write = await _plan(app, anna, _later(app, hours=1)), app.database.write
    await write(planning.do_change, app, anna, number, text="How is it?", due=_later(app, hours=3))
    await run_jobs(app, until=_later(app, hours=2))
    assert "How is it?" not in phone_of(app)
    for wrong, error in ((" ", EmptyReply), ("x", PastMoment)):
        with pytest.raises(error):
            await write(planning.do_change, app, anna, number, text=wrong, due=app.clock())
    with pytest.raises(NotYourMessage):
        await write(planning.do_send_now, app, oleh, number)
    with pytest.raises(NotYourMessage):
        await write(planning.do_take_back, oleh, number)
    message = await write(planning.do_send_now, app, anna, number)
    await run_jobs(app, until=_later(app, hours=5))
    assert phone_of(app).count("How is it?") == 1
    assert {line.id: line.delivery for line in await transcript(app)}[message] is Delivery.SENT


async def test_what_was_kept_by_somebody_who_handed_the_chat_on_stays(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await hand_to(app, anna)
    number = await _plan(app, anna, _later(app, hours=1))
    chat = await chat_of(app)
    await app.database.write(transfer.do_transfer, app, anna, chat.id, to=oleh.id, anyway=True)
    assert await planning.drop_hopeless(app) == 1
    with pytest.raises(NotYours):
        await app.database.write(planning.do_send_now, app, anna, number)


async def test_a_moment_that_has_passed_is_refused(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    with pytest.raises(PastMoment):
        await _plan(app, anna, app.clock())


async def test_files_of_what_is_kept_are_not_tidied_away(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    chat = await chat_of(app)
    one = Attachment(kind="photo", file_key=f"{OWN}key-of-a-picture-2", name="a.png", size=1)
    await app.database.write(files.record_file, one, owner=owner_of_staff(anna, chat.id))
    written = Written(text="", client_id="p2", enclosed=Enclosed(files=(one.own_key,)))
    await app.database.write(planning.do_plan, app, anna, chat.id, written, due=_later(app, days=5))
    clock.advance(hours=72)

    def list_old(tx: Tx) -> tuple[str, ...]:
        return files.list_old(tx, unused_before=tx.now - timedelta(days=1), used_before=tx.now, limit=9)

    assert await app.database.read(list_old) == ()
