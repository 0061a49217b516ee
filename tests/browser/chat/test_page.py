"""The page of the web chat in a real Chromium: buttons, payloads, languages, keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bot.core.messages import Author
from bot.service.outbox import posting
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx
from tests.browser.chat.conftest import open_chat, sent, stored, wait_until_sent, write
from tests.support.web_front import (
    Front,
    claim,
    hire,
    only_conversation,
    post_article,
    reply,
)

PAYLOADS = (
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<svg/onload=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    '"><script>window.ran=1</script>',
    "</textarea><script>window.ran=1</script>",
    "[click](javascript:window.ran=1)",
    "![x](x onerror=window.ran=1)",
    "javascript:window.ran=1",
    "https://example.com/'onmouseover='window.ran=1",
    'https://example.com/"onfocus="window.ran=1" autofocus="',
    "<a href=javascript:window.ran=1 autofocus onfocus=window.ran=1>x</a>",
    "<style>*{animation:x}@keyframes x{}</style><b onanimationstart=window.ran=1>",
    "${window.ran=1} {{constructor.constructor('window.ran=1')()}}",
)


SHOP = '<!doctype html><title>Shop</title><script src="/chat/embed.js" async data-start="product-42"></script>'


def test_buttons_are_pressed_once_and_go_when_they_are_used(page: Page, front: Front) -> None:
    write(page, "How much is delivery?")
    wait_until_sent(page, "How much is delivery?")
    post_article(front.app, "Four euro", ("👍 Helped", "helped"), ("Talk to a person", "human"))
    helped = page.locator(".bot").get_by_role("button", name="Helped")
    helped.dblclick()
    expect(helped).to_have_count(0)
    expect(page.locator(".bot .is-chosen")).to_have_text("✓ 👍 Helped")
    expect(page.locator(".bot").last).to_contain_text("Good to hear")
    assert stored(front) == ["How much is delivery?", "👍 Helped"]


def test_an_article_for_who_waits_is_set_as_any_answer(page: Page, front: Front) -> None:
    write(page, "Where is my order?")
    wait_until_sent(page, "Where is my order?")
    post_article(front.app, "**On 8 March**\n\nPlus 30 %.", ("Not needed any more", "cancel"), author=Author.SYSTEM)
    expect(page.locator(".bot .article strong")).to_have_text("On 8 March")
    expect(page.locator(".bot .choice")).to_have_text("Not needed any more")
    expect(page.locator(".notice")).to_have_count(0)


def test_a_changed_message_is_marked(page: Page, front: Front) -> None:
    write(page, "Hello")
    wait_until_sent(page, "Hello")
    message_id = post_article(front.app, "Four euro")
    expect(page.locator(".bot .article")).to_have_text("Four euro")

    def change(tx: Tx) -> None:
        message = messages.get(tx, message_id)
        posting.repost(tx, conversations.get(tx, message.conversation_id), message, "Five euro")

    front.app.database.write_now(change)
    expect(page.locator(".bot .article")).to_have_text("Five euro")
    expect(page.locator(".bot .edited")).to_have_text("edited")


def test_no_payload_of_a_customer_or_of_an_operator_runs(page: Page, front: Front) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    for payload in PAYLOADS:
        write(page, payload)
        expect(page.locator(".customer[data-id] .bubble").last).to_have_text(payload)
    page.locator("#human").click()
    eve = hire(front.app, name="<img src=x onerror=window.ran=1>")
    expect(page.locator("#human")).to_be_hidden()
    conversation_id = claim(front.app, eve)
    for number, payload in enumerate(PAYLOADS):
        reply(front.app, eve, conversation_id, payload, client_id=f"op-{number}")
        expect(page.locator(".operator .bubble").last).to_have_text(payload)
    page.reload()
    expect(page.locator(".operator .bubble")).to_have_count(len(PAYLOADS))
    assert sent(page) == [*PAYLOADS, "Talk to a person"]
    assert page.evaluate("window.ran") is None
    inside = page.locator("#log").evaluate("node => [...node.querySelectorAll('*')].map((one) => one.localName)")
    assert not {"script", "img", "svg", "iframe", "style", "b"} & set(inside)
    assert all(url.startswith("https://") for url in page.locator("#log a").evaluate_all("all => all.map(a => a.href)"))


def test_an_article_shows_its_markup_and_nothing_else(page: Page, front: Front) -> None:
    write(page, "Hello")
    wait_until_sent(page, "Hello")
    post_article(front.app, "\n\n".join(PAYLOADS) + "\n\n[fine](https://example.com/a)")
    expect(page.locator(".article a", has_text="fine")).to_have_attribute("rel", "noopener nofollow")
    assert page.evaluate("window.ran") is None


def test_the_language_is_changed_on_the_page(page: Page, front: Front) -> None:
    write(page, "Hello")
    wait_until_sent(page, "Hello")
    page.get_by_label("Language").select_option("uk")
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    expect(page.locator("#human")).to_have_text("Покликати людину")
    expect(page.locator(".notice")).to_contain_text("Готово, говоримо українською.")


def test_two_tabs_of_one_visitor_show_the_same(page: Page, context: BrowserContext, front: Front) -> None:
    other = context.new_page()
    open_chat(other, front)
    write(page, "from the first tab")
    wait_until_sent(other, "from the first tab")
    write(other, "from the second")
    for tab in (page, other):
        wait_until_sent(tab, "from the second")
    assert sent(page) == sent(other) == stored(front)


def test_every_control_has_a_name_and_the_page_fits_a_phone(page: Page, front: Front) -> None:
    write(page, "averyveryverylongword" * 30)
    wait_until_sent(page, "averyveryverylongword")
    post_article(front.app, "Four euro", ("A rather long label of a button that names an article of ours", "pick:a/b"))
    expect(page.locator(".choice")).to_be_visible()
    snapshot = page.locator("body").aria_snapshot()
    assert not re.search(r"^\s*- (button|textbox|combobox)(?! \")", snapshot, re.MULTILINE), snapshot
    assert re.search(r'- log "Conversation"|- list "Conversation"', snapshot) or "log" in snapshot
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('main').scrollWidth <= innerWidth")


def test_keys_alone_are_enough(page: Page, front: Front) -> None:
    page.get_by_label("Your message").focus()
    page.keyboard.type("line one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("line two")
    page.keyboard.press("Enter")
    wait_until_sent(page, "line one")
    assert stored(front) == ["line one\nline two"]
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#scroll, .choice, #language").locator(":focus").or_(page.locator(":focus"))).to_have_count(1)


def test_another_site_opens_the_chat_by_its_round_button(context: BrowserContext, front: Front) -> None:
    site = context.new_page()
    site.route(
        f"{front.url}/shop",
        lambda route: route.fulfill(content_type="text/html", body=SHOP),
    )
    site.goto(f"{front.url}/shop")
    opener = site.get_by_role("button", name="Ask a question")
    opener.click()
    chat = site.frame_locator("iframe")
    expect(chat.locator(".notice")).to_contain_text("Hello! Lumiflor here")
    chat.get_by_label("Your message").fill("Is it in stock?")
    chat.get_by_role("button", name="Send").click()
    expect(chat.locator(".customer[data-id]")).to_have_count(1)
    assert only_conversation(front.app).start_payload == "product-42"
    chat.get_by_role("button", name="Close the chat").click()
    expect(site.locator("iframe")).to_be_hidden()
    post_article(front.app, "It is.")
    expect(site.get_by_role("button", name="Ask a question (1)")).to_be_visible()
