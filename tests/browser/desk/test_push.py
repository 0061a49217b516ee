"""Messages to a browser in real Chromium: turned on by a press, shown by the worker, and where a press on one leads.

Only the browser's own push service is ours (Chromium's is on the internet): what it would hand out is put in its place,
and what arrives at it is handed to the worker as the browser does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Worker, expect

from bot.core.desk.numbers import write_number
from bot.core.people import Role
from bot.service.cases.reaching import calling, subscribing
from bot.storage.people import links
from tests.browser.conftest import Visitor
from tests.support.browser import wait_for
from tests.support.desk_server import DeskServer, build_server, serve
from tests.support.push_service import PushBrowser, PushService, push_service

STUB = """
const made = %s;
PushManager.prototype.subscribe = async function (options) {
    window.asked = options;
    const { endpoint } = made;
    window.known = { endpoint, toJSON: () => made, unsubscribe: async () => { window.known = null; return true; } };
    return window.known;
};
PushManager.prototype.getSubscription = async () => window.known || null;
"""


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    """Where the browser of these tests is reached."""
    with push_service() as made:
        yield made


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, service: PushService) -> Iterator[DeskServer]:
    """A desk that may send to it."""
    home = tmp_path_factory.mktemp("push")
    server = build_server(home, home / "articles", push_services=service.origin)
    for login in ("anna", "marko", "oleh"):
        server.add_staff(login, login.capitalize(), Role.OPERATOR)
    with serve(server):
        yield server


def turn_on(page: Page, browser: PushBrowser) -> None:
    page.context.grant_permissions(["notifications"])
    page.add_init_script(STUB % json.dumps(browser.json))
    page.reload()
    expect(page.locator(".push-state")).to_have_text("This browser gets no messages.")
    page.click(".push-turn")
    expect(page.locator(".push-state")).to_contain_text("Turned on")


def hand_over(page: Page, desk: DeskServer, notice: dict[str, str]) -> None:
    """What the browser does with a message for the worker of the desk."""
    devtools = page.context.new_cdp_session(page)
    found: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(one["registrationId"] for one in event["registrations"]),
    )
    devtools.send("ServiceWorker.enable")
    page.evaluate("navigator.serviceWorker.ready")
    wait_for(page, lambda: found)
    data = {"origin": desk.url, "registrationId": found[-1], "data": json.dumps(notice)}
    devtools.send("ServiceWorker.deliverPushMessage", data)


def take_down(worker: Worker) -> None:
    """Have what the worker shows written down as well: without a screen Chromium may drop it at once."""
    worker.evaluate(
        """() => {
            const show = self.registration.showNotification.bind(self.registration);
            self.registration.showNotification = (title, options) => {
                self.shown = { title, options };
                return show(title, options);
            };
        }"""
    )


def press(worker: Worker) -> None:
    """What the browser does when the person presses the notification."""
    worker.evaluate(
        """() => {
            const notification = { close() {}, data: self.shown.options.data };
            self.dispatchEvent(Object.assign(new Event('notificationclick'), { notification, waitUntil() {} }));
        }"""
    )


def test_a_browser_is_turned_on_shows_what_comes_and_leads_to_the_chat(
    desk: DeskServer, visit: Visitor, service: PushService
) -> None:
    browser = PushBrowser(service, "anna")
    page = visit("anna", "/desk/profile", own=True)
    turn_on(page, browser)
    assert page.evaluate("window.asked.userVisibleOnly && window.asked.applicationServerKey.length") == 87
    (known,) = desk.read(subscribing.list_browsers, desk.staff["anna"])
    assert (known.endpoint, known.browser.split(",")[0]) == (browser.endpoint, "Chrome")
    expect(page.locator(".push-row .push-this")).to_be_visible()
    page.click(".push-always")
    expect(page.locator(".q-notification", has_text="Saved")).to_be_visible()
    assert desk.read(subscribing.list_browsers, desk.staff["anna"])[0].always

    desk.write_in("taras", "my secret question", name="Taras")
    conversation = desk.call_human("taras", name="Taras")
    case = desk.case_of(conversation)
    due = desk.read(calling.list_due, desk.app)
    assert due == (), "nobody is told before a chat has waited too long"
    page.goto(f"{desk.url}/desk")
    (link,) = desk.read(links.list_links)
    desk.write(calling.do_queue, link, {"stage": "queue", "chats": [conversation]})
    came = wait_for(page, lambda: [one for one in service.received if one.path == "/push/anna"][1:])
    notice = browser.read(came[0])
    (worker,) = wait_for(page, lambda: page.context.service_workers)
    assert worker.url.endswith("/desk/static/worker.js")
    take_down(worker)
    hand_over(page, desk, notice)
    shown = wait_for(page, lambda: worker.evaluate("self.shown"))
    assert (shown["title"], shown["options"]["tag"]) == ("Answerdesk", f"desk-{conversation}")
    assert shown["options"]["body"].startswith(f"№ {write_number(case.id)} has been waiting")
    press(worker)
    expect(page).to_have_url(f"{desk.url}/desk/chat/{conversation}")
    expect(page.locator("#transcript")).to_contain_text("my secret question")


def test_a_browser_is_forgotten_here_and_from_the_list(desk: DeskServer, visit: Visitor, service: PushService) -> None:
    page = visit("marko", "/desk/profile", own=True)
    turn_on(page, PushBrowser(service, "again"))
    expect(page.locator(".push-turn")).to_have_text("Forget this browser")
    page.click(".push-turn")
    expect(page.locator(".push-state")).to_have_text("This browser gets no messages any more.")
    expect(page.locator(".push-row")).to_have_count(0)
    assert desk.read(subscribing.list_browsers, desk.staff["marko"]) == ()
    page.click(".push-turn")
    page.click(".push-forget")
    expect(page.locator(".push-row")).to_have_count(0)
    expect(page.locator(".push-state")).to_have_text("This browser gets no messages.")
    assert desk.read(subscribing.list_browsers, desk.staff["marko"]) == ()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("delete window.PushManager", "can't take such messages"),
        ("Object.defineProperty(window, 'isSecureContext', { value: false })", "begins with https://"),
        ("Object.defineProperty(Notification, 'permission', { value: 'denied' })", "blocks notifications"),
    ],
)
def test_a_browser_that_cannot_says_why_and_what_to_do(
    desk: DeskServer, visit: Visitor, script: str, words: str
) -> None:
    page = visit("oleh", "/desk/profile", own=True)
    page.add_init_script(script)
    page.reload()
    expect(page.locator(".push-state")).to_contain_text(words)
    expect(page.locator(".push-turn")).to_be_hidden()


def test_a_browser_whose_push_service_does_not_answer_says_so(desk: DeskServer, visit: Visitor) -> None:
    page = visit("oleh", "/desk/profile", own=True)
    page.context.grant_permissions(["notifications"])
    page.add_init_script(
        "PushManager.prototype.subscribe = () => Promise.reject(new DOMException('push service error', 'AbortError'))"
    )
    page.reload()
    page.click(".push-turn")
    expect(page.locator(".push-state")).to_contain_text("push service does not answer")
    expect(page.locator(".push-turn")).to_be_enabled()
    assert desk.read(subscribing.list_browsers, desk.staff["oleh"]) == ()
