"""A chat that the desk gave out, in a browser; and the settings for it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from bot.core.business import Assignment
from bot.core.people import Role
from bot.service.cases.leading import assigning
from bot.storage.people import people
from bot.storage.people import presence as seen
from tests.browser.conftest import Visitor
from tests.support.desk_pages import found, in_section, sent
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]


def test_what_the_desk_gave_rings_is_marked_and_is_theirs_once_opened(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    danylo = desk.add_staff("danylo", "Danylo", Role.OPERATOR)
    for other in desk.staff.values():
        desk.write(seen.record_gone, other.id)
    desk.write(seen.record_seen, danylo.id, token_hash="x")
    page = visit("danylo")
    expect(page.locator(".view-mine")).to_be_visible()
    page.evaluate("() => { window.rung = []; desk.alarm = (now) => window.rung.push(...now.calls); }")
    conversation = open_case("Given out")
    rules = Assignment(mode="automatic", most=99)
    for given in desk.read(assigning.make_plan, rules):
        desk.write(assigning.do_assign, given, rules)
    row = in_section(page, "mine", conversation)
    holder = found(desk, conversation).escalation
    assert holder.person_id == danylo.id
    expect(row).to_contain_text("new, yours")
    page.wait_for_function("window.rung.some((call) => call.title.startsWith('A new chat for you'))")
    assert not any("Danylo has joined" in text for text in sent(desk))
    row.click()
    expect(page.locator(".line-system", has_text="Danylo has joined")).to_be_visible()
    expect(page.locator("#reply")).to_be_visible()
    assert found(desk, conversation).escalation.assigned_at is None


def test_languages_of_a_person_and_the_rules_are_set(desk: DeskServer, visit: Visitor) -> None:
    oleh = desk.staff["oleh"]
    page = visit("boss", "/desk/people")
    page.locator(f".writes-in[data-person='{oleh.id}'], .person:has-text('oleh') .writes-in").first.click()
    page.locator(".q-menu .q-item", has_text="UA").click()
    expect(page.locator(".q-notification", has_text="Saved")).to_be_visible()
    assert desk.read(people.get, oleh.id).languages == ("uk",)
    page.goto(f"{desk.url}/desk/settings")
    expect(page.locator("h2", has_text="Who gets a chat")).to_be_visible()
    expect(page.get_by_label("Chats at once for who has no number of their own")).to_have_value("5")
