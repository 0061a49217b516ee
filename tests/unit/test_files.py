"""A file is what its first bytes say, and shown in place only when it is a picture, sound or film."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files import HEAD, SHOWN, UNKNOWN, media_type


def film(*brands: str) -> bytes:
    """The first box of an MP4 or of one of its relatives."""
    names = brands[0].encode() + b"\0\0\2\0" + "".join(brands).encode()
    return struct.pack(">I", 8 + len(names)) + b"ftyp" + names + b"\0\0\0\x08free"


WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
HEADS = [
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "image/jpeg"),
    (b"\xff\xd8\xff\xe1\0\x10Exif\0", "image/jpeg"),
    (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
    (b"GIF89a", "image/gif"),
    (b"OggS\0\2", "audio/ogg"),
    (b"ID3\x04\0\0\0\0\0\x23TSSE", "audio/mpeg"),
    (b"\xff\xfb\x90\x64\0\x0f", "audio/mpeg"),
    (film("isom", "isom", "iso2", "avc1", "mp41"), "video/mp4"),
    (film("mp42", "isom", "mp42"), "video/mp4"),
    (film("M4A ", "M4A ", "mp42", "isom"), "audio/mp4"),
    (film("avif", "avif", "mif1"), "image/avif"),
    (WEBM, "video/webm"),
]
SAVED = [
    b"JUNK\0\0\0\0WEBPVP8 ",
    film("mif1", "mif1", "heic"),  # a telephone's photo: no browser but one shows it
    film("qt  ", "qt  "),
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>",
    b"<!doctype html><script>alert(1)</script>",
    b"%PDF-1.7",
    b"PK\3\4",
    b"MZ\x90\0",
    b"\xff",
    b"",
]


@pytest.mark.parametrize(("head", "kind"), HEADS)
def test_a_file_is_what_its_first_bytes_say(head: bytes, kind: str) -> None:
    assert media_type(head + bytes(HEAD)) == kind


@pytest.mark.parametrize("head", SAVED)
def test_what_can_hold_a_script_or_is_unknown_is_only_saved(head: bytes) -> None:
    assert media_type(head) == UNKNOWN


@given(st.sampled_from([head for head, _ in HEADS] + SAVED), st.binary(max_size=HEAD), st.integers(0, 40))
def test_no_head_is_too_odd_for_a_name(known: bytes, rest: bytes, cut: int) -> None:
    assert media_type(known[:cut] + rest) in {*SHOWN, UNKNOWN}


@given(st.binary(max_size=HEAD))
def test_a_file_of_a_few_bytes_has_a_type(head: bytes) -> None:
    assert media_type(head) in {*SHOWN, UNKNOWN}
