"""From a number to its chats, for a lead and for an operator."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from bot.service.cases import holding, reply
from bot.service.cases.closing import Ending, do_close
from bot.service.insights.reports.lists import list_kept
from tests.browser.conftest import Visitor
from tests.support.desk_pages import choose_presence
from tests.support.desk_server import DeskServer


def solve(desk: DeskServer, conversation: int, login: str) -> None:
    """This person takes the case, answers and closes it."""
    person = desk.staff[login]
    desk.write(holding.do_claim, desk.app, person, desk.case_of(conversation).id)
    desk.write(reply.do_reply, desk.app, person, conversation, "It is on its way.", client_id=f"n-{conversation}")
    desk.write(do_close, desk.app, person, conversation, Ending())


def test_a_lead_comes_from_the_board_to_a_number_and_to_its_chat(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    chat = open_case("Olena", "Where is my bouquet with the yellow ribbon?")
    solve(desk, chat, "anna")
    page = visit("lena", "/desk/board")
    page.click(".numbers-open")
    page.wait_for_url("**/desk/numbers")
    expect(page.locator(".number-plot canvas")).to_have_count(3)
    page.locator("[data-number=solved] a.number-value").click()
    page.wait_for_url("**/desk/numbers/chats?measure=solved*")
    row = page.locator(".number-chat", has_text="yellow ribbon")
    expect(row).to_contain_text("Anna")
    with page.expect_download() as download:
        page.click(".numbers-export-csv")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "Where is my bouquet with the yellow ribbon?" in text
    row.locator(".passage-text").click()
    page.wait_for_url(f"**/desk/chat/{chat}*")
    expect(page.locator(".transcript")).to_contain_text("It is on its way.")


def test_an_operator_sees_their_own_numbers_and_keeps_the_days_they_chose(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    solve(desk, open_case("Olena", "Can I change the card on my order?"), "anna")
    solve(desk, open_case("Pavlo", "Is the shop open on Sunday?"), "lena")
    page = visit("anna", "/desk/profile")
    page.click(".numbers-open")
    page.wait_for_url("**/desk/numbers")
    expect(page.locator("[data-number=solved] a.number-value")).to_be_visible()
    expect(page.locator(".number-plot canvas")).to_have_count(2)
    expect(page.locator(".number-tiles .number-talks")).to_have_count(0)
    page.fill(".number-days input[name=from]", "2026-01-01")
    choose_presence(page, "Busy")
    expect(page.locator(".number-days input[name=from]")).to_have_value("2026-01-01")  # though the page has changed
    page.click(".number-show")
    page.wait_for_url("**from=2026-01-01*")
    page.locator("[data-number=solved] a.number-value").click()
    page.wait_for_url(re.compile(r"range=2026-01-01\.\."))
    expect(page.locator(".passages")).to_contain_text("change the card")
    expect(page.locator(".passages")).not_to_contain_text("open on Sunday")


def test_a_list_is_kept_under_a_name_and_opened_again(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    solve(desk, open_case("Taras", "Do you sell vases of blue glass?"), "anna")
    page = visit("lena", "/desk/numbers/chats?measure=solved&range=week")
    page.click(".list-keep")
    page.fill(".list-name input", "Solved lately")
    page.click(".list-dialog .confirm")
    expect(page.locator(".q-notification", has_text="Kept")).to_be_visible()
    (kept,) = desk.read(list_kept, desk.staff["lena"])
    assert "range=week" in kept.query
    page.goto(desk.url + "/desk/numbers")
    page.locator(".number-list", has_text="Solved lately").locator(".list-open").click()
    expect(page.locator(".number-chat", has_text="blue glass")).to_be_visible()
    page.goto(desk.url + "/desk/numbers")
    page.click(".list-remove")
    expect(page.locator(".list-gone")).to_contain_text("Solved lately")
    assert desk.read(list_kept, desk.staff["lena"]) == ()
    page.click(".list-back")
    expect(page.locator(".number-list")).to_have_count(1)
