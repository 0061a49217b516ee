"""What one text says put into the other one, in its place and in its form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.knowledge.radar.saying import kind_of
from bot.knowledge.shelf.values import Value, find_missing, find_places, put_in

_DIGITS: Final = re.compile(r"\d(?:[\d ,.\u00a0\u202f]*\d)?")
_DAY: Final = re.compile(r"\d{1,2}\.\d{2}(?:\.\d{4})?")
_CLOCK: Final = re.compile(r"\d{1,2}:\d{2}")
_HALF_DAY: Final = re.compile(r"(?<=\d)(\s?)(a\.?m\.?|p\.?m\.?)", re.I)
_WHOLE: Final = frozenset(("link", "phone"))


@dataclass(frozen=True, kw_only=True)
class Sides:
    """The text that is right, the one that is not, and the languages they are in."""

    right: str
    wrong: str
    language: str
    of_wrong: str


def take_over(text: str, sides: Sides) -> str | None:
    """The file with what is right in the place of what is wrong; None where nobody but a person can do that."""
    right, wrong = sides.right.split("\n\n"), sides.wrong.split("\n\n")
    if len(right) != len(wrong):
        return None
    taken: str | None = text
    for one, other in zip(right, wrong, strict=True):
        taken = _take_one(taken, one, other, sides) if taken is not None else None
    return taken if taken != text else None


def _take_one(text: str, right: str, wrong: str, sides: Sides) -> str | None:
    same = sides.language == sides.of_wrong
    changes = list(_list_changes(right, wrong, same=same, language=sides.of_wrong))
    if not changes:
        return _replace_once(text, wrong, right) if same else None
    place = wrong
    for old, new in changes:
        if new is None:
            return None
        place = put_in(place, old, new)
    replaced = _replace_once(text, wrong, place)
    return replaced if replaced is not None else _replace_alone(text, changes)


def _list_changes(right: str, wrong: str, *, same: bool, language: str) -> Iterator[tuple[str, str | None]]:
    """Each value of the wrong text with what must stand there, None where it has no form there."""
    ours, theirs = _by_kind(find_missing(right, wrong)), _by_kind(find_missing(wrong, right))
    for kind, values in theirs.items():
        known = ours.get(kind, [])
        if len(known) != len(values):
            yield values[0].text, None
            return
        for old, new in zip(values, known, strict=True):
            yield old.text, new.text if same or kind in _WHOLE else _reword(new, old, kind, language)


def _by_kind(values: tuple[Value, ...]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        found[kind_of(value)].append(value)
    return found


def _reword(new: Value, old: Value, kind: str, language: str) -> str | None:
    """The new value as the old one is written."""
    if kind == "hour":
        return _write_hour(new.key, old.text)
    if kind == "day":
        return new.text if _DAY.fullmatch(new.text) and _DAY.fullmatch(old.text) else None
    number = new.key.partition(" ")[0]
    return _DIGITS.sub(number if language == "en" else number.replace(".", ","), old.text, count=1)


def _write_hour(key: str, like: str) -> str:
    whole, _, minutes = key.partition(":")
    hour = int(whole)
    if _CLOCK.fullmatch(like):
        return f"{hour}:{minutes or '00'}"
    blank = found[1] if (found := _HALF_DAY.search(like)) else " "
    return f"{hour % 12 or 12}{f':{minutes}' if minutes else ''}{blank}{'pm' if hour >= 12 else 'am'}"


def _replace_once(text: str, old: str, new: str) -> str | None:
    """Where it stands in the file letter by letter, and once."""
    return text.replace(old, new) if old and text.count(old) == 1 else None


def _replace_alone(text: str, changes: list[tuple[str, str | None]]) -> str | None:
    """A sentence with marks in it stands otherwise in the file; values that stand there once are found all the same."""
    for old, new in changes:
        if new is None or len(find_places(text, old)) != 1:
            return None
        text = put_in(text, old, new)
    return text
