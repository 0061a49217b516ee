"""A moment to come as people type it in ru, uk and en: "tomorrow 9", "пт 14:30", "через 2 часа", "5 грудня о 10"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

MORNING: Final = time(9)
_TOKEN: Final = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})|(?P<clock>\d{1,2}:\d{2})|(?P<date>\d{1,2}[./]\d{1,2}(?:[./]\d{4})?)"
    r"|(?P<number>\d{1,4})|(?P<word>[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*)|(?P<other>\S)"
)
_SKIPPED: Final = frozenset(
    [
        "at",
        "in",
        "on",
        "next",
        "the",
        "a",
        "of",
        "в",
        "во",
        "на",
        "о",
        "об",
        "к",
        "до",
        "через",
        "за",
        "у",
        "і",
        "и",
        "з",
        "с",
        "следующий",
        "следующую",
    ]
)
_UNITS: Final[Mapping[str, timedelta]] = {
    word: unit
    for unit, words in {
        timedelta(minutes=1): "m min mins minute minutes м мин минут минуту минуты хв хвилин хвилину хвилини",
        timedelta(hours=1): "h hr hrs hour hours ч час часа часов г год годину години годин",
        timedelta(days=1): "d day days д дн день дня дней дні днів",
        timedelta(weeks=1): "w week weeks нед неделя неделю недели недель тиждень тижні тижнів тижня",
    }.items()
    for word in words.split()
}
_HALF: Final = frozenset(("полчаса", "півгодини"))
_DAYS: Final[Mapping[str, int]] = {
    word: ahead
    for ahead, words in {
        0: "today tonight сегодня сьогодні",
        1: "tomorrow tmr завтра",
        2: "послезавтра післязавтра",
    }.items()
    for word in words.split()
}
_WEEKDAYS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "mon monday пн понедельник понеділок",
            "tue tues tuesday вт вторник вівторок",
            "wed wednesday ср среда среду середа середу",
            "thu thur thurs thursday чт четверг четвер",
            "fri friday пт пятница пятницу п'ятниця п'ятницю",
            "sat saturday сб суббота субботу субота суботу",
            "sun sunday вс воскресенье нд неділя неділю",
        )
    )
    for word in words.split()
}
_HOURS: Final[Mapping[str, time]] = {
    word: at
    for at, words in {
        MORNING: "morning утром утро вранці ранком ранок",
        time(13): "noon afternoon днём днем вдень",
        time(19): "evening tonight вечером вечер ввечері увечері вечір",
    }.items()
    for word in words.split()
}
_MONTHS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "jan january янв января січ січня",
            "feb february фев февраля лют лютого",
            "mar march мар марта бер березня",
            "apr april апр апреля кві квітня",
            "may мая тра травня",
            "jun june июн июня чер червня",
            "jul july июл июля лип липня",
            "aug august авг августа сер серпня",
            "sep september сен сентября вер вересня",
            "oct october окт октября жов жовтня",
            "nov november ноя ноября лис листопада",
            "dec december дек декабря гру грудня",
        ),
        start=1,
    )
    for word in words.split()
}


@dataclass
class _Found:
    """What the words of one text say, as far as they are read."""

    after: timedelta = timedelta()
    day: date | None = None
    weekday: int | None = None
    at: time | None = None
    number: int | None = None
    month: int | None = None  # named before its day


def read_moment(text: str, *, now: datetime) -> datetime | None:
    """The moment in the zone of ``now``, which may lie in the past; None for what says no moment.

    A day without an hour begins at nine; an hour without a day is today's; a weekday is the next one to come.
    """
    found = _Found()
    try:
        known = all(_read(found, match, now) for match in _TOKEN.finditer(text.casefold().replace("’", "'")))
        return _to_moment(found, now) if known else None
    except (ValueError, OverflowError):  # no such day or hour
        return None


def _read(found: _Found, match: re.Match[str], now: datetime) -> bool:
    """Take one word into account; False for one that says nothing of a time."""
    word = match[0]
    match match.lastgroup:
        case "iso":
            found.day = date.fromisoformat(word)
        case "date":
            found.day = _to_day(word, now)
        case "clock":
            hour, minute = map(int, word.split(":"))
            found.at = time(hour, minute)
        case "number":
            return _read_number(found, int(word), now)
        case "word":
            return _read_word(found, word, now)
        case _:
            return word in ",."
    return True


def _read_number(found: _Found, number: int, now: datetime) -> bool:
    """Of two numbers in a row, as in "tomorrow 9 30", nobody knows what the second is."""
    if found.month is not None:
        found.day, found.month = _next_date(now, found.month, number), None
    elif found.number is not None:
        return False
    else:
        found.number = number
    return True


def _read_word(found: _Found, word: str, now: datetime) -> bool:
    if word in ("am", "pm") and found.number is not None:
        found.at, found.number = time(found.number % 12 + (12 if word == "pm" else 0)), None
    elif word in ("am", "pm") and found.at is not None:
        found.at = found.at.replace(hour=found.at.hour % 12 + (12 if word == "pm" else 0))
    elif word in _UNITS and (found.number is not None or found.after == timedelta()):
        found.after += _UNITS[word] * (1 if found.number is None else found.number)
        found.number = None
    elif word in _HALF:
        found.after += timedelta(minutes=30)
    elif word in _MONTHS and found.number is not None:
        found.day, found.number = _next_date(now, _MONTHS[word], found.number), None
    elif word in _MONTHS:
        found.month = _MONTHS[word]
    elif word in _DAYS or word in _HOURS or word in _WEEKDAYS:
        _read_day(found, word, now)
    else:
        return word in _SKIPPED
    return True


def _read_day(found: _Found, word: str, now: datetime) -> None:
    if word in _DAYS:
        found.day = now.date() + timedelta(days=_DAYS[word])
    if word in _WEEKDAYS:
        found.weekday = _WEEKDAYS[word]
    if word in _HOURS:
        found.at = _HOURS[word]


def _to_moment(found: _Found, now: datetime) -> datetime | None:
    if found.month is not None:
        return None
    if found.after:
        named = found.number is not None or found.day is not None or found.weekday is not None or found.at is not None
        return None if named else (now.astimezone(UTC) + found.after).astimezone(now.tzinfo)
    at = found.at if found.number is None else time(found.number)
    if found.weekday is not None:
        return _next_weekday(now, found.weekday, at or MORNING)
    if found.day is None and at is None:
        return None
    return datetime.combine(found.day or now.date(), at or MORNING, now.tzinfo)


def _next_weekday(now: datetime, weekday: int, at: time) -> datetime:
    day = now.date() + timedelta(days=(weekday - now.weekday()) % 7)
    moment = datetime.combine(day, at, now.tzinfo)
    return moment if moment > now else datetime.combine(day + timedelta(days=7), at, now.tzinfo)


def _to_day(word: str, now: datetime) -> date:
    day, month, *year = map(int, word.replace("/", ".").split("."))
    return date(year[0], month, day) if year else _next_date(now, month, day)


def _next_date(now: datetime, month: int, day: int) -> date:
    """This year's, or the next one's where this year's is over by more than half a year: "5.01" said in December."""
    this = date(now.year, month, day)
    return this if (now.date() - this).days < 183 else date(now.year + 1, month, day)
