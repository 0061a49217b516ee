"""The customer's card beside a chat, corrected in a browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from bot.core.messages import Attachment, Kind
from bot.service.cases import holding, reply
from bot.storage.chat import customers
from bot.storage.system import audit
from tests.browser.conftest import Visitor
from tests.support.desk_pages import choose, found, open_mine, sent
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]


def test_a_guest_is_named_and_what_is_refused_stays_in_the_form(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    conversation = open_case("")
    page = open_mine(desk, visit, "anna", conversation)
    expect(page.locator(".chat-title h1")).to_have_text("Guest")
    phone = sent(desk)
    page.click(".customer-edit")
    page.fill("input.customer-name, .customer-name input", "Halyna Petrenko")
    page.fill(".customer-phone input", "call me")
    page.fill(".customer-zone input", "+3")
    page.fill(".customer-note-field textarea", "Prefers calls <b>after six</b>")
    page.click(".dialog .confirm")
    expect(page.locator(".customer-problem")).to_contain_text("does not look like a phone number")
    expect(page.locator(".customer-note-field textarea")).to_have_value("Prefers calls <b>after six</b>")
    page.fill(".customer-phone input", "+380 44 123 45 67")
    page.click(".dialog .confirm")
    expect(page.locator(".dialog")).to_have_count(0)
    expect(page.locator(".chat-title h1")).to_have_text("Halyna Petrenko")
    expect(page.locator(".brief-name").first).to_have_text("Halyna Petrenko")
    expect(page.locator("a.customer-phone")).to_have_attribute("href", "tel:+380441234567")
    expect(page.locator(".customer-note")).to_have_text("Prefers calls <b>after six</b>")
    expect(page.locator(".customer-zone")).to_contain_text("UTC+03:00")
    expect(page.locator(f".case:has([data-open='{conversation}']) .case-name")).to_have_text("Halyna Petrenko")
    stored = desk.read(customers.find, conversation)
    assert (stored.name, stored.phone, stored.changed_by) == ("Halyna Petrenko", "+380 44 123 45 67", "Anna")
    assert {entry.action for entry in desk.read(audit.list_audit, prefix="customer.", limit=4)} == {
        "customer.name",
        "customer.note",
        "customer.phone",
        "customer.zone",
    }
    assert [text for text in sent(desk) if text not in phone and "Halyna" in text] == []


def test_the_language_is_corrected(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case("Ivan")
    page = open_mine(desk, visit, "anna", conversation)
    page.click(".customer-edit")
    choose(page, ".customer-language", "Ukrainian")
    page.click(".dialog .confirm")
    expect(page.locator(".column-brief .chip", has_text="Ukrainian")).to_be_visible()
    assert found(desk, conversation).conversation.language == "uk"


def test_files_and_earlier_cases_stand_beside_the_chat(desk: DeskServer, visit: Visitor) -> None:
    chat = "card-past"
    photo = Attachment(kind="document", file_key="d1", name="receipt.pdf", size=10)
    desk.write_in(chat, "My receipt", name="Oksana", kind=Kind.MEDIA, attachments=(photo,))
    conversation = desk.call_human(chat, name="Oksana")
    anna = desk.staff["anna"]
    desk.write(holding.do_claim, desk.app, anna, desk.case_of(conversation).id)
    desk.write(reply.do_reply, desk.app, anna, conversation, "The refund is on its way.", client_id="card-1")
    desk.write(holding.do_resolve, desk.app, anna, conversation, outcome="refunded")
    desk.call_human(chat, name="Oksana")
    page = open_mine(desk, visit, "anna", conversation)
    page.click(".customer-files summary")
    expect(page.locator(".customer-files a")).to_contain_text("receipt.pdf")
    past = page.locator(".past").first
    expect(past).to_contain_text("refunded")
    past.locator("summary").click()
    expect(past.locator(".quote")).to_contain_text("My receipt")
