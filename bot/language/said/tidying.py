"""A customer's sentence as an author would write it: without what is said before and after a question."""

from __future__ import annotations

import re
from typing import Final

from bot.language.text.wording import strip_courtesy

_OPENER: Final = re.compile(
    r"""(?:
    день\s+добрый|вечер\s+добрый|утро\s+доброе|доброго\s+времени(?:\s+суток)?|всем\s+привет|день\s+добрий|вечір\s+добрий
    |всім\s+привіт
    |(?:ещё|еще|и\s+ещё|и\s+еще)\s+(?:один\s+|такой\s+)?вопрос(?:ик)?|(?:такой|есть|один|быстрый)\s+вопрос(?:ик)?|вопрос(?=\s*[:–—-])
    |(?:ще|і\s+ще)\s+(?:одне\s+|таке\s+)?(?:питання|запитання)|(?:таке|є|одне|швидке)\s+(?:питання|запитання)|питання(?=\s*[:–—-])
    |(?:just\s+)?(?:a\s+|one\s+more\s+|another\s+|one\s+)?(?:quick\s+)?question(?=\s*[:,–—-])|there(?=\s*[,!])|all(?=\s*[,!])
    |а\s+(?:вот\s+)?ещё|а\s+(?:вот\s+)?еще|а\s+ще|а\s+вот|а|и|ну|так|вот|і|й|та|and|so|well|also
    )(?![\w'’ʼ]|-\w)""",
    re.I | re.X,
)
_MARKS: Final = re.compile(r"^(?:(?![\w«„“\"'(#№$€₴£+*/])\S|\s)+")
_CLOSES: Final = frozenset("»“”\"')?!.…%°₴€$£+*/#")


def tidy_wording(text: str) -> str:
    """The question alone, on one line; "" where nothing is left of it. Its words and their order stay.

    "Hi! same day delivery" is "same day delivery", "Добрый день, а есть вазы? 🙏" is "есть вазы?".
    """
    rest, last = " ".join(text.split()), ""
    while rest != last:
        last = rest
        rest = _MARKS.sub("", strip_courtesy(_MARKS.sub("", rest)))
        opened = _OPENER.match(rest)
        rest = _MARKS.sub("", rest[opened.end() :]) if opened else rest
    return _strip_marks_after(rest)


def _strip_marks_after(text: str) -> str:
    """Without smileys and what else ends no sentence."""
    end = len(text)
    while end and not (text[end - 1].isalnum() or text[end - 1] in _CLOSES):
        end -= 1
    return text[:end]
