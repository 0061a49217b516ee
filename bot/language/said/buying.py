"""Whether somebody wants to order something: with a wish, or by having it brought."""

from __future__ import annotations

import re
from typing import Final

from bot.core.request import Act
from bot.language.said import acts

BRINGING: Final = (Act.CHANGE, Act.SEND, Act.OTHER)  # what verbs like "deliver" may be taken for
_LONGEST: Final = 500  # characters; a wish stands near the beginning
_BRING: Final = re.compile(
    r"(?:доставьте|доставте|привез|доставить|доставити|привезіть|везите|везіть|(?:deliver|send|bring)$)"
)
_SOMETHING: Final = re.compile(  # a number of things or "a" thing, not one that is theirs
    r"\s(?:(?:нам|мне|мені|us|me)\s)?(?:\d{1,3}\s(?:\w{1,20}\s)?[^\W\d]{3}|an?\s[^\W\d]{3})"
)
_WISH: Final = re.compile(
    r"""(?<!\w)(?:
    (?:(?:я|ми|мы)\s+)?(?:хочу|хот[іи]м|хотел[аи]?|хочемо|хот[іи]в|хотіл[аи]|хотелось|можно|можна|могу|можу|нужно|надо|треба|потрібно|планиру\w+|плануе?\w+|збираюсь|собираюсь)
    \s(?:\w{1,12}\s){0,2}(?:заказать|заказывать|купить|приобрести|оформить|забронировать|записаться|замовити|купити|придбати|оформити|забронювати|записатис[яь])
    |(?:заказать|купить|замовити|купити)(?=\s+\S*\d)
    |(?:want|need|like|wish|going|looking|hoping|wanted)\s+to\s+(?:order|buy|book|purchase|reserve)
    |(?:can|could|may)\s+(?:i|we)\s+(?:please\s+)?(?:order|buy|book|purchase|reserve|get)
    )(?!\w)""",
    re.X,
)  # fmt: skip


def read_wish_to_order(text: str) -> str:
    """ "I want to order" of "I want to order 15 roses for Friday"; "" where nothing more is said, or no such wish."""
    found = _WISH.search(text[:_LONGEST].lower().replace("ё", "е"))
    if found is None or not text[found.end() :].strip(" .,!?…"):
        return ""
    return text[found.start() : found.end()]


def orders_something(verb: str, text: str) -> bool:
    """ "Deliver 15 roses to …" and "bring us a cake" change nothing of what was ordered; papers are sent."""
    if _BRING.match(verb) is None:
        return False
    after = text.lower().replace("ё", "е").partition(verb)[2]
    return _SOMETHING.match(after) is not None and acts.PAPERS.search(after) is None
