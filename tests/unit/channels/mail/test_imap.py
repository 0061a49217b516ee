"""Reading a mailbox over a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.channels.mail.imap import Mailbox, MailboxTrouble
from bot.settings import Settings
from tests.support.mailbox import MailBoxServer, mailbox_server

WRITES: dict[str, Any] = {"smtp_host": "mail.example", "mail_from": "help@shop.example"}


@pytest.fixture
def server() -> Iterator[MailBoxServer]:
    with mailbox_server() as made:
        yield made


@pytest.fixture
def box(server: MailBoxServer) -> Iterator[Mailbox]:
    made = Mailbox(Settings(**server.settings, **WRITES))
    yield made
    made.close()


def test_a_letter_is_fetched_as_it_is_and_marked_only_when_that_is_asked_for(
    server: MailBoxServer, box: Mailbox
) -> None:
    raw = "Subject: )\r\n\r\nПривіт {5}\r\n* OK\r\n".encode()
    server.put(b"Subject: first\r\n\r\nx")
    number = str(server.put(raw))
    assert box.list_unseen() == ("1", "2")
    found = box.fetch(number, limit=1000, head=10)
    assert found is not None
    assert (found.raw, found.size) == (raw, len(raw))
    assert box.list_unseen() == ("1", "2")
    box.mark_seen(number)
    assert box.list_unseen() == ("1",)


def test_of_a_long_letter_only_the_beginning_is_fetched(server: MailBoxServer, box: Mailbox) -> None:
    number = str(server.put(b"x" * 5000))
    found = box.fetch(number, limit=1000, head=10)
    assert found is not None
    assert (found.raw, found.size) == (b"x" * 10, 5000)


def test_a_letter_somebody_removed_meanwhile_is_none(box: Mailbox) -> None:
    assert box.fetch("7", limit=1000, head=10) is None
    assert box.list_unseen() == ()


def test_after_trouble_it_begins_anew(server: MailBoxServer, box: Mailbox) -> None:
    server.refuses.add("UID SEARCH")
    with pytest.raises(MailboxTrouble, match="not now"):
        box.list_unseen()
    server.refuses.clear()
    assert box.list_unseen() == ()
    server.refuses.add("SELECT")
    box.close()
    with pytest.raises(MailboxTrouble, match="not now"):
        box.list_unseen()


def test_a_server_that_is_not_there_is_trouble_and_no_crash() -> None:
    nowhere = Settings(imap_host="127.0.0.1", imap_port=1, imap_security="none", imap_user="x", **WRITES)
    with pytest.raises(MailboxTrouble, match="refused"):
        Mailbox(nowhere).list_unseen()
