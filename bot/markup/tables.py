"""A table as lines that a phone can show. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.markup.rich import Rich, join

Cells = tuple[Rich, ...]
_COLON: Final = Rich(text=": ")


def draw_table(head: Cells, rows: Sequence[Cells], *, bullet: str) -> Rich:
    """Two columns are lines "name: value" under their heads; of more, each row is a paragraph under its first cell."""
    if len(head) <= 2:
        lines = [_bold(_pair(head)), *(join((Rich(text=bullet), _pair(row))) for row in rows)]
        return join(_filled(lines), "\n")
    return join(_filled(join(_record(head, row), "\n") for row in rows), "\n\n")


def _record(head: Cells, row: Cells) -> Iterator[Rich]:
    name, *values = row
    if name.text:
        yield _bold(name)
    yield from (_pair(pair) for pair in zip(head[1:], values, strict=True) if pair[1].text)


def _pair(cells: Cells) -> Rich:
    """Name and value; one of them alone where the other is empty."""
    filled = list(_filled(cells))
    glue = Rich(text=" ") if filled and filled[0].text.endswith((":", "?", "!")) else _COLON
    return join((filled[0], glue, filled[1])) if len(filled) > 1 else join(filled)


def _bold(rich: Rich) -> Rich:
    return rich if any(span.kind == "bold" for span in rich.spans) else rich.styled("bold")


def _filled(parts: Iterable[Rich]) -> Iterator[Rich]:
    return (part for part in parts if part.text)
