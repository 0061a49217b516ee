"""An article as customers would get it, message by message, while somebody still writes it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.policy.telling import take_next
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut
from bot.knowledge.articles.body import read_body
from bot.service.chat.looking import measure
from bot.service.chat.rendering import render, render_blocks
from bot.service.outbox.posting import human_button
from bot.service.ports import App


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One message: Markdown, and the labels of the buttons under it."""

    text: str
    buttons: tuple[str, ...]


def preview(app: App, *, title: str, body: str, language: str) -> tuple[Shown, ...]:
    """The answer to a question about the whole, and what follows at each press of "more"; () without a text."""
    article = _sketch(app, title=title, body=body, language=language)
    blocks = cut(article)
    if not article.summary.strip():
        return ()
    sizes = measure(article)
    shown = [_first(app, article, more=len(blocks) > 1)]
    untold = tuple(range(1, len(blocks)))
    while untold:
        places = take_next(untold, sizes)
        untold = untold[len(places) :]
        buttons = _label(app, language, *(("button-more",) if untold else ()))
        shown.append(Shown(text=render_blocks(article, places), buttons=buttons))
    return tuple(shown)


def _first(app: App, article: Article, *, more: bool) -> Shown:
    names = (*(("button-more",) if more else ()), "button-helped", "button-not-helped")
    return Shown(text=render(app, article.language, article, (0,)), buttons=_label(app, article.language, *names))


def _label(app: App, language: str, *names: str) -> tuple[str, ...]:
    return (*(app.words.say(language, name) for name in names), human_button(app.words, language).label)


def _sketch(app: App, *, title: str, body: str, language: str) -> Article:
    """The article that this text would be if it were saved now."""
    told = read_body(body, title=title)
    return Article(
        topic="",
        slug="",
        language=language,
        title=title or "…",
        questions=(),
        golden=(),
        status="draft",
        escalate="never",
        tags=(),
        owner="",
        review_by=None,
        summary=told.summary,
        sections=told.sections,
        body=body.strip(),
        path="",
        digest="",
        updated_at=app.clock(),
    )
