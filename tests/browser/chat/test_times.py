"""A time we told, on the page of somebody whose clock reads otherwise."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from bot.core.clocks.told import Moment
from bot.core.messages import Author, NewMessage
from bot.service.outbox import posting
from tests.browser.chat.conftest import open_chat, wait_until_sent, write
from tests.support.web_front import Front, only_conversation

OPENS = Moment(words="tomorrow from 08:00", at=datetime(2026, 12, 1, 6, tzinfo=UTC))


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Kyiv", "tomorrow from 08:00"),
        ("America/New_York", "tomorrow from 08:00 (Tuesday 01:00 by your clock)"),
    ],
)
def test_the_reader_sees_their_own_time_beside_ours(browser: Browser, front: Front, zone: str, shown: str) -> None:
    context = browser.new_context(locale="en-GB", timezone_id=zone)
    page = context.new_page()
    open_chat(page, front)
    write(page, "Is anybody there?")
    wait_until_sent(page, "Is anybody there?")
    text = "Our people are back: tomorrow from 08:00. See https://example.com/hours."
    told = NewMessage(text=text, author=Author.SYSTEM, moments=(OPENS,))
    front.app.database.write_now(posting.post, only_conversation(front.app), told)
    expect(page.locator("time[datetime='2026-12-01T06:00:00+00:00']")).to_have_text(shown)
    context.close()
