"""A reply that was given to somebody, without what is theirs: what is left can be said to anybody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from bot.core.business import Business
from bot.language.text.entities import find_entities

_SENTENCE: Final = re.compile(r"(?:(?<=\w\w\w\w\.)|(?<=[!?…]))\s+|\n+")  # no end after what may be an abbreviation
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_LONG_NUMBER: Final = re.compile(r"\d{3}")
_KNOWN_NUMBER: Final = re.compile(r"\d+")
_NUMBERED: Final = re.compile(r"[A-Za-zА-Яа-яІіЇїЄєҐґ]\d|\d[A-Za-zА-Яа-яІіЇїЄєҐґ]")
_ADDRESS: Final = re.compile(
    r"(?<!\w)(?:ул|улиц\w{1,3}|вул|вулиц\w{1,3}|просп\w{0,8}|пр-т|бульвар\w{0,3}|переул\w{0,4}|провул\w{0,4}|кв|квартир\w{1,3}"
    r"|подъезд\w{0,3}|під['’ʼ]їзд\w{0,3}|этаж\w{0,3}|поверх\w{0,3}|домофон\w{0,3}|street|avenue|apartment|flat|floor)(?!\w)",
    re.I,
)
_GREETING: Final = re.compile(
    r"^(?:здравствуйте|добрый (?:день|вечер)|доброе утро|привет|вітаю|доброго (?:дня|ранку)|добрий (?:день|вечір)"
    r"|hello|hi|good (?:morning|afternoon|evening)|dear)(?!\w)[^.!?\n]{0,60}[.!?,]?",
    re.I,
)
_PERSONAL: Final = frozenset(("email", "phone", "date"))


def mask(text: str, *, names: Iterable[str], business: Business, common: Collection[str] = ()) -> str:
    """The sentences in which nothing of the customer, of who wrote it, or of that day stands; a greeting goes too.

    What can't be told from a name is taken for one: a word with a capital inside a sentence. ``common`` are words and
    numbers, in small letters, that are known to be nobody's own.
    """
    strangers = {word.casefold() for name in names for word in _WORD.findall(name) if len(word) > 1}
    own = {word.casefold() for word in _WORD.findall(" ".join(business.name.values()))} | set(common)
    body = _GREETING.sub("", text.strip(), count=1).lstrip(" ,!.\n").rstrip()
    kept = [one.strip() for one in _SENTENCE.split(body) if _is_anybodys(one.strip(), strangers, own, business)]
    joined = " ".join(kept)
    return joined[:1].upper() + joined[1:]


def _is_anybodys(sentence: str, strangers: set[str], own: set[str], business: Business) -> bool:
    rest = _KNOWN_NUMBER.sub(lambda found: "" if found.group() in own else found.group(), sentence)
    if not sentence or _LONG_NUMBER.search(rest) or _NUMBERED.search(rest):
        return False
    if _ADDRESS.search(sentence) and not _is_ours(sentence, own):
        return False
    words = _WORD.findall(sentence)
    if any(word.casefold() in strangers for word in words):
        return False
    if any(word[0].isupper() and not word.isupper() and word.casefold() not in own for word in words[1:]):
        return False
    details = {one.name for one in business.details} | _PERSONAL
    return not any(entity.kind in details for entity in find_entities(rest, business))


def has_address(text: str) -> bool:
    """Whether it names a street or a flat with its number."""
    return bool(_KNOWN_NUMBER.search(text)) and bool(_ADDRESS.search(text))


def _is_ours(sentence: str, own: set[str]) -> bool:
    """Whether an address is one that is told to everybody: all its numbers and names are."""
    numbers = _KNOWN_NUMBER.findall(sentence)
    return bool(numbers) and all(one in own for one in numbers)
