"""What one message and its answer may cost the database: a budget, so that nobody spends it unseen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import event

from bot.service.ports import App
from tests.support.acting import run_jobs, transcript, write_in
from tests.support.app import make_app
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article, says

STATEMENTS = 40  # from the update to the delivered answer, looking for work included
COMMITS = 9


@contextmanager
def counted(app: App) -> Iterator[dict[str, list[str]]]:
    """The statements run and the transactions written meanwhile."""
    spent: dict[str, list[str]] = {"statements": [], "commits": []}

    def hear(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            spent["statements"].append(statement)

    engines = (app.database._reading, app.database._writing)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", hear)
    event.listen(app.database._writing, "commit", lambda _: spent["commits"].append(""))
    yield spent
    for engine in engines:
        event.remove(engine, "before_cursor_execute", hear)


async def test_a_known_customer_is_answered_within_the_budget(tmp_path: Path) -> None:
    finder = ScriptedFinder(articles={"delivery/cost": make_article("delivery/cost")})
    dialogue = ScriptedDialogue(turns={"cost": found(("delivery/cost", 0.9)), "hello": says("greet")})
    app = make_app(tmp_path, dialogue=dialogue, finder=finder)
    await write_in(app, "hello")
    await run_jobs(app, until=app.clock() + timedelta(minutes=1))
    with counted(app) as spent:
        await write_in(app, "cost")
        await run_jobs(app)
    assert len(await transcript(app)) == 4
    assert len(spent["statements"]) <= STATEMENTS
    assert len(spent["commits"]) <= COMMITS
