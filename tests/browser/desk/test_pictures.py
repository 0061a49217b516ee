"""Pictures of a customer: an album is one, a press makes a picture large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from bot.core.messages import Attachment, Kind
from bot.service.cases import queue
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import SENT, open_mine
from tests.support.desk_server import PNG, DeskServer


def paint(size: tuple[int, int] = (2400, 1200)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, (180, 40, 90)).save(made, "JPEG")
    return made.getvalue()


def test_a_picture_is_small_in_the_chat_and_whole_at_a_press_and_a_broken_one_has_a_sign(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Painter")
    chat = desk.read(queue.access_case, desk.staff["boss"], conversation).conversation.chat_key
    for key, content in (("whole", paint()), ("broken", paint()[:3000])):
        desk.telegram.files[key] = content
        photo = Attachment(kind="photo", file_key=key, name=f"{key}.jpg", size=len(content))
        desk.receive(desk.make_incoming(chat, "", name="Painter", kind=Kind.MEDIA, attachments=(photo,)))
    page = open_mine(desk, visit, "anna", conversation)
    expect(page.locator("#transcript .photo img")).to_have_count(2)
    whole, broken = page.locator("#transcript .photo img").all()
    expect(whole).to_have_js_property("naturalWidth", 640)
    expect(broken).to_have_js_property("naturalWidth", 160)
    whole.click()
    expect(page.locator("#zoom img")).to_have_js_property("naturalWidth", 2400)
    page.keyboard.press("Escape")
    desk.telegram.files.clear()
    page.reload()
    expect(page.locator("#transcript .photo img").first).to_have_js_property("naturalWidth", 640)


def test_an_album_is_one_message_and_its_pictures_are_zoomed_by_press_and_keys(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Album")
    chat = desk.read(queue.access_case, desk.staff["boss"], conversation).conversation.chat_key
    for number, text in enumerate(("these came", "", "")):
        key = f"picture-{number}"
        desk.telegram.files[key] = PNG
        photo = Attachment(kind="photo", file_key=key, name=f"{number}.png", size=len(PNG))
        incoming = desk.make_incoming(chat, text, name="Album", kind=Kind.MEDIA, attachments=(photo,))
        desk.receive(replace(incoming, group="album-1"))
    page = open_mine(desk, visit, "anna", conversation)
    album = page.locator(".line-customer", has=page.locator(".album"))
    expect(album).to_have_count(1)
    expect(album.locator(".album .photo")).to_have_count(3)
    expect(album.locator(".line-text")).to_have_text("these came")
    album.locator(".photo").first.click()
    large = page.locator("#zoom img")
    expect(large).to_be_visible()
    first = large.get_attribute("src")
    page.keyboard.press("ArrowRight")
    expect(large).not_to_have_attribute("src", first or "")
    page.keyboard.press("Escape")
    expect(page.locator("#zoom")).to_be_hidden()
    page.fill("#reply", "Thank you, I see")  # all of the album has been seen: nothing stops the reply
    page.press("#reply", "Enter")
    expect(page.locator(SENT)).to_have_count(1)
