"""A customer who is signed in on the shop's site has their chat on every device, and nobody else has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from bot.core.reach.identity import sign
from tests.support.browser import PATIENCE
from tests.support.web_front import Front, only_conversation, open_front, read_lines

SECRET = "a secret of at least thirty-two characters"


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    with open_front(tmp_path, identity_secret=SECRET) as started:
        yield started


def test_the_same_customer_on_a_phone_sees_their_chat_and_a_forged_signature_opens_nothing(
    front: Front, browser: Browser
) -> None:
    chat = open_shop(browser, front, user="olha", signature=sign("olha", secret=SECRET))
    chat.get_by_label("Your message").fill("Where is my order?")
    chat.get_by_role("button", name="Send").click()
    expect(chat.locator(".customer[data-id] .bubble")).to_have_text("Where is my order?")
    forged = open_shop(browser, front, user="olha", signature=sign("petro", secret=SECRET))
    expect(forged.locator(".customer")).to_have_count(0)
    phone = open_shop(browser, front, user="olha", signature=sign("olha", secret=SECRET))
    expect(phone.locator(".customer[data-id] .bubble")).to_have_text("Where is my order?")
    phone.get_by_label("Your message").fill("I am on my phone now")
    phone.get_by_role("button", name="Send").click()
    expect(chat.locator(".customer .bubble").last).to_have_text("I am on my phone now")
    lines = read_lines(front.app, only_conversation(front.app).id)
    assert [line.text for line in lines] == ["Where is my order?", "I am on my phone now"]


def open_shop(browser: Browser, front: Front, *, user: str, signature: str) -> FrameLocator:
    """The chat on a page of the shop, in a browser of its own."""
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(PATIENCE)
    page: Page = context.new_page()
    script = f'<script src="/chat/embed.js" async data-user="{user}" data-hash="{signature}" data-name="Olha"></script>'
    page.route(
        "**/shop",
        lambda route: route.fulfill(body=f"<!doctype html><title>Shop</title>{script}", content_type="text/html"),
    )
    page.goto(f"{front.url}/shop")
    page.get_by_role("button", name="Ask a question").click()
    chat = page.frame_locator("iframe")
    expect(chat.locator("#log")).to_have_attribute("aria-live", "polite")
    return chat
