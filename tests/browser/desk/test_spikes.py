"""A lead learns that many ask the same, and decides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bot.core.insights.spikes.spikes import Heard, SpikeState
from bot.service.insights.spikes import deciding
from bot.storage.chat import messages
from bot.storage.database import Tx
from bot.storage.insights.spikes import spikes
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer

ASKED = "My payment does not go through"


@pytest.fixture
def spike(desk: DeskServer) -> int:
    """Six who ask the same, one of whom waits for a person; the number of the spike."""
    chats = [desk.write_in(f"pay{number}", ASKED, name=f"Payer {number}") for number in range(6)]
    desk.call_human("pay0", name="Payer 0")

    def find(tx: Tx) -> int:
        lines = [messages.list_transcript(tx, chat)[0] for chat in chats]
        asked = [
            Heard(message_id=one.id, conversation_id=one.conversation_id, text=one.text, at=one.created_at)
            for one in lines
        ]
        return spikes.record_spike(tx, ASKED, b"\0" * 8, asked, usual=0.1)

    return int(desk.write(find))


def test_a_spike_stands_on_the_board_until_a_lead_says_that_it_is_none(
    desk: DeskServer, visit: Visitor, spike: int
) -> None:
    page = visit("boss", "/desk/board")
    alarm = page.locator(".spike-alarm")
    expect(alarm).to_contain_text("6 customers ask the same:")
    alarm.click()
    expect(page.locator(".spike-people .passage")).to_have_count(6)
    expect(page.locator(".spike-waiting")).to_contain_text("1 of them waits")
    page.locator("button.spike-quiet").click()
    expect(page.locator("button.spike-again")).to_be_visible()
    found = desk.read(deciding.access_spike, desk.staff["boss"], spike).spike
    assert found.state is SpikeState.QUIET
    assert found.quiet_until is not None and found.quiet_until - desk.app.clock() <= timedelta(days=1)
    page.goto(f"{desk.url}/desk/board")
    expect(page.locator(".tile-waiting")).to_be_visible()
    expect(alarm).to_have_count(0)
