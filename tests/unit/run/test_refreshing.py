"""Changes of the articles go live, also after a try that failed, and it is known how that stands."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.knowledge.errors import KnowledgeError
from bot.run.refreshing import refresh
from bot.service.ports import App, Engine
from bot.service.system import indexing
from tests.support.app import engine_of
from tests.support.engine import NothingNew, ScriptedFinder


class Stumbling(ScriptedFinder):
    """Fails before it succeeds, and looks at how that is told."""

    def __init__(self, app: App, errors: list[Exception]) -> None:
        super().__init__()
        self.app, self.errors, self.seen = app, errors, list[indexing.IndexState]()

    def refresh(self) -> NothingNew:
        """Once more."""
        self.seen.append(self.app.database.read_now(indexing.find_state))
        if self.errors:
            raise self.errors.pop()
        return NothingNew(changed=("a.md",), anything=True)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PermissionError("no"), KnowledgeError()])
async def test_what_failed_is_tried_again_and_told(app: App, error: Exception) -> None:
    finder, wanted = Stumbling(app, [error]), asyncio.Event()
    engine: Engine = replace(engine_of(app), finder=finder)
    await asyncio.wait_for(refresh(engine, wanted, again=0), timeout=10)
    assert wanted.is_set()
    assert [one.failures for one in finder.seen] == [0, 1]
    assert all(one.behind_since == app.clock() for one in finder.seen)
    assert app.database.read_now(indexing.find_state) == indexing.IndexState(built_at=app.clock())
