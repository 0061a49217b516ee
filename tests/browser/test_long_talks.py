"""A chat with two thousand messages: the last ones at once, older ones when somebody wants them, nothing twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy import insert

from bot.core.messages import Author
from bot.service.cases.queue import LINES
from bot.storage.database import Database, Tx
from bot.storage.tables.chat import messages
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer
from tests.support.web_front import only_conversation, open_front

MANY = 2000
READ = 6  # the line that is looked at, of those shown first
# what one sees of it right after scrolling up, before anything older has come
SCROLL_UP = f"""([box, line]) => {{
  document.querySelector(box).scrollTop = 190;
  return document.querySelectorAll(line)[{READ}].getBoundingClientRect().top;
}}"""


def fill(database: Database, conversation_id: int, *, count: int = MANY) -> None:
    """A long talk, told by the customer."""

    def write(tx: Tx) -> None:
        line = {"conversation_id": conversation_id, "author": Author.CUSTOMER.value, "kind": "text", "group_key": ""}
        lines = [{**line, "text": f"line {number}", "created_at": tx.now} for number in range(count)]
        tx.connection.execute(insert(messages), lines)

    database.write_now(write)


def top_of(line: Locator) -> float:
    """How far down on the page it stands."""
    box = line.bounding_box()
    assert box is not None
    return box["y"]


def open_long(desk: DeskServer, visit: Visitor, chat: str, **options: Any) -> tuple[Page, Locator]:
    """A long chat in the desk."""
    conversation = desk.call_human(chat)
    fill(desk.app.database, conversation)
    page = visit("anna", f"/desk/chat/{conversation}", **options)
    lines = page.locator(".line-customer .line-text")
    expect(lines.last).to_have_text(f"line {MANY - 1}")
    return page, lines


def test_the_desk_shows_the_last_lines_and_older_ones_above_the_reader(desk: DeskServer, visit: Visitor) -> None:
    page, lines = open_long(desk, visit, "long")
    assert lines.count() == LINES
    expect(lines.last).to_be_in_viewport()
    before = page.evaluate(SCROLL_UP, ["#transcript", ".line-customer"])
    expect(lines).to_have_count(2 * LINES)
    after = top_of(page.locator(".line-customer").nth(READ + LINES))
    assert abs(after - before) < 3, "the reader's line stays where it is"
    texts = lines.all_text_contents()
    assert texts == [f"line {number}" for number in range(MANY - 2 * LINES, MANY)]


def test_older_lines_come_by_keyboard_too(desk: DeskServer, visit: Visitor) -> None:
    page, lines = open_long(desk, visit, "keyboard")
    button = page.locator(".earlier")
    button.focus()
    expect(lines).to_have_count(2 * LINES)  # focusing it scrolls it into view
    button.focus()
    page.keyboard.press("Enter")
    expect(lines).to_have_count(3 * LINES)
    assert lines.first.text_content() == f"line {MANY - 3 * LINES}"


def test_a_new_message_fetches_the_end_and_leaves_the_rest(desk: DeskServer, visit: Visitor) -> None:
    page, lines = open_long(desk, visit, "live")
    page.locator("#transcript").evaluate("box => { box.scrollTop = 100; }")
    expect(lines).to_have_count(2 * LINES)
    page.evaluate("document.querySelector('.line').marked = 1")
    desk.write_in("live", "and one more thing")
    expect(lines).to_have_count(2 * LINES + 1)
    expect(lines.last).to_have_text("and one more thing")
    assert page.evaluate("document.querySelector('.line').marked") == 1, "the old lines were drawn again"
    expect(page.locator("#to-end")).to_be_visible()


def test_a_short_chat_offers_nothing_earlier(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.call_human("short")
    page = visit("anna", f"/desk/chat/{conversation}")
    expect(page.locator(".line").first).to_be_visible()
    expect(page.locator(".earlier")).to_be_hidden()


def test_one_can_go_back_to_the_very_first_line(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.call_human("to the first")
    fill(desk.app.database, conversation, count=120)
    page = visit("anna", f"/desk/chat/{conversation}")
    lines = page.locator(".line")
    expect(lines).to_have_count(LINES)
    for _ in range(10):
        if not page.locator(".earlier").is_visible():
            break
        shown = lines.count()
        page.locator("#transcript").evaluate("box => { box.scrollTop = 5000; box.scrollTop = 0; }")
        page.wait_for_function("shown => document.querySelectorAll('.line').length > shown", arg=shown)
    expect(page.locator(".earlier")).to_be_hidden()
    expect(page.locator(".mark-case").first).to_be_visible()
    assert lines.count() > 120


def test_the_web_chat_opens_with_the_last_lines_and_shows_older_ones_above_the_reader(
    tmp_path: Path, browser: Browser
) -> None:
    with open_front(tmp_path) as front:
        context = browser.new_context(locale="en-GB")
        page = context.new_page()
        page.goto(f"{front.url}/chat")
        page.fill("#text", "hello")
        page.keyboard.press("Enter")
        expect(page.locator(".message.customer:not(.pending)")).to_have_count(1)  # it is stored
        fill(front.app.database, only_conversation(front.app).id)
        page.reload()
        bubbles = page.locator(".message.customer .bubble")
        expect(bubbles).to_have_count(LINES)
        expect(bubbles.last).to_have_text(f"line {MANY - 1}")
        expect(bubbles.last).to_be_in_viewport()
        before = page.evaluate(SCROLL_UP, ["#scroll", ".message.customer"])
        expect(bubbles).to_have_count(2 * LINES)
        after = top_of(page.locator(".message.customer").nth(READ + LINES))
        assert abs(after - before) < 3, "the reader's line stays where it is"
        assert bubbles.all_text_contents() == [f"line {number}" for number in range(MANY - 2 * LINES, MANY)]
        button = page.locator("#earlier")
        button.focus()
        page.keyboard.press("Enter")
        expect(bubbles).not_to_have_count(2 * LINES)
        shown = bubbles.count()  # the focus may have scrolled to the top, which shows a page by itself
        assert shown in (3 * LINES, 4 * LINES)
        assert bubbles.all_text_contents() == [f"line {number}" for number in range(MANY - shown, MANY)]
        context.close()
