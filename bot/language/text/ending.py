"""Whether a message is finished: people send a question in pieces, and press the key after each."""

from __future__ import annotations

import re
from typing import Final

from bot.core.quiet import Ending
from bot.language.text.wording import asks, is_about_the_answer, strip_courtesy, words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHORT: Final = 4  # words that are no question say little yet
_ASKED: Final = 3  # words of a whole question
_LEFT_OPEN: Final = re.compile(r"(?:[,;:–—(-]|\.\.|…)$")
_DIGITS: Final = re.compile(r"\d")
# words after which something must come
_HANGING: Final = _words(
    "в во на к ко с со у о об от до из за для по при без про через если когда чтобы потому что или и а но не мой моя"
    " з із зі від як щоб тому або чи і й та але мій"
    " to of in on at for from with by about if when because and or but the a an my not"
)


def read_ending(text: str) -> Ending:
    """How a message ends; it is read quickly, before anything else is known of it."""
    said = words(text)
    bare = text.strip()
    if not said:
        return Ending.OPEN if bare else Ending.FRAGMENT
    hangs = said[-1] in _HANGING and not bare.endswith("?")
    if hangs or _LEFT_OPEN.search(bare[-3:]) or not strip_courtesy(text):
        return Ending.FRAGMENT
    if asks(text):
        return Ending.WHOLE if len(said) >= _ASKED else Ending.OPEN
    if len(said) <= _SHORT and not _DIGITS.search(text) and bare[-1] not in ".!":
        return Ending.FRAGMENT
    return Ending.OPEN


def can_stand_alone(text: str) -> bool:
    """Whether it is read without what was written a moment before.

    So is a question that leans on its answer: that has rules of its own.
    """
    return (
        is_about_the_answer(text)
        or read_ending(text) is not Ending.FRAGMENT
        or (bool(words(text)) and not strip_courtesy(text))
    )
