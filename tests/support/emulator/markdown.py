"""parse_mode MarkdownV2, with the refusals of tdlib's parse_markdown_v2."""

from __future__ import annotations

import re

from .markup import MarkupError, Opened, Output, byte_offset
from .types import JsonDict

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_MARKS = {
    "__": ("Underline", "underline"),
    "||": ("Spoiler", "spoiler"),
    "_": ("Italic", "italic"),
    "*": ("Bold", "bold"),
    "~": ("Strikethrough", "strikethrough"),
    "`": ("Code", "code"),
    "![": ("CustomEmoji", "custom_emoji"),
    "[": ("TextUrl", "text_link"),
}
_ENDS = {
    "Underline": "__",
    "Spoiler": "||",
    "Italic": "_",
    "Bold": "*",
    "Strikethrough": "~",
    "Code": "`",
    "Pre": "```",
    "PreCode": "```",
    "CustomEmoji": "]",
    "TextUrl": "]",
}
_CODE = ("Code", "Pre", "PreCode")
_PRE = re.compile(r"```(?:([^\s`]+)(?=\s))?\n?")


def parse_markdown_v2(source: str) -> tuple[str, list[JsonDict]]:
    """The plain text and its entities. Raises MarkupError."""
    return _Markdown(source).parse()


class _Markdown:
    def __init__(self, source: str) -> None:
        self.source = source
        self.index = 0
        self.out = Output()
        self.open: list[Opened] = []
        self.quote: Opened | None = None

    def parse(self) -> tuple[str, list[JsonDict]]:
        while self.index < len(self.source):
            self._step()
        if self.open:
            last = self.open[-1]
            raise self._error(f"Can't find end of {last.name} entity", last.index)
        self._end_quote()
        return self.out.result()

    def _step(self) -> None:
        char = self.source[self.index]
        if self._starts_line() and self._quote_line():
            return
        if char == "\\" and self.index + 1 < len(self.source) and ord(self.source[self.index + 1]) < 127:
            self._write(self.source[self.index + 1], 2)
        elif char not in _RESERVED or self._is_plain_in_code(char):
            self._write(char, 1)
        elif self._ends_top():
            self._end()
        elif self._ends_expandable_quote():
            self._end_expandable()
        else:
            self._begin(char)

    def _write(self, text: str, width: int) -> None:
        self.out.write(text)
        self.index += width

    def _is_plain_in_code(self, char: str) -> bool:
        return bool(self.open) and self.open[-1].name in _CODE and char != "`"

    def _starts_line(self) -> bool:
        return not self.open and (self.index == 0 or self.source[self.index - 1] == "\n")

    def _quote_line(self) -> bool:
        """Enter, continue or leave a block quotation; True when its mark was consumed."""
        width = 3 if self.source.startswith("**>", self.index) else int(self.source[self.index] == ">")
        if width != 1:
            self._end_quote()
        if width and self.quote is None:
            entity = {"type": "blockquote"}
            self.quote = Opened(name="BlockQuote", index=self.index, offset=self.out.length, entity=entity)
        self.index += width
        return bool(width)

    def _end_quote(self) -> None:
        if self.quote is not None:
            self.out.close(self.quote)
            self.quote = None

    def _ends_expandable_quote(self) -> bool:
        last = self.source[self.index + 2 : self.index + 3] in ("", "\n")
        return self.quote is not None and not self.open and last and self.source.startswith("||", self.index)

    def _end_expandable(self) -> None:
        if self.quote is not None:
            self.out.close(self.quote, type="expandable_blockquote")
        self.quote = None
        self.index += 2

    def _ends_top(self) -> bool:
        if not self.open:
            return False
        name = self.open[-1].name
        if name == "Italic" and self.source.startswith("__", self.index):
            return False
        return self.source.startswith(_ENDS[name], self.index)

    def _begin(self, char: str) -> None:
        if self.source.startswith("```", self.index):
            return self._begin_pre()
        mark = next((mark for mark in _MARKS if self.source.startswith(mark, self.index)), None)
        if mark is None:
            raise MarkupError(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
        name, kind = _MARKS[mark]
        self._push(name, {"type": kind}, len(mark))

    def _begin_pre(self) -> None:
        match = _PRE.match(self.source, self.index)
        language = match.group(1) if match else None
        width = match.end() - self.index if match else 3
        if language:
            self._push("PreCode", {"type": "pre", "language": language}, width)
        else:
            self._push("Pre", {"type": "pre"}, width)

    def _push(self, name: str, entity: JsonDict, width: int) -> None:
        self.open.append(Opened(name=name, index=self.index, offset=self.out.length, entity=entity))
        self.index += width

    def _end(self) -> None:
        opened = self.open.pop()
        self.index += len(_ENDS[opened.name])
        if opened.name == "TextUrl":
            self.out.close(opened, url=self._url() or self.out.since(opened))
        elif opened.name == "CustomEmoji":
            self.out.close(opened, custom_emoji_id=self._url().removeprefix("tg://emoji?id="))
        else:
            self.out.close(opened)

    def _url(self) -> str:
        """The address in the parentheses that follow; '' where none do."""
        if not self.source.startswith("(", self.index):
            return ""
        match = re.compile(r"\(((?:\\.|[^)\\])*)\)", re.DOTALL).match(self.source, self.index)
        if match is None:
            raise self._error("Can't find end of a URL", self.index)
        self.index = match.end()
        return re.sub(r"\\(.)", r"\1", match.group(1))

    def _error(self, text: str, index: int) -> MarkupError:
        return MarkupError(f"{text} at byte offset {byte_offset(self.source, index)}")
