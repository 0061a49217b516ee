"""What an article is made of, for those who show and edit it: the types and the reading of knowledge/articles."""

from __future__ import annotations

from bot.knowledge.articles.articles import Article, Library, parse_article
from bot.knowledge.articles.body import read_body
from bot.knowledge.articles.fields import read_fields
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.report import gather
from bot.knowledge.articles.writing import write_field

__all__ = ["Article", "Library", "Problem", "gather", "parse_article", "read_body", "read_fields", "write_field"]
