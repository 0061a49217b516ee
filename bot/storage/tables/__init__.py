"""The tables, a file a room. Changing one means writing a migration (see CONTRIBUTING.md)."""

from bot.storage.tables import (
    articles,
    behalf,
    cases,
    chat,
    clocks,
    files,
    histories,
    insights,
    people,
    reach,
    replies,
    reviews,
    shelf,
    spikes,
    system,
    teams,
    topics,
)
from bot.storage.tables.base import metadata

__all__ = [
    "articles",
    "behalf",
    "cases",
    "chat",
    "clocks",
    "files",
    "histories",
    "insights",
    "metadata",
    "people",
    "reach",
    "replies",
    "reviews",
    "shelf",
    "spikes",
    "system",
    "teams",
    "topics",
]
