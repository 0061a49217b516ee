"""What is to be reviewed: disputes first, then one's own, then what others have or nobody yet, then what is done."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.insights.reviews.review import Review
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.insights.reviews.rows import draw_rows
from bot.desk.insights.reviews.words import HOME, RESULTS
from bot.service.insights.reviews.queue import ReviewQueue, read_queue


async def draw_queue(visit: Visit) -> None:
    """The page."""
    found = await visit.app.database.read(read_queue, visit.person)
    with frame(visit, page="board"):
        _draw_head(visit)
        _draw_lists(visit, found)


def _draw_head(visit: Visit) -> None:
    say = visit.say
    with parts.box("page-head"):
        back = parts.link("←", RESULTS, "btn btn-icon")
        parts.attribute(back, aria_label=say("reviews-quality"))
        parts.Text(say("reviews"), tag="h1")
        with parts.box("head-actions"):
            parts.link(say("reviews-quality"), RESULTS, "btn review-results")
            parts.link(say("reviews-cards"), f"{HOME}/cards", "btn review-cards-open")
            parts.link(say("reviews-drawing"), f"{HOME}/drawing", "btn review-drawing-open")
    parts.Text(say("reviews-text"), "muted measure-text")


def _draw_lists(visit: Visit, found: ReviewQueue) -> None:
    say = visit.say
    if not (found.disputed or found.mine or found.others or found.done):
        parts.empty(say("reviews-none"), [say("reviews-none-text")])
        with parts.box("head-actions review-begin"):
            parts.link(say("reviews-find"), "/desk/numbers/chats?measure=solved&range=month", "btn btn-primary")
        return
    _draw_list(visit, "disputed", found.disputed)
    _draw_list(visit, "mine", found.mine)
    _draw_list(visit, "others", found.others)
    _draw_list(visit, "done", found.done)


def _draw_list(visit: Visit, name: str, found: Collection[Review]) -> None:
    if not found:
        return
    with parts.box(f"review-list review-list-{name}", tag="section"):
        parts.Text(f"{visit.say(f'reviews-list-{name}')} · {len(found)}", "gap-title", tag="h2")
        draw_rows(visit, found, disputed={one.id for one in found} if name == "disputed" else ())
