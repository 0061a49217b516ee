"""What an article is made of, for those who show and edit it: the types and the reading of knowledge/articles."""

from __future__ import annotations

from bot.knowledge.articles.articles import Article, Library, parse_article
from bot.knowledge.articles.body import read_body, read_variants, same_question
from bot.knowledge.articles.checks import check_facts
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.report import gather
from bot.knowledge.articles.schedule import EXPIRED, SCHEDULED, find_state, read_moment
from bot.knowledge.articles.writing import write_field
from bot.service.articles.drafts import time_of
from bot.service.ports import App

__all__ = [
    "EXPIRED",
    "SCHEDULED",
    "Article",
    "Library",
    "Problem",
    "find_state",
    "gather",
    "list_unknown_facts",
    "parse_article",
    "read_body",
    "read_fields",
    "read_moment",
    "same_question",
    "time_of",
    "write_field",
]


def list_unknown_facts(app: App, *, path: str, text: str) -> list[Problem]:
    """Conditions in the text of a whole file on what is never known of a customer."""
    return list(check_facts(path, read_variants(text), app.business.facts))
