"""What the tests of this folder share: a product with a mail server and a mailbox, and a customer who answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.channels.mail.imap import Mailbox
from bot.channels.mail.receiver import look
from bot.core.messages import Message
from bot.core.people import Person
from bot.core.reach.inbound import Inbound
from bot.core.reach.mail import Contact
from bot.service.cases.reply import do_reply
from bot.service.outbox.mail import contact
from bot.service.ports import App
from bot.storage.chat import letters
from bot.worker.handlers import MAIL
from tests.support.acting import chat_of, hand_to, hire, run_jobs, transcript
from tests.support.app import make_app
from tests.support.clock import FakeClock
from tests.support.mail_server import MailServer, mail_server
from tests.support.mailbox import MailBoxServer, mailbox_server

ADDRESS = "olha@example.org"


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[MailServer, MailBoxServer]]:
    with mail_server() as server, mailbox_server() as box:
        yield server, box


@pytest.fixture
def server(running: tuple[MailServer, MailBoxServer]) -> MailServer:
    """The server as if nothing had arrived yet."""
    made = running[0]
    for kept in (made.received, made.addressed, made.recipients, made.letters):
        kept.clear()
    return made


@pytest.fixture
def box(running: tuple[MailServer, MailBoxServer]) -> MailBoxServer:
    """The mailbox as if nothing had arrived yet."""
    running[1].clear()
    return running[1]


@pytest.fixture
def mailing(tmp_path: Path, clock: FakeClock, server: MailServer, box: MailBoxServer) -> Iterator[App]:
    """The product, with both."""
    made = make_app(tmp_path, clock, public_url="https://shop.example", **server.settings, **box.settings)
    yield made
    made.database.close()


def answer(letter: EmailMessage, text: str, *, sender: str = "Olha <olha@example.org>") -> EmailMessage:
    """What a mail program makes of an answer to this letter."""
    made = EmailMessage()
    made["From"] = sender
    made["To"] = letter["Reply-To"]
    made["Subject"] = f"Re: {letter['Subject']}"
    made["Message-ID"] = f"<answer-{abs(hash((text, sender)))}@example.org>"
    made["In-Reply-To"] = letter["Message-ID"]
    made["References"] = letter["Message-ID"]
    made.set_content(text)
    return made


def report(letter: EmailMessage, *, action: str, status: str) -> bytes:
    """What a mail server says of it (RFC 3464)."""
    code = f"{status.replace('.', '')[:1]}50" if action == "failed" else "450"
    return (
        "From: Mail Delivery System <MAILER-DAEMON@mx.example.org>\r\nTo: help@shop.example\r\n"
        f"Subject: Undelivered\r\nMessage-ID: <{action}@mx.example.org>\r\nAuto-Submitted: auto-replied\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; {ADDRESS}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; {code} {status} no such user\r\n\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: {letter['Message-ID']}\r\nTo: {ADDRESS}\r\n\r\n--b--\r\n"
    ).encode()


async def be_written_to(app: App, server: MailServer) -> tuple[Person, EmailMessage]:
    """A customer who is away has got a letter with a reply of Anna's."""
    anna = await hire(app)
    await hand_to(app, anna)
    await app.database.write(contact.do_give, app, await chat_of(app), ADDRESS)
    await reply(app, anna, "It comes today.")
    await wait(app, minutes=10)
    (letter,) = server.received
    return anna, letter


async def reply(app: App, person: Person, text: str) -> None:
    chat, count = await chat_of(app), len(await transcript(app))
    await app.database.write(do_reply, app, person, chat.id, text, client_id=f"reply-{count}")
    await run_jobs(app, until=app.clock())


async def receive(app: App, box: MailBoxServer, **limits: int) -> None:
    mailbox = Mailbox(app.settings)
    try:
        await look(app, mailbox, **limits)
    finally:
        mailbox.close()


async def wait(app: App, *, minutes: float) -> None:
    await run_jobs(app, kinds=tuple(MAIL), until=app.clock() + timedelta(minutes=minutes))


async def came_in(app: App) -> tuple[Inbound, ...]:
    return await app.database.read(letters.list_letters, is_open=False)


async def last_line(app: App) -> Message:
    return (await transcript(app))[-1]


async def address_of(app: App) -> Contact:
    found = await app.database.read(contact.find_contact, (await chat_of(app)).id)
    assert found is not None
    return found
