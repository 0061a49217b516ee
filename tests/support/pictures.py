"""The pictures of ``docs/images``: ``python -m tests.support.pictures`` makes a demo, opens its pages and takes them.

A demo that is there already is named with the password it told: ``python -m tests.support.pictures FOLDER PASSWORD``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, expect

from bot.app import build_app
from bot.cli.demo.command import Wanted, make_demo
from bot.realtime.memory import MemoryHub
from bot.service.system.health import record_engine
from bot.settings import Settings
from tests.support.browser import open_browser
from tests.support.desk_server import DeskServer, serve

IMAGES: Final = Path(__file__).resolve().parents[2] / "docs" / "images"
MOST_BYTES: Final = 150_000
PATIENCE: Final = 120_000  # milliseconds
WIDE, NARROW = (1440, 900), (390, 844)
DRAWN: Final = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A page as ``login`` sees it once ``shown`` is there; ``act`` is done on it before."""

    name: str
    path: str
    shown: str
    login: str = "larysa"
    size: tuple[int, int] = WIDE
    dark: bool = False
    act: Callable[[Page], None] | None = None


def open_first(page: Page) -> None:
    """The chat at the head of the list, with its brief."""
    page.locator(".case-link").first.click()
    page.wait_for_url("**/desk/chat/*")


PICTURES: Final = (
    Picture(name="desk", path="", shown="[role=log] time", login="olena", act=open_first),
    Picture(name="desk-dark", path="", shown="[role=log] time", login="olena", dark=True, act=open_first),
    Picture(name="desk-phone", path="", shown=".case-link", login="olena", size=NARROW),
    Picture(name="board", path="/board", shown=".tile-waiting"),
    Picture(name="numbers", path="/numbers?range=month", shown=".number-plot canvas"),
    Picture(name="numbers-phone", path="/numbers?range=month", shown=".number-tiles", size=NARROW, dark=True),
    Picture(name="numbers-hours", path="/numbers/by?by=slot&range=month", shown="main canvas, main table"),
    Picture(name="staffing", path="/staffing", shown=".staffing-comparison tbody tr"),
    Picture(name="reviews", path="/numbers/reviews?range=month", shown=".review-iqs"),
    Picture(name="articles", path="/articles", shown=".shelf-row"),
)


def take_all(server: DeskServer, password: str, folder: Path = IMAGES) -> Iterator[Path]:
    """Each file as it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_browser() as browser:
        sessions = {one: log_in(browser, server.url, one, password) for one in {one.login for one in PICTURES}}
        for picture in PICTURES:
            server.app.database.write_now(record_engine, "ready")  # no engine runs here; in use it does
            path = folder / f"{picture.name}.webp"
            path.write_bytes(compress(take(browser, server.url, picture, sessions[picture.login])))
            yield path


def log_in(browser: Browser, url: str, login: str, password: str) -> StorageState:
    """What a browser keeps of somebody who has."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(f"{url}/desk/login")
        page.fill("[name=login]", login)
        page.fill("[name=password]", password)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/desk")
        return context.storage_state()


def take(browser: Browser, url: str, picture: Picture, session: StorageState) -> bytes:
    """One page as PNG."""
    width, height = picture.size
    with browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
        locale="en-GB",
        reduced_motion="reduce",
        storage_state=session,
    ) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(f"{url}/desk{picture.path}")
        if picture.act is not None:
            picture.act(page)
        expect(page.locator(picture.shown).first).to_be_visible(timeout=PATIENCE)
        page.evaluate("document.fonts.ready")
        page.evaluate(DRAWN)
        return page.screenshot()


def compress(png: bytes) -> bytes:
    """As WebP: without loss where that is small enough."""
    image = Image.open(BytesIO(png)).convert("RGB")
    for options in ({"lossless": True}, {"quality": 90}, {"quality": 75}):
        found = BytesIO()
        image.save(found, "WEBP", method=6, **options)
        if found.tell() <= MOST_BYTES:
            break
    return found.getvalue()


@contextmanager
def open_demo(folder: Path, password: str) -> Iterator[tuple[DeskServer, str]]:
    """It is made where no password says that it is there."""
    password = password or make_demo(folder, Wanted())
    with serve(DeskServer(app=build_app(Settings(project=folder, demo=True), hub=MemoryHub()))) as server:
        yield server, password


def main(arguments: list[str]) -> None:
    """Take all of them."""
    with TemporaryDirectory() as home:
        folder, password = arguments if arguments else (f"{home}/shop", "")
        with open_demo(Path(folder), password) as (server, known):
            for path in take_all(server, known):
                print(f"{path.relative_to(Path.cwd())}: {path.stat().st_size / 1000:.0f} KB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
