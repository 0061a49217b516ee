"""Links by reference, ``[here][1]`` with ``[1]: https://…`` farther down, as links that carry their address.

A piece of an article is shown without the rest of it, so its links can't point to what stands elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from markdown_it.common.utils import normalizeReference

from bot.markup.reader import reader

_CODE: Final = re.compile(r"(`{1,3})[^`\n]{1,300}\1")
_USE: Final = re.compile(r"(?<!\\)\[([^\[\]\n]{1,300})\](?:\[([^\[\]\n]{0,100})\]|(?![(\[:]))")
_FENCE: Final = re.compile(r"\s{0,3}(?:```|~~~)")


def inline_references(markdown: str) -> str:
    """The text with every such link written out and its definitions gone. Lines keep their number."""
    found: dict[str, Any] = {}
    reader().parse(markdown, found)
    known: Mapping[str, dict[str, Any]] = found.get("references", {})
    if not known:
        return markdown
    gone = {line for one in (*known.values(), *found.get("duplicate_refs", ())) for line in range(*one["map"])}
    return "\n".join("" if at in gone else line for at, line in enumerate(_written_out(markdown, known)))


def _written_out(markdown: str, known: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    fenced = False
    for line in markdown.split("\n"):
        fence = bool(_FENCE.match(line))
        yield line if fence or fenced else "".join(_pieces(line, known))
        fenced ^= fence


def _pieces(line: str, known: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    """The line, changed outside its code."""

    def write(use: re.Match[str]) -> str:
        one = known.get(normalizeReference(use[2] or use[1]))
        return f"[{use[1]}](<{one['href']}>)" if one is not None else use[0]

    at = 0
    for code in _CODE.finditer(line):
        yield _USE.sub(write, line[at : code.start()])
        yield code.group()
        at = code.end()
    yield _USE.sub(write, line[at:])
