"""Messages to browsers of the staff, through a real push service on this machine."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from datetime import timedelta

import pytest

from bot.core.desk.numbers import write_number
from bot.core.jobs import JobKind
from bot.core.people import Role
from bot.service.cases import holding
from bot.service.cases.reaching import calling, subscribing, wire
from bot.service.cases.reaching.subscribing import BadBrowser
from bot.service.cases.timers import reminding
from bot.service.ports import App
from bot.storage.system import jobs
from bot.worker.handlers import FRONT
from tests.support.acting import case_of, chat_of, hand_to, hire, queue_up, write_in
from tests.support.clock import FakeClock
from tests.support.push_service import PushBrowser, PushService, push_service
from tests.support.pushed import browsers, look, send, turn_on


async def test_a_browser_is_told_by_a_message_only_it_can_read(
    pushed: App, service: PushService, clock: FakeClock
) -> None:
    anna, browser = await hire(pushed), PushBrowser(service, "anna")
    await turn_on(pushed, anna, browser)
    assert browser.read(service.received[0])["text"].startswith("This browser is connected")
    await write_in(pushed, "my secret question")
    case = await queue_up(pushed)
    await look(pushed)
    assert len(service.received) == 1
    clock.advance(minutes=4)
    await look(pushed)
    await look(pushed)
    (_, message) = service.received
    notice = browser.read(message)
    assert notice["title"] == "Answerdesk"
    assert notice["text"].startswith(f"№ {write_number(case.id)} has been waiting for")
    assert notice["path"] == f"/desk/chat/{case.conversation_id}"
    assert notice["tag"] == f"desk-{case.conversation_id}"
    assert "secret" not in json.dumps(notice)
    assert b"waiting" not in message.body
    assert (message.path, message.headers["ttl"], message.headers["urgency"]) == ("/push/anna", "1800", "high")
    (known,) = await browsers(pushed, anna)
    assert (known.browser, known.sent_at, known.problem) == ("Chrome, Windows", clock.now, "")


async def test_the_push_service_learns_who_sends(pushed: App, service: PushService, clock: FakeClock) -> None:
    await turn_on(pushed, await hire(pushed), PushBrowser(service, "anna"))
    scheme, _, rest = service.received[0].headers["authorization"].partition(" ")
    token, key = (part.partition("=")[2] for part in rest.split(","))
    assert (scheme, key) == ("vapid", await subscribing.read_public_key(pushed))
    body = token.split(".")[1]
    claims = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    assert (claims["aud"], claims["exp"]) == (service.origin, int((clock.now + timedelta(hours=12)).timestamp()))


@pytest.mark.parametrize("status", [404, 410])
async def test_a_browser_that_is_gone_is_forgotten(pushed: App, service: PushService, status: int) -> None:
    anna = await hire(pushed)
    service.script = [(status, {})]
    await turn_on(pushed, anna, PushBrowser(service, "anna"))
    assert await browsers(pushed, anna) == ()


@pytest.mark.parametrize(("answer", "seconds"), [((500, {}), 5), ((503, {}), 5), ((429, {"Retry-After": "40"}), 40)])
async def test_a_push_service_that_is_down_is_tried_again_and_the_person_sees_why(
    pushed: App, service: PushService, clock: FakeClock, answer: tuple[int, dict[str, str]], seconds: int
) -> None:
    anna, browser = await hire(pushed), PushBrowser(service, "anna")
    service.script = [answer]
    await turn_on(pushed, anna, browser)
    (known,) = await browsers(pushed, anna)
    assert (known.problem, known.sent_at) == (str(answer[0]), None)
    clock.advance(seconds=seconds - 1)
    await send(pushed)
    assert len(service.received) == 1
    clock.advance(seconds=2)
    await send(pushed)
    (known,) = await browsers(pushed, anna)
    assert (len(service.received), known.problem, known.sent_at) == (2, "", clock.now)


async def test_what_is_half_an_hour_old_is_no_alarm_any_more(
    pushed: App, service: PushService, clock: FakeClock
) -> None:
    anna = await hire(pushed)
    service.script = [(500, {})] * 100
    await turn_on(pushed, anna, PushBrowser(service, "anna"))
    for _ in range(40):
        clock.advance(minutes=1)
        await send(pushed)
    assert 5 < len(service.received) < 20
    assert await pushed.database.read(jobs.next_due, kinds=(JobKind.PUSH,)) is None


async def test_nobody_listening_is_as_good_as_down(pushed: App, service: PushService) -> None:
    anna, browser = await hire(pushed), PushBrowser(service, "anna")
    with push_service() as gone:
        closed = PushBrowser(gone, "anna")
    browser.endpoint = closed.endpoint
    app = pushed
    with pytest.raises(BadBrowser):
        await turn_on(app, anna, browser)
    settings = app.settings.model_copy(update={"push_services": gone.origin})
    object.__setattr__(app, "settings", settings)
    await turn_on(app, anna, browser)
    (known,) = await browsers(app, anna)
    assert known.problem == "ClientConnectorError"
    assert await app.database.read(jobs.next_due, kinds=(JobKind.PUSH,)) is not None


async def test_a_refusal_is_kept_and_not_repeated_and_a_way_on_is_not_followed(
    pushed: App, service: PushService
) -> None:
    anna = await hire(pushed)
    for status, headers in ((403, {}), (302, {"Location": f"{service.origin}/elsewhere"})):
        service.script = [(status, headers)]
        await turn_on(pushed, anna, PushBrowser(service, str(status)))
        assert (await browsers(pushed, anna))[0].problem == str(status)
    assert [one.path for one in service.received] == ["/push/403", "/push/302"]
    assert await pushed.database.read(jobs.next_due, kinds=(JobKind.PUSH,)) is None


async def test_nobody_is_told_what_was_taken_meanwhile(pushed: App, service: PushService, clock: FakeClock) -> None:
    anna, oleh = await hire(pushed), await hire(pushed, "Oleh")
    await turn_on(pushed, anna, PushBrowser(service, "anna"))
    await queue_up(pushed)
    clock.advance(minutes=4)
    await calling.watch_calls(pushed)
    await pushed.database.write(holding.do_claim, pushed, oleh, (await case_of(pushed)).id)
    await send(pushed)
    assert len(service.received) == 1


async def test_the_holder_hears_of_their_chat_then_the_lead(
    pushed: App, service: PushService, clock: FakeClock
) -> None:
    anna, lena = await hire(pushed), await hire(pushed, "Lena", Role.LEAD)
    own, leading = PushBrowser(service, "anna"), PushBrowser(service, "lena")
    await turn_on(pushed, anna, own)
    await turn_on(pushed, lena, leading)
    await hand_to(pushed, anna)
    clock.advance(minutes=4)
    await look(pushed)
    assert [one.path for one in service.received[2:]] == ["/push/anna"]
    assert own.read(service.received[2])["text"].startswith("Your chat №")
    clock.advance(minutes=10)
    await look(pushed)
    assert leading.read(service.received[3])["text"].startswith("Nobody has reacted: №")


async def test_each_browser_of_a_person_is_told_and_one_may_be_forgotten(
    pushed: App, service: PushService, clock: FakeClock
) -> None:
    anna = await hire(pushed)
    phone, office = PushBrowser(service, "phone"), PushBrowser(service, "office")
    await turn_on(pushed, anna, phone)
    await turn_on(pushed, anna, office)
    for _ in range(2):
        await queue_up(pushed, str(clock.now))
    clock.advance(minutes=4)
    await look(pushed)
    assert sorted(one.path for one in service.received[2:]) == ["/push/office", "/push/phone"]
    await pushed.database.write(subscribing.do_forget_endpoint, anna, phone.endpoint)
    assert [one.endpoint for one in await browsers(pushed, anna)] == [office.endpoint]


async def test_a_reminder_reaches_who_is_away_at_once_and_who_is_here_when_they_do_not_look(
    pushed: App, service: PushService, clock: FakeClock
) -> None:
    anna, oleh = await hire(pushed), await hire(pushed, "Oleh")
    away, here = PushBrowser(service, "anna"), PushBrowser(service, "oleh")
    await turn_on(pushed, anna, away, present=False)
    await turn_on(pushed, oleh, here)
    case = await queue_up(pushed)
    at = clock.now + timedelta(minutes=1)
    for person in (anna, oleh):
        note = "call the courier of Olha"
        await pushed.database.write(reminding.do_remind, pushed, person, (await chat_of(pushed)).id, at=at, note=note)
    await look(pushed)
    assert len(service.received) == 2
    clock.advance(minutes=2)
    await look(pushed)
    await look(pushed)
    notice = away.read(service.received[2])
    assert len(service.received) == 3
    assert (
        notice["text"] == f"{at.astimezone(pushed.business.zone):%H:%M}, your reminder: chat № {write_number(case.id)}."
    )
    clock.advance(minutes=3)
    await look(pushed)
    texts = [here.read(one)["text"] for one in service.received[3:] if one.path == "/push/oleh"]
    assert any("your reminder" in text for text in texts)


async def test_a_name_that_turns_out_to_be_inside_the_house_gets_nothing(service: PushService) -> None:
    """What a browser says is checked by its words; what the words stand for, when it is looked up."""
    port = service.origin.rpartition(":")[2]
    with pytest.raises(wire.PushRefused, match="inside the house"):
        await wire.post(f"http://localhost:{port}/x", b"", {}, guarded=True)
    assert service.received == []
    assert await wire.post(f"http://localhost:{port}/x", b"", {}, guarded=False) == (201, "")


def test_messages_to_browsers_take_no_hand_from_those_to_customers() -> None:
    assert JobKind.PUSH not in FRONT
