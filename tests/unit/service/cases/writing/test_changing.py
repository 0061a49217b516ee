"""Correcting and taking back what staff wrote."""

from __future__ import annotations

import pytest

from bot.core.messages import Author, Delivery, Message
from bot.core.people import Person, Role
from bot.errors import CustomerBlocked, EmptyReply, NotAllowed, NotFound, SendLater
from bot.service.cases import holding, transfer
from bot.service.cases.writing import changing
from bot.service.outbox.refusals import BeingDeleted, NobodyKnows, NotYourChatNow, NotYourMessage, TooOldToDelete
from bot.service.ports import App
from bot.storage.chat import messages
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, run_jobs, transcript, write_in
from tests.support.channels import LOST_BEFORE, RecordingChannel
from tests.unit.service.cases.conftest import send_reply


async def _get(app: App, number: int) -> Message:
    return await app.database.read(messages.get, number)


async def _change(app: App, person: Person, number: int, text: str) -> None:
    await app.database.write(changing.do_change, app, person, number, text)


async def _delete(app: App, person: Person, number: int) -> None:
    await app.database.write(changing.do_delete, person, number)


async def _sent(app: App, person: Person, text: str = "It costs 100") -> int:
    await hand_to(app, person)
    number = await send_reply(app, person, text)
    await run_jobs(app)
    return number


async def test_the_customer_reads_the_new_text_and_staff_can_read_the_old_one(app: App) -> None:
    anna = await hire(app)
    number = await _sent(app, anna)
    await _change(app, anna, number, " It costs 120 ")
    assert (await _get(app, number)).change is not None
    await run_jobs(app)
    line = await _get(app, number)
    assert phone_of(app)[-1] == "It costs 120"
    assert (line.text, [one.text for one in line.revisions]) == ("It costs 120", ["It costs 100"])
    assert line.change is not None
    assert line.change.state is Delivery.SENT


async def test_what_has_not_left_yet_leaves_with_the_new_text(app: App, channel: RecordingChannel) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    number = await send_reply(app, anna, "It costs 100")
    await _change(app, anna, number, "It costs 120")
    await run_jobs(app)
    assert "It costs 100" not in [letter.text for letter in channel.letters]
    assert phone_of(app)[-1] == "It costs 120"
    assert (await _get(app, number)).revisions == ()


async def test_a_change_while_it_is_being_sent_follows_it(app: App, channel: RecordingChannel) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    number = await send_reply(app, anna, "It costs 100")
    channel.script(SendLater(seconds=5))
    await run_jobs(app, until=app.clock())
    await _change(app, anna, number, "It costs 120")
    await run_jobs(app)
    assert phone_of(app)[-1] == "It costs 120"
    assert "It costs 100" not in phone_of(app)


async def test_only_its_author_while_they_hold_the_chat_or_a_lead(app: App) -> None:
    anna, oleh, lead = await hire(app), await hire(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    number = await _sent(app, anna)
    with pytest.raises(NotYourMessage):
        await _change(app, oleh, number, "mine now")
    chat = await chat_of(app)
    await app.database.write(transfer.do_transfer, app, anna, chat.id, to=oleh.id, anyway=True)
    for act in (_change(app, anna, number, "too late"), _delete(app, anna, number)):
        with pytest.raises(NotYourChatNow):
            await act
    with pytest.raises(NotYourMessage):
        await _delete(app, oleh, number)
    await _change(app, lead, number, "as the lead says")
    await run_jobs(app)
    assert "as the lead says" in phone_of(app)
    nobody = Person(id=anna.id, login="anna", name="Anna", role=Role.OPERATOR, disabled=True)
    with pytest.raises(NotAllowed):
        await _change(app, nobody, number, "x")


async def test_what_the_bot_or_the_customer_said_is_nobody_s_to_change(app: App) -> None:
    lead = await hire(app, "Lena", Role.LEAD)
    await hand_to(app, lead)
    for line in await transcript(app):
        if line.author is not Author.OPERATOR:
            with pytest.raises(NotYourMessage):
                await _change(app, lead, line.id, "other words")


async def test_a_change_that_meets_another_holder_is_withheld_and_says_so(app: App) -> None:
    anna, lead = await hire(app), await hire(app, "Lena", Role.LEAD)
    number = await _sent(app, anna)
    await _change(app, anna, number, "It costs 120")
    await app.database.write(holding.do_take_over, app, lead, (await case_of(app)).id)
    await run_jobs(app)
    change = (await _get(app, number)).change
    assert change is not None
    assert change.state is Delivery.WITHHELD
    assert "It costs 100" in phone_of(app)
    await _change(app, lead, number, "It costs 120")
    await run_jobs(app)
    assert "It costs 120" in phone_of(app)


async def test_a_deleted_message_is_gone_for_the_customer_and_kept_for_staff(app: App) -> None:
    anna = await hire(app)
    number = await _sent(app, anna)
    await _delete(app, anna, number)
    with pytest.raises(BeingDeleted):
        await _change(app, anna, number, "x")
    await run_jobs(app)
    line = await _get(app, number)
    assert line.deleted_at is not None
    assert line.text == "It costs 100"
    assert "It costs 100" not in phone_of(app)
    with pytest.raises(NotFound):
        await _delete(app, anna, number)


async def test_what_is_deleted_before_it_left_never_leaves(app: App, channel: RecordingChannel) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    since = (await chat_of(app)).waiting_since
    number = await send_reply(app, anna, "oops")
    assert (await chat_of(app)).waiting_since is None
    await _delete(app, anna, number)
    await run_jobs(app)
    assert "oops" not in [letter.text for letter in channel.letters]
    assert (await chat_of(app)).waiting_since == since, "the customer waits, since when they did"


async def test_who_was_answered_besides_does_not_wait_again(app: App) -> None:
    anna = await hire(app)
    number = await _sent(app, anna)
    await send_reply(app, anna, "and it comes today")
    await run_jobs(app)
    await _delete(app, anna, number)
    await run_jobs(app)
    assert (await chat_of(app)).waiting_since is None


async def test_a_deletion_that_comes_too_late_is_said_in_words(app: App, channel: RecordingChannel) -> None:
    anna = await hire(app)
    number = await _sent(app, anna)
    await _delete(app, anna, number)
    channel.script(TooOldToDelete())
    await run_jobs(app)
    line = await _get(app, number)
    assert line.deleted_at is None
    assert line.change is not None
    assert (line.change.state, line.change.note) == (Delivery.FAILED, TooOldToDelete().message)
    await _change(app, anna, number, "It costs 120")
    await run_jobs(app)
    assert "It costs 120" in phone_of(app)


async def test_a_failed_message_is_corrected_in_place_and_one_of_which_nobody_knows_is_not(
    app: App, channel: RecordingChannel
) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    channel.script(CustomerBlocked())
    failed = await send_reply(app, anna, "first")
    await run_jobs(app)
    await _change(app, anna, failed, "second")
    assert (await _get(app, failed)).text == "second"
    await write_in(app, "I am back")
    channel.script(LOST_BEFORE, LOST_BEFORE)
    unknown = await send_reply(app, anna, "third")
    await run_jobs(app)
    for act in (_change(app, anna, unknown, "x"), _delete(app, anna, unknown)):
        with pytest.raises(NobodyKnows):
            await act


async def test_an_empty_text_is_refused_and_the_same_text_sends_nothing(app: App, channel: RecordingChannel) -> None:
    anna = await hire(app)
    number = await _sent(app, anna)
    with pytest.raises(EmptyReply):
        await _change(app, anna, number, "  ")
    sent = len(channel.letters)
    await _change(app, anna, number, "It costs 100")
    await run_jobs(app)
    assert len(channel.letters) == sent
