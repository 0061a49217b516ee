"""The lead's board, pressed in a browser: what it shows, where a press ends, what is stored."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from bot.core.conversation import QUEUE, operator
from bot.core.people import Role
from bot.core.presence import Presence
from bot.service.cases import holding
from bot.service.people import presence
from bot.storage.people import presence as seen
from tests.browser.conftest import Visitor
from tests.support.desk_pages import found, sent
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]


def test_it_shows_who_is_here_and_keeps_itself_fresh(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    ivan = desk.add_staff("board-ivan", "Ivan", Role.OPERATOR)
    page = visit("lena", "/desk/board")
    row = page.locator(f".duty[data-person='{ivan.id}']")
    expect(row).to_contain_text("Offline")
    conversation = open_case("Sofiia")
    expect(page.locator(".board-chat", has_text="Sofiia")).to_be_visible()
    desk.write(seen.record_seen, ivan.id, token_hash="x")
    desk.write(presence.do_set_presence, ivan, Presence.AWAY, reason="lunch")
    expect(row).to_contain_text("lunch since")
    desk.write(holding.do_claim, desk.app, ivan, desk.case_of(conversation).id)
    expect(row).to_contain_text("1 chat")
    expect(row).to_contain_text("1 unanswered")
    expect(row).to_contain_text("today 1 taken, 0 closed")
    expect(row.locator(".clock")).to_be_visible()
    expect(page.locator(".board-chat", has_text="Sofiia")).to_have_count(0)
    row.click()
    expect(page).to_have_url(f"{desk.url}/desk/board?person={ivan.id}")
    expect(page.locator(".board-head h2")).to_have_text("Ivan: 1 chat")
    page.reload()
    expect(page.locator(".board-chat")).to_contain_text("Sofiia")


def test_a_lead_looks_in_without_a_trace(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case("Looked at")
    desk.write(holding.do_claim, desk.app, desk.staff["anna"], desk.case_of(conversation).id)
    before = found(desk, conversation)
    page = visit("lena", f"/desk/board?person={desk.staff['anna'].id}")
    page.click(f".board-link[href*='/chat/{conversation}?']")
    expect(page).to_have_url(f"{desk.url}/desk/chat/{conversation}?view=open")
    expect(page.locator(".line-customer").first).to_be_visible()
    expect(page.locator(".mode-reply")).to_have_count(0)
    after = found(desk, conversation)
    assert (after.conversation, after.escalation, after.notes) == (before.conversation, before.escalation, before.notes)
    assert [line.text for line in after.transcript] == [line.text for line in before.transcript]


def test_a_whisper_rings_with_the_holder_and_reaches_no_customer(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    conversation = open_case()
    desk.write(holding.do_claim, desk.app, desk.staff["anna"], desk.case_of(conversation).id)
    held = visit("anna", f"/desk/chat/{conversation}")
    held.evaluate("() => { window.rung = []; desk.alarm = (now) => window.rung.push(...now.calls); }")
    page = visit("lena", f"/desk/chat/{conversation}")
    expect(page.locator("#reply")).to_have_attribute("placeholder", "Whisper: Anna sees it, the customer does not")
    for text in ("Offer the refund", "Today, not tomorrow"):
        page.fill("#reply", text)
        page.click("#send")
        expect(held.locator(".line-note", has_text=text)).to_be_visible()
    held.wait_for_function("window.rung.length === 2")
    first, second = held.evaluate("window.rung")
    assert first["chat"] == conversation
    assert first["title"].startswith("A note for you") or "note" in first["title"].lower()
    assert first["key"] != second["key"], "the second one would not ring"
    assert "refund" not in str(first)
    assert not [text for text in sent(desk) if "refund" in text]


def test_ticked_chats_go_together_and_what_did_not_go_is_said(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    petro, olha = (desk.add_staff(f"board-{name}", name.title(), Role.OPERATOR) for name in ("petro", "olha"))
    desk.write(seen.record_seen, olha.id, token_hash="x")
    chats = [open_case(f"Customer {number}") for number in range(3)]
    for chat in chats:
        desk.write(holding.do_claim, desk.app, petro, desk.case_of(chat).id)
    page = visit("lena", f"/desk/board?person={petro.id}")
    expect(page.locator(".board-chat")).to_have_count(3)
    expect(page.locator(".board-move")).to_be_hidden()
    page.click(".board-all")
    page.click(".board-move")
    expect(page.locator(".dialog h2")).to_have_text("Hand on 3 chats")
    desk.write(holding.do_resolve, desk.app, petro, chats[2])
    page.locator(f".colleague[data-person='{olha.id}']").click()
    page.fill(".transfer-note textarea", "yours from here")
    page.click(".dialog .confirm")
    expect(page.locator(".q-notification")).to_contain_text("2 chats moved. 1 was closed meanwhile.")
    expect(page.locator(".board-chat")).to_have_count(0)
    assert [found(desk, chat).conversation.owner for chat in chats[:2]] == [operator(olha.id)] * 2
    assert [note.text for note in found(desk, chats[0]).notes] == ["yours from here"]
    assert any(text.startswith("Olha will answer you from here") for text in sent(desk))


def test_chats_go_back_to_the_queue(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    taras = desk.add_staff("board-taras", "Taras", Role.OPERATOR)
    chats = [open_case(f"Left {number}") for number in range(2)]
    for chat in chats:
        desk.write(holding.do_claim, desk.app, taras, desk.case_of(chat).id)
    page = visit("lena", f"/desk/board?person={taras.id}")
    page.check(f"[data-tick='{chats[0]}']")
    page.click(".board-move")
    page.click(".colleague.is-queue")
    page.click(".dialog .confirm")
    expect(page.locator(".q-notification")).to_contain_text("1 chat moved.")
    expect(page.locator(".board-chat")).to_have_count(1)
    owners = [found(desk, chat).conversation.owner for chat in chats]
    assert owners == [QUEUE, operator(taras.id)]


def test_a_tick_stays_when_the_chat_has_news(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    maria = desk.add_staff("board-maria", "Maria", Role.OPERATOR)
    chats = [open_case(f"Busy {number}") for number in range(2)]
    for chat in chats:
        desk.write(holding.do_claim, desk.app, maria, desk.case_of(chat).id)
    page = visit("lena", f"/desk/board?person={maria.id}")
    page.check(f"[data-tick='{chats[0]}']")
    expect(page.locator(".board-move")).to_have_text("Hand on (1)…")
    desk.write_in(f"{test_a_tick_stays_when_the_chat_has_news.__name__}-1", "one more thing", name="Busy 1")
    expect(page.locator(".board-chat", has_text="one more thing")).to_be_visible()
    expect(page.locator(f"[data-tick='{chats[0]}']")).to_be_checked()
    expect(page.locator(f"[data-tick='{chats[1]}']")).not_to_be_checked()


def test_on_a_phone_the_menu_is_behind_a_button(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", "/desk/board", viewport={"width": 390, "height": 844})
    expect(page.locator("#menu")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#menu-open")
    expect(page.locator("#menu-open")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    page.click("#menu-open")
    page.click("#menu .nav-profile")
    expect(page).to_have_url(f"{desk.url}/desk/profile")
    expect(page.locator("#menu")).to_be_hidden()
