"""A reply that would cross with what its writer has not seen is stopped, once."""

from __future__ import annotations

import pytest

from bot.core.people import Person
from bot.errors import NotYours
from bot.service.cases import closing, notes, reply, taking
from bot.service.cases.closing import Ending
from bot.service.cases.reply import Enclosed
from bot.service.cases.unseen import Seen
from bot.service.outbox.refusals import CameMeanwhile
from bot.service.ports import App
from bot.storage.cases import notes as kept
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, press, run_jobs, transcript, write_in


async def _seen(app: App) -> Seen:
    """All that stands there now."""
    lines, chat = await transcript(app), await chat_of(app)
    written = await app.database.read(kept.list_notes, chat.id)
    return Seen(line=lines[-1].id, note=written[-1].id if written else 0)


async def _reply(app: App, person: Person, text: str, seen: Seen | None, click: str = "click") -> int:
    chat = await chat_of(app)
    enclosed = Enclosed(seen=seen)
    return await app.database.write(reply.do_reply, app, person, chat.id, text, client_id=click, enclosed=enclosed)


async def test_what_the_customer_wrote_meanwhile_stops_it_and_the_second_try_goes_out(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    seen = await _seen(app)
    await write_in(app, "never mind, found it")
    with pytest.raises(CameMeanwhile) as stopped:
        await _reply(app, anna, "We will look for it", seen)
    assert "We will look for it" not in [line.text for line in await transcript(app)]
    again = Seen(line=stopped.value.line, note=stopped.value.note)
    await _reply(app, anna, "Glad to hear", again)
    await run_jobs(app)
    assert phone_of(app)[-1] == "Glad to hear"


async def test_what_came_after_the_stop_stops_it_again(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    seen = await _seen(app)
    await write_in(app, "one more thing")
    with pytest.raises(CameMeanwhile) as stopped:
        await _reply(app, anna, "Yes", seen)
    await write_in(app, "and another")
    with pytest.raises(CameMeanwhile):
        await _reply(app, anna, "Yes", Seen(line=stopped.value.line, note=stopped.value.note))


async def test_a_note_of_a_colleague_stops_it_and_one_s_own_does_not(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await hand_to(app, anna)
    chat, seen = await chat_of(app), await _seen(app)
    await app.database.write(notes.do_note, anna, chat.id, "mine", client_id="n1")
    await _reply(app, anna, "first", seen, "click-1")
    await app.database.write(notes.do_note, oleh, chat.id, "do not promise that", client_id="n2")
    with pytest.raises(CameMeanwhile):
        await _reply(app, anna, "second", seen, "click-2")


async def test_own_replies_presses_and_notices_stop_nothing(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    seen = await _seen(app)
    await _reply(app, anna, "first", None, "click-1")
    await run_jobs(app)
    await press(app, "human", on="?")
    await run_jobs(app)
    await _reply(app, anna, "second", seen, "click-2")
    assert [line.text for line in await transcript(app)][-1] == "second"


async def test_a_second_click_of_what_went_out_is_not_stopped(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    seen = await _seen(app)
    first = await _reply(app, anna, "once", seen)
    await write_in(app, "thanks")
    assert await _reply(app, anna, "once", seen) == first


async def test_who_lost_the_chat_hears_that_first(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await hand_to(app, anna)
    seen = await _seen(app)
    await write_in(app, "hello?")
    with pytest.raises(NotYours):
        await _reply(app, oleh, "Hi", seen)


async def test_neither_closes_nor_takes_a_chat(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    seen = await _seen(app)
    await write_in(app, "wait")
    chat = await chat_of(app)
    stale = Enclosed(seen=seen)
    with pytest.raises(CameMeanwhile):
        await app.database.write(
            closing.do_reply_and_close, app, anna, chat.id, "Bye", client_id="c", ending=Ending(), enclosed=stale
        )
    assert (await case_of(app)).person_id == anna.id
    await write_in(app, "a question", "2")
    other = await chat_of(app, "2")
    with pytest.raises(CameMeanwhile):
        await app.database.write(
            taking.do_write_first,
            app,
            anna,
            other.id,
            "Hi",
            client_id="d",
            enclosed=Enclosed(seen=Seen(line=0, note=0)),
        )
    assert (await chat_of(app, "2")).owner.person_id is None
