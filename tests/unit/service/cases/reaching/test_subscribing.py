"""Browsers of the staff: whose they are, how many, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.people import Role
from bot.errors import Refused
from bot.service.cases.reaching import calling, subscribing, vapid
from bot.service.cases.reaching.subscribing import BadBrowser, Offered, TooManyBrowsers
from bot.service.people import staff
from bot.service.ports import App
from tests.support.acting import hire, queue_up
from tests.support.clock import FakeClock
from tests.support.push_service import PushBrowser, PushService
from tests.support.pushed import browsers, offer, send, turn_on


async def test_the_key_is_made_once_and_only_ours_to_read(tmp_path: Path) -> None:
    one, other = vapid.read_key(tmp_path / "home"), vapid.read_key(tmp_path / "home")
    assert vapid.public_key(one) == vapid.public_key(other)
    assert (tmp_path / "home" / "push.key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["push.key"]


async def test_who_is_shut_out_is_told_nothing_more(pushed: App, service: PushService, clock: FakeClock) -> None:
    boss, anna = await hire(pushed, "Boss", Role.ADMIN), await hire(pushed)
    await turn_on(pushed, anna, PushBrowser(service, "anna"))
    await queue_up(pushed)
    clock.advance(minutes=4)
    await calling.watch_calls(pushed)
    await pushed.database.write(staff.do_change_person, boss, anna.id, role=Role.OPERATOR, disabled=True)
    await send(pushed)
    assert (len(service.received), await browsers(pushed, anna)) == (1, ())


async def test_a_browser_belongs_to_who_turned_it_on_last(pushed: App, service: PushService) -> None:
    anna, oleh, browser = await hire(pushed), await hire(pushed, "Oleh"), PushBrowser(service, "shared")
    await turn_on(pushed, anna, browser)
    await turn_on(pushed, oleh, browser)
    assert await browsers(pushed, anna) == ()
    assert await pushed.database.read(subscribing.is_known, oleh, browser.endpoint)
    (known,) = await browsers(pushed, oleh)
    await pushed.database.write(subscribing.do_forget_browser, anna, known.id)
    assert await browsers(pushed, oleh) == (known,)


async def test_a_new_address_takes_the_place_of_the_old_one_and_keeps_what_was_chosen(
    pushed: App, service: PushService
) -> None:
    anna, browser, renewed = await hire(pushed), PushBrowser(service, "one"), PushBrowser(service, "two")
    await turn_on(pushed, anna, browser)
    (known,) = await browsers(pushed, anna)
    await pushed.database.write(subscribing.do_set_always, anna, known.id, always=True)
    await pushed.database.write(subscribing.do_subscribe, pushed, anna, offer(renewed, old=browser.endpoint))
    await send(pushed)
    (known,) = await browsers(pushed, anna)
    assert (known.endpoint, known.always, len(service.received)) == (renewed.endpoint, True, 1)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.com/x",
        "https://127.0.0.1/x",
        "https://10.0.0.7/x",
        "https://[::1]/x",
        "https://169.254.169.254/latest",
        "https://localhost/x",
        "https://localhost./x",
        "https://desk.internal/x",
        "https://push.example.com:8080/x",
        "https://me:pw@push.example.com/x",
        "https://push.example.com/" + "x" * 1000,
        "https://[broken/x",
        "file:///etc/passwd",
        "",
    ],
)
async def test_a_place_that_is_no_push_service_is_refused(pushed: App, service: PushService, endpoint: str) -> None:
    anna, browser = await hire(pushed), PushBrowser(service, "anna")
    browser.endpoint = endpoint
    with pytest.raises(BadBrowser):
        await turn_on(pushed, anna, browser)


@pytest.mark.parametrize(
    ("p256dh", "auth"), [("", ""), ("abc", "abc"), ("ж" * 87, "A" * 22), ("B" + "A" * 86, "A" * 22), ("x" * 5000, "A")]
)
async def test_keys_that_are_none_are_refused(pushed: App, service: PushService, p256dh: str, auth: str) -> None:
    browser = PushBrowser(service, "anna")
    offered = Offered(endpoint=browser.endpoint, p256dh=p256dh, auth=auth, agent="")
    with pytest.raises(BadBrowser):
        await pushed.database.write(subscribing.do_subscribe, pushed, await hire(pushed), offered)


async def test_so_many_browsers_nobody_has(pushed: App, service: PushService) -> None:
    anna = await hire(pushed)
    for number in range(subscribing.MOST_BROWSERS):
        await turn_on(pushed, anna, PushBrowser(service, str(number)))
    with pytest.raises(TooManyBrowsers, match="10"):
        await turn_on(pushed, anna, PushBrowser(service, "another"))
    assert issubclass(TooManyBrowsers, Refused)
