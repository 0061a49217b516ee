"""A look at the files: every line into one plain file, and who spoke, so that somebody can say which side is theirs."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from bot.knowledge.histories import helpdesks, table, telegram
from bot.knowledge.histories.recognise import Format, recognise
from bot.knowledge.histories.said import Line, Piece, Seen, Speaker, Unusable, to_json
from bot.knowledge.histories.sides import Sides

log = logging.getLogger(__name__)
READERS: Final[dict[Format, Callable[[Path], Iterator[Piece]]]] = {
    Format.TELEGRAM: telegram.read_telegram,
    Format.ZENDESK: helpdesks.read_zendesk,
    Format.CHATWOOT: helpdesks.read_chatwoot,
    Format.TABLE: table.read_table,
}
Told = Callable[[int], object]
TELL_EACH: Final = 2000  # lines
LONGEST: Final = 4000  # characters of a line that are read


def look(paths: Sequence[Path], out: Path, *, told: Told = lambda _lines: None) -> Seen:
    """Write the lines of all files to ``out``; a file that can't be read stops none of the others."""
    seen, sides = Seen(), Sides()
    with out.open("w", encoding="utf-8") as file:
        for number, path in enumerate(paths):
            try:
                for piece in READERS[recognise(path)](path):
                    _take(piece, number, seen, sides, file.write)
                    if seen.lines % TELL_EACH == 0:
                        told(seen.lines)
            except Unusable as problem:
                seen.troubles.append({"file": path.name, "code": problem.trouble, **problem.params})
            except Exception as error:  # boundary: one odd file must not stop the others
                log.warning("%s can't be read", path.name, exc_info=True)
                seen.troubles.append({"file": path.name, "code": "odd", "reason": type(error).__name__})
    seen.speakers, seen.chats = sides.guess(), sides.chats
    return seen


def _take(piece: Piece, number: int, seen: Seen, sides: Sides, write: Callable[[str], object]) -> None:
    if not isinstance(piece, Line):
        seen.unread[piece.code] += 1
        return
    seen.lines += 1
    sides.take(piece, number)
    row = to_json(piece)
    row[0], row[5] = f"{number}:{piece.chat}", piece.text[:LONGEST]
    write(json.dumps(row, ensure_ascii=False) + "\n")


__all__ = ["Speaker", "look"]
