"""A button stays under the finger while the customer writes: a click is never lost in a redraw."""

from __future__ import annotations

from playwright.sync_api import expect

from bot.core.conversation import BOT
from bot.service.cases import holding
from bot.service.cases.queue import access_case
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer


def test_the_actions_of_a_chat_are_the_same_while_the_customer_writes(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.call_human("writing")
    desk.write(holding.do_claim, desk.app, desk.staff["anna"], desk.case_of(conversation).id)
    page = visit("anna", f"/desk/chat/{conversation}")
    page.locator("#reply").fill("How can I help?")
    page.keyboard.press("Enter")
    expect(page.locator(".line-operator .tick-sent")).to_be_visible()
    page.locator(".return-bot").evaluate("button => { button.dataset.known = 'yes' }")
    desk.write_in("writing", "Is pick-up free?")
    expect(page.locator("#transcript").get_by_text("Is pick-up free?")).to_be_visible()
    expect(page.locator(".return-bot")).to_have_attribute("data-known", "yes")
    page.locator(".return-bot").click()
    expect(page.locator(".return-bot")).to_have_count(0)
    found = desk.read(access_case, desk.staff["boss"], conversation)
    assert found.conversation.owner == BOT
