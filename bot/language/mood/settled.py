"""Anger that is denied ("I'm not angry, just asking") or over ("was annoyed, but all good now")."""

from __future__ import annotations

import re
from typing import Final

DENIED: Final = re.compile(
    r"""(?<!\w)(?:
    не\s+(?:то\s+чтобы\s+)?(?:зл(?:юсь|ая|ой|имся)|серж(?:усь)|сердимся|обижа(?:юсь|йтесь|емся)|обиделась|обиделся|жалуюсь|жалуемся|ругаюсь
    |ругаемся|скандалю|возмущаюсь|наезжаю|в\s+обиде|в\s+обиду|в\s+претензии|жалоба|претензия|упр[её]к|наезд|придираюсь)
    |не\s+(?:подумайте|думайте),?\s+(?:что\s+)?(?:я\s+)?(?:жалуюсь|злюсь|ругаюсь|сержусь|придираюсь)
    |(?:без|никаких)\s+(?:обид|претензий|жалоб|негатива)
    |не\s+(?:злюс[ья]|зл(?:а|ий)|серджус[ья]|сердит(?:а|ий)|ображаюс[ья]|ображайтес[ья]|скаржус[ья]|сварюс[ья]|лаюс[ья]|обурююс[ья]|чіпляюс[ья]
    |скарга|претензія|докір|в\s+образі|на\s+образу)
    |не\s+(?:подумайте|думайте),?\s+(?:що\s+)?(?:я\s+)?(?:скаржус[ья]|злюс[ья]|серджус[ья]|сварюс[ья])
    |(?:без|жодних|ніяких)\s+(?:образ|претензій|скарг|негативу)
    |(?:not|never|isn't|isnt|aren't|ain't)\s+(?:(?:at\s+all|really|even|that|so|an?|in\s+any\s+way|trying\s+to\s+be)\s+)?(?:angry|mad|upset
    |annoyed|cross|furious|complain(?:t|ing)|offended|moaning|having\s+a\s+go|criticism)(?:\s+at\s+all)?
    |no\s+(?:complaints?|hard\s+feelings|offen[cs]e|anger)
    )(?!\w)""",
    re.I | re.X,
)
OVER: Final = re.compile(
    r"""(?<!\w)(?:
    вс[её]\s+(?:уже\s+|теперь\s+|в\s+итоге\s+)?(?:хорошо|отлично|нормально|ок|в\s+порядке|решилось|решили|уладилось|наладилось|прошло|пришло|нашлось
    |получилось|разрешилось|супер)
    |(?:проблема|вопрос|ситуация)\s+(?:уже\s+)?(?:реш(?:ил[аи]?с[ья]|ена|[её]н)|снята?|закрыта?|исчерпана?)
    |(?:уже|теперь|потом|в\s+итоге)\s+(?:сам[аи]?\s+)?(?:разобрал\w+|успокоил\w+|наш[лё]л?[аи]?|нашел|отпустило|решили|понял[аи]?)
    |(?:зря|напрасно)\s+(?:переживал|волновал|паниковал|нервничал|злил|ругал|сердил)\w*
    |(?:переживал|волновал|паниковал|нервничал|злил|ругал|сердил)\w*\s+(?:зря|напрасно)
    |(?:ус[еі]|все)\s+(?:вже\s+|тепер\s+|зрештою\s+)?(?:добре|гаразд|чудово|нормально|ок|в\s+порядку|вирішил[ои]с[ья]|вирішили|владналос[ья]
    |налагодилос[ья]|минулося|прийшло|знайшлос[ья]|вийшло|супер)
    |(?:проблема|питання|запитання|ситуація)\s+(?:вже\s+)?(?:виріш(?:ил[аои]с[ья]|ена|ено)|знят[аоо]|закрит[ао]|вичерпана)
    |(?:вже|тепер|потім|зрештою)\s+(?:сам[аі]?\s+)?(?:розібра\w+|заспоко\w+|знайш\w+|відпустило|вирішили|зрозумі\w+)
    |(?:даремно|дарма|марно)\s+(?:хвилюва|пережива|панікува|нервува|злив|злила|сварив|сварила|сердив|сердила)\w*
    |(?:хвилюва|пережива|панікува|нервува|злив|злила|сердив|сердила)\w*\s+(?:даремно|дарма|марно)
    |(?:all|it's|its|it\s+is|everything(?:'s|\s+is)?|we're|i'm|i\s+am)\s+(?:all\s+)?(?:now\s+)?(?:good|fine|ok(?:ay)?|sorted|resolved|solved|fixed|settled|calm|over
    |well|working|better)(?:\s+now)?
    |(?:problem|issue|matter)\s+(?:is\s+|was\s+|has\s+been\s+)?(?:now\s+)?(?:solved|resolved|sorted|fixed|gone)
    |(?:got|was|is|been)\s+(?:it\s+)?(?:all\s+)?(?:sorted|resolved|solved|fixed)(?:\s+out)?
    |never\s*mind|(?:found|figured|worked)\s+it(?:\s+out)?|calmed\s+down|(?:panicked|worried|upset)\s+(?:for|over)\s+nothing
    )(?!\w)""",
    re.I | re.X,
)


def without_denials(low: str) -> str:
    """The lower-case text without what denies anger, so that its words count for none."""
    return DENIED.sub(" ", low)


def is_denied(low: str) -> bool:
    """Whether the anger that others would show is denied."""
    return bool(DENIED.search(low))


def end_of_anger(low: str) -> int:
    """Where a text that tells of anger says that it is over; -1 if it does not."""
    found = [match.start() for match in OVER.finditer(low)]
    return found[-1] if found else -1
