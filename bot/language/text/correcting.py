"""A correction: "no, I meant how to cancel it". What comes after is the question, what was talked of before is not."""

from __future__ import annotations

import re
from typing import Final

from bot.language.text.wording import count_subjects

_SORRY: Final = r"""
    нет|неа|не-а|ой|извини(?:те)?|прости(?:те)?|вообще-то|точнее|вернее|скорее|да\s+нет
    |та\s+ні|ні|нє|вибач(?:те)?|пробач(?:те)?|перепрошую|взагалі-то|точніше|радше
    |no|nope|nah|oh|sorry|actually|rather|well|hmm|hm|хм|гм
"""
_NOT_THAT: Final = r"""
    не\s+(?:это|то|та|тот|об?\s+этом|об?\s+том|про\s+это|про\s+то|туда|совсем\s+то)|это\s+не\s+то
    |не\s+(?:це|те|той|про\s+це|про\s+те|туди|зовсім\s+те)|це\s+не\s+те
    |not\s+(?:that|this|it)(?:\s+one)?|(?:that|this)(?:['’]s|\s+is|\s+isn['’]t|\s+is\s+not)\s+(?:not\s+)?(?:it|what\s+i\s+(?:asked|meant|need))
"""
_I_MEAN: Final = r"""
    (?:я\s+)?(?:же\s+)?(?:име(?:л[аи]?|ю)\s+(?:я\s+)?в\s+виду|спрашива(?:ю|л[аи]?)|спросил[аи]?|говор(?:ю|ил[аи]?))(?:\s+(?:про|об?))?
    |я\s+(?:же\s+|вообще\s+)?(?:про|об?)|(?:речь|вопрос)\s+(?:(?:был|шла|идёт|идет)\s+)?(?:про|об?)
    |(?:я\s+)?(?:ж\s+)?(?:ма(?:ла|в|ю)\s+на\s+увазі|(?:за)?пита(?:ю|в|ла)|кажу|казала|казав)(?:\s+(?:про|щодо))?
    |я\s+(?:ж\s+)?(?:про|щодо)|(?:мова|йдеться|питання)\s+(?:(?:була|було|йшла)\s+)?про
    |(?:what\s+)?i\s+(?:really\s+|actually\s+)?(?:meant|mean|asked)(?:\s+(?:was|is|to\s+ask))?(?:\s+about)?
    |i(?:['’]m|\s+am|\s+was)\s+(?:asking|talking)(?:\s+about)?|my\s+question\s+(?:is|was)(?:\s+about)?
"""
_I_NEED: Final = r"""
    (?:меня\s+)?(?:интересует|интересовал[ао]?)|мне\s+(?:бы|нужн[оаы]?|нужен|надо)(?:\s+(?:у?знать|спросить))?(?:\s+(?:про|об?))?
    |(?:мене\s+)?(?:цікавить|цікавило)|мені\s+(?:б|треба|потрібн[оаі]|потрібен)(?:\s+(?:дізнатися|знати|спитати))?(?:\s+про)?
    |i\s+(?:want(?:ed)?|need(?:ed)?)(?:\s+to\s+(?:know|ask))?(?:\s+about)?|(?:про|about|щодо)
"""
_GAP: Final = r"[\s,.!?:;—–-]{1,8}"
_LEAD: Final = re.compile(
    rf"""(?:
    (?:(?:{_SORRY}){_GAP}){{0,3}}(?:(?:{_NOT_THAT}){_GAP})?(?:а{_GAP}|but{_GAP})?(?:{_I_MEAN})
    |(?:(?:{_SORRY}){_GAP}){{0,3}}(?:{_NOT_THAT}){_GAP}(?:а{_GAP})?(?:{_I_NEED})?
    |(?:(?:{_SORRY}){_GAP}){{1,3}}(?:{_I_NEED})
    )(?!\w)""",
    re.I | re.X,
)
_SIGNS: Final = " \t\n,.!:;—–-"
_LONGEST: Final = 120  # characters a lead may take


def strip_correction(text: str) -> str:
    """What is meant instead; "" where nothing is corrected, or nothing is named instead."""
    said = text.strip()
    found = _LEAD.match(said, 0, _LONGEST)
    rest = said[found.end() :].lstrip(_SIGNS) if found else ""
    return rest if count_subjects(rest) else ""
