"""axe-core finds nothing serious on any page of the desk or in its dialogs, in light and in dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from bot.service.cases import holding, notes, reply
from tests.browser.conftest import CONNECTED, Visitor
from tests.support.accessible import list_serious
from tests.support.desk_server import DeskServer
from tests.support.engine import write_article

PAGES = (
    "",
    "?q=order&state=open&since=2026-01-01",
    "/board",
    "/staffing",
    "/spikes",
    "/articles",
    "/articles/edit?key=delivery/cost-city&language=en",
    "/gaps",
    "/gaps/wordings",
    "/radar",
    "/articles/merge?kept=delivery/cost-city&other=delivery/express",
    "/answers?key=delivery/cost-city",
    "/articles/import",
    "/snippets",
    "/results",
    "/teams",
    "/telegram",
    "/letters",
    "/telegram/account",
    "/people",
    "/settings",
    "/settings/sure",
    "/settings/words",
    "/settings/phrases",
    "/settings/words?key=greet",
    "/week",
    "/numbers?range=month",
    "/numbers/chats?measure=handed&range=month",
    "/numbers/by?range=month",
    "/numbers/reviews?range=month",
    "/reviews",
    "/reviews/cards",
    "/reviews/drawing",
    "/numbers/by?by=slot&range=month",
    "/profile",
    "/nowhere",
)
DIALOG = ".q-dialog .dialog, .q-menu, dialog[open]"
AT_REST = """() => document.getAnimations().every(
    (one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)"""
DIALOGS = {"resolve": "e", "snooze": "z", "hand over": "t", "remind": "m", "help": "?", "palette": "Control+k"}
LOOKS: tuple[dict[str, Any], ...] = (
    {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
)


@pytest.fixture
def chat(desk: DeskServer, open_case: Callable[..., int]) -> int:
    """A chat with a reply, a note, a promise and a button of the bot; and a second article."""
    path = desk.app.settings.knowledge_base / "en/delivery/express.md"
    path.write_text(write_article(title="Express delivery", body="In 90 minutes."), encoding="utf-8")
    conversation, boss = open_case("Olena", "Where is my order LF-204518?"), desk.staff["boss"]
    desk.write(holding.do_claim, desk.app, boss, desk.case_of(conversation).id)
    text = "I will look and answer you tomorrow by 12."
    desk.write(reply.do_reply, desk.app, boss, conversation, text, client_id=f"axe-{conversation}")
    desk.write(notes.do_note, boss, conversation, "She is right.", client_id=f"axe-note-{conversation}")
    return conversation


@pytest.mark.parametrize("look", LOOKS, ids=["wide and light", "narrow and dark"])
def test_no_page_has_a_serious_finding(desk: DeskServer, visit: Visitor, chat: int, look: dict[str, Any]) -> None:
    found = {}
    page = visit("boss", **look)
    for path in (*PAGES, f"/chat/{chat}"):
        page.goto(f"{desk.url}/desk{path}")
        page.wait_for_function(CONNECTED)
        expect(page.locator("main").first).to_be_attached()
        page.wait_for_function(AT_REST)  # what fades in has its colour
        found[path] = list_serious(page)
    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize("look", LOOKS, ids=["wide and light", "narrow and dark"])
def test_no_dialog_has_a_serious_finding(desk: DeskServer, visit: Visitor, chat: int, look: dict[str, Any]) -> None:
    found = {}
    page = visit("boss", **look)
    for name, key in DIALOGS.items():
        page.goto(f"{desk.url}/desk/chat/{chat}")
        page.wait_for_function(CONNECTED)
        expect(page.locator(".line-operator")).to_be_visible()
        expect(page.locator(DIALOG)).to_have_count(0)
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        expect(page.locator(DIALOG).first).to_be_visible()
        page.wait_for_function(AT_REST)
        found[name] = list_serious(page)
    assert {name: said for name, said in found.items() if said} == {}


def test_the_login_has_no_serious_finding(visit: Visitor) -> None:
    assert list_serious(visit("", "/desk/login")) == []


def test_a_button_without_a_name_would_belist_serious(visit: Visitor) -> None:
    page = visit("", "/desk/login")
    page.evaluate("document.body.append(document.createElement('button'))")
    assert [one.partition(":")[0] for one in list_serious(page)] == ["button-name"]
