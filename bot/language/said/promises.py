"""Promises in replies of staff, in ru, uk and en: the writer will answer, call, check or send, and says when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.language.said.moments import MORNING, read_moment
from bot.language.said.promise_words import (
    BEFORE,
    CONDITION,
    GOODS,
    IDIOMS,
    SENDING,
    SINCE,
    VOW,
    WORKING_DAYS,
)

SOONEST: Final = timedelta(minutes=5)  # "one minute, please" needs no reminder
FARTHEST: Final = timedelta(days=62)
LATEST: Final = 21  # o'clock, in the evening
LONGEST: Final = 8  # words of a moment
_SIGNS: Final = str.maketrans("’ʼ`ё", "'''е")
_SENTENCE: Final = re.compile(r"(?<=[.!?;…])\s|\n")
_CLAUSE: Final = re.compile(r",(?!\d)|\s[—–-]\s|\s(?:whether|if|that)\s")
_TOKEN: Final = re.compile(r"\d{1,2}:\d{2}|\d{1,2}[./]\d{1,2}(?:[./]\d{4})?|\d{4}-\d\d-\d\d|[\w'-]+")
PREPOSITIONS: Final = frozenset(("в", "во", "о", "об", "at", "у", "на"))
_DATED: Final = re.compile(r"сегодня|сьогодні|today|\d[./]\d|\d{4}")
_BARE: Final = re.compile(r"\d{1,2}")
_HOUR: Final = re.compile(r"\d:\d|\b9\b|утром|утро|вранці|ранком|morning")

_CLOCK: Final = re.compile(
    r"(?<![\d:.,])(?:(?P<hour>\d{1,2})[:.](?P<minute>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\b)?"
    r"|(?P<alone>\d{1,2})\s?(?P<side>[ap])\.?m\b)(?![\d:])",
    re.I,
)


@dataclass(frozen=True, kw_only=True)
class Promise:
    """What was promised. ``at`` is in the zone of the reply; without an ``hour`` only its day counts, and then
    ``before`` says that it was to be done by that day. ``working_days``: so many from now, 0 where nobody said so.
    """

    at: datetime
    hour: bool
    before: bool = False
    working_days: int = 0


def find_promise(text: str, *, now: datetime) -> Promise | None:
    """The nearest promise in a reply that is written at ``now``; None when it promises nothing for any time."""
    read = (_read(sentence, now) for sentence in _SENTENCE.split(_normalise(text)))
    return min((one for one in read if one is not None), key=lambda one: one.at, default=None)


def find_clock(text: str, at: datetime) -> str:
    """The words of a text that say this time of day ("15:00", "3 pm"); "" where none do."""
    return next((one[0] for one in _CLOCK.finditer(text) if _read_clock(one) == (at.hour, at.minute)), "")


def _read_clock(found: re.Match[str]) -> tuple[int, int]:
    hour, half = int(found["hour"] or found["alone"]), (found["half"] or found["side"] or "").casefold()
    return (hour % 12 + (12 if half == "p" else 0) if half else hour), int(found["minute"] or 0)


def _normalise(text: str) -> str:
    """The text with the idioms of time in the words that ``read_moment`` knows."""
    text = "\n".join(" ".join(line.split()) for line in text.casefold().translate(_SIGNS).splitlines())
    for pattern, words in IDIOMS:
        text = pattern.sub(words, text)
    return text


def _read(sentence: str, now: datetime) -> Promise | None:
    """A promise needs somebody's word and a moment in one clause, or beside it a clause that is but a moment."""
    clauses = [clause.strip() for clause in _CLAUSE.split(sentence) if clause.strip()]
    vows = [clause for clause in clauses if _is_vow(clause)]
    if not vows:
        return None
    for clause in vows:
        found = _find_moment(clause, now)
        if found is not None:
            return found
    alone = (_to_promise(_list_words(clause), now, last=True) for clause in clauses)
    return next((one for one in alone if one is not None), None)


def _is_vow(clause: str) -> bool:
    vow = VOW.search(clause)
    if vow is None or CONDITION.match(clause):
        return False
    return not (SENDING.search(vow[0]) and GOODS.search(clause))


def _find_moment(clause: str, now: datetime) -> Promise | None:
    """Of several the one that stands nearest to the vow."""
    vow = VOW.search(clause)
    assert vow is not None
    found = list(_list_placed(clause, now))
    nearest = min(found, key=lambda pair: min(abs(pair[0] - vow.start()), abs(pair[0] - vow.end())), default=None)
    return nearest[1] if nearest is not None else None


def _list_words(clause: str) -> list[str]:
    return [token[0] for token in _TOKEN.finditer(clause)]


def _list_placed(clause: str, now: datetime) -> Iterator[tuple[int, Promise]]:
    """Every moment of a clause with its place, the longest reading of each."""
    tokens = list(_TOKEN.finditer(clause))
    at = 0
    while at < len(tokens):
        for end in range(min(len(tokens), at + LONGEST), at, -1):
            promise = _to_promise([token[0] for token in tokens[at:end]], now, last=end == len(tokens))
            if promise is not None and (at == 0 or tokens[at - 1][0] not in SINCE):
                yield tokens[at].start(), promise
                at = end - 1
                break
        at += 1


def _to_promise(words: list[str], now: datetime, *, last: bool) -> Promise | None:
    """These words as a moment to come; they neither begin nor end with what belongs to something else."""
    said = " ".join(words)
    if not words:
        return None
    days = WORKING_DAYS.fullmatch(said)
    if days is not None:
        count = int(days[1])
        return Promise(at=now + timedelta(days=count), hour=False, working_days=count) if count else None
    if not _may_be(words, last=last):
        return None
    moment = read_moment(said, now=now)
    if moment is None:
        return None
    moment = _to_come(said, moment, now)
    hour = moment.time() != MORNING or _HOUR.search(said) is not None
    if not hour and moment.date() == now.date():
        return Promise(at=moment, hour=False)
    if not SOONEST <= moment - now <= FARTHEST:
        return None
    return Promise(at=moment, hour=hour, before=not hour and words[0] in BEFORE)


def _may_be(words: list[str], *, last: bool) -> bool:
    """A bare number is an hour only after a preposition and at the end: not in "2 boxes", nor in "by 5 couriers"."""
    if not all(_BARE.fullmatch(word) or word in BEFORE or word in PREPOSITIONS for word in words):
        return True
    return last and len(words) > 1 and words[0] in (*BEFORE, *PREPOSITIONS) and _BARE.fullmatch(words[-1]) is not None


def _to_come(said: str, moment: datetime, now: datetime) -> datetime:
    """An hour that has passed is this evening's where the clock is read so, else tomorrow's."""
    if moment > now or _DATED.search(said):
        return moment
    evening = moment + timedelta(hours=12)
    return evening if evening > now and moment.hour + 12 <= LATEST else moment + timedelta(days=1)
