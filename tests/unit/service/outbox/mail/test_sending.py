"""Letters to who has not read the replies, through a real mail server on this machine."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.people import Person
from bot.core.reach.mail import Contact, Mail, MailState
from bot.service.cases.closing import Ending, do_close
from bot.service.cases.reply import do_reply
from bot.service.outbox.mail import contact, sending, wire
from bot.service.outbox.mail.contact import BadAddress, NoMail
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations, mails, messages
from bot.worker.handlers import MAIL
from tests.support.acting import chat_of, hand_to, hire, run_jobs, transcript, write_in
from tests.support.app import make_app
from tests.support.clock import FakeClock
from tests.support.mail_server import MailServer, mail_server, text_of

ADDRESS = "olha@example.org"


async def test_who_has_not_read_a_reply_in_ten_minutes_is_written_to(
    mailing: App, server: MailServer, clock: FakeClock
) -> None:
    anna = await begin(mailing)
    await reply(mailing, anna, "It comes <today>.")
    await wait(mailing, minutes=9)
    assert server.received == []
    await reply(mailing, anna, "At noon.")
    await wait(mailing, minutes=1)
    (letter,) = server.received
    assert (server.addressed, letter["From"]) == ([ADDRESS], "Lumiflor <help@shop.example>")
    assert letter["Subject"] == "A reply from Lumiflor"
    assert letter["Auto-Submitted"] == "auto-generated"
    plain, rich = text_of(letter), text_of(letter, "html")
    assert "Anna from Lumiflor replied:\n\nIt comes <today>.\n\nAt noon." in plain
    assert "https://shop.example/chat/return#" in plain
    assert "It comes &lt;today&gt;." in rich
    (mail,) = await letters(mailing)
    assert (mail.state, mail.attempts, mail.error) == (MailState.SENT, 1, "")


async def test_the_next_letter_waits_fifteen_minutes_and_belongs_to_the_first(mailing: App, server: MailServer) -> None:
    anna = await begin(mailing)
    await reply(mailing, anna, "It comes today.")
    await wait(mailing, minutes=10)
    await reply(mailing, anna, "At noon.")
    await wait(mailing, minutes=14)
    assert len(server.received) == 1
    await wait(mailing, minutes=1)
    first, second = server.received
    assert "At noon." in text_of(second)
    assert "It comes today." not in text_of(second)
    assert second["In-Reply-To"] == first["Message-ID"]
    await wait(mailing, minutes=60)
    assert len(server.received) == 2


@pytest.mark.parametrize("how", ["seen", "written", "taken away", "blocked", "deleted"])
async def test_nobody_is_written_to_who_has_read_or_wants_none(mailing: App, server: MailServer, how: str) -> None:
    anna = await begin(mailing)
    message_id = await reply(mailing, anna, "It comes today.")
    chat = await chat_of(mailing)
    write = mailing.database.write
    if how == "seen":
        await write(contact.do_note_seen, chat.id, message_id)
    elif how == "written":
        await write_in(mailing, "thanks")
    elif how == "taken away":
        await write(contact.do_take_away, chat.id)
    elif how == "blocked":
        await write(conversations.record_blocked, chat.id, blocked=True)
    else:
        await write(messages.record_deleted, (await transcript(mailing))[-1])
    await wait(mailing, minutes=60)
    assert (server.received, await letters(mailing)) == ([], ())


async def test_seeing_less_than_there_is_does_not_count_and_more_than_there_is_neither(
    mailing: App, server: MailServer
) -> None:
    anna = await begin(mailing)
    first = await reply(mailing, anna, "It comes today.")
    chat = await chat_of(mailing)
    await mailing.database.write(contact.do_note_seen, chat.id, first + 1000)
    await reply(mailing, anna, "At noon.")
    await wait(mailing, minutes=10)
    (letter,) = server.received
    assert "At noon." in text_of(letter)
    assert "It comes today." not in text_of(letter)


async def test_a_server_that_is_busy_is_tried_again_and_the_operator_sees_why(mailing: App, server: MailServer) -> None:
    anna = await begin(mailing)
    await reply(mailing, anna, "It comes today.")
    server.recipients, server.letters = ["450 greylisted"], ["451 later"]
    await wait(mailing, minutes=10)
    (mail,) = await letters(mailing)
    assert (mail.state, mail.error) == (MailState.QUEUED, "450 greylisted")
    await wait(mailing, minutes=1)
    await wait(mailing, minutes=2)
    (mail,) = await letters(mailing)
    assert (mail.state, mail.attempts, len(server.received)) == (MailState.SENT, 3, 1)


async def test_who_reads_while_the_server_is_busy_is_not_written_to(mailing: App, server: MailServer) -> None:
    anna = await begin(mailing)
    message_id = await reply(mailing, anna, "It comes today.")
    server.recipients = ["450 greylisted"]
    await wait(mailing, minutes=10)
    await mailing.database.write(contact.do_note_seen, (await chat_of(mailing)).id, message_id)
    await wait(mailing, minutes=60)
    assert (server.received, await letters(mailing)) == ([], ())


async def test_a_server_that_stays_away_is_given_up_after_a_day(mailing: App, server: MailServer) -> None:
    anna = await begin(mailing)
    await reply(mailing, anna, "It comes today.")
    server.recipients = ["450 busy"] * 100
    await wait(mailing, minutes=25 * 60)
    (mail,) = await letters(mailing)
    assert (mail.state, mail.error) == (MailState.FAILED, "450 busy")
    assert 20 < mail.attempts < 40
    server.recipients = []
    await reply(mailing, anna, "Hello?")
    await wait(mailing, minutes=10)
    assert len(server.received) == 1


async def test_where_nobody_is_nothing_more_is_sent_until_the_address_is_mended(
    mailing: App, server: MailServer
) -> None:
    anna = await begin(mailing)
    await reply(mailing, anna, "It comes today.")
    server.recipients = ["550 no such user"]
    await wait(mailing, minutes=10)
    (mail,) = await letters(mailing)
    assert (mail.state, mail.error) == (MailState.BOUNCED, "550 no such user")
    assert (await address_of(mailing)).problem == "550 no such user"
    await reply(mailing, anna, "Hello?")
    await wait(mailing, minutes=60)
    assert server.received == []
    await give(mailing, "olha@mail.example")
    await reply(mailing, anna, "It is here.")
    await wait(mailing, minutes=10)
    assert server.addressed == ["olha@mail.example"]


async def test_a_letter_the_server_does_not_like_fails_and_the_address_is_kept(
    mailing: App, server: MailServer
) -> None:
    anna = await begin(mailing)
    await reply(mailing, anna, "Buy now")
    server.letters = ["554 looks like spam"]
    await wait(mailing, minutes=10)
    (mail,) = await letters(mailing)
    assert (mail.state, mail.error) == (MailState.FAILED, "554 looks like spam")
    assert (await address_of(mailing)).problem == ""


async def test_whoever_dies_while_sending_leaves_a_letter_that_goes_out_once_more_and_no_more(
    mailing: App, server: MailServer, clock: FakeClock
) -> None:
    anna = await begin(mailing)
    await reply(mailing, anna, "It comes today.")
    clock.advance(minutes=10)
    chat = await chat_of(mailing)
    first = await mailing.database.write(sending.do_start, mailing, chat.id)
    again = await mailing.database.write(sending.do_start, mailing, chat.id)
    assert first is not None
    assert again is not None
    assert first.letter["Message-ID"] == again.letter["Message-ID"]
    assert await mailing.database.write(sending.do_start, mailing, chat.id) is None
    assert [one.state for one in await letters(mailing)] == [MailState.UNKNOWN]


async def test_a_letter_moves_no_clock_and_wakes_no_case(mailing: App, server: MailServer) -> None:
    anna = await begin(mailing)
    await reply(mailing, anna, "It comes today.")
    chat = await chat_of(mailing)
    await mailing.database.write(do_close, mailing, anna, chat.id, Ending())
    await run_jobs(mailing, until=mailing.clock())
    before, lines = await chat_of(mailing), await transcript(mailing)
    await wait(mailing, minutes=10)
    assert len(server.received) == 1
    assert await chat_of(mailing) == before
    assert await transcript(mailing) == lines
    assert await mailing.database.read(escalations.find_open, before.id) is None


async def test_it_is_written_in_the_language_of_the_chat(mailing: App, server: MailServer) -> None:
    anna = await begin(mailing)
    chat = await chat_of(mailing)
    await mailing.database.write(conversations.record_language, chat.id, language="uk", chosen=True)
    await reply(mailing, anna, "Буде сьогодні.")
    await wait(mailing, minutes=10)
    (letter,) = server.received
    assert letter["Subject"].startswith("Відповідь від")
    assert "відповідає:\n\nБуде сьогодні." in text_of(letter)


async def test_an_address_is_taken_only_where_a_person_is_going_to_answer(mailing: App) -> None:
    await write_in(mailing, "hello")
    with pytest.raises(NoMail):
        await give(mailing, ADDRESS)
    await hand_to(mailing, await hire(mailing))
    with pytest.raises(BadAddress):
        await give(mailing, "olha at example")
    assert await give(mailing, " olha@Example.org ") == "olha@Example.org"


async def test_without_a_mail_server_nothing_is_offered_and_nothing_taken(app: App) -> None:
    await hand_to(app, await hire(app))
    assert not contact.can_mail(app)
    with pytest.raises(NoMail):
        await give(app, ADDRESS)


async def test_a_wrong_password_is_named_by_the_doctor_and_waits_for_who_mends_it(tmp_path: Path) -> None:
    with mail_server(password="right") as server:
        made = make_app(tmp_path, smtp_user="help", smtp_password="wrong", **server.settings)
        with pytest.raises(wire.MailLater, match="535"):
            await wire.greet(made.settings)
        made.database.close()


async def begin(app: App) -> Person:
    """A case that Anna has, of a customer who left an address."""
    anna = await hire(app)
    await hand_to(app, anna)
    await give(app, ADDRESS)
    return anna


async def give(app: App, text: str) -> str:
    return await app.database.write(contact.do_give, app, await chat_of(app), text)


async def reply(app: App, person: Person, text: str) -> int:
    chat = await chat_of(app)
    count = len(await transcript(app))
    message_id = await app.database.write(do_reply, app, person, chat.id, text, client_id=f"reply-{count}")
    await run_jobs(app, until=app.clock())
    return message_id


async def wait(app: App, *, minutes: float) -> None:
    await run_jobs(app, kinds=tuple(MAIL), until=app.clock() + timedelta(minutes=minutes))


async def letters(app: App) -> tuple[Mail, ...]:
    return await app.database.read(mails.list_mails, (await chat_of(app)).id)


async def address_of(app: App) -> Contact:
    found = await app.database.read(contact.find_contact, (await chat_of(app)).id)
    assert found is not None
    return found
