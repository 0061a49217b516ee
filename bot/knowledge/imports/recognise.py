"""What a file is, by what is in it; its name only helps."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from itertools import pairwise
from typing import Final

from bot.knowledge.imports.sources import is_zip

_HEAD: Final = 4_000
_TAGS: Final = re.compile(
    r"<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6]|table|ul|ol|meta)\b", re.I
)
_CHARSET: Final = re.compile(rb"charset=[\"' ]{0,2}([\w-]{3,20})", re.I)
_COMMON: Final = frozenset("оеаинтсрвлкмдпуієоьяы")
_OLD: Final = ("cp1251", "koi8-r", "cp866")


class Format(StrEnum):
    """What the readers are for."""

    MARKDOWN = "markdown"
    PAGE = "page"
    TABLE = "table"
    SHEET = "sheet"
    WORD = "word"
    PDF = "pdf"
    JSON = "json"
    OLD_OFFICE = "old-office"
    CONFLUENCE_XML = "confluence-xml"
    UNKNOWN = "unknown"


def recognise(name: str, data: bytes) -> Format:
    """The format of a file."""
    low = name.lower()
    if is_zip(data):
        return _in_zip(data)
    if data[:1024].lstrip().startswith(b"%PDF"):
        return Format.PDF
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return Format.OLD_OFFICE
    if b"\0" in data[:_HEAD] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Format.UNKNOWN
    return _of_text(low, decode(data[: _HEAD * 4]))


def decode(data: bytes) -> str:
    """The text, whatever it was saved with; line ends as ours."""
    return _decode(data).replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 and error.end >= len(data):  # the head was cut in the middle of a letter
            return data[: error.start].decode("utf-8-sig")
    said = _CHARSET.search(data[:_HEAD])
    if said is not None:
        try:
            return data.decode(said[1].decode("ascii"), "replace")
        except LookupError:
            pass
    texts = [data.decode(encoding, "replace") for encoding in _OLD]
    return max(texts, key=_likeness)


def _likeness(text: str) -> float:
    """How much it is like Russian or Ukrainian: the commonest letters in small, and no capital inside a word."""
    sample = text[:20_000]
    inside = sum(1 for one, two in pairwise(sample) if one.islower() and two.isupper())
    return sum(letter in _COMMON for letter in sample) - 5.0 * inside


def _of_text(name: str, head: str) -> Format:
    start = head.lstrip()
    if start.startswith(("{", "[")) and not start.startswith(("[[", "[!")) and _is_json(name, start):
        return Format.JSON
    if start.startswith("<?xml") and ("hibernate-generic" in head or name.endswith("entities.xml")):
        return Format.CONFLUENCE_XML
    if name.endswith((".csv", ".tsv")):
        return Format.TABLE
    if name.endswith((".md", ".markdown", ".mdx", ".mdown", ".mkd")):
        return Format.MARKDOWN
    if name.endswith((".html", ".htm", ".xhtml")) or (start.startswith("<") and _TAGS.search(start[:1000])):
        return Format.PAGE
    if not start:
        return Format.MARKDOWN
    return Format.MARKDOWN if name.endswith((".txt", ".text")) or "." not in name.rpartition("/")[2] else Format.UNKNOWN


def _is_json(name: str, start: str) -> bool:
    if name.endswith((".json", ".jsonl", ".ndjson")):
        return True
    return start[1:].lstrip()[:1] in ('"', "{", "[", "]", "}") and not name.endswith((".md", ".txt", ".mdx"))


def _in_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Format.UNKNOWN
    if "word/document.xml" in names:
        return Format.WORD
    return Format.SHEET if "xl/workbook.xml" in names else Format.UNKNOWN
