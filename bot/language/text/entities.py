"""Typed values in a customer's text: order number, phone, e-mail, date, amount."""

from __future__ import annotations

import re
from typing import Final

from bot.core.language import Entity

ORDER_PREFIX: Final = "LF"
HOME_REGION: Final = "UA"  # phone numbers without a country code are read as Ukrainian

_EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![\w-])")
_DIGITS = r"(?P<digits>\d(?:[ \-–—._]?\d){5})(?![\d])"
_PREFIXED = re.compile(rf"(?<![^\W_])(?:[lл]\s?[fф]|эл\s?эф|ел\s?еф|el\s?ef|дф)[\s\-–—_.:#№/]*{_DIGITS}", re.I)
# Everything between the name and the digits is bounded and never given back: a search stays linear in the text.
_NAMED = re.compile(
    r"(?:№|#|\bno\.?|\bnum(?:ber)?|\border|(?:номер|\bn[оo]mer|заказ|замовленн|\bzakaz|\bzamovlenn)[^\W\d]{0,12}+)"
    r"\s{0,8}+(?:№|#|:|is|это|це|-|–|number|номер[^\W\d]{0,12}+|заказа|замовлення|nomer){0,6}+[\s:#№]{0,8}+" + _DIGITS,
    re.I,
)  # fmt: skip
_NO_DIGIT = re.compile(r"[^0-9]")
_SPACE = re.compile(r"\s")
_ALONE = re.compile(rf"^\W*{_DIGITS}\W*$")
_AMOUNT = re.compile(
    r"(?:(?P<sign>[₴$€])\s?)?(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?)\s?"
    r"(?P<unit>грн\b\.?|гривен\w*|гривн\w*|гривень|uah\b|hryvnias?\b|₴|usd\b|\$|dollars?\b|доллар\w*|долар\w*|eur\b|€|euros?\b|евро\b|євро\b)?",
    re.I,
)  # fmt: skip
_CURRENCIES: Final = (
    ("UAH", ("грн", "гривен", "гривн", "uah", "hryv", "₴")),
    ("USD", ("usd", "$", "dol", "дол")),
    ("EUR", ("eur", "€", "евро", "євро")),
)
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


def find_entities(text: str) -> tuple[Entity, ...]:
    """All values in order of kind, each once.

    order_number is "LF-123456", phone E.164, email lower case, date ISO ("2026-03-08", "--03-08" without a year, "+1"
    days from today for "tomorrow"), amount "1500 UAH".
    """
    found: dict[Entity, None] = {}
    rest = text
    for kind, take in _STEPS:
        values, rest = take(rest)
        found.update(dict.fromkeys(Entity(kind=kind, value=value) for value in values))
    return tuple(found)


def _emails(text: str) -> tuple[list[str], str]:
    return [match.group().lower() for match in _EMAIL.finditer(text)], _EMAIL.sub(_blank, text)


def _marked_orders(text: str) -> tuple[list[str], str]:
    return _orders(text, _PREFIXED)


def _bare_orders(text: str) -> tuple[list[str], str]:
    """Six digits that are called an order, or that are all there is."""
    named, rest = _orders(text, _NAMED)
    alone, rest = _orders(rest, _ALONE)
    return [*named, *alone], rest


def _orders(text: str, pattern: re.Pattern[str]) -> tuple[list[str], str]:
    values = [f"{ORDER_PREFIX}-{_NO_DIGIT.sub('', match.group('digits'))}" for match in pattern.finditer(text)]
    return values, pattern.sub(_blank, text)


def _phones(text: str) -> tuple[list[str], str]:
    import phonenumbers

    if sum(char.isdigit() for char in text) < 9:
        return [], text
    values: list[str] = []
    for match in phonenumbers.PhoneNumberMatcher(text, HOME_REGION):
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


def _amounts(text: str) -> tuple[list[str], str]:
    values: list[str] = []
    for match in _AMOUNT.finditer(text):
        currency = _currency((match.group("sign") or match.group("unit") or "").lower())
        if currency:
            number = _SPACE.sub("", match.group("number")).replace(",", ".")
            values.append(f"{number} {currency}")
    return values, text


def _currency(unit: str) -> str | None:
    return next((code for code, starts in _CURRENCIES if unit and unit.startswith(starts)), None)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


# In this order, each blanks what it took: a phone number is not searched for an order number.
_STEPS: Final = (
    ("email", _emails),
    ("order_number", _marked_orders),
    ("phone", _phones),
    ("order_number", _bare_orders),
    ("date", _dates),
    ("amount", _amounts),
)
