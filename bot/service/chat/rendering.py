"""What is shown of an article, in Markdown: some of its blocks, with its source and date."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.policy.telling import ROOM
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut, fold, join
from bot.service.ports import App


def render(app: App, language: str, article: Article, places: Sequence[int], *, lead: str = "") -> str:
    """These blocks after ``lead``, a sentence of the catalogue; "" when the article has none of them."""
    text = render_blocks(article, places)
    said = f"{app.words.say(language, lead)}" if lead else ""
    parts = (said, _note_language(app, language, article), text, _render_source(app, language, article))
    return "\n\n".join(filter(None, parts)) if text else ""


def render_blocks(article: Article, places: Sequence[int]) -> str:
    """These blocks under their headings."""
    return join([block for place, block in enumerate(cut(article)) if place in places])


def render_rest(article: Article, places: Sequence[int]) -> str:
    """The same for whoever asked for more: as it is where it is short, else with its sections folded away."""
    text, blocks = render_blocks(article, places), cut(article)
    folded = len(places) > 1 and len(text) > ROOM
    return fold([blocks[place] for place in places if place < len(blocks)], article.title) if folded else text


def _note_language(app: App, language: str, article: Article) -> str:
    same = article.language == language
    return "" if same else app.words.say(language, "other-language", **{"from": article.language})


def _render_source(app: App, language: str, article: Article) -> str:
    if article.updated_at is None:
        return f"_{app.words.say(language, 'source-undated', title=article.title)}_"
    day = article.updated_at.astimezone(app.business.zone).date()
    return f"_{app.words.say(language, 'source', title=article.title, date=day)}_"
