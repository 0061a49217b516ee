"""The weekly letter: wanted in the profile, sent, and ended by the link in it."""

from __future__ import annotations

from playwright.sync_api import expect

from bot.core.insights.weekly.wish import Wish
from bot.core.people import Person, Role
from bot.service.insights.weekly import wishing
from bot.storage.insights import weekly
from bot.storage.insights.weekly import Subscription
from bot.storage.people import links
from tests.browser.conftest import Visitor
from tests.support.browser import wait_for
from tests.support.desk_pages import sent
from tests.support.desk_server import DeskServer


def wish_of(desk: DeskServer, person: Person) -> Subscription:
    found = desk.read(weekly.find, person.id)
    assert isinstance(found, Subscription)
    return found


def test_a_lead_wants_it_in_telegram_and_has_one_sent_at_once(desk: DeskServer, visit: Visitor) -> None:
    vera = desk.add_staff("vera", "Vera", Role.LEAD)
    place = {"channel": "telegram", "account": "", "chat_key": "vera-phone", "username": "vera"}
    desk.write(lambda tx: links.record_link(tx, person_id=vera.id, **place))
    page = visit("vera", "/desk/profile")
    page.click(".weekly-show")
    expect(page.locator(".weekly-letter")).to_contain_text("All numbers: ")
    page.click(".weekly-by-telegram")
    page.click(".weekly-save")
    expect(page.locator(".q-notification", has_text="The next letter comes on")).to_be_visible()
    assert wish_of(desk, vera).wish == Wish(by_telegram=True)
    page.click(".weekly-now")
    expect(page.locator(".q-notification", has_text="On its way")).to_be_visible()
    wait_for(page, lambda: any("/desk/numbers?range=" in text for text in sent(desk)))


def test_the_link_of_a_letter_asks_before_it_ends_them_and_leads_back(desk: DeskServer, visit: Visitor) -> None:
    olena = desk.add_staff("olena", "Olena", Role.LEAD)
    desk.write(wishing.do_keep, desk.app, olena, Wish(by_mail=True, address="olena@example.org"))
    page = visit("", f"/desk/weekly/off/{wish_of(desk, olena).code}")
    expect(page.locator("h1")).to_have_text("No more weekly letters?")
    assert wish_of(desk, olena).wish.by_mail
    page.click("button[type=submit]")
    expect(page.locator("h1")).to_have_text("No more weekly letters")
    assert not wish_of(desk, olena).wish.by_mail
    page.click("button[type=submit]")
    expect(page.locator("h1")).to_have_text("The letters come again")
    assert wish_of(desk, olena).wish.by_mail
