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
from bot.language.said.buying import BRINGING, orders_something
from bot.language.said.clauses import Clause, cut_clauses, list_words
from bot.language.said.wanted import find_object, find_value
from bot.language.text.detect import plain_form
from bot.language.text.shortening import shorten

_ASIDE: Final = re.compile(
    r",\s(?:пожалуйста|будь\s?ласка|please|pls|плиз|плз|пж),(?=\s)", re.I
)  # a clause goes on after it
_CYRILLIC: Final = re.compile(r"[а-яёіїєґ]")
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
    (
        Act.DELETE,
        re.compile(
            r"\bget\s+rid\s+of\b"
            r"|\bremove\s(?:\w+\s){0,2}(?:accounts?|profile|data|details|numbers?|photos?|cards?)\b"
        ),
    ),
    (Act.MOVE, re.compile(r"\bbring\b.{0,30}\bforward\b|\bput\b.{0,20}\boff\b")),
    (Act.CHANGE, re.compile(r"внест?и\w{0,6}\s+(?:изменения|правки|зміни)")),
)  # fmt: skip
_NOUNS: Final = (
    (Act.REFUND, re.compile(r"возврат\w*|повернення")),
    (Act.CANCEL, re.compile(r"отмен[аыу]|скасування|cancellation")),
    (Act.CANCEL, re.compile(r"(?:больше|уже|більше|вже)\s+не\s+(?:нуж[ен]\w{0,2}|надо|потрібн\w{0,2}|треба)")),
    (Act.CANCEL, re.compile(r"\b(?:no\s+longer|don't)\s+(?:want|need)\b|\b(?:want|need)\b.{0,30}\bany\s?more\b")),
    (Act.DELETE, re.compile(r"удалени[ея]|видалення|\b(?:deletion|removal|erasure)\b")),
    (Act.CHANGE, re.compile(r"\bit\s+should\s+(?:be|read|say)\b|(?<!\w)(?:вместо|замість)(?!\w)")),
    (Act.MOVE, re.compile(r"перенос\w?|перенесення")),
    (Act.CHANGE, re.compile(r"замен[аыу]|заміна|изменени[яе]")),
)
_STRENGTH: Final = (Bid.TOLD, Bid.HOW, Bid.MAY, Bid.WISHED, Bid.BARE)
_FILLERS: Final = acts.words(
    "don't dont never not hi hello hey so and then just ok okay also but now yes no dear guys all well the order"
)
_NOT: Final = acts.words("не don't dont not never")
_MESSAGES: Final = re.compile(
    r"реклам|смс|сообщени|повідомлен|письм|листи|рассылк|розсилк|спам|акци|e?mails?\b|texts?\b|ads\b|sms|news|spam|promo"
)
_LIKE: Final = acts.words("would i'd we'd")
_MODALS: Final = acts.words("could can would will")
_LONGEST: Final = 2000  # characters; a request stands near the beginning


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
    polite = not acts.PLEASE.isdisjoint(list_words(whole))
    hits = [hit for clause in cut_clauses(plain, polite=polite) if (hit := _read(clause)) is not None]
    if not hits:
        return Bid.NONE, None
    best = min(hits, key=_rank)
    bid = Bid.MAY if best.bid is Bid.WISHED and _asks_on(plain) else best.bid
    if best.act in (Act.SEND, Act.OTHER) and _INFORMATION.search(best.text.lower()):
        return Bid.MAY, None
    if _sends_themselves(best):
        return Bid.MAY, None
    value, named = find_value(plain, best.verb, best.act), find_object(best.text, best.verb)
    act = Act.OTHER if best.act is Act.CHANGE and best.verb in acts.GENERAL and not value else best.act
    act = Act.BOOK if act in BRINGING and orders_something(best.verb, plain) else act
    account = _ACCOUNT.search(named.lower()) is not None
    return bid, Request(act=act, object=named, value=value, words=text.strip(), of_account=account)


def _sends_themselves(hit: _Hit) -> bool:
    """ "I'd like to send flowers to my mother" is no wish to be sent something."""
    away = hit.act is Act.SEND and hit.bid is Bid.WISHED and acts.AWAY.match(hit.verb) is not None
    return away and acts.PAST.fullmatch(hit.verb) is None and acts.PAPERS.search(hit.text.lower()) is None


def _asks_on(text: str) -> bool:
    """A wish and a question: "I want to cancel, how much do I lose?"."""
    return "?" in text or any(not acts.HOW.isdisjoint(clause.said[:2]) for clause in cut_clauses(text))


def _read(clause: Clause) -> _Hit | None:
    hits = list(_find(clause))
    if not hits:
        return None
    best = min(hits, key=_rank)
    act = _named(clause.text.lower()) or best.act
    return _Hit(bid=best.bid, act=_refused(clause, best.verb) or act, text=clause.text, verb=best.verb)


def _rank(hit: _Hit) -> tuple[int, bool]:
    """The clearest first; of equally clear ones what says more than "do"."""
    return _STRENGTH.index(hit.bid), hit.act is Act.OTHER


def _refused(clause: Clause, verb: str) -> Act | None:
    """ "Don't send me ads" is no sending, and "don't cancel it" no cancelling."""
    place = clause.said.index(verb) if verb in clause.said else 0
    if place == 0 or _NOT.isdisjoint(clause.said[max(0, place - 2) : place]):
        return None
    return Act.UNSUBSCRIBE if _MESSAGES.search(clause.text.lower()) else Act.OTHER


def _named(text: str) -> Act | None:
    """The act by a phrase ("take me off your list") or, beside a general verb, by a noun ("process a refund")."""
    return next((act for act, pattern in _PHRASES if pattern.search(text)), None)


def _find(clause: Clause) -> Iterator[_Hit]:
    for place, word in enumerate(clause.said):
        found = _cyrillic(clause, place) if _CYRILLIC.search(word) else _english(clause, place)
        if found is not None:
            bid, act = found
            yield _Hit(bid=bid, act=act, text=clause.text, verb=word)
    wish = _wish_for_a_thing(clause)
    if wish is not None:
        yield wish


def _wish_for_a_thing(clause: Clause) -> _Hit | None:
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


def _cyrillic(clause: Clause, place: int) -> tuple[Bid, Act] | None:
    word, before = clause.said[place], clause.said[:place]
    act = next((act for act, stems in acts.STEMS if stems.match(word)), None)
    told = word in acts.TOLD_ONE or acts.IMPERATIVE.fullmatch(word) is not None
    if word in acts.NEITHER or acts.SAYING.match(word) or (act is None and not told):
        return None
    if act is None and clause.asked:  # "will you pass it on to Lviv?"
        return None
    if told and acts.FUTURE.fullmatch(word) and (clause.asked or not acts.HOW.isdisjoint(before)):
        return Bid.HOW, act or Act.OTHER
    if told:
        return (Bid.HOW if not acts.HOW.isdisjoint(before) else Bid.TOLD), _by_noun(clause, act)
    if act is None:
        return None
    bid = _unspoken(clause, word, before)
    return (bid, act) if bid is not None else None


def _by_noun(clause: Clause, act: Act | None) -> Act:
    """ "Process a refund" is a refund."""
    if act not in (None, Act.BOOK, Act.OTHER):
        return act or Act.OTHER
    return next((kind for kind, pattern in _NOUNS if pattern.search(clause.text.lower())), act or Act.OTHER)


def _unspoken(clause: Clause, word: str, before: Sequence[str]) -> Bid | None:
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


def _infinitive(clause: Clause, before: Sequence[str], everything: Sequence[str]) -> Bid:
    if not acts.HOW.isdisjoint(everything) or everything[:1] in (("що",), ("шо",)):
        return Bid.HOW
    if not acts.COULD_YOU.isdisjoint(before):
        return Bid.TOLD if clause.owned or clause.numbered or clause.polite or " на " in clause.text else Bid.MAY
    if not acts.MAY.isdisjoint(clause.said):
        return Bid.MAY
    if clause.polite and not clause.asked:
        return Bid.TOLD
    if not acts.WISH.isdisjoint(clause.said):
        return Bid.MAY if clause.asked else Bid.WISHED
    return Bid.MAY if clause.asked else Bid.BARE


def _english(clause: Clause, place: int) -> tuple[Bid, Act] | None:
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
    if not {"you", "u", "ya", "someone", "somebody", "anyone"}.isdisjoint(before[-2:]):
        return _could_you(clause, before, word), act
    if before[-1:] == ("to",):
        return _to(before, act)
    if before[-1:] in (("wanna",), ("gotta",)):
        return Bid.WISHED, act
    if any(one in ("can", "could", "may") for one in before[-3:-1]):  # "can I cancel", "could we move"
        return Bid.MAY, act
    led = _is_start(before) or (place > 0 and clause.said[place - 1] in acts.PLEASE)
    return (_from_start(clause, word, before), act) if led else None


def _tells_me(before: Sequence[str]) -> bool:
    """ "Tell me …" asks for words; "tell the driver …" does not."""
    return any(pair in (("tell", "me"), ("tell", "us")) for pair in pairwise(before))


def _passive(word: str, before: Sequence[str]) -> tuple[Bid, Act] | None:
    """ "I need it moved", "would you mind moving it"; "can it be changed" is a question."""
    if word.endswith("ing") and "mind" in before[-2:]:
        return Bid.TOLD, _act_like(word)
    if not acts.PASSIVE.fullmatch(word) or word in acts.VERBS or not word.endswith(("ed", "sent", "led", "d")):
        return None
    act = _act_like(word)
    if not acts.HOW.isdisjoint(before) or not {"can", "could", "may"}.isdisjoint(before):
        return Bid.MAY, act
    return (Bid.WISHED, act) if not {"want", "need", "like"}.isdisjoint(before) else None


def _act_like(form: str) -> Act:
    """The act of the verb that a form like "cancelling" or "moved" is of."""
    verbs = (verb for verb in acts.VERBS if form.startswith(verb[: max(3, len(verb) - 1)]))
    return acts.VERBS.get(max(verbs, key=len, default=""), Act.OTHER)


def _could_you(clause: Clause, before: Sequence[str], word: str) -> Bid:
    if not {"want", "need", "like", "ask", "asking"}.isdisjoint(before):
        return Bid.TOLD
    if "will" in before or acts.MAY & set(before):
        return Bid.MAY
    sure = clause.numbered or clause.polite or (clause.owned and word not in acts.GENERAL)
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
    return all(one in _FILLERS or one in acts.LETS or any(map(str.isdigit, one)) for one in before)


def _from_start(clause: Clause, word: str, before: Sequence[str]) -> Bid:
    if clause.asked and not clause.polite:
        return Bid.MAY
    lets = not acts.LETS.isdisjoint(before)
    valued = bool(find_value(clause.text, word, acts.VERBS[word])) and word not in acts.GENERAL
    refused = not {"don't", "dont"}.isdisjoint(before)
    sure = clause.owned or clause.numbered or lets or valued or refused or clause.explained or word == "unsubscribe"
    if word in acts.GENERAL:
        own = (
            clause.owned or clause.numbered or clause.polite or refused or {"instead", "it", "tell"} & set(clause.said)
        )
        return Bid.TOLD if own and clause.said[-2:] != (word, "me") else Bid.BARE
    return Bid.TOLD if sure or clause.polite else Bid.BARE
