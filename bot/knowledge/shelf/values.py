"""Numbers, prices, dates, times, links, addresses and phones in a text, each in one form whatever the language: what a
translation must have too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_LINK: Final = re.compile(r"https?://[^\s()<>\[\]\"']+")
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_PHONE: Final = re.compile(r"(?<![\w-])\+?\d(?:[\s().–-]{0,2}\d){8,14}(?![\w-])")
_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY: Final = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{2})(?:\.(\d{4}))?(?![\d.]\d|\d)")
_DAY_MONTH: Final = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s([^\W\d_]{3,12})")
_MONTH_DAY: Final = re.compile(r"(?<!\w)([A-Z][a-z]{2,8})\s(\d{1,2})(?!\d)")
_TIME: Final = re.compile(r"(?<![\d:])(\d{1,2})(?::(\d{2}))?\s?(am|pm|a\.m\.|p\.m\.)(?!\w)", re.I)
_CLOCK: Final = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")
_NUMBER: Final = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3}(?:[.,]\d{1,2})?(?!\d)"
    r"|(?<![\d.,])\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,15})?(?!\d)|\d{1,15}(?:[.,]\d{1,15})?"
)
_BEFORE: Final = re.compile(r"(₴|€|\$|£|₽|uah|eur|usd|gbp|rub|pln)\s?$", re.I)
_AFTER: Final = re.compile(
    r"\s?(₴|€|\$|£|₽|%|грн|гривен|гривн|uah|eur|евро|євро|usd|доллар|долар|gbp|rub|руб|pln|zł|злот)", re.I
)
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BLANKS: Final = re.compile(r"[ \u00a0\u202f]")
_NOT_DIGIT: Final = re.compile(r"\D")
_CURRENCIES: Final = {
    "₴": "UAH", "грн": "UAH", "гривен": "UAH", "гривн": "UAH", "uah": "UAH", "€": "EUR", "eur": "EUR", "евро": "EUR",
    "євро": "EUR", "$": "USD", "usd": "USD", "доллар": "USD", "долар": "USD", "£": "GBP", "gbp": "GBP", "₽": "RUB",
    "rub": "RUB", "руб": "RUB", "pln": "PLN", "zł": "PLN", "злот": "PLN", "%": "%",
}  # fmt: skip
_MONTHS: Final = (
    ("jan", "янв", "січ"), ("feb", "фев", "лют"), ("mar", "март", "берез"), ("apr", "апр", "квіт"),
    ("may", "мая", "трав"), ("jun", "июн", "черв"), ("jul", "июл", "лип"), ("aug", "авг", "серп"),
    ("sep", "сен", "верес"), ("oct", "окт", "жовт"), ("nov", "нояб", "листоп"), ("dec", "дек", "груд"),
)  # fmt: skip
_WORDS: Final = {  # how a small number may be written out
    "1": ("one", "один", "одну", "одна", "одного", "одной", "однієї", "одне"),
    "2": ("two", "два", "две", "двух", "дві", "двох"),
    "3": ("three", "три", "трёх", "трех", "трьох"), "4": ("four", "четыре", "четырёх", "чотири", "чотирьох"),
    "5": ("five", "пять", "пяти", "п'ять", "п'яти"), "6": ("six", "шесть", "шести", "шість", "шести"),
    "7": ("seven", "семь", "семи", "сім", "семи"), "8": ("eight", "восемь", "восьми", "вісім"),
    "9": ("nine", "девять", "девяти", "дев'ять"), "10": ("ten", "десять", "десяти"),
    "12": ("twelve", "двенадцать", "дванадцять"), "24": ("twenty-four",),
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, kw_only=True)
class Value:
    """Something that must stand in a translation as well: as it is written, and in the form that is compared."""

    key: str
    text: str


Make = Callable[[re.Match[str]], str]


def find_values(text: str) -> tuple[Value, ...]:
    """All of them, each once, in the order of their kinds."""
    found: list[Value] = []
    for pattern, make in _KINDS:
        found += _take(text, pattern, make)
        text = _blank(text, pattern, make)
    found += _find_numbers(text)
    return tuple({value.key: value for value in reversed(found)}.values())[::-1]


def find_missing(text: str, other: str) -> tuple[Value, ...]:
    """What this text has and the other one has not, not even as a word."""
    there = {value.key for value in find_values(other)}
    words = {word.lower().replace("’", "'") for word in _WORD.findall(other)}
    return tuple(
        value for value in find_values(text) if value.key not in there and words.isdisjoint(_WORDS.get(value.key, ()))
    )


def find_places(text: str, value: str) -> tuple[int, ...]:
    """Where this value stands in a text, and not as a part of a longer number."""
    found, at = [], text.find(value) if value else -1
    while at >= 0:
        end = at + len(value)
        if not (text[at - 1 : at].isdigit() or text[end : end + 1].isdigit()):
            found.append(at)
        at = text.find(value, end)
    return tuple(found)


def put_in(text: str, old: str, new: str) -> str:
    """The text with a value in all the places of another one."""
    for at in reversed(find_places(text, old)):
        text = text[:at] + new + text[at + len(old) :]
    return text


def _blank(text: str, pattern: re.Pattern[str], make: Make) -> str:
    return pattern.sub(lambda match: " " * len(match[0]) if make(match) else match[0], text)


def _take(text: str, pattern: re.Pattern[str], make: Make) -> Iterator[Value]:
    for match in pattern.finditer(text):
        key = make(match)
        if key:
            yield Value(key=key, text=match[0].strip(" .,;:"))


def _find_numbers(text: str) -> Iterator[Value]:
    for match in _NUMBER.finditer(text):
        number = _to_number(match[0])
        before, after = _BEFORE.search(text[max(0, match.start() - 4) : match.start()]), _AFTER.match(text, match.end())
        sign = (after or before) if after or before else None
        if sign is None:
            yield Value(key=number, text=match[0])
        else:
            shown = f"{match[0]}{sign[0]}" if sign is after else f"{sign[0]}{match[0]}"
            yield Value(key=f"{number} {_CURRENCIES[sign[1].lower()]}", text=shown.strip())


def _to_number(written: str) -> str:
    plain = _THOUSANDS.sub("", _BLANKS.sub("", written)).replace(",", ".")
    whole, _, rest = plain.partition(".")
    rest = rest.rstrip("0")
    return f"{whole.lstrip('0') or '0'}.{rest}" if rest else whole.lstrip("0") or "0"


def _to_time(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), match[2] or "00"
    if match.lastindex and match.lastindex >= 3:
        hour = hour % 12 + (12 if match[3].lower().startswith("p") else 0)
    return str(hour) if minute == "00" else f"{hour}:{minute}"


def _to_day(day: str, month: int) -> str:
    return f"{int(day)}.{month}" if 1 <= int(day) <= 31 and 1 <= month <= 12 else ""


def _month(word: str) -> int:
    low = word.lower()
    return next((at for at, starts in enumerate(_MONTHS, start=1) if low.startswith(starts)), 0)


_KINDS: Final[tuple[tuple[re.Pattern[str], Make], ...]] = (
    (_LINK, lambda match: match[0].rstrip(".,;:!?/")),
    (_MAIL, lambda match: match[0].lower()),
    (_PHONE, lambda match: _NOT_DIGIT.sub("", match[0])[-9:]),
    (_ISO, lambda match: _to_day(match[3], int(match[2]))),
    (_DAY, lambda match: _to_day(match[1], int(match[2]))),
    (_DAY_MONTH, lambda match: _to_day(match[1], _month(match[2]))),
    (_MONTH_DAY, lambda match: _to_day(match[2], _month(match[1]))),
    (_TIME, _to_time),
    (_CLOCK, _to_time),
)
