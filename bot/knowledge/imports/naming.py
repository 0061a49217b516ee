"""Latin names made from titles in three languages, and languages read out of names of files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Final

from bot.core.language import LANGUAGES
from bot.knowledge.articles.articles import KEY_LIMIT

TOPIC_LIMIT: Final = 20
ANYWHERE: Final = "general"
_COMMON: Final = dict(
    zip(
        "абвдежзийклмнопрстуфхцчшщьэюя'’ʼ",
        "a b v d e zh z i i k l m n o p r s t u f kh ts ch sh shch _ e yu ya _ _ _".replace("_", "").split(" "),
        strict=True,
    )
)
_RU: Final = {**_COMMON, "г": "g", "ё": "e", "ы": "y", "ъ": "", "и": "i", "й": "y"}
_UK: Final = {**_COMMON, "г": "h", "ґ": "g", "є": "ye", "и": "y", "і": "i", "ї": "yi", "й": "y"}
_NO_NAME: Final = re.compile(r"[^a-z0-9]+")
_UKRAINIAN: Final = re.compile(r"[іїєґ]", re.I)
_HEX: Final = re.compile(r"[ _-][0-9a-f]{32}(?![0-9a-f])")
_WORDS: Final = ("ru", "uk", "ua", "en", "rus", "ukr", "eng", "ru-ru", "uk-ua", "en-us", "en-gb", "ru-ua")
_CODES: Final = {"ua": "uk", "rus": "ru", "ukr": "uk", "eng": "en"}
_ENDING: Final = re.compile(r"[._ -](ru|uk|ua|en)$", re.I)


def to_slug(text: str, language: str, *, limit: int = KEY_LIMIT) -> str:
    """Small Latin letters, digits and hyphens, cut between words; "" when nothing is left."""
    table = _UK if language == "uk" else _RU
    plain = unicodedata.normalize("NFC", text.casefold())
    letters = "".join(table.get(letter, _UK.get(letter, _RU.get(letter, letter))) for letter in plain)
    latin = "".join(one for one in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(one))
    slug = _NO_NAME.sub("-", latin).strip("-")
    if len(slug) <= limit:
        return slug
    cut = slug[: limit + 1]
    return cut.rpartition("-")[0][:limit].strip("-") or slug[:limit].strip("-")


def topic_name(topic: str) -> str:
    """A topic as the name of a folder, the same whatever language its article is in."""
    words = to_slug(topic, "uk" if _UKRAINIAN.search(topic) else "ru", limit=TOPIC_LIMIT).split("-")
    while len(words) > 1 and len(words[-1]) < 3 and not words[-1].isdigit():
        words.pop()  # a small word at which it was cut
    return "-".join(words)


def choose_key(topic: str, title: str, language: str, taken: Container[str]) -> str:
    """A name "topic/name" that nobody has."""
    folder = topic_name(topic) or ANYWHERE
    room = KEY_LIMIT - len(folder) - 1
    slug = to_slug(title, language, limit=room) or "article"
    number = 1
    while True:
        ending = f"-{number}" if number > 1 else ""
        key = f"{folder}/{slug[: room - len(ending)].strip('-')}{ending}"
        if key not in taken:
            return key
        number += 1


def without_id(name: str) -> str:
    """A name of Notion without the 32 signs of its id."""
    return _HEX.sub("", name).rstrip(" _-")


def id_in(name: str) -> str:
    """The id that Notion puts behind a name; "" without one."""
    found = _HEX.findall(name)
    return found[-1].strip(" _-") if found else ""


def to_language(code: str) -> str:
    """One of our languages for a code such as "uk-UA", "en_us", "ua" or a word for it; "" for others."""
    low = code.strip().lower().replace("_", "-")
    short = _CODES.get(low, low.partition("-")[0])
    if short in LANGUAGES:
        return short
    return _CODES.get(short, _NAMES.get(low, ""))


def language_of_place(place: str) -> tuple[str, str]:
    """The language a path tells (``uk/delivery.md``, ``delivery.uk.md``), and the path without it."""
    folders = place.split("/")
    for at, folder in enumerate(folders[:-1]):
        if folder.lower() in _WORDS or folder.lower() in _NAMES:
            return to_language(folder), "/".join((*folders[:at], *folders[at + 1 :]))
    stem, dot, ending = folders[-1].rpartition(".")
    found = _ENDING.search(stem if dot else folders[-1])
    if found is None:
        return "", place
    kept = (stem if dot else folders[-1])[: found.start()]
    return to_language(found[1]), "/".join((*folders[:-1], f"{kept}{dot}{ending}" if dot else kept))


_NAMES: Final = {
    "russian": "ru", "русский": "ru", "по-русски": "ru", "рус": "ru", "російська": "ru",
    "ukrainian": "uk", "украинский": "uk", "українська": "uk", "українською": "uk", "укр": "uk",
    "english": "en", "английский": "en", "англійська": "en", "англ": "en",
}  # fmt: skip
