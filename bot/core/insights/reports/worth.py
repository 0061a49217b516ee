"""What the bot saves and a case costs, by two rates of the business; nothing where a rate is not set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.insights.reports.span import Span

DAYS_OF_A_MONTH: Final = 365.25 / 12
DAY_SECONDS: Final = 86_400


@dataclass(frozen=True, kw_only=True)
class Worth:
    """Hours of work saved, and what a solved case costs; None where that can't be told."""

    hours: float | None = None
    cost: float | None = None


def reckon(span: Span, *, alone: int, solved: int, chat_minutes: int, month_cost: float) -> Worth:
    """``alone``: chats the bot served, each ``chat_minutes`` of somebody's work; support costs ``month_cost``, of which
    the part that belongs to these days, as far as they are over, is shared by the cases ``solved``.
    """
    over = (min(span.until, span.now) - span.since).total_seconds() / DAY_SECONDS
    return Worth(
        hours=alone * chat_minutes / 60 if chat_minutes else None,
        cost=month_cost * over / DAYS_OF_A_MONTH / solved if month_cost and solved else None,
    )
