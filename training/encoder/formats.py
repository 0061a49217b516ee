"""The formats in which programs keep their strings: bytes or text in, strings by key out."""

from __future__ import annotations

import gettext
import html
import io
import re
import struct
from collections.abc import Iterator
from typing import Final

from training.encoder.rows import Row

Strings = dict[str, str]
_GENERAL_PLURAL: Final = 2
_CONTEXT_END: Final = "\x04"
_APPSTREAM: Final = re.compile(r"<(p|li|summary|caption|name)(?:\s+xml:lang=\"([^\"]+)\")?>(.*?)</\1>", re.S)
_HELP_BLOCK: Final = re.compile(r"<(p|title|desc|para|cmd|info)\b[^>]*>((?:(?!<\1\b).)*?)</\1>", re.S)
_LIBREOFFICE: Final = re.compile(r'<(?:p|h\d)[^>]*\bid="([\w.]+)"[^>]*>(.*?)</(?:p|h\d)>', re.S)
_TAG: Final = re.compile(r"<[^>]+>")
_PROPERTY: Final = re.compile(r"^([\w.-]+)\s*=\s*(.+)$", re.M)
_ENTITY: Final = re.compile(r'<!ENTITY\s+([\w.-]+)\s+"([^"]*)"')
_MESSAGE: Final = re.compile(r"(-?[A-Za-z][\w-]*)\s*=\s*(.*)$")
_ATTRIBUTE: Final = re.compile(r"\s+\.([\w-]+)\s*=\s*(.*)$")
_SELECTOR: Final = re.compile(r"\s*[\[*}]")
_ANNOTATION: Final = re.compile(r'<annotation cp="([^"]+)"( type="tts")?>([^<]+)</annotation>')
_PAK_VERSION: Final = 5


def mo(data: bytes) -> Strings:
    """A gettext catalogue by English string; nothing if it is damaged. Of the plural forms, the general one."""
    try:
        catalogue = gettext.GNUTranslations(io.BytesIO(data))
    except (OSError, UnicodeError, struct.error, ValueError):
        return {}
    found: Strings = {}
    # the only way to all strings of a catalogue; typeshed does not know it
    for name, text in vars(catalogue)["_catalog"].items():
        singular, form = name if isinstance(name, tuple) else (name, _GENERAL_PLURAL)
        if singular and form == _GENERAL_PLURAL:
            found[singular.split(_CONTEXT_END)[-1]] = text
    return found


def desktop(text: str) -> Iterator[Row]:
    """Name and comment of a menu entry."""
    for field in ("Name", "GenericName", "Comment"):
        found = {lang: re.search(rf"^{field}{lang}=(.+)$", text, re.M) for lang in ("", r"\[ru\]", r"\[uk\]")}
        en, ru, uk = (match[1] if match else "" for match in found.values())
        if en and (ru or uk):
            yield Row(source="", kind="desktop", en=en, ru=ru, uk=uk)


def appstream(text: str) -> Iterator[Row]:
    """A program's description; each translation of a paragraph follows the English one."""
    group: Strings = {}
    for _, lang, body in [*_APPSTREAM.findall(text), ("", "", "")]:
        if not lang:
            row = Row(source="", kind="appstream", en=group.get("", ""), ru=group.get("ru", ""), uk=group.get("uk", ""))
            if row.en and row.has_translation:
                yield row
            group = {}
        group[lang] = html.unescape(body)


def fluent(text: str) -> Strings:
    """Mozilla's ``.ftl``, without messages that choose between variants."""
    found: Strings = {}
    message = name = ""
    for line in text.split("\n"):
        start, attribute = _MESSAGE.match(line), _ATTRIBUTE.match(line)
        if start:
            message = name = start[1]
            found[name] = start[2]
        elif attribute and message:
            name = f"{message}.{attribute[1]}"
            found[name] = attribute[2]
        elif line.startswith(" ") and name:
            found[name] += "{" if _SELECTOR.match(line) else f" {line.strip()}"
    return {name: body.strip() for name, body in found.items() if body.strip() and not _chooses(body)}


def _chooses(body: str) -> bool:
    return "{" in body.replace("{ -brand", "").replace("{ $", "")


def properties(text: str) -> Strings:
    """Java properties."""
    return dict(_PROPERTY.findall(text))


def dtd(text: str) -> Strings:
    """Mozilla's older entities."""
    return dict(_ENTITY.findall(text))


def pak(data: bytes) -> Strings:
    """Chromium's resource packs, version 5; another version gives nothing."""
    if struct.unpack("<I", data[:4])[0] != _PAK_VERSION:
        return {}
    _, count, _ = struct.unpack("<BxxxHH", data[4:12])
    entries = [struct.unpack("<HI", data[12 + 6 * at : 18 + 6 * at]) for at in range(count + 1)]
    ends = [offset for _, offset in entries[1:]]
    return {
        str(number): data[start:end].decode("utf-8", "replace")
        for (number, start), end in zip(entries, ends, strict=False)
    }


def libreoffice_help(text: str) -> Strings:
    """Paragraphs and headings by their id."""
    return {name: _TAG.sub("", body) for name, body in _LIBREOFFICE.findall(text)}


def help_blocks(text: str) -> list[str]:
    """Paragraphs of a Mallard or DocBook page in order."""
    return [html.unescape(_TAG.sub("", body)) for _, body in _HELP_BLOCK.findall(text)]


def roundcube(text: str) -> Strings:
    """Labels in PHP arrays."""
    return dict(re.findall(r"\[['\"]([\w-]+)['\"]\]\s*=\s*'((?:[^'\\]|\\.)*)'", text))


def picture_names(text: str) -> Strings:
    """Unicode's names and keywords of pictures: everyday words that no program has."""
    return {
        picture + kind: html.unescape(body.replace(" | ", ", ")) for picture, kind, body in _ANNOTATION.findall(text)
    }
