"""The chats behind a number of an article."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from bot.core.insights.figures import MEASURES
from bot.desk.frame import parts
from bot.desk.frame.ids import to_id
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.passage_list import draw_passages
from bot.service.articles import drafts
from bot.service.insights import figures

UNSAID = "unsaid"  # stands in the address for no reason given


async def draw_answers(visit: Visit, asked: Mapping[str, str]) -> None:
    """The page; ``asked`` stands in the address: key, measure, days, language, reason."""
    key, language, reason = asked.get("key", ""), asked.get("language", ""), asked.get("reason")
    measure = asked.get("measure", "") if asked.get("measure") in MEASURES else MEASURES[0]
    days = figures.to_period(to_id(asked.get("days", "")))
    found = await visit.app.database.read(
        figures.list_passages,
        visit.person,
        article=key,
        days=days,
        measure=measure,
        language=language,
        reason="" if reason == UNSAID else reason,
    )
    title = await _find_title(visit, key, language)
    with frame(visit, page="articles"):
        with parts.box("page-head"):
            address = urlencode({"key": key, "language": language or visit.language})
            back = parts.link("←", f"/desk/articles/edit?{address}", "btn btn-icon")
            parts.attribute(back, aria_label=visit.say("nav-articles"))
            parts.Text(title, tag="h1")
        _draw_measures(visit, {"key": key, "days": str(days), "language": language}, measure)
        parts.Text(visit.say(f"figure-{measure}-text"), "muted measure-text")
        if found:
            draw_passages(visit, found)
            if len(found) == figures.MOST_CHATS:
                parts.Text(visit.say("passages-most", count=len(found)), "muted small")
        else:
            parts.empty(visit.say("passages-none"), [visit.say("passages-none-text")])


async def _find_title(visit: Visit, key: str, language: str) -> str:
    library = await drafts.list_articles(visit.app, visit.person)
    versions = library.by_key.get(key, {})
    known = versions.get(language) or versions.get(visit.language) or next(iter(versions.values()), None)
    return known.title if known is not None else key


def _draw_measures(visit: Visit, asked: Mapping[str, str], measure: str) -> None:
    with parts.box("periods", tag="nav"):
        for name in MEASURES:
            narrowed = {key: value for key, value in {**asked, "measure": name}.items() if value}
            link = parts.link(
                visit.say(f"figure-{name}"),
                f"/desk/answers?{urlencode(narrowed)}",
                f"btn period {'is-here' if name == measure else ''}",
            )
            if name == measure:
                parts.attribute(link, aria_current="page")
        parts.Text(visit.say("figures-days", count=int(asked["days"])), "muted", tag="span")
