"""Statements, writing transactions and CPU of a piece of work."""

from __future__ import annotations

import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine, event


@dataclass(kw_only=True)
class Count:
    """What went to the database: ``statements`` with every BEGIN sent, ``writes``: those that take the writer."""

    statements: int = 0
    writes: int = 0


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Of one run; ``cpu`` in milliseconds of this process, the median of several."""

    statements: int
    writes: int
    cpu: float


@contextmanager
def counting() -> Iterator[Count]:
    """Count what any database of this process is asked."""
    count = Count()

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        count.statements += 1
        count.writes += statement.startswith(("BEGIN IMMEDIATE", "INSERT", "UPDATE", "DELETE"))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield count
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def measure(work: Callable[[], Awaitable[object]], *, times: int = 7) -> Cost:
    """Run it once to warm up, then ``times`` times."""
    await work()
    costs = [await _once(work) for _ in range(times)]
    return Cost(
        statements=max(cost.statements for cost in costs),
        writes=max(cost.writes for cost in costs),
        cpu=statistics.median(cost.cpu for cost in costs),
    )


async def _once(work: Callable[[], Awaitable[object]]) -> Cost:
    with counting() as count:
        begun = time.process_time()
        await work()
        cpu = time.process_time() - begun
    return Cost(statements=count.statements, writes=count.writes, cpu=cpu * 1000)
