"""Reading in a process of its own, which gives way to everybody and can be ended.

``python -m bot.knowledge.histories.child look OUT PATH…`` writes lines, ``… pair OUT LINES TASK`` the
masked questions with their answers. Both tell on standard output how far they are, a number a line, and end with one
line of JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from bot.core.business import UNNAMED, Business, Detail
from bot.knowledge.histories.masking import Asked, Told, mask_pair, to_row
from bot.knowledge.histories.pairs import find_pairs
from bot.knowledge.histories.reading import look
from bot.knowledge.histories.said import Line, Seen, from_json

MEMORY: Final = 3_000_000_000
_NICE: Final = 5
_TELL_EACH: Final = 500


def main(arguments: list[str]) -> int:
    """Do the step; the exit status."""
    step, out, *rest = arguments
    os.nice(_NICE)
    with contextlib.suppress(ValueError, OSError):  # a tighter limit stands already
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if step == "look":
        seen = look([Path(path) for path in rest], Path(out), told=_tell)
        print(json.dumps(to_told(seen), ensure_ascii=False), flush=True)
    else:
        task: dict[str, Any] = json.loads(Path(rest[1]).read_text(encoding="utf-8"))
        business = _business(task["business"])
        found = pair(Path(rest[0]), frozenset(task["ours"]), language=task["language"], business=business, told=_tell)
        count = 0
        with Path(out).open("w", encoding="utf-8") as file:
            for one in found:
                count += 1
                file.write(json.dumps(to_row(one), ensure_ascii=False) + "\n")
        print(json.dumps({"questions": count}), flush=True)
    return 0


def to_told(seen: Seen) -> dict[str, Any]:
    """What a look told, for whoever asked."""
    speakers = [asdict(one) for one in seen.speakers]
    return {
        "lines": seen.lines,
        "chats": seen.chats,
        "unread": dict(seen.unread),
        "speakers": speakers,
        "troubles": seen.troubles,
    }


def to_task(business: Business, ours: Collection[str], language: str) -> dict[str, Any]:
    """What pairing has to know: whose side is ours, and what looks like a number of this business."""
    known = {"name": dict(business.name), "phone_region": business.phone_region, "currency": business.currency}
    details = [
        {
            "name": one.name,
            "example": one.example,
            "pattern": one.pattern,
            "spellings": one.spellings,
            "nouns": one.nouns,
        }
        for one in business.details
    ]
    return {"ours": sorted(ours), "language": language, "business": {**known, "details": details}}


def _business(known: dict[str, Any]) -> Business:
    details = tuple(
        Detail(**{**one, "spellings": tuple(one["spellings"]), "nouns": tuple(one["nouns"])})
        for one in known["details"]
    )
    return Business(**{**known, "details": details})


def pair(
    lines: Path,
    ours: frozenset[str],
    *,
    language: str,
    business: Business = UNNAMED,
    told: Callable[[int], object] = lambda _count: None,
) -> Iterator[Asked]:
    """The questions of all chats with their answers, masked: once through for what is told to many, once for them."""
    heard = Told()
    for one in find_pairs(_read(lines, ours)):
        heard.take(one)
    common, people = heard.common(), _Numbers()
    for count, one in enumerate(find_pairs(_read(lines, ours)), start=1):
        if count % _TELL_EACH == 0:
            told(count)
        yield from mask_pair(one, common=common, business=business, language=language, person=people.number(one.person))


class _Numbers:
    """A number for each person: nothing else is kept of them."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def number(self, person: str) -> int:
        return self._known.setdefault(hash(person), len(self._known))


def _read(path: Path, ours: frozenset[str]) -> Iterator[Line]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield from_json(json.loads(line), ours)


def _tell(count: int) -> None:
    print(count, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
