"""What an article is made of, for those who show and edit it: the types and the reading of knowledge/articles."""

from __future__ import annotations

from bot.knowledge.articles.articles import Article, Library, parse_article
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.problems import Problem

__all__ = ["Article", "Library", "Problem", "parse_article", "read_fields"]
