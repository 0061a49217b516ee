"""Which of several choices a few words name: "the second one", "второе", "2", "the last"."""

from __future__ import annotations

import re
from typing import Final

from bot.language.text.wording import has_words, words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LAST: Final = -1
LONGEST: Final = 6  # words; more are a sentence of its own

_ORDINALS: Final = (
    (
        1,
        re.compile(
            r"перв(?:ый|ая|ое|ую|ого|ой|ому)|перш(?:ий|а|е|у|ого|ої|ому)|first|1st|перший|1[-]?[йяе]|perv(?:oe|iy|aya)"
        ),
    ),
    (
        2,
        re.compile(
            r"втор(?:ой|ая|ое|ую|ого|ому)|друг(?:ий|а|е|у|ого|ої|ому)|second|2nd|2[-]?[йяе]|vtor(?:oe|oy|aya)|druge"
        ),
    ),
    (
        3,
        re.compile(r"трет(?:ий|ья|ье|ью|ьего|ьей|ьему|ій|я|є|ю|ього|ьої|ьому)|third|3rd|3[-]?[йяе]|tret(?:ye|iy|e|ya)"),
    ),
    (LAST, re.compile(r"последн(?:ий|яя|ее|юю|его|ей|ему)|останн(?:ій|я|є|ю|ього|ьої|ьому)|last|final")),
)
_NUMBERS: Final = {
    "1": 1, "2": 2, "3": 3, "один": 1, "одна": 1, "одно": 1, "два": 2, "две": 2, "дві": 2, "три": 3,
    "one": 1, "two": 2, "three": 3,
}  # fmt: skip
_MARKS: Final = _words("номер вариант варіант пункт number option no nr variant choice кнопка button")
_AROUND: Final = _MARKS | _words(
    "the one please i mean meant want it is its it's that that's this yes so ok okay um well thanks"
    " пожалуйста плиз давайте давай вот это этот эта эту то да мне я ну хочу выбираю нужен нужна нужно наверное спасибо"
    " ответ вопрос тема тот та ту"
    " будь ласка це цей ця цю так мені обираю треба мабуть дякую відповідь питання мій моє"
)


def read_choice(text: str) -> int:
    """The place it names, from 1; :data:`LAST` for the last one, 0 where it says anything else."""
    if not has_words(text, 1) or has_words(text, LONGEST + 1):
        return 0
    said = words(text)
    rest = [word for word in said if word not in _AROUND] or [word for word in said if word in _NUMBERS]
    if len(rest) != 1:
        return 0
    return _read_ordinal(rest[0]) or _read_number(rest[0], said)


def _read_ordinal(word: str) -> int:
    return next((place for place, pattern in _ORDINALS if pattern.fullmatch(word)), 0)


def _read_number(word: str, said: tuple[str, ...]) -> int:
    """A digit says it alone, a numeral only beside "option" or "number": "two" may be an answer to anything."""
    if word.isdigit() or not _MARKS.isdisjoint(said):
        return _NUMBERS.get(word, 0)
    return 0
