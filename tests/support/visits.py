"""Whoever opens pages in the tests: each on a device of their own, a browser context with one page.

A new context begins with an empty cache, and a new page in a process of its own: five seconds of processor to read and
compile every script again. So devices stay, and are emptied of all but their cache before somebody else has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, Request

from tests.support.browser import PATIENCE

KEPT_BY_PAGES = "local_storage,indexeddb,service_workers,cache_storage"
NOWHERE = "about:blank"
SIZE = {"width": 1280, "height": 720}
TO_LEAVE = 5_000  # milliseconds; a page that asks whether to leave is closed


@dataclass(kw_only=True)
class Device:
    """A context with its options; ``own``: of one visitor alone; ``outside``: what its pages asked of other hosts."""

    context: BrowserContext
    options: dict[str, Any]
    own: bool
    outside: list[str] = field(default_factory=list)
    in_use: bool = False

    def open(self, url: str, cookies: list[Any]) -> Page:
        """Its page, which knows these cookies and nothing else of the product."""
        self.context.clear_cookies()
        self.context.clear_permissions()
        self.context.add_cookies(cookies)
        page = self.context.pages[0] if self.context.pages else self.context.new_page()
        page.set_viewport_size(self.options.get("viewport", SIZE))
        devtools = self.context.new_cdp_session(page)
        devtools.send("Storage.clearDataForOrigin", {"origin": url, "storageTypes": KEPT_BY_PAGES})
        devtools.detach()
        self.in_use = True
        return page

    def put_away(self) -> None:
        """One empty page is left for the next visitor."""
        for page in self.context.pages[1:]:
            page.close()
        for page in self.context.pages:
            try:
                page.unroute_all(behavior="ignoreErrors")
                page.evaluate("() => { try { sessionStorage.clear(); } catch { /* a page without an origin */ } }")
                page.goto(NOWHERE, timeout=TO_LEAVE)
            except Error:
                page.close()
        self.in_use = False


@dataclass(kw_only=True)
class Devices:
    """The devices on which one browser visits the product at ``url``."""

    browser: Browser
    url: str
    made: list[Device] = field(default_factory=list)

    def open(self, cookies: list[Any], *, own: bool = False, **options: Any) -> Page:
        """The page of a device with these options that nobody uses; ``own``: what is done to it would stay with it, as
        a script that each of its documents runs, and nobody gets it later.
        """
        free = (one for one in self.made if one.options == options and not one.in_use)
        device = None if own else next(free, None)
        if device is None:
            self.made.append(device := self._make(options, own=own))
        return device.open(self.url, cookies)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Inside, no page may ask another host for anything; afterwards all devices are put away."""
        yield
        outside = [url for device in self.made for url in device.outside]
        for device in [one for one in self.made if one.in_use]:
            device.outside.clear()
            with suppress(Error):  # closed by the test
                device.put_away()
            if device.in_use or device.own:
                self.made.remove(device)
                device.context.close()
        assert outside == [], "a page of the desk needs nothing from anywhere else"

    def _make(self, options: dict[str, Any], *, own: bool) -> Device:
        context = self.browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        device = Device(context=context, options=options, own=own)

        def note(request: Request) -> None:
            if request.url.startswith(("http:", "https:")) and not request.url.startswith(self.url):
                device.outside.append(request.url)

        context.on("request", note)
        return device
