"""Numbers customers quote (orders, tickets, appointments), in whatever way they write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.core.business import Detail
from bot.core.language import Entity

_GAP = r"[ \-–—._/]?"
_LAST_VOWEL = re.compile(r"(?<=\w{3})[аеёиоуыэюяіїєь]$")
_NO_DIGIT = re.compile(r"\D")
_RUN = re.compile(r"[A-Za-z]+|\d+|[^A-Za-z\d]+")
_NUMBER = r"№|#|\bno\.?|\bnum(?:ber)?|номер[^\W\d]{0,12}+|\bn[оo]mer[^\W\d]{0,12}+"
# Everything between the name and the digits is bounded and never given back: a search stays linear in the text.
_BETWEEN = r"\s{0,8}+(?:№|#|:|is|это|це|-|–|number|номер[^\W\d]{0,12}+|nomer){0,6}+[\s:#№]{0,8}+"


@dataclass(frozen=True)
class _Recogniser:
    name: str
    example: str
    marked: tuple[re.Pattern[str], ...]  # the whole number, with its letters
    bare: tuple[re.Pattern[str], ...]  # digits that are called so, or that are all there is

    def spell(self, match: re.Match[str]) -> str:
        """The number as its example is written."""
        digits = match.groupdict().get("digits")
        if digits is None:
            return match.group().upper()
        left = iter(_NO_DIGIT.sub("", digits))
        return "".join(next(left) if char.isdigit() else char for char in self.example)


def take_marked(text: str, details: tuple[Detail, ...]) -> tuple[list[Entity], str]:
    """Numbers written with their letters, and the text without them."""
    return _take(text, ((one, pattern) for one in _all(details) for pattern in one.marked))


def take_bare(text: str, details: tuple[Detail, ...]) -> tuple[list[Entity], str]:
    """Bare digits that are called a number of this business or stand alone, and the text without them."""
    return _take(text, ((one, pattern) for one in _all(details) for pattern in one.bare))


def _take(text: str, patterns: Iterator[tuple[_Recogniser, re.Pattern[str]]]) -> tuple[list[Entity], str]:
    found: list[Entity] = []
    for one, pattern in patterns:
        found += [Entity(kind=one.name, value=one.spell(match)) for match in pattern.finditer(text)]
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return found, text


def _all(details: tuple[Detail, ...]) -> Iterable[_Recogniser]:
    return (_recogniser(one.name, one.example, one.pattern, one.spellings, one.nouns) for one in details)


@lru_cache(maxsize=64)
def _recogniser(
    name: str, example: str, pattern: str, spellings: tuple[str, ...], nouns: tuple[str, ...]
) -> _Recogniser:
    digits = sum(char.isdigit() for char in example)
    if digits < 2:  # too little to go by: only as its author describes it
        return _Recogniser(name, example, _exact(pattern or re.escape(example)), ())
    number = rf"(?P<digits>\d(?:{_GAP}\d){{{digits - 1}}})(?!\d)"
    letters = "".join(char for char in example if char.isalpha())
    marked = _marked(example, letters, spellings, number)
    if pattern and not _fixed(pattern, letters, digits):
        return _Recogniser(name, example, _exact(pattern), ())
    named = "|".join((_NUMBER, *(rf"\b{_stem(noun)}" for noun in nouns)))
    bare = re.compile(rf"(?:{named}){_BETWEEN}{number}", re.I), re.compile(rf"^\W{{0,40}}+{number}\W{{0,40}}+$")
    return _Recogniser(name, example, marked, bare)


def _fixed(pattern: str, letters: str, digits: int) -> bool:
    """Whether the pattern says no more than the example: these letters, then that many digits."""
    said = re.compile(rf"{letters}[\-/ #]?\??\\d\{{{digits}\}}")
    return said.fullmatch(pattern) is not None


def _exact(pattern: str) -> tuple[re.Pattern[str], ...]:
    return (re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", re.I),)


def _marked(example: str, letters: str, spellings: tuple[str, ...], number: str) -> tuple[re.Pattern[str], ...]:
    """The letters, however spelled, and then the digits; letters amid the digits stand as they are."""
    runs = [run for run in _RUN.findall(example) if run[0].isalnum()]
    if not letters:
        return (re.compile(rf"(?<!\d){_joined(runs)}", re.I),) if len(runs) > 1 else ()
    if [run.isdigit() for run in runs] != [False, True]:
        return _exact(_GAP.join(rf"\d{{{len(run)}}}" if run.isdigit() else run for run in runs))
    ways = "|".join(map(_loosely, (letters, *spellings)))
    return (re.compile(rf"(?<![^\W_])(?:{ways})[\s\-–—_.:#№/]{{0,8}}+{number}", re.I),)


def _loosely(letters: str) -> str:
    """With or without spaces between what is spelled: single letters, or their names."""
    parts = letters.split() if " " in letters else list(letters)
    return r"\s?".join(map(re.escape, parts))


def _joined(runs: list[str]) -> str:
    """Groups of digits with something between them, as in 77/2024-15."""
    groups = r"[ \-–—._/]".join(rf"\d{{{len(run)}}}" for run in runs)
    return rf"(?P<digits>{groups})(?!\d)"


def _stem(noun: str) -> str:
    """A noun in any of its forms: without its last vowel, with up to twelve letters more."""
    return re.escape(_LAST_VOWEL.sub("", noun.lower())) + r"[^\W\d]{0,12}+"
