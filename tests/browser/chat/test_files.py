"""Files in the web chat, as a customer sees them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import FilePayload, Page, Route, expect

from bot.core.messages import Attachment
from bot.core.people import Person
from bot.service.cases import composing
from bot.service.cases.reply import Enclosed, do_reply
from tests.browser.chat.conftest import write
from tests.support.desk_server import PNG
from tests.support.web_front import Front, claim, hire, only_conversation, read_lines

PASTE = """(bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], 'shot.png', { type: 'image/png' }));
    document.querySelector('#text').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def photo(name: str = "photo.png", content: bytes = PNG) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": content}


def keep_large(folder: Path, name: str, size: int) -> Path:
    """A picture that the browser reads from the disk itself: no megabytes go through the test's own line to it."""
    path = folder / name
    path.write_bytes(PNG + bytes(size - len(PNG)))
    return path


def attach(front: Front, person: Person, number: int, name: str) -> Attachment:
    async def pieces() -> AsyncIterator[bytes]:
        yield PNG

    return asyncio.run(composing.attach(front.app, person, number, name=name, pieces=pieces()))


def names(front: Front) -> list[list[str]]:
    """The files of each message, as the desk has them."""
    return [[one.name for one in line.attachments] for line in read_lines(front.app, only_conversation(front.app).id)]


def test_a_photo_is_sent_with_words_and_seen_at_once(page: Page, front: Front) -> None:
    page.set_input_files("#files", [photo(), photo("list.txt", b"milk")])
    expect(page.locator(".picked-file:not(.coming)")).to_have_count(2)
    write(page, "that's what I got")
    message = page.locator(".customer[data-id]")
    expect(message).to_contain_text("that's what I got")
    expect(message.locator("a.file")).to_contain_text("list.txt")
    image = message.locator(".picture img")
    assert image.evaluate("img => img.decode().then(() => img.naturalWidth)") == 1
    expect(page.locator("#picked")).to_be_hidden()
    assert names(front) == [["photo.png", "list.txt"]]
    page.reload()
    assert page.locator(".picture img").evaluate("img => img.decode().then(() => img.naturalWidth)") == 1


def test_a_pasted_picture_alone_can_be_sent_and_one_put_back_can_not(page: Page, front: Front) -> None:
    expect(page.get_by_role("button", name="Send")).to_be_disabled()
    page.evaluate(PASTE, list(PNG))
    page.set_input_files("#files", photo("wrong.png"))
    expect(page.locator(".picked-file:not(.coming)")).to_have_count(2)
    page.get_by_role("button", name="Remove: wrong.png").click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".customer[data-id] .picture")).to_have_count(1)
    assert names(front) == [["shot.png"]]


def test_what_is_too_large_or_lies_says_so_and_the_words_stay(page: Page, front: Front, tmp_path: Path) -> None:
    page.get_by_label("Your message").fill("here")
    lie = tmp_path / "lie.png"
    lie.write_bytes(b"<html>")
    page.set_input_files("#files", [keep_large(tmp_path, "big.png", 10_000_001), lie])
    expect(page.locator(".picked-file.bad", has_text="big.png")).to_contain_text("larger than 10 MB")
    expect(page.locator(".picked-file.bad", has_text="lie.png")).to_contain_text("not what its name says")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#trouble")).to_be_visible()
    expect(page.get_by_label("Your message")).to_have_value("here")
    for _ in range(2):
        page.locator(".picked-file.bad button").first.click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".customer[data-id]")).to_contain_text("here")


def test_a_file_that_did_not_get_through_is_tried_again_by_a_press(page: Page, front: Front) -> None:
    def cut(route: Route) -> None:
        route.abort()

    page.route("**/chat/api/files?*", cut)
    page.set_input_files("#files", photo())
    expect(page.locator(".picked-file.bad")).to_contain_text("try again")
    page.unroute("**/chat/api/files?*", cut)
    page.get_by_role("button", name="Upload again: photo.png").click()
    expect(page.locator(".picked-file:not(.coming)")).to_have_count(1)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".customer[data-id] .picture")).to_have_count(1)


def test_a_large_picture_on_a_slow_line_shows_how_far_it_is_and_outlives_a_reload(
    page: Page, front: Front, tmp_path: Path
) -> None:
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 50, "downloadThroughput": 4_000_000, "uploadThroughput": 1_000_000}
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", slow)
    page.get_by_label("Your message").fill("this is how it came")
    page.set_input_files("#files", photo("small.png"))
    expect(page.locator(".picked-file:not(.coming)", has_text="small.png")).to_have_count(1)
    page.set_input_files("#files", keep_large(tmp_path, "large.png", 10_000_000))
    expect(page.locator(".picked-file.coming .picked-note")).to_have_text(re.compile(r"[1-9]\d?% · 10 MB"))
    page.reload()
    expect(page.locator(".picked-file")).to_have_count(2)
    expect(page.locator(".picked-file.coming")).to_contain_text("large.png")
    line.send("Network.emulateNetworkConditions", slow | {"uploadThroughput": -1})
    expect(page.locator(".picked-file:not(.coming)")).to_have_count(2)
    expect(page.get_by_label("Your message")).to_have_value("this is how it came")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".customer[data-id] .picture")).to_have_count(2)
    assert names(front) == [["small.png", "large.png"]]
    page.reload()
    expect(page.locator(".customer[data-id] .picture")).to_have_count(2)
    expect(page.locator("#picked")).to_be_hidden()


def test_an_album_of_an_operator_is_seen(page: Page, front: Front) -> None:
    write(page, "hello")
    page.locator("#human").click()
    expect(page.locator("#status")).to_contain_text("A colleague will join")
    anna = hire(front.app)
    number = claim(front.app, anna)

    with ThreadPoolExecutor(1) as beside:  # Playwright's loop runs in this thread
        kept = [beside.submit(attach, front, anna, number, f"{one}.png").result() for one in "ab"]
    enclosed = Enclosed(files=tuple(one.own_key for one in kept))
    front.app.database.write_now(do_reply, front.app, anna, number, "Both of them", client_id="op", enclosed=enclosed)
    answer = page.locator(".operator")
    expect(answer).to_contain_text("Both of them")
    expect(answer.locator(".picture img")).to_have_count(2)
    assert answer.locator("img").last.evaluate("img => img.decode().then(() => img.naturalWidth)") == 1
