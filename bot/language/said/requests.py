"""Whether a text wants something done: as an order, a wish or a mere question about it, and what it says of it.

Read clause by clause: a verb of :mod:`bot.language.said.acts`, its form, and what stands before it. "Cancel order 7"
is told, "I want to cancel" wished, "can I cancel?" and "how do I cancel?" are questions, "cancel order" may be either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.core.request import Act, Bid, Request
from bot.language.said import acts
from bot.language.said.wanted import find_object, find_value
from bot.language.text.detect import plain_form
from bot.language.text.shortening import shorten

_SENTENCE: Final = re.compile(r"(?:(?<=\w{4})\.|[!?;…])(?=\s)|\n")  # "ul. Lesnaya 4" goes on
_CLAUSE: Final = re.compile(r"[,:](?=\s)|\s[-–—](?=\s)")
_ASIDE: Final = re.compile(
    r",\s(?:пожалуйста|будь\s?ласка|please|pls|плиз|плз|пж),?(?=\s)", re.I
)  # a clause goes on after it
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_CYRILLIC: Final = re.compile(r"[а-яёіїєґ]")
_NUMBER: Final = re.compile(r"\d{3}")
_ACCOUNT: Final = re.compile(
    r"аккаунт|акаунт|профил|профіл|кабинет|кабінет|парол|логин|логін|подписк|підписк|тариф|рассылк|розсилк"
    r"|account|profile|password|login|subscription|plan\b|workspace|mailing"
)
_INFORMATION: Final = re.compile(  # an answer gives it
    r"ссылк|посилан|прайс|цен[уы]\b|цін[уи]\b|каталог|меню\b|реквизит|реквізит|контакт|расписани|розклад|перечень|список|перелік"
    r"|\blinks?\b|price\s?list|\bprices?\b|catalog|\bmenu\b|opening\s+hours|\bcontacts?\b"
)
_PHRASES: Final = (
    (Act.UNSUBSCRIBE, re.compile(r"\b(?:take|get|opt)\s+(?:me|us)\s+(?:off|out)\b|\bstop\s+(?:sending|e?mail|text)")),
    (Act.CANCEL, re.compile(r"\bcall\s+(?:it\s+)?off\b|\bback\s+out\b")),
    (Act.CALL, re.compile(r"\b(?:give|drop)\s+(?:me|us)\s+a\s+(?:call|ring|bell)\b")),
    (Act.REFUND, re.compile(r"\b(?:a|my|full|the)\s+refund\b|\bmoney\s+back\b")),
    (Act.DELETE, re.compile(r"\bget\s+rid\s+of\b")),
    (Act.CHANGE, re.compile(r"внест?и\w{0,6}\s+(?:изменения|правки|зміни)")),
)  # fmt: skip
_NOUNS: Final = (
    (Act.REFUND, re.compile(r"возврат\w*|повернення")),
    (Act.CANCEL, re.compile(r"отмен[аыу]|скасування|cancellation")),
    (Act.CANCEL, re.compile(r"(?:больше|уже|більше|вже)\s+не\s+(?:нуж[ен]\w{0,2}|надо|потрібн\w{0,2}|треба)")),
    (Act.CANCEL, re.compile(r"\b(?:no\s+longer|don't)\s+(?:want|need)\b|\b(?:want|need)\b.{0,30}\bany\s?more\b")),
    (Act.MOVE, re.compile(r"перенос\w?|перенесення")),
    (Act.CHANGE, re.compile(r"замен[аыу]|заміна|изменени[яе]")),
)
_STRENGTH: Final = (Bid.TOLD, Bid.HOW, Bid.MAY, Bid.WISHED, Bid.BARE)
_FILLERS: Final = acts.words(
    "don't dont never not hi hello hey so and then just ok okay also but now yes no dear guys all well the order"
)
_LIKE: Final = acts.words("would i'd we'd")
_MODALS: Final = acts.words("could can would will")
_LONGEST: Final = 2000  # characters; a request stands near the beginning


@dataclass(frozen=True, kw_only=True)
class _Clause:
    """A part of a sentence: its words, those of the sentence before it, whether the sentence ends in "?"."""

    text: str
    said: tuple[str, ...]
    before: tuple[str, ...]
    asked: bool
    polite: bool
    numbered: bool
    owned: bool


@dataclass(frozen=True, kw_only=True)
class _Hit:
    bid: Bid
    act: Act
    text: str
    verb: str


def read_request(text: str) -> tuple[Bid, Request | None]:
    """How the text speaks of an act, and the request it is if it is one; no request without an act."""
    whole = shorten(text)[:_LONGEST]
    plain = _ASIDE.sub(" ", plain_form(whole) or whole)
    polite = not acts.PLEASE.isdisjoint(_words(whole))
    hits = [hit for clause in _clauses(plain, polite=polite) if (hit := _read(clause)) is not None]
    if not hits:
        return Bid.NONE, None
    best = min(hits, key=lambda hit: _STRENGTH.index(hit.bid))
    bid = Bid.MAY if best.bid is Bid.WISHED and _asks_on(plain) else best.bid
    if best.act in (Act.SEND, Act.OTHER) and _INFORMATION.search(best.text.lower()):
        return Bid.MAY, None
    value, named = find_value(plain, best.verb, best.act), find_object(best.text, best.verb)
    act = Act.OTHER if best.act is Act.CHANGE and best.verb in acts.GENERAL and not value else best.act
    account = _ACCOUNT.search(named.lower()) is not None
    return bid, Request(act=act, object=named, value=value, words=text.strip(), of_account=account)


def _asks_on(text: str) -> bool:
    """A wish and a question: "I want to cancel, how much do I lose?"."""
    return "?" in text or any(not acts.HOW.isdisjoint(clause.said[:2]) for clause in _clauses(text))


def _clauses(text: str, *, polite: bool = False) -> Iterator[_Clause]:
    numbered = _NUMBER.search(text) is not None
    for sentence, asked in _sentences(text):
        before: tuple[str, ...] = ()
        for part in _CLAUSE.split(sentence):
            said = _words(part)
            owned = not acts.OWN.isdisjoint(said)
            yield _Clause(
                text=part, said=said, before=before, asked=asked, polite=polite, numbered=numbered, owned=owned
            )
            before += said


def _sentences(text: str) -> Iterator[tuple[str, bool]]:
    start = 0
    for end in _SENTENCE.finditer(text):
        yield text[start : end.start()], end.group() == "?"
        start = end.end()
    rest = text[start:].rstrip()
    if rest:
        yield rest.rstrip("?"), rest.endswith("?")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'").replace("ʼ", "'") for word in _WORD.findall(text))


def _read(clause: _Clause) -> _Hit | None:
    hits = list(_find(clause))
    if not hits:
        return None
    best = min(hits, key=lambda hit: _STRENGTH.index(hit.bid))
    return _Hit(bid=best.bid, act=_named(clause.text.lower()) or best.act, text=clause.text, verb=best.verb)


def _named(text: str) -> Act | None:
    """The act by a phrase ("take me off your list") or, beside a general verb, by a noun ("process a refund")."""
    return next((act for act, pattern in _PHRASES if pattern.search(text)), None)


def _find(clause: _Clause) -> Iterator[_Hit]:
    for place, word in enumerate(clause.said):
        found = _cyrillic(clause, place) if _CYRILLIC.search(word) else _english(clause, place)
        if found is not None:
            bid, act = found
            yield _Hit(bid=bid, act=act, text=clause.text, verb=word)
    wish = _wish_for_a_thing(clause)
    if wish is not None:
        yield wish


def _wish_for_a_thing(clause: _Clause) -> _Hit | None:
    """ "I want a refund", "возврат по заказу 7": the act is a noun."""
    for act, pattern in (*_NOUNS, *_PHRASES):
        found = pattern.search(clause.text.lower())
        if found is None:
            continue
        if not acts.HOW.isdisjoint(clause.said) or clause.asked or not acts.MAY.isdisjoint(clause.said):
            return _Hit(bid=Bid.HOW, act=act, text=clause.text, verb=found.group())
        wished = not acts.WISH.isdisjoint(clause.said) or ("like" in clause.said and not _LIKE.isdisjoint(clause.said))
        bid = Bid.WISHED if wished and act is not Act.CANCEL else Bid.BARE
        return _Hit(bid=bid, act=act, text=clause.text, verb=found.group())
    return None


def _cyrillic(clause: _Clause, place: int) -> tuple[Bid, Act] | None:
    word, before = clause.said[place], clause.said[:place]
    act = next((act for act, stems in acts.STEMS if stems.match(word)), None)
    told = word in acts.TOLD_ONE or acts.IMPERATIVE.fullmatch(word) is not None
    if word in acts.NEITHER or acts.SAYING.match(word) or (act is None and not told):
        return None
    if told and acts.FUTURE.fullmatch(word) and (clause.asked or not acts.HOW.isdisjoint(before)):
        return Bid.HOW, act or Act.OTHER
    if told:
        return (Bid.HOW if not acts.HOW.isdisjoint(before) else Bid.TOLD), _by_noun(clause, act)
    if act is None:
        return None
    bid = _unspoken(clause, word, before)
    return (bid, act) if bid is not None else None


def _by_noun(clause: _Clause, act: Act | None) -> Act:
    """ "Process a refund" is a refund."""
    if act not in (None, Act.BOOK, Act.OTHER):
        return act or Act.OTHER
    return next((kind for kind, pattern in _NOUNS if pattern.search(clause.text.lower())), act or Act.OTHER)


def _unspoken(clause: _Clause, word: str, before: Sequence[str]) -> Bid | None:
    """What a form that is no order means by what stands before it."""
    everything = (*clause.before, *before)
    if acts.INFINITIVE.fullmatch(word):
        return _infinitive(clause, before, everything)
    if acts.TOGETHER.fullmatch(word) and not acts.LETS.isdisjoint(everything):
        return Bid.TOLD
    if acts.PAST.fullmatch(word) and not acts.SO_THAT.isdisjoint(before) and acts.HOW.isdisjoint(everything):
        return Bid.WISHED if not (acts.WISH | acts.PLEASE).isdisjoint(everything) else None
    if acts.MYSELF.fullmatch(word) and acts.HOW.isdisjoint(everything) and not clause.asked:
        return Bid.WISHED
    return Bid.HOW if clause.asked or not acts.HOW.isdisjoint(everything) else None


def _infinitive(clause: _Clause, before: Sequence[str], everything: Sequence[str]) -> Bid:
    if not acts.HOW.isdisjoint(everything) or everything[:1] in (("що",), ("шо",)):
        return Bid.HOW
    if not acts.COULD_YOU.isdisjoint(before):
        return Bid.TOLD if clause.owned or clause.numbered or clause.polite or " на " in clause.text else Bid.MAY
    if not acts.MAY.isdisjoint(clause.said):
        return Bid.MAY
    if clause.polite and not acts.PLEASE.isdisjoint(everything):
        return Bid.TOLD
    if not acts.WISH.isdisjoint(clause.said):
        return Bid.MAY if clause.asked else Bid.WISHED
    return Bid.MAY if clause.asked else Bid.BARE


def _english(clause: _Clause, place: int) -> tuple[Bid, Act] | None:
    word = clause.said[place]
    before = tuple(one for one in clause.said[:place] if one not in acts.PLEASE)
    act = acts.VERBS.get(word)
    if act is None or _tells_me(clause.said[place : place + 2]):
        return _passive(word, before)
    everything = (*clause.before, *before)
    if not {"possible", "allowed", "able"}.isdisjoint(before):
        return Bid.MAY, act
    if not acts.HOW.isdisjoint(everything) or _tells_me(everything):
        return Bid.HOW, act
    if not {"you", "someone", "somebody", "anyone"}.isdisjoint(before[-2:]):
        return _could_you(clause, before), act
    if before[-1:] == ("to",):
        return _to(before, act)
    if before[-1:] in (("wanna",), ("gotta",)):
        return Bid.WISHED, act
    if any(one in ("can", "could", "may") for one in before[-3:-1]):  # "can I cancel", "could we move"
        return Bid.MAY, act
    return (_from_start(clause, word, before), act) if _is_start(before) else None


def _tells_me(before: Sequence[str]) -> bool:
    """ "Tell me …" asks for words; "tell the driver …" does not."""
    return any(pair in (("tell", "me"), ("tell", "us")) for pair in pairwise(before))


def _passive(word: str, before: Sequence[str]) -> tuple[Bid, Act] | None:
    """ "I need it moved"; "can it be changed" is a question."""
    if not acts.PASSIVE.fullmatch(word) or word in acts.VERBS or not word.endswith(("ed", "sent", "led", "d")):
        return None
    act = next((act for verb, act in acts.VERBS.items() if word.startswith(verb[:5])), Act.OTHER)
    if not acts.HOW.isdisjoint(before) or not {"can", "could", "may"}.isdisjoint(before):
        return Bid.MAY, act
    return (Bid.WISHED, act) if not {"want", "need", "like"}.isdisjoint(before) else None


def _could_you(clause: _Clause, before: Sequence[str]) -> Bid:
    if not {"want", "need", "like", "ask", "asking"}.isdisjoint(before):
        return Bid.TOLD
    if "will" in before or acts.MAY & set(before):
        return Bid.MAY
    sure = clause.owned or clause.numbered or clause.polite
    return Bid.TOLD if sure and not _MODALS.isdisjoint(before) else Bid.MAY


def _to(before: Sequence[str], act: Act) -> tuple[Bid, Act] | None:
    wish = {"want", "need", "like", "wish", "have", "i'd", "going"}
    if {"want", "need", "like"} & set(before) and before[-2:-1] == ("you",):
        return Bid.TOLD, act
    if not {"can", "could", "may"}.isdisjoint(before):
        return Bid.MAY, act
    return (Bid.WISHED, act) if wish & set(before) else None


def _is_start(before: Sequence[str]) -> bool:
    """Whether nothing but courtesy and a number stands before it."""
    return all(one in _FILLERS or one in acts.LETS or any(map(str.isdigit, one)) or len(one) <= 2 for one in before)


def _from_start(clause: _Clause, word: str, before: Sequence[str]) -> Bid:
    if clause.asked and not clause.polite:
        return Bid.MAY
    lets = not acts.LETS.isdisjoint(before)
    valued = bool(find_value(clause.text, word, acts.VERBS[word])) and word not in acts.GENERAL
    refused = not {"don't", "dont"}.isdisjoint(before)
    sure = clause.owned or clause.numbered or lets or valued or refused or word == "unsubscribe"
    if word in acts.GENERAL:
        own = clause.owned or clause.numbered or refused or "instead" in clause.said or "it" in clause.said
        return Bid.TOLD if own and clause.said[-2:] != (word, "me") else Bid.BARE
    return Bid.TOLD if sure or clause.polite else Bid.BARE
