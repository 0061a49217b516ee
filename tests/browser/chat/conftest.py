"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.core.messages import Author
from tests.support.browser import PATIENCE
from tests.support.web_front import (
    Front,
    only_conversation,
    open_front,
    read_lines,
)


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    with open_front(tmp_path) as started:
        yield started


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844})
    made.set_default_timeout(PATIENCE)
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
