"""Russian and Ukrainian typed in Latin letters: "gde zakaz", "de moye zamovlennya"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import Final

from bot.language.text.english import GRAMMAR
from bot.language.text.lemmas import LONGEST_WORD, is_word

# Latin piece: what it may stand for, the likeliest first.
_COMMON: Final[dict[str, tuple[str, ...]]] = {
    "shch": ("щ",), "sch": ("щ", "сч"), "zh": ("ж",), "kh": ("х",), "ts": ("ц", "тс"), "tz": ("ц",), "ch": ("ч",),
    "sh": ("ш",), "ya": ("я",), "ja": ("я",), "yu": ("ю",), "ju": ("ю",), "ia": ("ия", "я"), "iu": ("ю", "иу"),
    "a": ("а",), "b": ("б",), "v": ("в",), "w": ("в", "ш"), "d": ("д",), "z": ("з",), "k": ("к",), "l": ("л",),
    "m": ("м",), "n": ("н",), "o": ("о",), "p": ("п",), "r": ("р",), "s": ("с",), "t": ("т",), "u": ("у",),
    "f": ("ф",), "q": ("к", "я"), "c": ("ц", "к", "с"), "x": ("х", "кс"), "4": ("ч",), "'": ("ь", "'"),
}  # fmt: skip
_RU: Final[dict[str, tuple[str, ...]]] = {
    **_COMMON, "yo": ("ё", "йо"), "jo": ("ё",), "io": ("ио", "ё"), "iy": ("ий",), "ij": ("ий",), "yy": ("ый",),
    "yj": ("ый",), "g": ("г",), "h": ("х", "г"), "e": ("е", "э"), "ye": ("е", "ые"), "je": ("е", "же"), "i": ("и", "й"),
    "y": ("ы", "й", "и"), "j": ("й", "ж"),
}  # fmt: skip
_UK: Final[dict[str, tuple[str, ...]]] = {
    **_COMMON, "ia": ("ія", "я"), "iu": ("ю", "іу"), "yi": ("ї", "ий"), "ji": ("ї",), "ye": ("є", "ие"), "je": ("є",),
    "ie": ("є", "іє"), "yo": ("йо", "ьо"), "jo": ("йо", "ьо"), "iy": ("ій", "ий"), "ij": ("ій", "ий"), "yy": ("ий",),
    "yj": ("ий",), "g": ("г", "ґ"), "h": ("г", "х"), "e": ("е", "є"), "i": ("і", "и", "ї", "й"), "y": ("и", "й", "і"),
    "j": ("й", "ж"),
}  # fmt: skip
_PIECES: Final = {"ru": _RU, "uk": _UK}
_SOFT: Final = re.compile(r"(?<=[лнтдсзрц])(?=[бвгджзйклмнпрстфхцчшщяюєї]|$)")
_TRIES: Final = 96
_FOREIGN: Final = re.compile("[\u00c0-\u024f]")  # nobody puts an accent on Russian in Latin letters
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’4][A-Za-z]*)*")
_SAME_IN_ENGLISH: Final = 3  # a shorter word proves nothing alone: "on", "to", "my" are words of both
# Everyday words that the English dictionary also has, or that customers always shorten.
_USUAL: Final[dict[str, dict[str, str]]] = {
    "ru": {
        "ya": "я", "ne": "не", "na": "на", "kak": "как", "gde": "где", "moi": "мой", "moj": "мой", "moy": "мой",
        "moya": "моя", "chto": "что", "shto": "что", "eto": "это", "mne": "мне", "est": "есть", "net": "нет",
        "da": "да",
        "kogda": "когда", "vy": "вы", "u": "у", "v": "в", "s": "с", "k": "к", "i": "и", "a": "а", "o": "о", "za": "за",
        "po": "по", "do": "до", "li": "ли", "ili": "или", "pochemu": "почему", "zakaz": "заказ", "privet": "привет",
        "skolko": "сколько", "stoit": "стоит", "hochu": "хочу", "mozhno": "можно", "nado": "надо", "nuzhno": "нужно",
        "uzhe": "уже", "bolshe": "больше", "menya": "меня", "dajte": "дайте", "dobryj": "добрый", "tut": "тут",
        "spasibo": "спасибо", "tsena": "цена", "cena": "цена", "skoko": "сколько", "pls": "пожалуйста",
    },
    "uk": {
        "ya": "я", "ne": "не", "na": "на", "yak": "як", "jak": "як", "de": "де", "mij": "мій", "miy": "мій",
        "moya": "моя",
        "moye": "моє", "moie": "моє", "shcho": "що", "sho": "що", "scho": "що", "tse": "це", "ce": "це", "meni": "мені",
        "ye": "є", "je": "є", "nemaye": "немає", "nema": "нема", "tak": "так", "ni": "ні", "koly": "коли", "vy": "ви",
        "u": "у", "v": "в", "z": "з", "i": "і", "a": "а", "za": "за", "po": "по", "do": "до", "chy": "чи", "abo": "або",
        "vzhe": "вже", "treba": "треба", "mozhna": "можна", "bilshe": "більше", "bud": "будь", "laska": "ласка",
        "mene": "мене", "dobryy": "добрий", "vitayu": "вітаю",
        "pryvit": "привіт", "dyakuyu": "дякую", "skilky": "скільки", "skilki": "скільки", "chomu": "чому",
    },
}  # fmt: skip


# Of these, what English, Polish, Czech, Turkish and others write too.
_ELSEWHERE: Final = frozenset(
    [
        "na",
        "po",
        "do",
        "za",
        "tak",
        "jak",
        "ni",
        "je",
        "ye",
        "ne",
        "da",
        "net",
        "to",
        "de",
        "ce",
        "cena",
        "li",
        "bud",
        "est",
        "tut",
        "sho",
    ]
)


def untransliterate(text: str, *, language: str | None = None) -> str:
    """The text in Cyrillic letters. Words that are no transliteration (brands, English words) stay as they are."""
    meant = language if language in _PIECES else translit_language(text)
    if meant is None:
        return text
    return _WORD.sub(lambda match: _restore(match.group(), meant), text)


@lru_cache(maxsize=2048)
def translit_language(text: str) -> str | None:
    """Give "ru" or "uk" if the text is one of them in Latin letters, else None."""
    if _FOREIGN.search(text):
        return None
    words = [word.lower() for word in _WORD.findall(text)]
    if any(word in GRAMMAR and len(word) > 1 for word in words) and not any(map(is_usual, words)):
        return None
    marks = {language: sum(_evidence(word, language) for word in words) for language in _PIECES}
    best = max(marks.values())
    english = sum(
        len(word) for word in words if is_word(word, "en") and not any(word in usual for usual in _USUAL.values())
    )
    if best < _SAME_IN_ENGLISH or best <= english:
        return None
    return "ru" if marks["ru"] > marks["uk"] or (marks["ru"] == marks["uk"] and not _sounds_ukrainian(words)) else "uk"


def is_usual(word: str, language: str | None = None) -> bool:
    """Whether it is an everyday word in Latin letters (of this language) that no other language writes like that."""
    said = (language,) if language else tuple(_USUAL)
    return len(word) > 1 and word not in _ELSEWHERE and any(word in _USUAL[one] for one in said)


def is_readable(word: str, language: str) -> bool:
    """Whether it may be a word of this language in Latin letters, and is none of English."""
    return word in _USUAL[language] or (not is_word(word, "en") and _read(word, language) is not None)


def _evidence(word: str, language: str) -> float:
    """How much this word speaks for the language: about its length if it can be read so and is not English."""
    if word in _USUAL[language]:
        return len(word) * (0.5 if is_word(word, "en") else 1.2)
    if is_word(word, "en") or len(word) < _SAME_IN_ENGLISH:
        return 0.0
    return float(len(word)) if _read(word, language) else 0.0


def _sounds_ukrainian(words: list[str]) -> bool:
    return any(piece in word for word in words for piece in ("yi", "ye", "ii", "nnya", "kyi"))


def _restore(word: str, language: str) -> str:
    lower = word.lower()
    if lower in _USUAL[language]:
        return _USUAL[language][lower]
    read = _read(lower, language)
    if read is not None:
        return read
    if is_word(lower, "en"):
        return word
    return next(_spellings(lower, language), word)


@lru_cache(maxsize=20_000)
def _read(word: str, language: str) -> str | None:
    """The word of the dictionary that this Latin word stands for."""
    for spelling in islice(_spellings(word, language), _TRIES):
        if is_word(spelling, language):
            return spelling
    for spelling in islice(_spellings(word, language), 8):
        for spot in _SOFT.finditer(spelling):
            softened = spelling[: spot.start()] + "ь" + spelling[spot.start() :]
            if is_word(softened, language):
                return softened
    return None


def _spellings(word: str, language: str) -> Iterator[str]:
    """All readings of a Latin word, the likeliest first; a text without a space has none."""
    if len(word) > LONGEST_WORD:
        return
    choices = list(_cut(word, _PIECES[language]))
    ordered = sorted(
        islice(product(*(range(len(options)) for options in choices)), 2048), key=lambda picks: (sum(picks), picks)
    )
    for picks in ordered:
        yield "".join(options[pick] for options, pick in zip(choices, picks, strict=True))


def _cut(word: str, pieces: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    at = 0
    while at < len(word):
        size = next((size for size in (4, 3, 2, 1) if word[at : at + size] in pieces and at + size <= len(word)), 1)
        piece = word[at : at + size]
        options = pieces.get(piece, (piece,))
        if piece == "y" and at and word[at - 1] in "aeou":
            options = ("й", *options)
        yield options
        at += size
