"""Conversations as a table: who, when, text; columns by their names in three languages, any encoding and separator."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.knowledge.histories.helpdesks import sorted_lines, to_moment
from bot.knowledge.histories.said import Line, Piece, Unread, Unusable
from bot.knowledge.imports.recognise import decode

LARGEST: Final = 200_000_000  # a table is sorted, and so held in memory
_SEPARATORS: Final = (";", ",", "\t", "|")
_ABOVE: Final = 5
_OTHER: Final = re.compile(r"[\W_]+")
_DAY: Final = re.compile(
    r"(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})(?:,?\s{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([ap])\.?m\.?)?)?", re.I
)


class Column(StrEnum):
    """What a column may hold."""

    WHO = "who"
    WHEN = "when"
    TEXT = "text"
    CHAT = "chat"
    SIDE = "side"


_NAMES: Final = {
    Column.WHO: "who|from|author|sender|name|user|sender name|username|login|кто|от кого|автор|отправитель|имя|хто"
    "|від кого|відправник|ім я|имя отправителя|пользователь|користувач|client|клиент|клієнт",
    Column.WHEN: "when|date|time|datetime|timestamp|created at|created|sent at|date time|дата|время|когда|дата и время"
    "|отправлено|коли|час|дата й час|дата і час|дата та час|надіслано|створено",
    Column.TEXT: "text|message|content|body|msg|message text|comment|текст|сообщение|текст сообщения|содержание"
    "|повідомлення|текст повідомлення|зміст|комментарий|коментар",
    Column.CHAT: "chat|conversation|chat id|conversation id|dialog|dialog id|ticket|ticket id|thread|thread id|case|чат"
    "|диалог|беседа|переписка|обращение|тикет|номер чата|id чата|id диалога|діалог|бесіда|розмова|звернення|листування"
    "|номер звернення|номер обращения|номер диалога|id чату|номер чату",
    Column.SIDE: "direction|side|role|type|message type|author type|sender type|направление|сторона|роль|тип|напрямок"
    "|напрям|кто пишет",
}
_KNOWN: Final = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_OURS: Final = (
    "out|outgoing|outbound|agent|operator|support|admin|manager|staff|bot|business|исходящее|исходящие|исходящий"
    "|оператор|менеджер|поддержка|мы|магазин|вихідне|вихідні|вихідний|підтримка|ми|1"
)
_THEIRS: Final = (
    "in|incoming|inbound|customer|client|user|visitor|contact|входящее|входящие|входящий|клиент|покупатель"
    "|вхідне|вхідні|вхідний|клієнт|покупець|0"
)
_SIDES: Final = {**dict.fromkeys(_OURS.split("|"), True), **dict.fromkeys(_THEIRS.split("|"), False)}


def read_table(path: Path) -> Iterator[Piece]:
    """The rows, each chat in order of time.

    Raises:
        Unusable: the columns are not there.
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise Unusable("table-large", size=str(size // 1_000_000), limit=str(LARGEST // 1_000_000))
    rows = _parse(decode(path.read_bytes()))
    layout, above = _lay_out(rows)
    found = list(sorted_lines(_read_row(number, row, layout) for number, row in enumerate(rows[above + 1 :])))
    if not any(isinstance(piece, Line) for piece in found):
        raise Unusable("no-dates" if any(piece == Unread(code="date") for piece in found) else "no-messages")
    yield from found


def _parse(text: str) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    head = text[:20_000]
    separator = max(_SEPARATORS, key=lambda sign: _shape(head, sign))
    try:
        return [row for row in csv.reader(io.StringIO(text.replace("\0", "")), delimiter=separator) if any(row)]
    except csv.Error:
        raise Unusable("columns", columns=head[:100]) from None


def _shape(head: str, separator: str) -> tuple[int, int]:
    try:
        rows = list(csv.reader(io.StringIO(head.replace("\0", "")), delimiter=separator))[:_ABOVE]
    except csv.Error:
        return 0, 0
    return max((len(_names(row)) for row in rows), default=0), max(map(len, rows), default=0)


def _lay_out(rows: Sequence[Sequence[str]]) -> tuple[Mapping[Column, int], int]:
    above = max(range(min(_ABOVE, len(rows))), key=lambda at: len(_names(rows[at])), default=0)
    layout = _names(rows[above]) if rows else {}
    if Column.TEXT not in layout or not {Column.WHO, Column.SIDE} & set(layout):
        raise Unusable("columns", columns=", ".join(cell.strip() for cell in rows[0] if cell.strip())[:200])
    if Column.WHEN not in layout:
        raise Unusable("columns", columns=", ".join(cell.strip() for cell in rows[above] if cell.strip())[:200])
    return layout, above


def _names(row: Sequence[str]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    for at, cell in enumerate(row):
        column = _KNOWN.get(_OTHER.sub(" ", cell.casefold()).strip())
        if column is not None:
            found.setdefault(column, at)
    return found


def _read_row(number: int, row: Sequence[str], layout: Mapping[Column, int]) -> Piece:
    def value(column: Column) -> str:
        at = layout.get(column, -1)
        return row[at].strip() if 0 <= at < len(row) else ""

    text, who, side = value(Column.TEXT), value(Column.WHO), value(Column.SIDE).casefold()
    at = to_when(value(Column.WHEN))
    if at is None:
        return Unread(code="date")
    if not text:
        return Unread(code="wordless")
    who = who or side
    if not who:
        return Unread(code="odd")
    return Line(
        chat=value(Column.CHAT),
        id=str(number),
        at=at,
        who=who[:120],
        name=who if who != side else "",
        text=text,
        ours=_SIDES.get(side),
    )


def to_when(said: str) -> datetime | None:
    """A moment as tables have it: ISO, seconds since 1970, or "05.03.2026 14:20"."""
    found = _DAY.match(said.strip())
    if found is None:
        return to_moment(said)
    day, month, year, hour, minute, second, half = found.groups()
    hours = int(hour or 0) % 12 + 12 * (half.lower() == "p") if half else int(hour or 0)
    days = (int(day), int(month)) if int(month) <= 12 else (int(month), int(day))
    try:
        whole = int(year) + (2000 if int(year) < 100 else 0)
        return datetime(whole, days[1], days[0], hours, int(minute or 0), int(second or 0), tzinfo=UTC)
    except ValueError:
        return None
