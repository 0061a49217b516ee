"""Files an operator sends: chosen, dropped, pasted; where they arrive, and what is refused with a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from bot.core.messages import Attachment
from bot.service.cases import composing, queue
from bot.service.outbox import enclosing
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import SENT, open_mine
from tests.support.browser import wait_for
from tests.support.desk_server import PNG, DeskServer

DROP = """([name, type, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
    const target = document.querySelector('.column-chat');
    target.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}"""
PASTE = """([name, type, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
    document.querySelector('#reply').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def choose(page: Page, *files: tuple[str, bytes]) -> None:
    payloads: list[FilePayload] = [
        {"name": name, "mimeType": "application/x", "buffer": content} for name, content in files
    ]
    page.set_input_files("#pick-files", payloads)


def waiting(desk: DeskServer, login: str, conversation: int) -> list[Attachment]:
    return list(desk.read(composing.access_composing, desk.app, desk.staff[login], conversation).files)


def sent_files(desk: DeskServer) -> list[tuple[str, str, bytes]]:
    return [
        (one.kind, one.name, one.path.read_bytes())
        for one in [letter for letter in desk.telegram.sent if letter.files][-1].files
    ]


def test_pictures_and_a_file_go_out_with_the_text(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    choose(page, ("a.png", PNG), ("b.png", PNG))
    page.evaluate(DROP, ["price.txt", "text/plain", list(b"120")])
    expect(page.locator(".attached-file:not(.is-coming)")).to_have_count(3)
    page.fill("#reply", "Here you are")
    page.press("#reply", "Enter")
    expect(page.locator(SENT)).to_have_count(1)
    assert desk.telegram.sent[-1].text == "Here you are"
    assert sent_files(desk) == [("photo", "a.png", PNG), ("photo", "b.png", PNG), ("document", "price.txt", b"120")]
    line = page.locator(".line-operator")
    expect(line.locator(".album img")).to_have_count(2)
    assert line.locator(".album img").first.evaluate("img => img.decode().then(() => img.naturalWidth)") == 1
    expect(line.locator("a.file")).to_contain_text("price.txt")
    expect(page.locator("#attached")).to_be_hidden()
    assert waiting(desk, "anna", conversation) == []


def test_a_pasted_picture_needs_no_text(desk: DeskServer, visit: Visitor, open_case: Callable[..., int]) -> None:
    page = open_mine(desk, visit, "anna", open_case())
    page.evaluate(PASTE, ["shot.png", "image/png", list(PNG)])
    expect(page.locator(".attached-picture")).to_be_visible()
    page.press("#reply", "Enter")
    expect(page.locator(SENT)).to_have_count(1)
    assert (desk.telegram.sent[-1].text, sent_files(desk)) == ("", [("photo", "shot.png", PNG)])


def test_a_file_is_removed_and_one_brought_before_is_there_again(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    choose(page, ("a.txt", b"one"), ("b.txt", b"two"))
    expect(page.locator(".attached-file:not(.is-coming)")).to_have_count(2)
    page.reload()
    expect(page.locator(".attached-name")).to_have_count(2)  # in the order in which they got through
    page.locator(".attached-file", has_text="a.txt").get_by_role("button").click()
    expect(page.locator(".attached-name")).to_have_text(["b.txt"])
    wait_for(page, lambda: [one.name for one in waiting(desk, "anna", conversation)] == ["b.txt"])


def test_what_can_not_be_sent_says_why_and_the_text_stays(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int], tmp_path: Path
) -> None:
    page = open_mine(desk, visit, "anna", open_case())
    page.fill("#reply", "with the photo")
    choose(page, ("photo.jpg", b"<script>alert(1)</script>"), ("nothing.txt", b""))
    bad = page.locator(".attached-file.is-bad")
    expect(bad.filter(has_text="photo.jpg")).to_contain_text("is not what its name says")
    expect(bad.filter(has_text="nothing.txt")).to_contain_text("empty")
    big = tmp_path / "film.mp4"
    with big.open("wb") as file:
        file.truncate(51_000_000)
    page.set_input_files("#pick-files", big)
    expect(bad.filter(has_text="film.mp4")).to_contain_text("larger than 50 MB, which Telegram takes from no bot")
    page.press("#reply", "Enter")
    page.wait_for_timeout(300)
    expect(page.locator(SENT)).to_have_count(0)
    for _ in range(3):
        bad.first.get_by_role("button").click()
    page.press("#reply", "Enter")
    expect(page.locator(SENT)).to_have_count(1)
    assert desk.telegram.sent[-1].text == "with the photo"


def test_a_picture_that_is_no_longer_kept_is_a_visible_placeholder(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    choose(page, ("a.png", PNG))
    page.press("#reply", "Enter")
    expect(page.locator(SENT)).to_have_count(1)
    line = desk.read(queue.access_case, desk.staff["anna"], conversation).transcript[-1]
    enclosing.shelf_of(desk.app).remove(line.attachments[0].own_key)
    elsewhere = visit("anna", f"/desk/chat/{conversation}")  # this browser has kept it
    expect(elsewhere.locator(".line-operator .file-gone")).to_contain_text("no longer available")


@pytest.mark.parametrize("size", [19_000_000, 21_000_000])
def test_what_telegram_hands_out_to_no_bot_says_so(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int], size: int
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    chat = desk.read(queue.access_case, desk.staff["anna"], conversation).conversation.chat_key
    film = Attachment(kind="video", file_key="f", name="film.mp4", size=size)
    desk.write_in(chat, "look", attachments=(film,))
    told = page.locator(".file-gone", has_text="Telegram hands bots no files over 20 MB")
    expect(page.locator(".file", has_text="film.mp4")).to_be_visible()
    expect(told).to_have_count(int(size > 20_000_000))


def test_a_note_takes_no_files_and_a_reply_that_closes_the_chat_does(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    choose(page, ("a.png", PNG))
    expect(page.locator(".attached-file:not(.is-coming)")).to_have_count(1)
    page.click(".mode-note")
    expect(page.locator("#attached")).to_be_hidden()
    page.fill("#reply", "for colleagues")
    page.press("#reply", "Enter")
    expect(page.locator(".line-note, .note", has_text="for colleagues").first).to_be_visible()
    assert [one.name for one in waiting(desk, "anna", conversation)] == ["a.png"]
    expect(page.locator("#attached")).to_be_visible()
    page.press("#reply", "Control+Shift+Enter")
    expect(page.locator(SENT)).to_have_count(1)
    assert sent_files(desk) == [("photo", "a.png", PNG)]
    assert desk.read(queue.access_case, desk.staff["anna"], conversation).escalation is None
