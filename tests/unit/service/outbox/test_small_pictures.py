"""Small pictures of what strangers send: made once, without what is not seen, and never an error."""

from __future__ import annotations

import asyncio
import os
import struct
import time
import zlib
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.core.messages import Attachment
from bot.errors import NotFound, TooLarge
from bot.service.outbox import enclosing, small_pictures
from bot.service.outbox.small_pictures import EDGE, SmallPictures, key_of, make_small
from bot.service.ports import App
from bot.service.system import tidying
from tests.support.clock import FakeClock

KEY = "a-key-of-a-picture"


def picture(mode: str = "RGB", size: tuple[int, int] = (1600, 900), kind: str = "JPEG", **options: Any) -> bytes:
    colour = {"RGB": (200, 30, 30), "RGBA": (200, 30, 30, 0), "CMYK": (0, 200, 200, 30), "LA": (90, 0)}.get(mode, 90)
    made = BytesIO()
    Image.new(mode, size, colour).save(made, kind, **options)
    return made.getvalue()


def read(small: bytes) -> Image.Image:
    image = Image.open(BytesIO(small))
    image.load()
    return image


async def pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content


def turned() -> bytes:
    """Taken with the phone held upright: the camera writes how to turn it, where, and with what."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Maker of cameras"
    exif[0x8825] = {1: "N", 2: (50.0, 27.0, 0.0)}
    return picture(exif=exif, comment=b"at home")


def png_that_says(width: int, height: int) -> bytes:
    """A few bytes that claim to be as large as this."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    data = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def moving() -> bytes:
    made = BytesIO()
    first, second = Image.new("RGB", (900, 900), (255, 0, 0)), Image.new("RGB", (900, 900), (0, 0, 255))
    first.save(made, "GIF", save_all=True, append_images=[second] * 20, loop=0)
    return made.getvalue()


def test_it_is_bounded_and_keeps_its_shape() -> None:
    small = read(make_small(picture(size=(4000, 1000))))
    assert (small.format, small.size) == ("WEBP", (EDGE, EDGE // 4))
    assert read(make_small(picture(size=(30, 20)))).size == (30, 20)


def test_it_stands_upright_and_says_nothing_of_place_camera_or_author() -> None:
    content = turned()
    assert b"Maker of cameras" in content
    small = make_small(content)
    assert read(small).size == (EDGE * 900 // 1600, EDGE)
    assert (dict(read(small).getexif()), set(read(small).info) & {"exif", "icc_profile", "xmp", "comment"}) == (
        {},
        set(),
    )
    assert b"Maker" not in small


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("RGB", "JPEG"),
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("P", "PNG"),
        ("1", "PNG"),
        ("I;16", "PNG"),
        ("RGBA", "WEBP"),
        ("P", "GIF"),
        ("RGB", "AVIF"),
    ],
)
def test_whatever_colours_it_is_kept_in_it_is_seen(mode: str, kind: str) -> None:
    small = read(make_small(picture(mode, (800, 600), kind)))
    assert small.size == (EDGE, 480)
    if mode == "CMYK":
        red, green, blue = small.getpixel((5, 5))[:3]  # type: ignore[index]
        assert red > 150 > 100 > max(green, blue)
    if mode in ("RGBA", "LA"):
        assert small.mode == "RGBA"


def test_of_a_moving_picture_the_first_one_is_seen() -> None:
    small = read(make_small(moving()))
    red, _, blue = small.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert (getattr(small, "n_frames", 1), red > 200, blue < 50) == (1, True, True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"\x89PNG\r\n\x1a\n",
        picture()[:2000],
        picture(kind="PNG")[:-400],
        picture(kind="TIFF"),
        picture(kind="BMP"),
        b"GIF89a" + bytes(40),
        b"RIFF\xff\xff\xff\x7fWEBPVP8 " + bytes(60),
        b"\xff\xd8\xff\xe0" + os.urandom(500),
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        png_that_says(30_000, 30_000),
        png_that_says(2**31 - 1, 2**31 - 1),
        png_that_says(0, 0),
        png_that_says(4000, 4000),
    ],
    ids=range(15),
)
def test_what_is_broken_lies_or_is_a_bomb_is_no_picture_and_no_error(content: bytes) -> None:
    began = time.monotonic()
    assert make_small(content) == b""
    assert time.monotonic() - began < 2


def test_what_is_too_much_is_not_opened() -> None:
    assert make_small(picture() + bytes(small_pictures.MOST_BYTES)) == b""


async def test_it_is_made_once_and_kept_beside_the_file(app: App) -> None:
    fetched = 0

    async def fetch() -> AsyncIterator[bytes]:
        nonlocal fetched
        fetched += 1
        return pieces(picture())

    pictures = SmallPictures(app)
    first = await pictures.find(KEY, fetch)
    many = await asyncio.gather(*(pictures.find(KEY, fetch) for _ in range(20)))
    assert (fetched, set(many), read(first).size) == (1, {first}, (EDGE, 360))
    together = await asyncio.gather(*(pictures.find("another-key-of-one", fetch) for _ in range(20)))
    assert set(together) == {first}
    assert list((app.settings.home / "files").rglob("*.part")) == []


async def test_what_can_not_be_made_is_not_tried_again_but_a_lost_connection_is(app: App) -> None:
    fetched: list[str] = []

    async def broken() -> AsyncIterator[bytes]:
        fetched.append("broken")
        return pieces(b"nothing")

    async def gone() -> AsyncIterator[bytes]:
        fetched.append("gone")
        raise TooLarge(limit="20 MB")

    pictures = SmallPictures(app)
    assert [await pictures.find(KEY, broken) for _ in range(2)] == [b"", b""]
    for _ in range(2):
        with pytest.raises(TooLarge):
            await pictures.find("another-key-of-one", gone)
    assert fetched == ["broken", "gone", "gone"]
    content, headers = small_pictures.show(b"")
    assert content.startswith(b"<svg")
    assert headers["Content-Type"] == "image/svg+xml"
    assert "sandbox" in headers["Content-Security-Policy"]


def small_ones(app: App) -> list[Path]:
    return list((app.settings.home / "files").rglob("*.small"))


async def test_it_goes_with_its_file_and_those_of_a_channel_in_time(app: App, clock: FakeClock) -> None:
    kept = await enclosing.keep_upload(app, "staff:1:1", name="a.jpg", pieces=pieces(picture()), limit_mb=1)
    pictures = SmallPictures(app)

    async def fetch() -> AsyncIterator[bytes]:
        return await enclosing.open_own(app, kept)

    assert await pictures.find(key_of(kept), fetch)
    assert len(small_ones(app)) == 1
    await enclosing.take_back(app, "staff:1:1", kept.own_key)
    assert small_ones(app) == []
    with pytest.raises(NotFound):
        await pictures.find(key_of(kept), fetch)

    async def from_telegram() -> AsyncIterator[bytes]:
        return pieces(picture())

    photo = Attachment(kind="photo", file_key="AgACAgIAAx")
    keys = {key_of(photo, channel="telegram", account=account) for account in ("1", "2")}
    assert len(keys) == 2
    for key in keys:
        await pictures.find(key, from_telegram)
    old = time.time() - timedelta(days=app.settings.files_days + 1).total_seconds()
    os.utime(small_ones(app)[0], (old, old))
    await tidying.tidy(app)
    assert len(small_ones(app)) == 1
