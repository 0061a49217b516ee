"""The chats behind a figure as a table: a row a chat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.desk.numbers import write_number
from bot.core.insights.reports.listing import Row
from bot.desk.insights.sheets import WIDTH, Cell

COLUMNS: Final = (
    "case",
    "chat",
    "at",
    "customer",
    "channel",
    "language",
    "person",
    "team",
    "reason",
    "result",
    "tags",
    "stars",
    "minutes",
    "counts",
    "text",
)
WIDE: Final[Mapping[str, int]] = {"at": 17, "customer": 20, "person": 18, "reason": 22, "result": 18, "text": 60}
WIDTHS: Final = tuple(WIDE.get(name, WIDTH) for name in COLUMNS)


def to_cells(rows: Iterable[Row], name: Callable[[str, Row], str], zone: ZoneInfo) -> Iterator[Sequence[Cell]]:
    """Each row in the order of ``COLUMNS``; ``name`` finds words for what the catalogue names."""
    for row in rows:
        minutes = None if row.seconds is None else round(row.seconds / 60, 1)
        at = row.at.astimezone(zone).replace(tzinfo=None, microsecond=0)
        named = (
            name("channel", row),
            name("language", row),
            row.person,
            row.team,
            name("reason", row),
            name("result", row),
        )
        numbers = (row.score, minutes, int(row.counts))
        yield (
            row.case_id and write_number(row.case_id),
            row.conversation_id,
            at,
            row.customer,
            *named,
            row.tags,
            *numbers,
            row.text,
        )
