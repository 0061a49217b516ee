"""What may be kept of a pair: the wordings without what is the customer's own, and of the answer what anybody may read.

A number or a name that was told to several people is the business's: its prices, its street, its telephone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bot.core.business import Business
from bot.knowledge.histories.pairs import Pair
from bot.language.said.masking import has_address, mask
from bot.language.said.veiling import SIGN, veil
from bot.language.text.detect import detect
from bot.language.text.foreign import is_first_name
from bot.language.text.splitting import split_questions
from bot.language.text.wording import (
    asks,
    count_subjects,
    is_about_the_answer,
    is_connected,
    points_back,
    strip_courtesy,
    words,
)

EVERYBODYS: Final = 3  # people who were told it
_MOST_WORDS: Final = 200_000  # that are counted; then those told to one are forgotten
LONGEST_REPLY: Final = 1500
LEAST_REPLY: Final = 12  # characters that still say something
LONGEST_QUESTION: Final = 240
_MOST_PARTS: Final = 3
_LEANING: Final = 5  # words of what says nothing without what was said before it
_TELLING: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\d+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_PICTURES: Final = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]")
_MARKS: Final = re.compile(r"\?[?!]+")
_LEADS: Final = re.compile(
    r"""(?:
    девушка|дівчино|мужчина|пані|excuse\s+me|and|а|і|и
    |(?:(?:ещё|еще|ще|такой|такий|таке|один|одне)\s+){0,2}(?:вопрос|питання|запитання)
    |(?:(?:a|one|quick)\s+){0,2}question
    |(?:я\s+)?хотела?\s+(?:бы\s+)?(?:спросить|узнать|уточнить)
    |(?:я\s+)?хоті(?:ла|в)\s+(?:би?\s+)?(?:спитати|дізнатися|уточнити)
    |(?:i\s+)?(?:wanted|want|would\s+like)\s+to\s+(?:ask|know)
    )(?!\w)[\s,.:!-]{0,4}""",
    re.I | re.X,
)
_ENDS: Final = re.compile(
    r"""(?P<mark>\?)?[\s,.!]{1,3}(?:(?:очень|дуже|very|it['’]?s)\s)?
    (?:нужно|надо|срочно|треба|потрібно|терміново|urgent|asap)[?!.]{0,3}\Z""",
    re.I | re.X,
)
_LONGEST_END: Final = 40


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question in words anybody may read. ``person`` stands for whoever asked; ``reply`` is "" for none."""

    text: str
    language: str
    at: datetime
    person: int
    reply: str = ""


class Told:
    """To how many people each number and each word with a capital was told; names of customers are never anybody's."""

    def __init__(self) -> None:
        self._people: dict[str, set[int] | None] = {}
        self._names: set[str] = set()

    def take(self, pair: Pair) -> None:
        """One more answer."""
        self._names.update(word.casefold() for word in _WORD.findall(pair.names[0]) if len(word) > 1)
        person = hash(pair.person)
        for word in _telling(pair.reply):
            known = self._people.setdefault(word, set())
            if known is not None:
                known.add(person)
                if len(known) >= EVERYBODYS:
                    self._people[word] = None
        if len(self._people) > _MOST_WORDS:
            self._people = {word: known for word, known in self._people.items() if known is None or len(known) > 1}

    def common(self) -> frozenset[str]:
        """What was told to several."""
        told = {word for word, known in self._people.items() if known is None}
        return frozenset(word for word in told - self._names if not is_first_name(word))


def mask_pair(
    pair: Pair, *, common: Collection[str], business: Business, language: str, person: int
) -> Iterator[Asked]:
    """Its questions, each with the answer to all; none that leans on what was said before."""
    staff = [word for word in _WORD.findall(pair.names[1]) if is_first_name(word.casefold())]  # it may be a shop's name
    names = (pair.names[0], *staff)
    reply = mask(pair.reply, names=names, business=business, common=common)[:LONGEST_REPLY] if pair.reply else ""
    kept = reply if len(reply) >= LEAST_REPLY else ""
    for text in map(tidy, _questions(pair.question)):
        said = detect(text, fallback=language)
        veiled = veil(text, names=(*names, *_called(text)))
        if _says(veiled, said) and not has_address(text):
            yield Asked(text=veiled[:LONGEST_QUESTION], language=said, at=pair.at, person=person, reply=kept)


def _questions(text: str) -> tuple[str, ...]:
    """The questions of a burst; what only leads to them goes, unless nothing asks."""
    parts = [part for part in split_questions(text) if len(words(part)) > 1]
    asking = [part for part in parts if asks(part)]
    if len(asking) > 1 or (asking and count_subjects(asking[0]) > 1 and not points_back(asking[0])):
        return tuple(asking[:_MOST_PARTS])
    return (" ".join(parts),) if parts else ()


def tidy(text: str) -> str:
    """The question without who is addressed, what only leads to it, how urgent it is, and marks that say nothing."""
    rest = _MARKS.sub("?", _PICTURES.sub("", text)).strip()
    while found := _LEADS.match(rest):
        rest = rest[found.end() :]
    while found := _ENDS.search(rest, max(0, len(rest) - _LONGEST_END)):
        rest = f"{rest[: found.start()]}{'?' if found['mark'] else ''}"
    return " ".join(strip_courtesy(rest).split()).replace(" ?", "?")


def _called(text: str) -> Iterable[str]:
    """Words with a capital that people are called by."""
    return [
        word for word in _WORD.findall(text) if len(word) > 2 and word[0].isupper() and is_first_name(word.casefold())
    ]


def _says(text: str, language: str) -> bool:
    said = [word for word in words(text) if len(word) > 1]
    if len(said) < 2 or not count_subjects(text) or len(text) > 2 * LONGEST_QUESTION:
        return False
    leans = is_connected(text, language) or points_back(text) or is_about_the_answer(text)
    return not (leans and len(said) <= _LEANING) and text.count(SIGN) * 2 < len(said)


def _telling(text: str) -> Iterable[str]:
    for found in _TELLING.findall(text):
        if found[0].isupper() or (found.isdigit() and len(found) > 1):
            yield found.casefold()


def from_row(row: list[Any]) -> Asked:
    """And back."""
    text, language, at, person, reply = row
    return Asked(text=text, language=language, at=datetime.fromtimestamp(at, UTC), person=person, reply=reply)


def to_row(one: Asked) -> list[Any]:
    """As it lies in the file between two steps."""
    return [one.text, one.language, one.at.timestamp(), one.person, one.reply]
