"""parse_mode HTML, with the refusals of tdlib's parse_html."""

from __future__ import annotations

import re

from .markup import MarkupError, Opened, Output, byte_offset
from .types import JsonDict

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.\-]+))?\s*""")


def parse_html(source: str) -> tuple[str, list[JsonDict]]:
    """The plain text and its entities. Raises MarkupError."""
    return _Html(source).parse()


class _Html:
    def __init__(self, source: str) -> None:
        self.source = source
        self.index = 0
        self.out = Output()
        self.open: list[Opened] = []

    def parse(self) -> tuple[str, list[JsonDict]]:
        while self.index < len(self.source):
            self._step()
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return self.out.result()

    def _step(self) -> None:
        char = self.source[self.index]
        if char == "<" and self.source.startswith("</", self.index):
            self._end_tag()
        elif char == "<":
            self._start_tag()
        elif char == "&" and (match := _REFERENCE.match(self.source, self.index)):
            self.out.write(_decode(match))
            self.index = match.end()
        else:
            self.out.write(char)
            self.index += 1

    def _start_tag(self) -> None:
        begin = self.index
        name = self._name(begin + 1)
        if self.index >= len(self.source):
            raise self._error("Unclosed start tag", begin)
        if name not in _TYPES:
            raise self._error(f'Unsupported start tag "{name}"', begin)
        attributes = self._attributes(name, begin)
        entity = self._entity(name, attributes, begin)
        self.open.append(Opened(name=name, index=begin, offset=self.out.length, entity=entity))

    def _attributes(self, name: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        self._skip_spaces()
        while not self.source.startswith(">", self.index):
            if self.index >= len(self.source):
                raise self._error(f'Unclosed start tag "{name}"', begin)
            match = _ATTRIBUTE.match(self.source, self.index)
            if match is None:
                raise self._error(f'Empty attribute name in the tag "{name}"', begin)
            found[match.group(1).lower()] = _REFERENCE.sub(_decode, (match.group(2) or "").strip("\"'"))
            self._move_past(match, begin)
        self.index += 1
        return found

    def _move_past(self, match: re.Match[str], begin: int) -> None:
        self.index = match.end()
        if self.source.startswith("=", self.index):
            raise self._error("Unclosed start tag", begin)

    def _entity(self, name: str, attributes: dict[str, str], begin: int) -> JsonDict:
        kind = _TYPES[name]
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        if name == "tg-emoji":
            return {"type": kind, "custom_emoji_id": attributes.get("emoji-id", "")}
        if name == "blockquote" and "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        if name == "a":
            return {"type": kind, "url": attributes.get("href", "")}
        if name == "code" and (language := attributes.get("class", "").removeprefix("language-")):
            return {"type": kind, "language": language}
        return {"type": kind}

    def _end_tag(self) -> None:
        begin = self.index
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        name = self._name(begin + 2)
        self._skip_spaces()
        if not self.source.startswith(">", self.index):
            raise self._error("Unclosed end tag", begin)
        opened = self.open.pop()
        if name not in ("", opened.name):
            found = f'expected "</{opened.name}>", found "</{name}>"'
            raise MarkupError(f"Unmatched end tag at byte offset {byte_offset(self.source, begin)}, {found}")
        self.index += 1
        self._close(opened)

    def _close(self, opened: Opened) -> None:
        entity = dict(opened.entity)
        language = entity.pop("language", "") if opened.name == "code" else ""
        if language and self.open and self.open[-1].name == "pre":
            outer = self.open.pop()
            self.open.append(
                Opened(name="pre", index=outer.index, offset=outer.offset, entity={"type": "pre", "language": language})
            )
            return
        if opened.name == "a":
            entity["url"] = entity["url"] or self.out.since(opened)
            entity = entity if "." in entity["url"] or ":" in entity["url"] else {}
        self.out.close(Opened(name=opened.name, index=opened.index, offset=opened.offset, entity=entity))

    def _name(self, start: int) -> str:
        match = _TAG_NAME.match(self.source, start)
        name = match.group() if match else ""
        self.index = start + len(name)
        return name.lower()

    def _skip_spaces(self) -> None:
        while self.index < len(self.source) and self.source[self.index].isspace():
            self.index += 1

    def _error(self, text: str, index: int) -> MarkupError:
        return MarkupError(f"{text} at byte offset {byte_offset(self.source, index)}")


def _decode(match: re.Match[str]) -> str:
    named, decimal, hexadecimal = match.groups()
    if named:
        return _NAMED[named]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if valid else match.group()
