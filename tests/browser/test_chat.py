"""The web chat in a real Chromium: what a customer sees, also when his connection comes and goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from bot.core.messages import Author
from bot.service.cases import holding
from bot.service.outbox import posting
from bot.storage.chat import conversations, messages
from bot.storage.engine import Tx
from tests.support.web_front import (
    Front,
    claim,
    count_conversations,
    hire,
    only_conversation,
    open_front,
    post_article,
    read_lines,
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

FLOOD = """async () => {
  const headers = {'Content-Type': 'application/json'};
  for (let i = 0; i < 20; i += 1) {
    const body = JSON.stringify({client_id: `flood-${1000 + i}`, text: 'x'});
    await fetch('chat/api/messages', {method: 'POST', headers, body});
  }
}"""
SHOP = '<!doctype html><title>Shop</title><script src="/chat/embed.js" async data-start="product-42"></script>'


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    with open_front(tmp_path) as started:
        yield started


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844})
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, front: Front) -> Iterator[Page]:
    """An open chat; the test fails if a script of the page did."""
    made = context.new_page()
    troubles: list[str] = []
    made.on("pageerror", lambda error: troubles.append(str(error)))
    made.on("console", lambda line: troubles.append(line.text) if "Content Security Policy" in line.text else None)
    open_chat(made, front)
    yield made
    assert troubles == []


def open_chat(page: Page, front: Front, query: str = "") -> None:
    page.goto(f"{front.url}/chat{query}")
    expect(page.locator("#log")).to_have_attribute("aria-live", "polite")


def write(page: Page, text: str) -> None:
    page.get_by_label("Your message").fill(text)
    page.get_by_role("button", name="Send").click()


def sent(page: Page) -> list[str]:
    """The customer's own messages that the server has."""
    return page.locator(".customer[data-id] .bubble").all_inner_texts()


def wait_until_sent(page: Page, text: str) -> None:
    expect(page.locator(".customer[data-id] .bubble", has_text=text)).to_have_count(1)


def stored(front: Front) -> list[str]:
    lines = read_lines(front.app, only_conversation(front.app).id)
    return [line.text for line in lines if line.author is Author.CUSTOMER]


def test_a_customer_is_greeted_writes_and_sees_the_message_once(page: Page, front: Front) -> None:
    expect(page.locator("#welcome")).to_contain_text("Hello! I'm the Lumiflor assistant")
    write(page, "Where is my order?\nIt is late.")
    wait_until_sent(page, "Where is my order?")
    assert sent(page) == stored(front) == ["Where is my order?\nIt is late."]
    expect(page.locator("#welcome")).to_be_hidden()
    expect(page.locator(".pending")).to_have_count(0)


def test_a_person_is_called_and_his_reply_appears_without_a_reload(page: Page, front: Front) -> None:
    write(page, "Where is my order?")
    page.locator("#human").click()
    expect(page.locator("#status")).to_contain_text("A colleague will join")
    expect(page.locator("#human")).to_be_hidden()
    expect(page.get_by_role("button", name="I no longer need a person")).to_be_visible()
    anna = hire(front.app)
    conversation_id = claim(front.app, anna)
    expect(page.locator("#status")).to_have_text("Anna is with you")
    expect(page.get_by_role("button", name="I no longer need a person")).to_have_count(0)
    reply(front.app, anna, conversation_id, "It comes today: https://example.com/track.", client_id="op-1")
    answer = page.locator(".operator")
    expect(answer.locator(".name")).to_have_text("Anna")
    expect(answer.locator("a")).to_have_attribute("href", "https://example.com/track")
    front.app.database.write_now(holding.do_resolve, front.app, anna, conversation_id)
    expect(page.locator("#status")).to_have_text("The assistant is with you")
    expect(page.locator("#human")).to_be_visible()


def test_a_reload_keeps_the_transcript_and_the_draft(page: Page, front: Front) -> None:
    write(page, "Hello")
    wait_until_sent(page, "Hello")
    post_article(front.app, "Delivery costs **four euro**.")
    expect(page.locator(".bot strong")).to_have_text("four euro")
    page.get_by_label("Your message").fill("half a sent")
    before = page.locator("#log [data-id]").all_inner_texts()
    page.reload()
    expect(page.locator("#log [data-id]")).to_have_count(len(before))
    assert page.locator("#log [data-id]").all_inner_texts() == before
    expect(page.get_by_label("Your message")).to_have_value("half a sent")


def test_what_was_written_offline_is_sent_once_when_the_connection_is_back(
    page: Page, context: BrowserContext, front: Front
) -> None:
    write(page, "before")
    wait_until_sent(page, "before")
    context.set_offline(True)
    expect(page.locator("#offline")).to_have_text("No connection. Your messages are kept and will be sent.")
    write(page, "one")
    write(page, "two")
    expect(page.locator(".pending .meta")).to_have_text(["Not sent yet, trying again"] * 2)
    context.set_offline(False)
    wait_until_sent(page, "two")
    expect(page.locator("#offline")).to_be_hidden()
    assert sent(page) == stored(front) == ["before", "one", "two"]


def test_a_lost_answer_makes_no_second_message(page: Page, front: Front) -> None:
    losses = 0

    def lose(route: Route) -> None:
        nonlocal losses
        losses += 1
        if losses > 2:
            route.continue_()
            return
        route.fetch()  # the server has it, the page is never told
        route.abort()

    page.route("**/chat/api/stream*", lambda route: route.abort())
    page.route(
        "**/chat/api/messages", lambda route: lose(route) if route.request.method == "POST" else route.continue_()
    )
    page.reload()
    write(page, "only once")
    expect(page.locator(".pending .bubble")).to_have_text("only once")
    expect(page.locator(".pending")).to_have_count(0, timeout=15_000)
    assert losses == 3
    page.unroute("**/chat/api/stream*")
    wait_until_sent(page, "only once")
    assert sent(page) == stored(front) == ["only once"]


def test_what_is_unsent_survives_a_reload(page: Page, front: Front) -> None:
    page.route(
        "**/chat/api/messages", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    write(page, "keep me")
    expect(page.locator(".pending .meta")).to_have_text("Not sent yet, trying again")
    page.reload()
    expect(page.locator(".pending .bubble")).to_have_text("keep me")
    page.unroute("**/chat/api/messages")
    wait_until_sent(page, "keep me")
    assert stored(front) == ["keep me"]


def test_a_flood_is_explained_and_nothing_is_dropped(page: Page, front: Front) -> None:
    page.evaluate(FLOOD)
    write(page, "one too many")
    expect(page.locator("#trouble")).to_contain_text("Too many messages at once")
    expect(page.locator(".pending .bubble")).to_have_text("one too many")


def test_a_text_that_is_too_long_stays_where_it_was_written(page: Page, front: Front) -> None:
    write(page, "x" * 4001)
    expect(page.locator("#trouble")).to_contain_text("at most 4000 characters")
    expect(page.get_by_label("Your message")).to_have_value("x" * 4001)
    assert count_conversations(front.app) == 0


def test_buttons_are_pressed_once_and_go_when_they_are_used(page: Page, front: Front) -> None:
    write(page, "How much is delivery?")
    wait_until_sent(page, "How much is delivery?")
    post_article(front.app, "Four euro", ("👍 Helped", "helped"), ("Talk to a person", "human"))
    helped = page.locator(".bot").get_by_role("button", name="Helped")
    helped.dblclick()
    expect(helped).to_have_count(0)
    expect(page.locator(".bot").last).to_contain_text("Good to hear")
    assert stored(front) == ["How much is delivery?", "👍 Helped"]


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
    wait_until_sent(page, "from the second")
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
    expect(chat.locator(".notice")).to_contain_text("Hello! I'm the Lumiflor assistant")
    chat.get_by_label("Your message").fill("Is it in stock?")
    chat.get_by_role("button", name="Send").click()
    expect(chat.locator(".customer[data-id]")).to_have_count(1)
    assert only_conversation(front.app).start_payload == "product-42"
    chat.get_by_role("button", name="Close the chat").click()
    expect(site.locator("iframe")).to_be_hidden()
    post_article(front.app, "It is.")
    expect(site.get_by_role("button", name="Ask a question (1)")).to_be_visible()
