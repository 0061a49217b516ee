"""Scorecards as leads keep them. A card that is changed becomes a new version; reviews keep theirs."""

from __future__ import annotations

from dataclasses import replace

from bot.core.insights.reviews.card import SHIPPED, Card, find_fault, next_key
from bot.core.people import Person, Right
from bot.errors import NotFound
from bot.service.insights.reviews.problems import CardUnusable, LastCard, StaleCard
from bot.service.people.rights import check_right
from bot.service.ports import App, Tx
from bot.storage.insights.reviews import cards
from bot.storage.system import audit


def list_cards(tx: Tx, app: App, person: Person) -> tuple[Card, ...]:
    """Those in use; before anybody has kept one, the one we come with, in the language of the person."""
    check_right(person, Right.REVIEW_CHATS)
    return cards.list_current(tx) or (make_shipped(app, person.language),)


def make_shipped(app: App, language: str) -> Card:
    """The card we come with."""
    say = app.words.say
    categories = tuple(
        replace(
            one,
            name=say(language, f"review-card-{one.key}"),
            hint=say(language, f"review-card-{one.key}-text"),
        )
        for one in SHIPPED
    )
    return Card(name=say(language, "review-card"), categories=categories)


def ensure_first(tx: Tx, app: App, person: Person) -> Card:
    """The first card in use, kept from now on."""
    found = list_cards(tx, app, person)[0]
    return found if found.id else cards.record_version(tx, found, person_id=person.id)


def do_save(tx: Tx, person: Person, card: Card) -> Card:
    """Keep a card as it is now; ``id`` is that of the version it was made of, 0 for a new card.

    Raises:
        CardUnusable: something of it can't be so; nothing is kept.
        StaleCard: there is a newer version.
    """
    check_right(person, Right.REVIEW_CHATS)
    former = _find_former(tx, card)
    known = set(cards.list_keys(tx, former.card)) if former is not None else set()
    tidy = _tidy(card, known)
    fault = find_fault(tidy)
    if fault is not None:
        raise CardUnusable(fault)
    if former is not None and (former.name, former.categories) == (tidy.name, tidy.categories):
        return former
    kept = cards.record_version(tx, replace(tidy, card=former.card if former else 0), person_id=person.id)
    audit.record_audit(tx, person_id=person.id, action="scorecard.save", object=f"{kept.name} {kept.version}")
    return kept


def do_retire(tx: Tx, person: Person, card: int) -> None:
    """It is used no more; finished reviews keep it.

    Raises:
        NotFound: it is not in use.
        LastCard: there is no other one.
    """
    check_right(person, Right.REVIEW_CHATS)
    current = cards.list_current(tx)
    found = next((one for one in current if one.card == card), None)
    if found is None:
        raise NotFound(what="scorecard")
    if len(current) == 1:
        raise LastCard()
    cards.record_retired(tx, card)
    audit.record_audit(tx, person_id=person.id, action="scorecard.retire", object=found.name)


def _find_former(tx: Tx, card: Card) -> Card | None:
    if not card.id:
        return None
    found = cards.get(tx, card.id)
    if found.id not in {one.id for one in cards.list_current(tx)}:
        raise StaleCard()
    return found


def _tidy(card: Card, known: set[str]) -> Card:
    """Without spaces at the ends; a category that is new has a key of its own."""
    categories = []
    used = known | {one.key for one in card.categories}
    for one in card.categories:
        key = one.key or next_key(used)
        used.add(key)
        categories.append(replace(one, key=key, name=" ".join(one.name.split()), hint=one.hint.strip()))
    return replace(card, name=" ".join(card.name.split()), categories=tuple(categories))
