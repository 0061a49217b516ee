"""What was read for an import, and what would become of it as things are now."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Final

from bot.knowledge.imports.found import Reading, from_json, gather
from bot.service.articles import drafts
from bot.service.articles.imports import basket
from bot.service.articles.imports.planning import Plan, make_plan
from bot.service.articles.imports.problems import ImportGone
from bot.service.ports import App
from bot.storage.articles import imports

FOUND: Final = "found.jsonl"


async def look(app: App, import_id: int) -> Plan:
    """Made anew each time, so it is never stale.

    Raises:
        ImportGone: what was read is no longer kept.
    """
    reading = await asyncio.to_thread(load, basket.folder_of(app, import_id))
    library = await asyncio.to_thread(drafts.read_library, app)
    origins = await app.database.read(imports.list_origins)
    return await asyncio.to_thread(make_plan, reading, library, origins)


def load(folder: Path) -> Reading:
    """Raises ImportGone."""
    try:
        with (folder / FOUND).open(encoding="utf-8") as file:
            return gather(from_json(json.loads(line)) for line in file)
    except FileNotFoundError:
        raise ImportGone() from None
