"""One reply suggested for what a customer asked: from how people answered the same before, or from an article.

Nothing of it leaves the house, and nobody waits for it: the page asks once its box is ready, and gets it when it is
there. Shown is only what reads well: a past reply whose question is most likely the same (0.6; 85 % of them are), or
the passage of an article that most likely answers (0.9), unless the bot has shown that article already.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from bot.core.case import Case
from bot.core.messages import Author, Kind
from bot.core.people import Person, Right
from bot.core.snippets import Past, Suggestion
from bot.errors import EngineBusy
from bot.language.said.masking import mask
from bot.language.text.lemmas import lemmas
from bot.language.text.stop_words import STOP_WORDS
from bot.service.articles import drafts, quoting
from bot.service.articles.quoting import Quote
from bot.service.cases import composing
from bot.service.chat.facts.knowing import find_meant
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import escalations, suggestions
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx

ALIKE: Final = 0.6
LIKELY: Final = 0.9
LAST_CASES: Final = 400
ASKED_OF_ENGINE: Final = 24  # past questions that share the most words
LEAST: Final = 40  # characters of a reply that still says something once it is masked
PATIENCE_SECONDS: Final = 6.0
ASKING: Final = (Kind.TEXT, Kind.MEDIA)


@dataclass(frozen=True, kw_only=True)
class _Open:
    """What the customer waits for."""

    line: int
    question: str
    language: str
    tried: frozenset[str]
    past: tuple[Past, ...]


async def suggest(app: App, person: Person, conversation_id: int) -> Suggestion | None:
    """What to show, None for nothing; the same again for the same line, and nothing once it was decided.

    Raises:
        NotAllowed: the role does not answer chats.
    """
    known, asked = await app.database.read(_look, person, conversation_id)
    if known is not None or asked is None:
        return known if known is not None and not known.outcome else None
    past = await asyncio.to_thread(_choose_near, asked)
    try:
        found, alike = await drafts.ask_engine(
            app,
            person,
            asked.question,
            asked.language,
            others=[one.question for one in past],
            patience=PATIENCE_SECONDS,
        )
    except EngineBusy:
        return None
    one = _from_past(app, past, alike) or await _from_article(
        app, person, conversation_id, asked, {each.article: each.probability for each in found}
    )
    if one is None:
        return None
    kind, source, title, text, score = one
    suggestion = Suggestion(
        id=0,
        conversation_id=conversation_id,
        person_id=person.id,
        line=asked.line,
        kind=kind,
        source=source,
        title=title,
        text=text,
        score=score,
    )
    return await app.database.write(suggestions.record_shown, suggestion)


def do_decline(tx: Tx, person: Person, conversation_id: int, number: int) -> None:
    """The person does not want it."""
    check_right(person, Right.ANSWER_CHATS)
    suggestions.record_outcome(tx, number, "declined", person_id=person.id, conversation_id=conversation_id)


def _look(tx: Tx, person: Person, conversation_id: int) -> tuple[Suggestion | None, _Open | None]:
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.get(tx, conversation_id)
    line = messages.last_by(tx, conversation_id, Author.CUSTOMER, kinds=ASKING)
    if line is None or conversation.owner.person_id != person.id or conversation.waiting_since is None:
        return None, None
    known = suggestions.find(tx, conversation_id, person_id=person.id, line=line.id)
    if known is not None:
        return known, None
    asked, case = composing.access_asked(tx, person, conversation_id), escalations.find_open(tx, conversation_id)
    if not asked.text.strip():
        return None, None
    past = suggestions.list_past(tx, asked.language, but=conversation_id, limit=LAST_CASES)
    return None, _Open(line=line.id, question=asked.text, language=asked.language, tried=_tried(case), past=past)


def _tried(case: Case | None) -> frozenset[str]:
    return frozenset(one.article for one in case.brief.tried) if case is not None else frozenset()


def _choose_near(asked: _Open) -> tuple[Past, ...]:
    """Those that share the most words with the question, rare ones first; only they are read by the engine."""
    language, stop = asked.language, STOP_WORDS[asked.language]
    words = [frozenset(lemmas(one.question, language)) - stop for one in asked.past]
    wanted, common = frozenset(lemmas(asked.question, language)) - stop, Counter(chain(*words))
    shared = [(sum(1 / common[word] for word in wanted & each), -place) for place, each in enumerate(words)]
    best = sorted((one for one in shared if one[0]), reverse=True)[:ASKED_OF_ENGINE]
    return tuple(asked.past[-place] for _, place in best)


def _from_past(app: App, past: Sequence[Past], alike: Sequence[float]) -> tuple[str, str, str, str, float] | None:
    for score, one in sorted(zip(alike, past, strict=False), key=lambda pair: -pair[0]):
        if score < ALIKE:
            return None
        text = mask(one.reply, names=one.names, business=app.business)
        if len(text) >= LEAST:
            return "reply", str(one.case_id), "", text, score
    return None


async def _from_article(
    app: App, person: Person, conversation_id: int, asked: _Open, odds: dict[str, float]
) -> tuple[str, str, str, str, float] | None:
    article, score = max(odds.items(), key=lambda one: one[1], default=("", 0.0))
    if score < LIKELY or article in asked.tried:
        return None
    await quoting.judge(app, person, question=asked.question, language=asked.language)
    quotes = await quoting.find_quotes(app, person, wanted="", question=asked.question, language=asked.language)
    own = [one for one in quotes if one.key == article]
    depends = any(one.variant for one in own)
    meant = await app.database.read(_find_variant, app, conversation_id, own[0]) if depends else ""
    quote = next((one for one in own if one.variant == meant), None)
    return None if quote is None else ("article", article, quote.title, quote.text, score)


def _find_variant(tx: Tx, app: App, conversation_id: int, quote: Quote) -> str:
    """Which text of the article is meant for this customer, "" for that for everybody."""
    article = find_meant(tx, app, conversations.get(tx, conversation_id))(quote.key, quote.language)
    return article.variant if article is not None else ""
