"""``answerdesk kb check``: what keeps article files from being live, then what could be better."""

from __future__ import annotations

from collections.abc import Callable

from bot.app import open_business
from bot.knowledge.articles.articles import load_library
from bot.knowledge.articles.checks import check_facts
from bot.knowledge.articles.report import render
from bot.knowledge.shelf.topics import read_topics
from bot.settings import read_settings


def check(say: Callable[[str], object]) -> int:
    """Report it; the exit status."""
    settings = read_settings()
    library = load_library(settings.knowledge_base)
    facts = open_business(settings).now.facts if library.has_variants else ()
    unknown = (one for article in library.articles for one in check_facts(article.path, article.variants, facts))
    problems = (*read_topics(settings.knowledge_base).problems, *library.problems, *unknown)
    say(render(problems, articles=len(library.articles)))
    return 1 if any(problem.fatal for problem in problems) else 0
