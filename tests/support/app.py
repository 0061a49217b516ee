"""A real App on a real SQLite database, with the edges of the product in our hands."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from bot.business import BusinessFile
from bot.realtime.memory import MemoryHub
from bot.service.ports import App, Channel, Clock, Dialogue, Engine, Finder
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.setup import migrate
from bot.words import Catalogue
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder


def make_app(
    home: Path,
    clock: Clock | None = None,
    *,
    channels: Sequence[Channel] | None = None,
    dialogue: Dialogue | None = None,
    finder: Finder | None = None,
    business: str = "",
    **settings: Any,
) -> Engine:
    """Front and engine in one; the rest as in ``make_front``."""
    front = make_front(home, clock, channels=channels, business=business, **settings)
    parts: dict[str, Any] = {part.name: getattr(front, part.name) for part in fields(front)}
    return Engine(**parts, finder=finder or ScriptedFinder(), dialogue=dialogue or ScriptedDialogue())


def make_front(
    home: Path,
    clock: Clock | None = None,
    *,
    channels: Sequence[Channel] | None = None,
    business: str = "",
    **settings: Any,
) -> App:
    """The front alone, at home in ``home``; close ``app.database`` at the end.

    Without ``channels`` there is one RecordingChannel called "test". ``settings`` are fields of Settings; a
    ``database_url`` must be migrated by its owner. ``business`` is the text of a business.yml, by default the sample's.
    """
    home.mkdir(parents=True, exist_ok=True)
    if business:
        (home / "business.yml").write_text(business, encoding="utf-8")
        settings["project"] = home
    chosen = Settings(home=home, **({"knowledge_base": home / "articles", "models": home / "models"} | settings))
    if not chosen.database_url:
        make_sqlite(home / "answerdesk.db")
    hub, own = MemoryHub(), BusinessFile(chosen.business_file)
    clock = clock or FakeClock()
    return App(
        settings=chosen,
        database=Database(chosen.database, clock=clock, publish=hub.publish),
        hub=hub,
        clock=clock,
        channels={channel.name: channel for channel in (channels if channels is not None else [RecordingChannel()])},
        words=Catalogue(business=lambda: own.now),
        business_file=own,
    )


def engine_of(app: App) -> Engine:
    """The app as what it is in tests: front and engine in one."""
    assert isinstance(app, Engine)
    return app


def make_sqlite(path: Path) -> str:
    """A migrated database file, unless it is there already; its URL."""
    if not path.exists():
        path.write_bytes(_migrated())
    return f"sqlite:///{path}"


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.db"
        migrate(f"sqlite:///{path}")
        return path.read_bytes()
