"""The pages of what articles do and what they lack."""
# No `from __future__ import annotations`: FastAPI reads the annotations of these inner functions.

from collections.abc import Awaitable, Callable

from fastapi import Request

from bot.desk.frame.base import Desk
from bot.desk.frame.ids import to_id
from bot.desk.frame.page import draw_page
from bot.desk.insights.answers_page import draw_answers
from bot.desk.insights.gap_page import draw_gap
from bot.desk.insights.gaps_page import draw_gaps
from bot.desk.insights.harvest_page import draw_harvest
from bot.desk.insights.radar_page import draw_radar
from bot.desk.insights.week_page import draw_week


def list_insights(desk: Desk) -> tuple[Callable[..., Awaitable[None]], ...]:
    """What draws them, in the order of their paths."""

    async def answers(request: Request) -> None:
        await draw_page(desk, request, lambda visit: draw_answers(visit, request.query_params), page="articles")

    async def gaps(request: Request, state: str = "") -> None:
        await draw_page(desk, request, lambda visit: draw_gaps(visit, state), page="gaps")

    async def gap(request: Request, id: str = "") -> None:
        await draw_page(desk, request, lambda visit: draw_gap(visit, to_id(id)), page="gaps")

    async def harvest(request: Request) -> None:
        await draw_page(desk, request, draw_harvest, page="gaps")

    async def week(request: Request) -> None:
        await draw_page(desk, request, draw_week, page="gaps")

    async def radar(request: Request, state: str = "") -> None:
        await draw_page(desk, request, lambda visit: draw_radar(visit, state), page="articles")

    return answers, gaps, gap, harvest, week, radar
