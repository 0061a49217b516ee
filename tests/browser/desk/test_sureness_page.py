"""How sure the bot must be, in the browser."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from bot.service.insights import forecasting
from bot.storage.system import facts
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer

ROWS: list[list[object]] = [["en", n / 100, 0.0, False, n > 40] for n in range(0, 100, 2)]
CUTS = [[round(0.5 + n / 200, 3), round(0.2 + n / 130, 4)] for n in range(100)]
TOLD = {"rows": [["en", 1.0, 0.0, False, True], *ROWS], "cuts": CUTS, "golden": 1, "real": 50}


def test_a_lead_drags_sees_what_would_come_of_it_saves_and_undoes(desk: DeskServer, visit: Visitor) -> None:
    desk.write(facts.record_fact, forecasting.FORECAST, json.dumps(TOLD))
    page = visit("lena", "/desk/settings")
    page.click(".sure-open")
    answered = page.locator(".sure-share", has_text="answered at once").locator(".sure-number")
    expect(answered).to_have_text("6%")
    page.click("button.sure-golden")
    expect(answered).to_have_text("100%")
    page.click("button.sure-real")
    expect(answered).to_have_text("6%")
    slider = page.locator(".sure-lever-answer .q-slider__track-container")
    slider.press("PageDown")
    expect(page.locator(".sure-lever-answer .sure-value")).to_have_text("at least 92 % right")
    expect(answered).to_have_text("6% → 14%")
    assert desk.app.business.target_precision == 0.97, "nothing counts before it is saved"
    page.click(".sure-save")
    expect(page.locator(".sure-change")).to_contain_text("97 → 92 %")
    expect(answered).to_have_text("14%")
    assert desk.app.business.target_precision == 0.92
    page.click(".sure-put-back")
    expect(page.locator(".sure-change")).to_have_count(2)
    expect(answered).to_have_text("6%")
    assert desk.app.business.target_precision == 0.97
