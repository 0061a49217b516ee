"""Tables of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.desk.frame import parts


def draw_table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, classes: str = "") -> None:
    """Heads above, the name of each row on its left; wider than the page it is moved sideways."""
    with (
        parts.attribute(parts.box("staffing-scroll"), tabindex="0", role="region", aria_label=heads[0]),
        parts.box(f"figures-table {classes}", tag="table"),
    ):
        with parts.box(tag="thead"), parts.box(tag="tr"):
            for head in heads:
                parts.attribute(parts.Text(head, tag="th"), scope="col")
        with parts.box(tag="tbody"):
            for row in rows:
                with parts.box(tag="tr"):
                    parts.attribute(parts.Text(row[0], "staffing-name", tag="th"), scope="row")
                    for cell in row[1:]:
                        parts.Text(cell, tag="td")
