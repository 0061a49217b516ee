"""One Chromium for the tests that look at pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

from tests.support import machine

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 15_000  # milliseconds: on two cores a page may be drawn beside a model that is trained

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
