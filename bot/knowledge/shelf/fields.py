"""Changing some fields of an article file, with the rest of it left as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.knowledge.articles.writing import write_field

_FENCE: Final = "---"
_NEXT: Final = re.compile(r"^(?:[A-Za-z_]\w*:|#)")

Value = str | date | list[str] | None


def set_fields(text: str, values: Mapping[str, Value]) -> str:
    """The file with these fields; an empty value takes its field out. A text without fields stays as it is."""
    lines = text.replace("\r\n", "\n").split("\n")
    for name, value in values.items():
        end = _find_end(lines)
        if end is None:
            return text
        start = next((at for at in range(1, end) if lines[at].startswith(f"{name}:")), end)
        after = next((at for at in range(start + 1, end) if _NEXT.match(lines[at])), end)
        fresh = write_field(name, value).rstrip("\n")
        lines[start:after] = fresh.split("\n") if fresh else []
    return "\n".join(lines)


def _find_end(lines: list[str]) -> int | None:
    if lines[0].rstrip() != _FENCE:
        return None
    return next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
