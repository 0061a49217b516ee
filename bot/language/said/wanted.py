"""What a request is about and what it is to become, in the customer's words."""

from __future__ import annotations

import re
from typing import Final

from bot.core.request import Act
from bot.language.said import acts

_QUOTED: Final = re.compile(r"«([^«»]{1,300})»|“([^“”]{1,300})”|\"([^\"]{1,300})\"")
_EMAIL: Final = re.compile(r"(?<!\S)[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LEAD: Final = re.compile(
    r"(?<!\w)(?:на|по\s+адрес[уі]|за\s+адресою|to|for|at|as|into|до|в|у|к)\s+(?=\S)", re.I
)  # the words after it are the value
_STRONG: Final = re.compile(r"(?<!\w)(?:на|по\s+адресу|за\s+адресою|to|for)\s+(?=\S)", re.I)
_STOP: Final = re.compile(r"[!?;\n]|(?<=\w{4})\.(?=\s)|\s[-–—]\s|,\s+(?:а\s+не|але\s+не|not|а|but|но|та|и|і)\s")
_COMMA: Final = re.compile(r",\s+")
_ADDRESS: Final = re.compile(
    r"[A-ZА-ЯІЇЄҐ\d«\"]|(?:кв|под|підʼ?їзд|эт|пов|оф|буд|д|дом|стр|корп|вул|ул|пер|просп|им|ім|flat|apt|floor|unit|suite)\b"
)
_NUMBER: Final = re.compile(
    r"[\s,(]{0,4}+(?:(?:в|у|по|з|из|із|for|of|on|in|my|мо[йєії]\w{0,3})\s{1,3})?(?:\w{4,14}\s{1,3}){0,2}(?:№|#)?\s?"
    r"[A-Za-zА-Яа-яІЇЄі]{1,3}[- ]?\d{4,9}\W{0,4}$"
)
_COURTESY: Final = re.compile(
    r"[\s,]{0,4}+(?:пожалуйста|будь\s{1,3}ласка|please|pls|plz|плиз|плз|пж|спасибо|дякую|thanks|thank\s{1,3}you|instead|срочно)\W{0,4}$",
    re.I,
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_PLACES: Final = (Act.CHANGE, Act.MOVE, Act.SEND, Act.REFUND, Act.BOOK, Act.OTHER)
_TIMED: Final = (Act.MOVE, Act.SEND, Act.BOOK)  # "at six", "в пятницу"
_PREPOSITIONS: Final = acts.words(
    "на по в у к до за для от из с со о об про від із з зі to for at as into from in on with of by about"
    " instead because that when who which потому так чтобы щоб бо and и і та й а but но але now already"
)
_SKIPPED: Final = (
    acts.OWN
    | acts.PLEASE
    | acts.words("будь ласка the a an это этот ту тот ту цю цей те all весь все всё ваш your the")
)
MOST_WORDS: Final = 4
LONGEST: Final = 200


def find_value(text: str, verb: str, act: Act) -> str:
    """The new address, time, text or place to send to, as written; "" where none is told."""
    if act not in _PLACES:
        return ""
    start = text.lower().replace("ё", "е").find(verb)
    after = text[start + len(verb) :] if start >= 0 else text
    email, lead, quoted = _EMAIL.search(text), _lead(after, act), _QUOTED.search(after)
    if quoted is not None and act in (Act.CHANGE, Act.OTHER):
        named = after[lead.end() : quoted.start()] if lead is not None and lead.end() < quoted.start() else ""
        inside = next(group for group in quoted.groups() if group is not None)
        return f"{named}{quoted.group()}" if named[:1].isupper() else inside
    if email is not None and (act is Act.SEND or lead is None):
        return email.group().rstrip(".")
    return _trim(after[lead.end() :]) if lead is not None else ""


def _lead(after: str, act: Act) -> re.Match[str] | None:
    return _STRONG.search(after) or (_LEAD.search(after) if act in _TIMED else None)


def _trim(text: str) -> str:
    """Up to where the value surely ends, without the number of the order and thanks after it."""
    end = _STOP.search(text)
    value = _until_comma(text[: end.start()] if end is not None else text)[:LONGEST]
    while (shorter := _NUMBER.sub("", _COURTESY.sub("", value))) != value and shorter.strip():
        value = shorter
    return value.strip(' ,.«»"“”:')


def _until_comma(text: str) -> str:
    """A comma ends it unless a part of an address follows."""
    for comma in _COMMA.finditer(text):
        if not _ADDRESS.match(text, comma.end()):
            return text[: comma.start()]
    return text


def find_object(clause: str, verb: str) -> str:
    """The words after the verb, or before it, up to the next preposition; "" when there is none."""
    start = clause.lower().replace("ё", "е").find(verb)
    after = _take(clause[start + len(verb) :]) if start >= 0 else ""
    return after or (_take(clause[:start]) if start > 0 else "")


def _take(text: str) -> str:
    kept: list[str] = []
    for word in _WORD.findall(text):
        low = word.lower()
        if low in _PREPOSITIONS or any(map(str.isdigit, word)):
            if kept:
                break
            continue
        if low not in _SKIPPED:
            kept.append(word)
        if len(kept) == MOST_WORDS:
            break
    return " ".join(kept)
