"""Who waits is told of a reply by the browser: when they asked, in a hidden tab, of a person's words only."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.chat.conftest import open_chat, wait_until_sent, write
from tests.support.web_front import Front, claim, hire, reply

BROWSER = """
window.told = [];
window.Notification = class {
  static permission = 'default';
  static async requestPermission() { return (this.permission = 'ANSWER'); }
  constructor(title, options) { window.told.push([title, options.body]); }
  close() { window.told.push('closed'); }
};
let hidden = false;
Object.defineProperty(document, 'hidden', { get: () => hidden });
window.look = (away) => { hidden = away; document.dispatchEvent(new Event('visibilitychange')); };
"""


def test_a_reply_is_told_in_a_hidden_tab_until_it_is_seen(page: Page, front: Front) -> None:
    wait_for_a_person(page, front, "granted")
    anna = hire(front.app)
    page.get_by_role("button", name="Notify me of the reply").click()
    expect(page.locator("#tell-note")).to_contain_text("Keep this tab open")
    conversation_id = claim(front.app, anna)
    expect(page.locator("#status")).to_have_text("Anna is with you")
    reply(front.app, anna, conversation_id, "I am looking.", client_id="op-1")
    expect(page.locator(".operator .bubble")).to_have_text("I am looking.")
    page.evaluate("look(true)")
    reply(front.app, anna, conversation_id, "It comes today.", client_id="op-2")
    expect(page.locator(".operator .bubble")).to_have_text(["I am looking.", "It comes today."])
    assert page.evaluate("told") == [["Anna", "It comes today."]]
    page.evaluate("look(false)")
    page.get_by_role("button", name="Stop notifying me").click()
    page.evaluate("look(true)")
    reply(front.app, anna, conversation_id, "At noon.", client_id="op-3")
    expect(page.locator(".operator .bubble")).to_have_count(3)
    assert page.evaluate("told") == [["Anna", "It comes today."], "closed"]


def test_a_browser_that_blocks_it_is_named_and_the_button_goes(page: Page, front: Front) -> None:
    wait_for_a_person(page, front, "denied")
    page.get_by_role("button", name="Notify me of the reply").click()
    expect(page.locator("#trouble")).to_contain_text("Your browser blocks notifications")
    expect(page.locator("#tell")).to_be_hidden()
    expect(page.get_by_label("Your message")).to_be_focused()


def wait_for_a_person(page: Page, front: Front, answer: str) -> None:
    page.add_init_script(BROWSER.replace("ANSWER", answer))
    open_chat(page, front)
    expect(page.locator("#tell")).to_be_hidden()
    write(page, "Where is my order?")
    wait_until_sent(page, "Where is my order?")
    page.locator("#human").click()
    expect(page.locator("#status")).to_contain_text("A colleague will join")
