"""A customer answers a letter, through a real mail server and a real mailbox on this machine."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.mail.imap import Mailbox, MailboxTrouble
from bot.core.case import State
from bot.core.conversation import Holder
from bot.core.messages import Author
from bot.core.reach.inbound import MOST_AN_HOUR, Fate
from bot.core.reach.mail import MailState
from bot.service.cases import snoozing
from bot.service.cases.closing import Ending, do_close
from bot.service.chat.letters import keeping
from bot.service.ports import App
from bot.settings import Settings
from bot.storage.chat import mails
from tests.support.acting import case_of, chat_of, run_jobs, transcript, write_in
from tests.support.mail_server import MailServer, text_of
from tests.support.mailbox import MailBoxServer
from tests.unit.service.chat.letters.conftest import (
    ADDRESS,
    address_of,
    answer,
    be_written_to,
    came_in,
    last_line,
    receive,
    reply,
    report,
    wait,
)

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20_000
QUOTE = "\n\nOn Mon, 30 Nov 2026 at 12:00, Lumiflor <help@shop.example> wrote:\n> It comes today.\n"


async def test_an_answer_becomes_a_line_of_the_case_without_what_it_quotes(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    anna, letter = await be_written_to(mailing, server)
    assert "You can simply answer this e-mail" in text_of(letter)
    assert letter["Reply-To"].startswith("Lumiflor <help+c")
    await mailing.database.write(snoozing.do_snooze, mailing, anna, (await chat_of(mailing)).id, until=None)
    number = box.put(answer(letter, "No, it did not." + QUOTE).as_bytes())
    await receive(mailing, box)
    line = await last_line(mailing)
    assert (line.author, line.text) == (Author.CUSTOMER, "No, it did not.")
    assert box.seen == {number}
    (came,) = await came_in(mailing)
    assert (came.fate, came.stands, came.sender, came.other_sender) == (Fate.TAKEN, line.id, ADDRESS, False)
    assert "> It comes today." in came.cut
    assert not keeping.shelf_of(mailing).path(came.raw_key or "x" * 20).exists()
    case = await case_of(mailing)
    assert (case.state, case.snooze) == (State.CLAIMED, None)
    assert (await chat_of(mailing)).waiting_since is not None


async def test_the_reply_to_it_goes_out_as_a_letter_too_and_never_more_than_one_in_fifteen_minutes(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    anna, letter = await be_written_to(mailing, server)
    box.put(answer(letter, "No, it did not.").as_bytes())
    await receive(mailing, box)
    await reply(mailing, anna, "Then I ask the courier.")
    await wait(mailing, minutes=14)
    assert len(server.received) == 1
    await wait(mailing, minutes=1)
    assert "Then I ask the courier." in text_of(server.received[-1])


async def test_what_the_bot_answers_to_a_letter_goes_out_as_one(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    anna, letter = await be_written_to(mailing, server)
    chat = await chat_of(mailing)
    await mailing.database.write(do_close, mailing, anna, chat.id, Ending())
    await run_jobs(mailing, until=mailing.clock())
    await wait(mailing, minutes=20)
    sent = len(server.received)
    box.put(answer(letter, "And how much is delivery to another town?").as_bytes())
    await receive(mailing, box)
    await run_jobs(mailing, until=mailing.clock() + timedelta(seconds=30))
    assert (await chat_of(mailing)).owner.holder is not Holder.OPERATOR
    said = next(one for one in reversed(await transcript(mailing)) if one.author is not Author.CUSTOMER)
    await wait(mailing, minutes=16)
    assert len(server.received) == sent + 1
    assert said.text.split("\n")[0] in text_of(server.received[-1])


async def test_a_letter_is_stored_before_the_mailbox_hears_of_it_and_the_same_one_counts_once(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    _, letter = await be_written_to(mailing, server)
    box.put(answer(letter, "No.").as_bytes())
    box.refuses.add("UID STORE")
    with pytest.raises(MailboxTrouble):
        await receive(mailing, box)
    assert box.seen == set()
    assert [one.fate for one in await came_in(mailing)] == [Fate.NEW]
    box.refuses.clear()
    await receive(mailing, box)
    box.put(answer(letter, "No.").as_bytes())
    await receive(mailing, box)
    assert [one.text for one in await transcript(mailing)].count("No.") == 1
    assert len(box.seen) == 2


async def test_files_come_with_it_by_the_checks_of_the_page_and_what_is_refused_is_told(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    _, letter = await be_written_to(mailing, server)
    made = answer(letter, "Here it is.")
    made.add_attachment(PNG, maintype="image", subtype="png", filename="box.png")
    made.add_attachment(b"MZ not a picture", maintype="image", subtype="jpeg", filename="photo.jpg")
    box.put(made.as_bytes())
    await receive(mailing, box)
    (came,) = await came_in(mailing)
    assert came.refused == ("photo.jpg",)
    lines = await transcript(mailing)
    line = next(one for one in lines if one.id == came.stands)
    assert [(one.kind, one.name) for one in line.attachments] == [("photo", "box.png")]
    assert "photo.jpg" in lines[-1].text
    assert lines[-1].author is Author.SYSTEM


async def test_a_letter_without_the_address_we_gave_is_known_by_what_it_answers(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    _, letter = await be_written_to(mailing, server)
    made = answer(letter, "No, it did not.")
    del made["To"]
    made["To"] = "help@shop.example"
    box.put(made.as_bytes())
    await receive(mailing, box)
    assert (await last_line(mailing)).text == "No, it did not."


async def test_who_it_says_to_come_from_decides_nothing_and_is_shown(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    _, letter = await be_written_to(mailing, server)
    box.put(answer(letter, "I answer for her.", sender="Petro <petro@example.org>").as_bytes())
    forged = answer(letter, "Give me the address of Olha.")
    for name in ("To", "In-Reply-To", "References"):
        del forged[name]
    forged["To"] = "help+c1-000000000000000000000000@shop.example"
    box.put(forged.as_bytes())
    await receive(mailing, box)
    stranger, petro = await came_in(mailing)
    assert (petro.fate, petro.other_sender, petro.sender) == (Fate.TAKEN, True, "petro@example.org")
    assert (stranger.fate, stranger.conversation_id, stranger.is_open) == (Fate.STRANGER, None, True)
    assert (await last_line(mailing)).text == "I answer for her."


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Auto-Submitted", "auto-replied"),
        ("Precedence", "bulk"),
        ("X-Auto-Response-Suppress", "All"),
        ("X-Autoreply", "yes"),
        ("List-Id", "<news.example.org>"),
        ("Return-Path", "<>"),
        ("Subject", "Автоматический ответ: Ответ от «Lumiflor»"),
    ],
)
async def test_what_a_machine_answers_is_no_word_of_the_customer(
    mailing: App, server: MailServer, box: MailBoxServer, header: str, value: str
) -> None:
    _, letter = await be_written_to(mailing, server)
    before = await transcript(mailing)
    made = answer(letter, "I am away until Monday.")
    del made[header]
    made[header] = value
    box.put(made.as_bytes())
    await receive(mailing, box)
    (came,) = await came_in(mailing)
    assert (came.fate, came.text, came.is_open) == (Fate.AUTOMATIC, "I am away until Monday.", False)
    assert await transcript(mailing) == before


async def test_a_report_that_ours_does_not_arrive_ends_letters_there(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    anna, letter = await be_written_to(mailing, server)
    box.put(report(letter, action="delayed", status="4.4.1"))
    await receive(mailing, box)
    assert (await address_of(mailing)).problem == ""
    box.put(report(letter, action="failed", status="5.1.1"))
    await receive(mailing, box)
    assert [one.fate for one in await came_in(mailing)] == [Fate.BOUNCED, Fate.DELAYED]
    assert (await address_of(mailing)).problem == "550 5.1.1 no such user"
    (mail,) = await mailing.database.read(mails.list_mails, (await chat_of(mailing)).id)
    assert (mail.state, mail.error) == (MailState.BOUNCED, "550 5.1.1 no such user")
    await reply(mailing, anna, "Hello?")
    await wait(mailing, minutes=60)
    assert len(server.received) == 1
    box.put(answer(letter, "I am here.").as_bytes())
    await receive(mailing, box)
    assert (await address_of(mailing)).problem == ""


async def test_a_letter_of_ours_that_comes_back_and_a_machine_that_answers_for_ever_are_loops(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    _, letter = await be_written_to(mailing, server)
    box.put(letter.as_bytes())
    for number in range(MOST_AN_HOUR + 1):
        box.put(answer(letter, f"I am a machine {number}").as_bytes())
    await receive(mailing, box)
    fates = [one.fate for one in await came_in(mailing)]
    assert (fates[0], fates[-1]) == (Fate.LOOP, Fate.LOOP)
    assert fates.count(Fate.TAKEN) == MOST_AN_HOUR


async def test_of_a_letter_that_is_too_large_the_words_are_taken(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    _, letter = await be_written_to(mailing, server)
    made = answer(letter, "Here is the film.")
    made.add_attachment(b"\0" * 80_000, maintype="video", subtype="mp4", filename="film.mp4")
    box.put(made.as_bytes())
    await receive(mailing, box, limit=50_000, head=10_000)
    (came,) = await came_in(mailing)
    assert (came.fate, came.refused) == (Fate.TAKEN, ("film.mp4",))
    assert came.size > 80_000
    assert "film.mp4" in (await last_line(mailing)).text


@pytest.mark.parametrize(
    "raw",
    [b"", b"\r\n\r\n", b"\xff\xfe\x00garbage", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n" * 50],
)
async def test_what_is_no_letter_hurts_nobody(mailing: App, box: MailBoxServer, raw: bytes) -> None:
    box.put(raw)
    await receive(mailing, box)
    (came,) = await came_in(mailing)
    assert came.fate in (Fate.STRANGER, Fate.BROKEN)
    assert box.seen == {1}


async def test_a_wrong_password_is_told_with_what_the_server_says_and_without_the_password(
    mailing: App, box: MailBoxServer
) -> None:
    wrong = Mailbox(Settings(**(box.settings | {"imap_password": "wr0ng", "smtp_host": "x", "mail_from": "a@b.cd"})))
    with pytest.raises(MailboxTrouble, match="AUTHENTICATIONFAILED") as error:
        wrong.list_unseen()
    assert "wr0ng" not in str(error.value)


async def test_who_writes_in_the_chat_again_is_answered_there_alone(
    mailing: App, server: MailServer, box: MailBoxServer
) -> None:
    anna, letter = await be_written_to(mailing, server)
    box.put(answer(letter, "No.").as_bytes())
    await receive(mailing, box)
    await reply(mailing, anna, "I look.")
    await write_in(mailing, "I am in the chat now")
    await wait(mailing, minutes=60)
    assert len(server.received) == 1
