"""Files of the web chat: what a visitor brings arrives once, and is handed out to them and to staff alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from bot.channels.web import api
from bot.core.messages import Kind
from bot.service.cases import composing, files
from bot.service.cases.reply import Enclosed, do_reply
from bot.service.ports import App
from tests.flows.web_chat.conftest import Chat, deliver_all, visit
from tests.support.desk_server import PNG
from tests.support.web_front import claim, hire, make_app, only_conversation, read_lines

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


async def bring(chat: Chat, content: bytes = PNG, name: str = "photo.png") -> httpx.Response:
    return await chat.http.post("/chat/api/files", params={"name": name}, content=content)


async def send(chat: Chat, *keys: str, text: str = "", client_id: str = "client-file") -> httpx.Response:
    return await chat.post("messages", {"client_id": client_id, "text": text, "files": list(keys)})


async def fetch(chat: Chat, message: dict[str, Any], number: int = 0) -> httpx.Response:
    return await chat.http.get(f"/chat/api/files/{message['id']}/{number}")


async def test_a_file_arrives_once_however_often_it_is_sent(chat: Chat, app: App) -> None:
    key = (await bring(chat)).json()["key"]
    answers = [(await send(chat, key, text="look")).json()["stored"] for _ in range(3)]
    assert answers == [True, False, False]
    (message,) = await chat.read()
    assert [(one["kind"], one["name"], one["size"]) for one in message["files"]] == [("photo", "photo.png", len(PNG))]
    (line,) = read_lines(app, only_conversation(app).id)
    assert (line.kind, line.text, len(line.attachments)) == (Kind.MEDIA, "look", 1)


async def test_a_file_is_seen_by_its_visitor_and_by_no_other(chat: Chat, app: App) -> None:
    key = (await bring(chat)).json()["key"]
    await send(chat, key)
    (message,) = await chat.read()
    own = await fetch(chat, message)
    assert (own.status_code, own.content, own.headers["content-type"]) == (200, PNG, "image/png")
    assert own.headers["x-content-type-options"] == "nosniff"
    async with visit(app) as http:
        stranger = await Chat(app=app, http=http).open()
        assert (await fetch(stranger, message)).status_code == 404
        assert (await send(stranger, key, client_id="client-thief")).status_code == 404
    assert (await fetch(chat, message, 1)).status_code == 404


async def test_a_picture_has_a_small_one_for_its_visitor_and_what_is_none_a_sign(chat: Chat, app: App) -> None:
    made = BytesIO()
    Image.new("RGB", (1600, 1200), (10, 120, 200)).save(made, "JPEG")
    for number, content in enumerate((made.getvalue(), made.getvalue()[:1500])):
        await send(chat, (await bring(chat, content, "photo.jpg")).json()["key"], client_id=f"client-{number}")
    whole, broken = await chat.read()
    small = await chat.http.get(f"/chat/api/files/{whole['id']}/0/small")
    assert (small.status_code, small.headers["content-type"]) == (200, "image/webp")
    assert Image.open(BytesIO(small.content)).size == (640, 480)
    sign = await chat.http.get(f"/chat/api/files/{broken['id']}/0/small")
    assert (sign.status_code, sign.headers["content-type"]) == (200, "image/svg+xml")
    async with visit(app) as http:
        stranger = await Chat(app=app, http=http).open()
        assert (await stranger.http.get(f"/chat/api/files/{whole['id']}/0/small")).status_code == 404


async def test_a_file_goes_into_one_message(chat: Chat) -> None:
    key = (await bring(chat)).json()["key"]
    await send(chat, key)
    again = await send(chat, key, client_id="client-again")
    assert again.status_code == 404
    assert len(await chat.read()) == 1


async def test_what_can_do_harm_is_only_saved(chat: Chat) -> None:
    key = (await bring(chat, SVG, "picture.svg")).json()["key"]
    await send(chat, key)
    (message,) = await chat.read()
    handed = await fetch(chat, message)
    assert handed.headers["content-type"] == "application/octet-stream"
    assert handed.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in handed.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("content", "name", "status", "sentence"),
    [
        (b"", "a.txt", 422, "empty"),
        (SVG, "a.png", 422, "not what its name says"),
        (b"x" * 10_000_001, "a.bin", 413, "10 MB"),
    ],
)
async def test_what_is_refused_says_why(chat: Chat, content: bytes, name: str, status: int, sentence: str) -> None:
    answer = await bring(chat, content, name)
    assert (answer.status_code, sentence in answer.json()["message"]) == (status, True)


async def test_ten_wait_at_most_and_what_is_taken_back_makes_room(chat: Chat) -> None:
    keys = [(await bring(chat)).json()["key"] for _ in range(10)]
    assert (await bring(chat)).status_code == 422
    assert (await chat.http.delete(f"/chat/api/files/{keys[0]}")).status_code == 200
    assert (await bring(chat)).status_code == 200
    assert (await send(chat, *keys[1:])).status_code == 200


async def test_too_many_at_once_have_to_wait(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(api.FILES // 10):
        keys = [(await bring(chat)).json()["key"] for _ in range(10)]
        for key in keys:
            await chat.http.delete(f"/chat/api/files/{key}")
    refused = await bring(chat)
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0


async def test_a_foreign_page_brings_nothing(chat: Chat) -> None:
    chat.http.headers["Sec-Fetch-Site"] = "cross-site"
    assert (await bring(chat)).status_code == 403


async def test_a_message_of_nothing_is_refused(chat: Chat) -> None:
    assert (await send(chat)).status_code == 422
    assert (await send(chat, "../../etc/passwd-of-us")).status_code == 422


async def test_files_can_be_switched_off(tmp_path: Path) -> None:
    app = make_app(tmp_path / "off", web_upload_limit_mb=0)
    async with visit(app) as http:
        chat = await Chat(app=app, http=http).open()
        assert (await bring(chat)).status_code == 403
        assert 'id="files"' not in (await chat.http.get("/chat")).text
    app.database.close()


async def test_what_an_operator_sends_is_there_once_it_is_sent(chat: Chat, app: App) -> None:
    await chat.write("hello")
    await chat.press(0, "human")
    anna = hire(app)
    number = claim(app, anna)

    async def pieces() -> Any:
        yield PNG

    kept = await composing.attach(app, anna, number, name="a.png", pieces=pieces())
    enclosed = Enclosed(files=(kept.own_key,))
    message_id = await app.database.write(do_reply, app, anna, number, "", client_id="op", enclosed=enclosed)
    assert (await fetch(chat, {"id": message_id})).status_code == 404, "not sent yet"
    await deliver_all(app)
    shown = next(message for message in await chat.read() if message["id"] == message_id)
    assert (shown["text"], shown["files"][0]["name"]) == ("", "a.png")
    assert (await fetch(chat, shown)).content == PNG


async def test_staff_open_what_a_visitor_sent(chat: Chat, app: App) -> None:
    await send(chat, (await bring(chat)).json()["key"])
    (line,) = read_lines(app, only_conversation(app).id)
    ref = await app.database.read(files.access_file, hire(app), line.id, 0)
    assert b"".join([piece async for piece in await files.open_file(app, ref)]) == PNG
