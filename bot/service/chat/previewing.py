"""An article as customers would get it, message by message, while somebody still writes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.policy.telling import FOLDED_ROOM, take_next
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut
from bot.knowledge.articles.body import read_body, read_variants
from bot.markup.pictures import take_out
from bot.markup.variants import split_variants
from bot.service.articles import enclosing
from bot.service.chat.looking import measure
from bot.service.chat.rendering import render, render_rest
from bot.service.outbox.enclosing import MOST
from bot.service.outbox.posting import human_button
from bot.service.ports import App


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One message: Markdown, the labels of the buttons under it, and the files that go with it."""

    text: str
    buttons: tuple[str, ...]
    files: tuple[enclosing.Shown, ...] = ()


def preview(app: App, *, title: str, body: str, language: str, key: str = "", variant: str = "") -> tuple[Shown, ...]:
    """The answer to a question about the whole, and what follows at each press of "more"; () without a text.

    ``variant``: as who is meant by it reads it, "" for everybody.
    """
    sketch = _sketch(app, title=title, body=body, language=language, key=key)
    article = sketch.as_variant(next((one for one in sketch.variants if one.name == variant), None))
    blocks = cut(article)
    if not article.summary.strip():
        return ()
    sizes = measure(article)
    shown = [_first(app, article, more=len(blocks) > 1)]
    untold = tuple(range(1, len(blocks)))
    while untold:
        places = take_next(untold, sizes, room=FOLDED_ROOM)
        untold = untold[len(places) :]
        buttons = _label(app, language, *(("button-more",) if untold else ()))
        shown.append(_enclose(app, article, Shown(text=render_rest(article, places), buttons=buttons)))
    return tuple(shown)


def list_variants(body: str) -> tuple[str, ...]:
    """For whom a text has something of its own to say."""
    return tuple(dict.fromkeys(one.name for one in read_variants(body)))


def _first(app: App, article: Article, *, more: bool) -> Shown:
    names = (*(("button-more",) if more else ()), "button-helped", "button-not-helped")
    text, buttons = render(app, article.language, article, (0,)), _label(app, article.language, *names)
    return _enclose(app, article, Shown(text=text, buttons=buttons))


def _enclose(app: App, article: Article, shown: Shown) -> Shown:
    """With its pictures and files, as ``of_articles.enclose`` would have them go."""
    files = dict(enclosing.list_shown(app, path=article.path, text=shown.text)[:MOST])
    text = take_out(shown.text, lambda url: url in files) if files else shown.text
    return replace(shown, text=text, files=tuple(files.values()))


def _label(app: App, language: str, *names: str) -> tuple[str, ...]:
    return (*(app.words.say(language, name) for name in names), human_button(app.words, language).label)


def _sketch(app: App, *, title: str, body: str, language: str, key: str) -> Article:
    """The article that this text would be if it were saved now."""
    told = read_body(split_variants(body)[0], title=title)
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
        variants=read_variants(body, title=title),
        body=body.strip(),
        path=f"{language}/{key}.md",
        digest="",
        updated_at=app.clock(),
    )
