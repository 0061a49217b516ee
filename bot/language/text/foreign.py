"""What is in none of our languages (Polish, Kazakh, German and so on), and what tells none: names and addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.language.text.english import GRAMMAR
from bot.language.text.keyboard import repair_layout
from bot.language.text.lemmas import LONGEST_WORD, is_word, parse
from bot.language.text.translit import is_readable, is_usual

if TYPE_CHECKING:
    from lingua import LanguageDetector

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_NUMBER: Final = re.compile(r"https?://\S+|(?<!\S)\S+@\S+|[#@/]\w+|\b[A-Za-z]{1,3}-?\d+\b")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_MARKED: Final = re.compile("[\u00df-\u024f\u1e00-\u1eff]")  # a letter neither English nor a transliteration has
_STRANGE: Final = re.compile("[^\u0410-\u044fёЁіІїЇєЄґҐ'’ʼ]")
_OURS: Final = frozenset(["RUSSIAN", "UKRAINIAN", "ENGLISH"])
_THEIRS: Final = (
    "POLISH GERMAN TURKISH SPANISH FRENCH ITALIAN PORTUGUESE ROMANIAN CZECH SLOVAK DUTCH HUNGARIAN LITHUANIAN LATVIAN"
    " ESTONIAN FINNISH SWEDISH AZERBAIJANI KAZAKH BELARUSIAN BULGARIAN SERBIAN CROATIAN VIETNAMESE INDONESIAN"
)
_ENOUGH: Final = 3  # words; fewer tell only by their letters
_SURE: Final = 0.9
_SURE_BY_LETTERS: Final = 0.6
_LONGEST: Final = 300  # characters that are looked at

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_NAMES: Final = frozenset(["Name", "Surn", "Patr", "Geox"])
_STREET: Final = re.compile(
    r"""(?<!\w)(?:
    ул|улица|улице|улицу|улицы|просп|проспект\w?|пр(?:-к?т)|пр|бульвар\w?|бул|б-р|пл|площад[ьи]|пер|переул\w+|шоссе|набережн\w+
    |вул|вулиц[яіюи]|бульвар|площ[аіу]|пров|провул\w+|шосе|набережн\w+|узвіз|майдан
    |street|str|st|avenue|ave|blvd|boulevard|road|rd|lane|drive|sq|square
    |vul|vulyt?si?a|vulytsya|ul|ulitsa|prosp|prospekt|bulvar|provulok|pereulok|ploshcha|ploshad|uzviz
    )(?!\w)""",
    re.I | re.X,
)
_PART: Final = re.compile(
    r"(?<!\w)(?:кв|квартира|дом|буд|будинок|под(?:ъезд)?|під'?їзд|эт(?:аж)?|пов(?:ерх)?|оф(?:ис)?|офіс|корп(?:ус)?"
    r"|apt|apartment|flat|floor|office|suite|building|bld|д|к)(?!\w)",
    re.I,
)
_MOST: Final = 6  # words of an address; what is longer is a sentence with one in it
_FEW: Final = 2  # words so few beside a number that they may be a street in small letters


@lru_cache(maxsize=4096)
def is_foreign(text: str) -> bool:
    """Whether it is surely in none of our languages; never for a single word without a letter that shows it."""
    words = _WORD.findall(_NUMBER.sub(" ", text[:_LONGEST]))
    letters = "".join(words)
    if not words or (not _MARKED.search(letters) and repair_layout(text) is not None):
        return False
    cyrillic, latin = len(_CYRILLIC.findall(letters)), len(_LATIN.findall(letters))
    if cyrillic + latin <= len(letters) / 2:
        return True
    return _is_foreign_cyrillic(words) if cyrillic >= latin else _is_foreign_latin(words)


def _is_foreign_cyrillic(words: list[str]) -> bool:
    said = [word.lower() for word in words if _CYRILLIC.search(word)]
    known = [word for word in said if is_word(word, "ru") or is_word(word, "uk")]
    if any(_STRANGE.search(word) for word in said) and 2 * len(known) <= len(said):
        return _model(" ".join(said), _SURE_BY_LETTERS)
    return len(said) >= _ENOUGH and 2 * len(known) < len(said) and _model(" ".join(said), _SURE)


def _is_foreign_latin(words: list[str]) -> bool:
    said = [word.lower() for word in words]
    marked = any(_MARKED.search(word) for word in said)
    if all(word[0].isupper() for word in words) or _is_ours_in_latin(said, marked=marked):
        return False
    if len(said) < (_ENOUGH - 1 if marked else _ENOUGH):
        return False
    return _model(" ".join(said), _SURE_BY_LETTERS if marked else _SURE)


def _is_ours_in_latin(said: list[str], *, marked: bool) -> bool:
    """English or a transliteration, by a small word or by most of all."""
    if any(map(is_usual, said)):
        return True
    if marked:
        return False
    letters = sum(map(len, said))
    english = [word for word in said if is_word(word, "en")]
    grammar = sum(word in GRAMMAR for word in said)
    if 2 * sum(map(len, english)) > letters or (2 * len(english) > len(said) and 3 * grammar > len(said)):
        return True
    native = [word for word in said if "w" not in word]  # Russians and Ukrainians write v
    readable = max(sum(len(word) for word in native if is_readable(word, language)) for language in ("ru", "uk"))
    return 4 * readable > 3 * letters


def _model(text: str, sure: float) -> bool:
    best = _lingua().compute_language_confidence_values(text)[0]
    return best.language.name not in _OURS and best.value >= sure


@lru_cache(maxsize=1)
def _lingua() -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder

    languages = [getattr(Language, name) for name in (*_OURS, *_THEIRS.split())]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()


def is_name(word: str) -> bool:
    """Whether a dictionary has the word as a name before all else: of a person, a town."""
    return len(word) <= LONGEST_WORD and any(_is_name(word.lower(), language) for language in ("ru", "uk"))


def is_address(text: str) -> bool:
    """Whether it is an address and nothing else: a street by its kind or a number, and names around it."""
    street, number = bool(_STREET.search(text)), any(sign.isdigit() for sign in text)
    words = _NAME_WORD.findall(_PART.sub(" ", _STREET.sub(" ", text)))
    if not (street or number) or not 0 < len(words) <= _MOST:
        return False
    return len(words) <= _FEW + street or all(word[0].isupper() or len(word) == 1 for word in words)


@lru_cache(maxsize=20_000)
def _is_name(word: str, language: str) -> bool:
    best = next(iter(parse(word, language)), None)
    return best is not None and best.is_known and not _NAMES.isdisjoint(best.tag.grammemes)


@lru_cache(maxsize=20_000)
def is_first_name(word: str) -> bool:
    """Whether people are called so, and no place is, as far as the dictionaries know; ``word`` in small letters."""
    if not word.isalpha() or len(word) > LONGEST_WORD:
        return False
    grammemes = [one.tag.grammemes for language in ("ru", "uk") for one in parse(word, language) if one.is_known]
    return any("Name" in one for one in grammemes) and not any("Geox" in one for one in grammemes)
