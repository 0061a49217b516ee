"""Trying questions without an article in hand: what the bot does now, and with the drafts that are there."""

from __future__ import annotations

from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.studio.trying.panel import TryPanel
from bot.service.articles import drafts as articles


async def draw_try(visit: Visit) -> None:
    """The page."""
    library = await articles.list_articles(visit.app, visit.person)
    drafts = sum(one.status == "draft" for one in library.articles)
    say = visit.say
    with frame(visit, page="articles"):
        with parts.box("page-head"):
            back = parts.link("←", "/desk/articles", "btn btn-icon")
            parts.attribute(back, aria_label=say("nav-articles"))
            parts.Text(say("try-title"), tag="h1")
        if drafts:
            parts.Text(say("try-drafts", count=drafts), "muted measure-text")
        with parts.box("card try-card"):
            TryPanel(visit, drafts=bool(drafts)).build()
