"""Typed values in a customer's text: numbers of the business, phone, e-mail, date, amount."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bot.core.business import UNNAMED, Business
from bot.core.language import Entity
from bot.language.text.details import take_bare, take_marked

_EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![\w-])")
_SPACE = re.compile(r"\s")
_NUMBER = r"(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?)"
_UNIT = (
    r"грн\b\.?|гривен\w*|гривн\w*|гривень|hryvnias?\b|₴|\$|dollars?\b|доллар\w*|долар\w*|€|euros?\b|евро\b|євро\b|£|pounds?\b|фунт\w*"
    r"|zł|zlot\w*|злот\w*|₸|тенге\b|₽|руб\w*\.?|rubles?\b|lei\b|лей\b|леїв\b|лари\b|ларі\b|₾"
)
_CURRENCIES: Final = (
    ("UAH", ("грн", "гривен", "гривн", "hryv", "₴")),
    ("USD", ("$", "dol", "дол")),
    ("EUR", ("€", "eur", "евро", "євро")),
    ("GBP", ("£", "pound", "фунт")),
    ("PLN", ("zł", "zlot", "злот")),
    ("KZT", ("₸", "тенге")),
    ("RUB", ("₽", "руб", "rub")),
    ("MDL", ("lei", "лей", "леї")),
    ("GEL", ("₾", "лар")),
)
_CODES: Final = ("UAH", "USD", "EUR", "GBP", "PLN", "KZT", "MDL", "GEL", "RUB")
_DOLLARS: Final = ("AUD", "CAD", "NZD", "SGD", "HKD")  # a business that counts in these means them by "$"
_DAY = re.compile(r"(?<![\d.])(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d{2}))?(?![\d./])")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_MONTHS: Final = (
    (1, "январ", "січ", "jan"), (2, "феврал", "лют", "feb"), (3, "март", "берез", "mar"), (4, "апрел", "квіт", "apr"),
    (5, "ма[йя]", "трав", "may"), (6, "июн", "черв", "jun"), (7, "июл", "лип", "jul"), (8, "август", "серп", "aug"),
    (9, "сентябр", "верес", "sep"), (10, "октябр", "жовт", "oct"), (11, "ноябр", "листопад", "nov"),
    (12, "декабр", "груд", "dec"),
)  # fmt: skip
_MONTH = "|".join(f"(?P<m{number}>{'|'.join(names)})" for number, *names in _MONTHS)
_NAMED_DAY = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:-?(?:го|е|th|st|nd|rd))?\s+(?:of\s+)?(?:{_MONTH})\w*(?:\s+(?P<year>\d{{4}}))?", re.I
)
_DAY_AFTER = re.compile(
    rf"\b(?:{_MONTH})[a-z]*\.?\s+(?P<day>\d{{1,2}})(?:th|st|nd|rd)?\b(?:,?\s+(?P<year>\d{{4}}))?", re.I
)
_RELATIVE: Final = (
    (re.compile(r"(?<!\w)(?:послезавтра|післязавтра|day after tomorrow|poslezavtra|pislyazavtra)(?!\w)", re.I), "+2"),
    (re.compile(r"(?<!\w)(?:завтра\w*|tomorrow|zavtra)(?!\w)", re.I), "+1"),
    (re.compile(r"(?<!\w)(?:сегодня\w*|сьогодні\w*|today|tonight|segodnya|sogodni)(?!\w)", re.I), "+0"),
    (re.compile(r"(?<!\w)(?:вчера\w*|вчора\w*|учора\w*|yesterday|vchera|vchora)(?!\w)", re.I), "-1"),
)  # fmt: skip


def find_entities(text: str, business: Business = UNNAMED) -> tuple[Entity, ...]:
    """All values in order of kind, each once.

    A detail of the business is spelled as its example, phone E.164, email lower case, date ISO ("2026-03-08", "--03-08"
    without a year, "+1" days from today for "tomorrow"), amount "1500 UAH".
    """
    emails, rest = _emails(text)
    marked, rest = take_marked(rest, business.details)
    phones, rest = _phones(rest, business.phone_region)
    bare, rest = take_bare(rest, business.details)  # a phone number is not searched for an order number
    dates, rest = _dates(rest)
    plain = (("email", emails), ("phone", phones), ("date", dates), ("amount", _amounts(rest, business.currency)))
    typed = [Entity(kind=kind, value=value) for kind, values in plain for value in values]
    return tuple(dict.fromkeys([*marked, *bare, *typed]))


def _emails(text: str) -> tuple[list[str], str]:
    return [match.group().lower() for match in _EMAIL.finditer(text)], _EMAIL.sub(_blank, text)


def _phones(text: str, region: str) -> tuple[list[str], str]:
    import phonenumbers

    if sum(char.isdigit() for char in text) < 9:
        return [], text
    values: list[str] = []
    for match in phonenumbers.PhoneNumberMatcher(text, region or None):
        values.append(phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164))
        text = text[: match.start] + " " * (match.end - match.start) + text[match.end :]
    return values, text


def _dates(text: str) -> tuple[list[str], str]:
    values: list[str] = []
    for pattern in (_ISO, _DAY, _NAMED_DAY, _DAY_AFTER):
        for match in list(pattern.finditer(text)):
            value = _date(match)
            if value:
                values.append(value)
                text = text[: match.start()] + _blank(match) + text[match.end() :]
    for pattern, value in _RELATIVE:
        if pattern.search(text):
            values.append(value)
            text = pattern.sub(_blank, text)
    return values, text


def _date(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    named = next(
        (int(name[1:]) for name, value in parts.items() if value and name[0] == "m" and name[1:].isdigit()), None
    )
    month = named or int(parts.get("month") or 0)
    day = int(parts["day"])
    if not (1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]):
        return None
    year = parts.get("year")
    full = f"20{year}" if year and len(year) == 2 else year
    return f"{full or '-'}-{month:02d}-{day:02d}"


def _amounts(text: str, home: str) -> list[str]:
    values: list[str] = []
    for match in _amount_pattern(home).finditer(text):
        unit = (match.group("sign") or match.group("unit") or "").lower()
        if unit:
            number = _SPACE.sub("", match.group("number")).replace(",", ".")
            values.append(f"{number} {_currency(unit, home)}")
    return values


@lru_cache(maxsize=8)
def _amount_pattern(home: str) -> re.Pattern[str]:
    codes = "|".join(rf"{code}\b" for code in dict.fromkeys((*_CODES, *([home] if home else []))))
    return re.compile(rf"(?:(?P<sign>[₴$€£₽₸₾])\s?)?{_NUMBER}\s?(?P<unit>{_UNIT}|{codes})?", re.I)


def _currency(unit: str, home: str) -> str:
    if home in _DOLLARS and unit.startswith(("$", "dol", "дол")):
        return home
    return next((code for code, starts in _CURRENCIES if unit.startswith(starts)), unit.upper())


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
