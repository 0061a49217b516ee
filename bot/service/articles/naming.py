"""Names of new articles, for people who need not know that an article is a file."""

from __future__ import annotations

from bot.knowledge.imports.naming import ANYWHERE, choose_key, to_slug, topic_name
from bot.service.articles import drafts
from bot.service.ports import App


def propose_key(app: App, *, topic: str, slug: str, title: str, language: str) -> str:
    """The name "topic/name" of what was typed in whatever letters; without a name one of the title that is free."""
    if slug.strip():
        return f"{topic_name(topic) or ANYWHERE}/{to_slug(slug, language)}"
    return choose_key(topic, title, language, drafts.read_library(app).by_key)
