"""Days of the week as people write them, in one way."""

from __future__ import annotations

import re
from typing import Final

ENGLISH: Final = {
    "пн": "Mon",
    "вт": "Tue",
    "ср": "Wed",
    "чт": "Thu",
    "пт": "Fri",
    "сб": "Sat",
    "вс": "Sun",
    "нд": "Sun",
}
_DAY: Final = re.compile(rf"\b(?:{'|'.join(ENGLISH)})\b", re.IGNORECASE)


def name_in_english(hours: object) -> object:
    """ "Пн-Пт 09:00-18:00" as "Mon-Fri 09:00-18:00"; whatever is no text is left as it is."""
    return _DAY.sub(lambda day: ENGLISH[day[0].lower()], hours) if isinstance(hours, str) else hours
