"""One Chromium for the tests that look at pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support import machine

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PATIENCE = 30_000  # milliseconds: on two cores a page may be drawn beside a model that is trained
Seen = TypeVar("Seen")

expect.set_options(timeout=PATIENCE)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Chromium without a window, closed at the end.

    Never for a whole run: Playwright's loop lives in the thread of the tests, where no async test can run meanwhile.
    """
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=machine.chromium(), args=list(ARGUMENTS))
        yield made
        made.close()


def wait_for(page: Page, look: Callable[[], Seen]) -> Seen:
    """What ``look`` sees once it sees anything: for what no page shows, as what has reached a customer."""
    until = time.monotonic() + PATIENCE / 1000
    while not (seen := look()):
        assert time.monotonic() < until, "it never came"
        page.wait_for_timeout(20)  # in which the browser can tell of itself
    return seen
