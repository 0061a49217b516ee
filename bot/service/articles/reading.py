"""What an article is made of, for those who show and edit it: the types and the reading of knowledge/articles."""

from __future__ import annotations

from bot.knowledge.articles.articles import Article, Library, parse_article
from bot.knowledge.articles.body import read_body, same_question
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.report import gather
from bot.knowledge.articles.schedule import EXPIRED, SCHEDULED, find_state, read_moment
from bot.knowledge.articles.writing import write_field
from bot.service.articles.drafts import time_of

__all__ = [
    "EXPIRED",
    "SCHEDULED",
    "Article",
    "Library",
    "Problem",
    "find_state",
    "gather",
    "parse_article",
    "read_body",
    "read_fields",
    "read_moment",
    "same_question",
    "time_of",
    "write_field",
]
