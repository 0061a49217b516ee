"""A day of forty chats, worked by one operator in Chromium without the mouse: the keys each takes beside the words."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.table import Figure
from bot.core.people import Role
from bot.service.cases import snippets
from bot.service.cases.snippets import NewSnippet

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.desk_server import DeskServer

QUESTIONS: Final = (
    "Where is my order LF-204518?",
    "The roses have withered on the second day",
    "Can you deliver to Saksahanskoho 12 instead?",
    "I was charged twice",
)
WORDS: Final = "Good day! I have looked at it and will see to it right away."
SNIPPET: Final = "withered"
PATIENCE: Final = 20.0
DAY: Final[Mapping[str, int]] = {
    "answer and close": 20,
    "canned reply and close": 8,
    "answer, hear more, answer and close": 4,
    "answer and snooze": 3,
    "hand over with a note": 3,
    "find a closed chat and write": 2,
}


@dataclass
class Hands:
    """What the operator does to the page, by kind of chat; words typed count nothing, and the mouse lies still."""

    page: Page
    chats: list[int]
    keys: Counter[str] = field(default_factory=Counter)
    kind: str = ""

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys[self.kind] += 1

    def types(self, words: str) -> None:
        self.page.keyboard.type(words)


def measure(*, say: Callable[[str], None]) -> list[Figure]:
    """Work the day; what reached the customers is counted, so that no key stands for nothing."""
    from tests.support.browser import open_browser
    from tests.support.desk_server import build_server, serve

    with tempfile.TemporaryDirectory(prefix="answerdesk-day-") as home:
        server = build_server(Path(home), Path(home) / "articles")
        for login in ("anna", "oleh"):
            server.add_staff(login, login.title(), Role.OPERATOR)
        wanted = NewSnippet(name=SNIPPET, text="I am sorry, {customer}. We send a new one today.", language="en")
        server.write(snippets.do_save, server.app, server.staff["anna"], wanted)
        with serve(server), open_browser() as browser:
            hands = _work(server, browser.new_page(viewport={"width": 1440, "height": 900}), say)
            return [_figure(kind, hands) for kind in DAY]


def _work(server: DeskServer, page: Page, say: Callable[[str], None]) -> Hands:
    from tests.browser.conftest import log_in

    log_in(page, server.url, "anna")
    hands = Hands(page=page, chats=[_call(server, number) for number in range(sum(DAY.values()))])
    page.goto(f"{server.url}/desk")
    page.locator(".case", has_text=_name(0)).wait_for()
    numbers = iter(range(len(hands.chats)))
    for kind, times in DAY.items():
        hands.kind = kind
        for _ in range(times):
            KINDS[kind](server, hands, next(numbers))
        say(f"{kind}: {hands.keys[kind] / times:.1f} keys")
    return hands


def _call(server: DeskServer, number: int) -> int:
    server.write_in(f"day-{number}", QUESTIONS[number % len(QUESTIONS)], name=_name(number))
    return server.call_human(f"day-{number}", name=_name(number))


def _take(server: DeskServer, hands: Hands, number: int) -> int:
    """On from the chat that is done to who waits longest; take it, and stand in the reply box."""
    page = hands.page
    if number:
        page.locator(".next-chat:focus").wait_for()
        hands.press("Enter")
        page.locator(".chat-title", has_text=_name(number)).wait_for()
        page.locator(".column-chat .claim:focus").wait_for()
    hands.press("c")
    page.locator(".chat-title", has_text=_name(number)).wait_for()
    page.locator("#reply:focus").wait_for()
    return hands.chats[number]


def _name(number: int) -> str:
    return f"Olena{number:02}"


def _answer(server: DeskServer, hands: Hands, number: int) -> None:
    chat = _take(server, hands, number)
    hands.types(WORDS)
    _close(server, hands, chat)


def _close(server: DeskServer, hands: Hands, chat: int) -> None:
    hands.press("Control+Shift+Enter")
    _until(lambda: server.case_of(chat) is None)


def _canned(server: DeskServer, hands: Hands, number: int) -> None:
    chat = _take(server, hands, number)
    hands.types(f"/{SNIPPET[:4]}")
    hands.page.locator("#picker .picked-title", has_text=SNIPPET).wait_for()
    hands.press("Enter")
    _close(server, hands, chat)


def _twice(server: DeskServer, hands: Hands, number: int) -> None:
    chat = _take(server, hands, number)
    hands.types(WORDS)
    hands.press("Enter")
    hands.page.locator(".line-operator", has_text=WORDS).wait_for()
    server.write_in(f"day-{number}", "Thank you, and the card?", name=_name(number))
    hands.page.locator(".line-customer", has_text="and the card?").wait_for()
    hands.types(WORDS)
    _close(server, hands, chat)


def _snooze(server: DeskServer, hands: Hands, number: int) -> None:
    chat = _take(server, hands, number)
    hands.types(WORDS)
    hands.press("Enter")
    hands.page.locator(".line-operator", has_text=WORDS).wait_for()
    hands.press("Escape")
    hands.press("z")
    hands.page.locator(".snooze-when input:focus").wait_for()
    hands.types("tomorrow 9")
    hands.press("Enter")
    _until(lambda: server.case_of(chat).snooze is not None)


def _hand_over(server: DeskServer, hands: Hands, number: int) -> None:
    chat = _take(server, hands, number)
    hands.press("Escape")
    hands.press("t")
    colleague = hands.page.locator(".colleague", has_text="Oleh")
    hands.page.locator(".colleague:focus").wait_for()
    while not colleague.evaluate("one => one === document.activeElement"):
        hands.press("Tab")
    hands.press("Enter")
    hands.page.locator(".transfer-note textarea:focus").wait_for()
    hands.types("knows the courier")
    hands.press("Control+Enter")
    _until(lambda: server.case_of(chat).person_id == server.staff["oleh"].id)


def _find(server: DeskServer, hands: Hands, number: int) -> None:
    """The chat of the morning: whether they like the new roses."""
    hands.press("Escape")
    hands.press("/")
    hands.types(_name(0))
    hands.page.locator(".queue-found-chats .case", has_text=_name(0)).first.wait_for()
    hands.press("Enter")
    hands.page.locator(".chat-title", has_text=_name(0)).wait_for()
    hands.press("r")
    hands.types(WORDS)
    hands.press("Enter")
    _until(lambda: server.case_of(hands.chats[0]) is not None)


KINDS: Final[Mapping[str, Callable[[DeskServer, Hands, int], None]]] = {
    "answer and close": _answer,
    "canned reply and close": _canned,
    "answer, hear more, answer and close": _twice,
    "answer and snooze": _snooze,
    "hand over with a note": _hand_over,
    "find a closed chat and write": _find,
}


def _until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError("the desk did not do what was pressed")
        time.sleep(0.02)


def _figure(kind: str, hands: Hands) -> Figure:
    return Figure(
        metric=f"keys a chat beside the words: {kind}",
        subject="a day of forty chats",
        system="answerdesk",
        value=hands.keys[kind] / DAY[kind],
        unit="",
        spread=f"{DAY[kind]} chats, no click",
    )
