"""axe-core finds nothing serious in the web chat, in light and in dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat.conftest import wait_until_sent, write
from tests.support.accessible import list_serious
from tests.support.web_front import Front, post_article


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chat_has_no_serious_finding(page: Page, front: Front, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert list_serious(page) == []
    write(page, "How much is delivery?")
    wait_until_sent(page, "How much is delivery?")
    post_article(front.app, "Delivery costs **four euro**.")
    expect(page.locator(".bot strong")).to_have_text("four euro")
    page.locator("#human").click()
    expect(page.locator("#status")).to_contain_text("A colleague will join")
    page.wait_for_timeout(300)  # what fades in has its colour
    assert list_serious(page) == []
