"""What is known of a customer that an article may depend on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache

from bot.core.conversation import Conversation
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.body import Facts
from bot.markup.variants import fold_value, read_condition
from bot.service.articles import drafts
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import customers
from bot.storage.database import Tx

MOST_CASES = 20

Find = Callable[[str, str], Article | None]


def find_facts(tx: Tx, conversation: Conversation) -> Facts:
    """The channel, where they came from, and what their cases and their card say; the newest word counts."""
    open_case, closed = escalations.list_of(tx, conversation.id, limit=MOST_CASES)
    cases = (*((open_case,) if open_case is not None else ()), *closed)
    facts: dict[str, set[str]] = defaultdict(set)
    for name, value in (fact for case in cases for fact in case.brief.facts):
        facts[name] = facts[name] or {fold_value(value)}
    facts["tag"] |= {fold_value(tag) for case in cases for tag in case.tags}
    facts["zone"] = {fold_value(customers.find(tx, conversation.id).zone)}
    facts["channel"] = {conversation.channel}
    if conversation.start_payload:
        facts["came_from"] = {fold_value(conversation.start_payload)}
    return facts


def to_facts(whom: str) -> Facts:
    """What is known of a customer for whom a condition holds."""
    return {name: {fold_value(value) for value in values} for name, values in read_condition(whom)}


def find_meant(tx: Tx, app: App, conversation: Conversation) -> Find:
    """The articles as they read for this customer; the same answer however often one is asked for. Facts are looked up
    where an article depends on them.
    """
    facts = cache(lambda: find_facts(tx, conversation))

    @cache
    def find(key: str, language: str) -> Article | None:
        article = drafts.find(app, key, language)
        return article.meant_for(facts()) if article is not None and article.variants else article

    return find
