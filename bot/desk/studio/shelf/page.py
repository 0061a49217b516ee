"""All articles: problems of the folder on top, then the list with its search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.studio.begun_list import draw_begun
from bot.desk.studio.problem_list import draw_problems
from bot.desk.studio.shelf.choosing import read_chosen
from bot.desk.studio.shelf.list_panel import ListPanel, build_search, read_list
from bot.service.articles.reading import Problem
from bot.service.insights import radar


async def draw_articles(visit: Visit, given: Mapping[str, str]) -> None:
    """The page; ``given`` is what stands in the address."""
    shelf, counts = await read_list(visit)
    panel = ListPanel(visit, read_chosen(given))
    edits = visit.may(Right.EDIT_ARTICLES)
    new = await visit.app.database.read(radar.count_new, visit.person) if edits else 0
    with frame(visit, page="articles"):
        _draw_head(visit, panel, new)
        await draw_begun(visit, given)
        _draw_problems(visit, shelf.problems)
        panel.build(shelf, counts)


def _draw_head(visit: Visit, panel: ListPanel, new: int) -> None:
    say = visit.say
    with parts.box("page-head"):
        parts.Text(say("nav-articles"), tag="h1")
        build_search(visit, panel)
        if visit.may(Right.SEE_INSIGHTS):
            parts.link(say("week"), "/desk/week", "btn week-open")
        parts.link(say("tab-try"), "/desk/articles/try", "btn try-open")
        if visit.may(Right.EDIT_ARTICLES):
            parts.link(f"{say('radar')} {new}" if new else say("radar"), "/desk/radar", "btn radar-open")
            parts.link(say("topics"), "/desk/articles/topics", "btn topics-open")
            parts.link(say("import-open"), "/desk/articles/import", "btn import-open")
            parts.link(say("article-new"), "/desk/articles/edit", "btn btn-primary")


def _draw_problems(visit: Visit, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    fatal = sum(problem.fatal for problem in problems)
    with parts.box("card problems-card", tag="details") as details:
        key = "problems-fatal" if fatal else "problems-hints"
        parts.Text(visit.say(key, count=len(problems), fatal=fatal), tag="summary")
        draw_problems(visit, problems)
    if fatal:
        parts.attribute(details, open=True)
