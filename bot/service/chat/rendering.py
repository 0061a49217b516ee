"""What is shown of an article, in Markdown: some of its blocks, with its source and date."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.policy.telling import ROOM
from bot.core.turn import Candidate
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import Block, cut, fold, join
from bot.language.said.troubles import speaks_of_trouble
from bot.service.ports import App

LONGEST_ASIDE = 300  # characters of a passage beside a hand-over


def render(app: App, language: str, article: Article, places: Sequence[int], *, lead: str = "") -> str:
    """These blocks after ``lead``, a sentence of the catalogue; "" when the article has none of them."""
    return _frame(app, language, article, render_blocks(article, places), lead)


def render_beside(app: App, language: str, article: Article, beside: Candidate) -> str:
    """What else it may be, to stand under what is likelier; "" where the article has pictures or files, which would
    have to come along.
    """
    text = "" if article.encloses else beside.line or render_blocks(article, beside.blocks)
    return _frame(app, language, article, text, "perhaps-or")


def _frame(app: App, language: str, article: Article, text: str, lead: str) -> str:
    said = app.words.say(language, lead) if lead else ""
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


def find_aside(blocks: Sequence[Block], places: Sequence[int]) -> str:
    """The block of these to read meanwhile; "" where none is short enough."""
    near = [(place, blocks[place]) for place in places if place < len(blocks)]
    troubled = [block for _, block in near if speaks_of_trouble(block.text, block.heading)]
    likeliest = [block for place, block in near[:1] if place]
    return next((block.text for block in (*troubled, *likeliest) if len(block.text) <= LONGEST_ASIDE), "")


def _note_language(app: App, language: str, article: Article) -> str:
    same = article.language == language
    return "" if same else app.words.say(language, "other-language", **{"from": article.language})


def _render_source(app: App, language: str, article: Article) -> str:
    if article.updated_at is None:
        return f"_{app.words.say(language, 'source-undated', title=article.title)}_"
    day = article.updated_at.astimezone(app.business.zone).date()
    return f"_{app.words.say(language, 'source', title=article.title, date=day)}_"
