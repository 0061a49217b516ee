"""A customer's answer by mail stands in the chat; one that names no chat is put into one by a lead."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage

from playwright.sync_api import expect

from bot.core.reach.inbound import Fate
from bot.service.chat.letters import keeping, taking
from bot.storage.chat import letters
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer

TEXT = "It is me, Olha. The box came open.\n\nOn Mon, 30 Nov 2026 at 12:00, Shop <help@shop.example> wrote:\n> Hello!"


def test_a_letter_that_names_no_chat_is_put_into_one_by_the_number_of_its_case(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Olha", "My box came open")
    case = desk.case_of(conversation)
    with ThreadPoolExecutor(1) as beside:
        beside.submit(lambda: asyncio.run(receive(desk, TEXT))).result()
    page = visit("lena", "/desk/teams")
    page.get_by_role("link", name="E-mails").click()
    page.get_by_role("link", name="To look at 1").click()
    card = page.locator(".letter-card")
    expect(card).to_contain_text("no chat")
    card.locator(".letter-put").click()
    page.get_by_label("Case number").fill("999999")
    page.locator(".confirm").click()
    expect(page.get_by_text("There is no case with this number")).to_be_visible()
    page.get_by_label("Case number").fill(str(case.id))
    page.locator(".confirm").click()
    expect(page.locator(".letter-card")).to_have_count(0)
    (came,) = desk.read(letters.list_letters, is_open=False)
    assert (came.fate, came.conversation_id) == (Fate.TAKEN, conversation)
    chat = visit("anna", f"/desk/chat/{conversation}")
    line = chat.locator(".line-customer").last
    expect(line.locator(".line-text").first).to_have_text("It is me, Olha. The box came open.")
    expect(line.locator(".letter-line")).to_have_text("✉ by e-mail from olha@example.org")
    expect(line.locator(".letter-cut .letter-words")).to_be_hidden()
    line.locator(".letter-cut summary").click()
    expect(line.locator(".letter-cut .letter-words")).to_contain_text("> Hello!")


async def receive(desk: DeskServer, text: str) -> None:
    """A letter of Olha's comes that answers none of ours."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "Olha <olha@example.org>", "help@shop.example", "My order"
    letter["Message-ID"], letter["In-Reply-To"] = "<browser-1@example.org>", "<unknown@elsewhere.example>"
    letter.set_content(text)
    raw = letter.as_bytes()
    await keeping.keep(desk.app, raw, size=len(raw))
    await taking.pump(desk.app)
