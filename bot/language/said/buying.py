"""Whether somebody wants to order: the wish alone, without what and when, which no article can know."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 500  # characters; a wish stands near the beginning
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
    if found is None or not re.search(r"\w", text[found.end() :]):
        return ""
    return text[found.start() : found.end()]
