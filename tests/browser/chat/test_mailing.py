"""Who waits leaves an address, is written to while away, and comes back into the same chat in another browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.storage.chat import mails
from tests.browser.chat.conftest import open_chat, wait_until_sent, write
from tests.support.browser import PATIENCE, wait_for
from tests.support.clock import NOON, FakeClock
from tests.support.mail_server import MailServer, mail_server, text_of
from tests.support.web_front import Front, claim, hire, only_conversation, open_front, read_lines, reply

LOOKS_AWAY = """
let hidden = false;
Object.defineProperty(document, 'hidden', { get: () => hidden });
window.look = (away) => { hidden = away; document.dispatchEvent(new Event('visibilitychange')); };
"""


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as made:
        yield made


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON)


@pytest.fixture
def front(tmp_path: Path, server: MailServer, clock: FakeClock) -> Iterator[Front]:
    with open_front(tmp_path, clock=clock, **server.settings) as started:
        yield started


def test_who_looks_away_is_written_to_and_comes_back_into_the_same_chat_elsewhere(
    page: Page, front: Front, server: MailServer, clock: FakeClock, browser: Browser
) -> None:
    page.add_init_script(LOOKS_AWAY)
    open_chat(page, front)
    write(page, "Where is my order?")
    wait_until_sent(page, "Where is my order?")
    expect(page.locator("#mail")).to_be_hidden()
    page.locator("#human").click()
    page.get_by_role("button", name="Send the reply to my e-mail too").click()
    page.get_by_label("Your e-mail").fill("olha at example")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#mail-problem")).to_contain_text("does not look like an e-mail address")
    expect(page.get_by_label("Your e-mail")).to_have_value("olha at example")
    page.get_by_label("Your e-mail").fill("olha@example.org")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#mail-note")).to_contain_text("the reply also goes to olha@example.org")
    anna = hire(front.app)
    conversation_id = claim(front.app, anna)
    looking = reply(front.app, anna, conversation_id, "I am looking.", client_id="op-1")
    expect(page.locator(".operator .bubble")).to_have_text("I am looking.")
    page.mouse.move(100, 100)
    wait_for(page, lambda: seen_through(front, conversation_id) >= looking)
    page.evaluate("look(true)")
    reply(front.app, anna, conversation_id, "It comes today.", client_id="op-2")
    expect(page.locator(".operator .bubble")).to_have_count(2)
    clock.advance(minutes=11)
    letter = text_of(wait_for(page, lambda: server.received[-1:])[0])
    assert "It comes today." in letter
    assert "I am looking." not in letter
    (link,) = re.findall(r"http\S+/chat/return#\S+", letter)
    other = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844})
    other.set_default_timeout(PATIENCE)
    phone = other.new_page()
    phone.goto(front.url + link[link.index("/chat") :])
    expect(phone.locator("#said")).to_contain_text("o…a@example.org")
    phone.get_by_role("button", name="Open the chat").click()
    expect(phone.locator(".operator .bubble")).to_have_text(["I am looking.", "It comes today."])
    write(phone, "Thank you!")
    wait_until_sent(phone, "Thank you!")
    expect(page.locator(".customer .bubble").last).to_have_text("Thank you!")
    assert read_lines(front.app, only_conversation(front.app).id)[-1].text == "Thank you!"
    other.close()


def seen_through(front: Front, conversation_id: int) -> int:
    """The last line that the customer has had before them, as the server knows."""
    contact = front.app.database.read_now(mails.find_contact, conversation_id)
    return contact.seen_through if contact is not None else 0
