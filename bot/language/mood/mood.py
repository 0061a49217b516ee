"""How a customer feels, from words, capitals and punctuation; in Russian, Ukrainian and English, also half hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.core.language import Mood
from bot.language.mood.mood_words import ANGRY, CALMING, ROOTS, THREATS, URGENT, WEARY
from bot.language.mood.settled import end_of_anger, is_denied, without_denials
from bot.language.text.detect import plain_form

_LOOKALIKES: Final = str.maketrans(
    {"@": "а", "0": "о", "3": "з", "4": "ч", "6": "б", "1": "и", "$": "с", "a": "а", "e": "е", "o": "о", "p": "р"}
    | {"c": "с", "x": "х", "y": "у", "k": "к", "b": "в", "m": "м", "h": "н", "t": "т", "u": "у", "ё": "е"}
)
_LATIN_LOOKALIKES: Final = str.maketrans(
    {"@": "a", "0": "o", "3": "e", "1": "i", "$": "s", "!": "i", "4": "a", "5": "s"}
)
_STARS = re.compile(r"[*#.•_\-]+")
_TOKEN = re.compile(r"[^\s,;:()«»\"?]+")
_MASKED = re.compile(r"[^\W\d_][@$!\d]+[^\W\d_]")
_CYRILLIC = re.compile(r"[а-яіїєґ]")
_SPACED = re.compile(r"(?<!\w)(?:\w[ .\-_]){2,}\w(?!\w)")
_GAP = re.compile(r"[ .\-_]")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_HIDDEN = re.compile(r"\w[*#•]+\w|\w\w[*#•]|\w[*#•]{2}|\w\.{2,}\w")
_HIDING = re.compile(r"(?:\.{2,}+|[*#•]++)++")
_INSULT: Final = 0.5
_DISPLEASED: Final = 0.3
_LONGEST: Final = 20  # characters; what is longer hides no swear word
_LETTERS = re.compile(r"[^\W\d_]")
_SHOUT = re.compile(r"\b[А-ЯЁІЇЄҐA-Z]{3,}\b")
_ALARM = re.compile(r"!{2,}|\?!|!\?|\?{2,}")
_FACES: Final = {
    "😡": 0.55,
    "🤬": 0.75,
    "🤡": 0.5,
    "😠": 0.5,
    "👿": 0.5,
    "💩": 0.5,
    "🖕": 0.8,
    "😤": 0.4,
    "👎": 0.3,
    "😒": 0.2,
    "🙄": 0.25,
}
_JOY = re.compile(r"[😊😀😃😄😁🙂😍🥰❤💐🌷🌸🙏👍😂🤣]|\)\)|:\)")


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What words, capitals and punctuation say about anger, each 0..1; ``anger`` is all of it weighed by hand."""

    anger: float
    insult: float
    angry: float
    threat: float
    weary: float
    calming: float
    faces: float
    joy: float
    loud: float
    alarm: float


def read_mood(text: str) -> Mood:
    """From the words alone: anger about 0.3 is displeased, 0.6 angry, 0.75 and more insulting or threatening."""
    return Mood(anger=read_signs(text).anger, urgency=read_urgency(text))


def read_signs(text: str) -> Signs:
    low = without_denials(_lowered(text))
    parts = {
        "insult": _insult(low),
        "angry": _strongest(low, ANGRY),
        "threat": _strongest(low, THREATS),
        "weary": _strongest(low, WEARY),
        "calming": _strongest(low, CALMING),
        "faces": _more(*(weight for face, weight in _FACES.items() if face in text)),
        "joy": float(bool(_JOY.search(text))),
        "loud": float(_loud(text)),
        "alarm": float(bool(_ALARM.search(text))),
    }
    return Signs(anger=_weigh(**parts), **parts)


def is_settled(text: str) -> bool:
    """Whether anger is denied or told to be over, and neither what follows nor an insult or a threat says otherwise."""
    low = _lowered(text)
    bare = without_denials(low)
    over = end_of_anger(bare)
    if (over < 0 and not is_denied(low)) or _insult(bare) >= _INSULT or _strongest(bare, THREATS):
        return False
    return _strongest(bare[max(0, over) :], ANGRY) < _DISPLEASED


def read_urgency(text: str) -> float:
    """0..1"""
    urgent = _strongest(_lowered(text), URGENT)
    if urgent:
        urgent = _more(urgent, 0.2 if _ALARM.search(text) else 0.0, 0.15 if _loud(text) else 0.0)
    return round(min(1.0, urgent), 3)


def unmask(text: str) -> str:
    """Lower case, without the tricks of those who swear: "п и з д е ц", "туп0й" and "sh1t" become words."""
    return " ".join(_unmasked(token) for token in _joined(_lowered(text)).split())


def _weigh(
    *, insult: float, angry: float, threat: float, weary: float, calming: float, faces: float, joy: float,
    loud: float, alarm: float,
) -> float:  # fmt: skip
    anger = _more(max(insult, angry, threat), faces, 0.5 * weary)
    if anger >= 0.2 or loud:
        anger = _more(anger, 0.35 * loud, 0.15 * alarm)
    if insult < 0.5 and anger < 0.75:
        anger -= 0.25 * calming + 0.15 * joy
    return round(min(1.0, max(0.0, anger)), 3)


def _lowered(text: str) -> str:
    """With what was meant behind it, where the text was typed in other letters."""
    meant = plain_form(text)
    low = f"{text}\n{meant}" if meant else text
    return low.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def _joined(low: str) -> str:
    return _SPACED.sub(lambda match: _GAP.sub("", match.group()), low)


def _unmasked(token: str) -> str:
    if not _MASKED.search(token):
        return token
    return token.translate(_LOOKALIKES if _CYRILLIC.search(token) else _LATIN_LOOKALIKES)


def _insult(low: str) -> float:
    """The strongest swear word, also written as "бл*ть", "п и з д е ц", "xyня", "f*ck", "sh1t"."""
    return max((_swears(token) for token in _TOKEN.findall(_joined(low))), default=0.0)


def _swears(token: str) -> float:
    bare = _STARS.sub("", token).strip("!.'…")
    forms = {token.strip("!.'…"), bare, bare.translate(_LOOKALIKES), bare.translate(_LATIN_LOOKALIKES)}
    forms |= {_DRAWN_OUT.sub(r"\1", form) for form in forms}
    best = max((weight for pattern, weight in ROOTS if any(pattern.search(form) for form in forms)), default=0.0)
    return max(best, _starred(token)) if best < 0.8 and _STARS.search(token) else best


def _starred(token: str) -> float:
    """A word with stars for letters: the stars may be any letters of a swear word."""
    word = token.strip("!.'…-_")
    if not _HIDDEN.search(word):
        return 0.0
    shape = _HIDING.sub("*", word)
    return 0.85 if len(shape) <= _LONGEST and any(_fits(shape, plain) for plain in _PLAIN) else 0.0


def _fits(shape: str, plain: str) -> bool:
    """Whether the word begins like the shape, in which all that is no letter stands for one to four letters."""
    ends = {0}
    for sign in shape:
        if sign.isalpha():
            ends = {end + 1 for end in ends if plain[end : end + 1] == sign}
        else:
            ends = {end + size for end in ends for size in range(1, 5) if end + size <= len(plain)}
        if not ends:
            return False
    return True


def _strongest(low: str, phrases: tuple[tuple[re.Pattern[str], float], ...]) -> float:
    found = [weight for pattern, weight in phrases if pattern.search(low)]
    return _more(*sorted(found, reverse=True)[:3]) if found else 0.0


def _more(*parts: float) -> float:
    """Signs add up like independent probabilities: never above 1."""
    calm = 1.0
    for part in parts:
        calm *= 1 - min(1.0, max(0.0, part))
    return 1 - calm


def _loud(text: str) -> bool:
    """Most letters are capitals, in more than an abbreviation."""
    letters = _LETTERS.findall(text)
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= 8 and capitals / len(letters) > 0.7 and len(_SHOUT.findall(text)) >= 2


# Whole words that people write with stars; only for guessing what the stars hide.
_PLAIN: Final = (
    "блять", "блядь", "бля", "хуйня", "хуйню", "хуй", "хуя", "нахуй", "похуй", "охуели", "пиздец", "пизда", "пиздабол",
    "сука", "суки", "ебать", "ебаный", "ебаные", "ебанутые", "заебали", "заебал", "мудак", "мудаки", "говно", "дерьмо",
    "гандон", "долбоеб", "долбоебы", "дебил", "дебилы", "дебилы", "лайно", "курва", "довбойоб", "їбать", "хуйнею",
    "йобані", "йобаний", "йобана", "їбані", "їбаний", "їбана", "йобнуті", "пізда", "піздець",
    "fuck", "fucking", "fucked", "shit", "shitty", "bullshit", "bitch", "asshole", "crap", "damn", "cunt", "bastard",
)  # fmt: skip
