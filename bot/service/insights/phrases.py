"""Sentences that leads teach the bot: they count once a model has been trained with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from bot.core.insights.phrases import INTENTS, LONGEST, MARKS, SHORTEST, Added, Doubt, DoubtKind, Phrase
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.errors import NotFound
from bot.language.said.masking import has_address
from bot.language.said.veiling import veil
from bot.language.text.detect import follow
from bot.language.text.examples import read_examples
from bot.language.text.wording import normalise
from bot.service.articles.claiming import find_claims
from bot.service.insights.problems import NoSuchMeaning
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.settings import ROOT
from bot.storage.database import Tx
from bot.storage.insights import phrases
from bot.storage.system import audit

MOST: Final = 2000
ANSWERED: Final = "question"  # what articles answer is meant as one


def list_phrases(tx: Tx, person: Person) -> tuple[Added, ...]:
    """All that the business added, the oldest first."""
    check_right(person, Right.TUNE_BOT)
    return phrases.list_added(tx)


def list_shipped(intent: str, language: str) -> tuple[str, ...]:
    """The product's own sentences with this meaning."""
    return _read_shipped()[0].get((intent, language), ())


def find_known(tx: Tx) -> set[str]:
    """The normal forms of all sentences there are, ours and the business's own."""
    return {*_read_shipped()[1], *(one.phrase.normal for one in phrases.list_added(tx))}


async def examine(app: App, person: Person, phrase: Phrase) -> Doubt | None:
    """What speaks against a sentence as it is typed; None for nothing."""
    found = await app.database.read(check_phrase, person, phrase)
    if found is not None or phrase.intent == ANSWERED:
        return found
    text = tidy(phrase.text)
    claims = await find_claims(app, person, key="", language=phrase.language, wordings=(text,))
    claim = claims.get(text)
    return Doubt(kind=DoubtKind.ARTICLE, what=claim.title) if claim is not None and not claim.nearly else None


async def add(app: App, person: Person, phrase: Phrase, *, sure: bool = False) -> Doubt | None:
    """Keep a sentence for the next training; what speaks against it, and then it is not kept.

    Who is ``sure`` overrules a mild doubt.
    """
    doubt = await examine(app, person, phrase)
    if doubt is not None and not (sure and doubt.mild):
        return doubt
    return await app.database.write(do_add, person, phrase)


def do_add(tx: Tx, person: Person, phrase: Phrase) -> Doubt | None:
    """Keep it unless something firm speaks against it, which is returned."""
    doubt = check_phrase(tx, person, phrase)
    if doubt is not None and not doubt.mild:
        return doubt
    text = tidy(phrase.text)
    kept = replace(phrase, text=text, normal=normalise(text))
    if not phrases.record(tx, kept, person_id=person.id):
        return Doubt(kind=DoubtKind.KNOWN, what=phrase.intent)
    audit.record_audit(tx, person_id=person.id, action="phrases.add", object=phrase.intent)
    return None


def do_remove(tx: Tx, person: Person, phrase: Phrase) -> None:
    """Take one away; a model forgets it with the next training.

    Raises:
        NotFound: it is gone already.
    """
    check_right(person, Right.TUNE_BOT)
    if not phrases.remove(tx, (phrase.normal,)):
        raise NotFound(what="phrase")
    audit.record_audit(tx, person_id=person.id, action="phrases.remove", object=phrase.intent)


def check_phrase(tx: Tx, person: Person, phrase: Phrase) -> Doubt | None:
    """What speaks against it besides the articles.

    Raises:
        NoSuchMeaning: there is no such meaning or language.
    """
    check_right(person, Right.TUNE_BOT)
    if phrase.intent not in INTENTS or phrase.language not in LANGUAGES:
        raise NoSuchMeaning()
    text = tidy(phrase.text)
    return _check_text(text) or _check_known(tx, normalise(text)) or _check_language(text, phrase.language)


def tidy(text: str) -> str:
    """In one line, without what stood before it in a list."""
    return " ".join(text.split()).strip("-•–— ")


def _check_text(text: str) -> Doubt | None:
    if len(text) < SHORTEST or not normalise(text):
        return Doubt(kind=DoubtKind.EMPTY)
    if len(text) > LONGEST:
        return Doubt(kind=DoubtKind.LONG, what=str(len(text)))
    if MARKS & set(text):
        return Doubt(kind=DoubtKind.MARKS)
    return Doubt(kind=DoubtKind.PERSONAL) if veil(text) != text or has_address(text) else None


def _check_known(tx: Tx, normal: str) -> Doubt | None:
    known = phrases.find(tx, normal)
    if known is not None:
        return Doubt(kind=DoubtKind.KNOWN, what=known.intent)
    ours = _read_shipped()[1].get(normal)
    if ours is not None:
        return Doubt(kind=DoubtKind.OURS, what=ours)
    return Doubt(kind=DoubtKind.FULL) if phrases.count(tx) >= MOST else None


def _check_language(text: str, language: str) -> Doubt | None:
    found = follow(text, known=language)
    return Doubt(kind=DoubtKind.LANGUAGE, what=found) if found != language else None


@cache
def _read_shipped() -> tuple[Mapping[tuple[str, str], tuple[str, ...]], Mapping[str, str]]:
    """By meaning and language, and the meaning by the normal form."""
    groups: dict[tuple[str, str], tuple[str, ...]] = {}
    meanings: dict[str, str] = {}
    for one in read_examples(ROOT / "data"):
        place = (one.intent, one.language)
        groups[place] = (*groups.get(place, ()), one.text)
        meanings.setdefault(normalise(one.text), one.intent)
    return groups, meanings
