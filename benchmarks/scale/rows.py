"""What is measured, what was promised, and what it was before, as measured on the same year at commit 618acc4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.scale.meter import Cost
from benchmarks.table import Figure

OURS = "answerdesk"
BEFORE = "before"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table. ``statements`` and ``cpu`` (ms) are bounds, "" where nothing is promised; ``before`` is by
    database.
    """

    title: str
    statements: str = ""
    writes: str = ""
    cpu: str = ""
    before: Mapping[str, Cost] = field(default_factory=dict)

    def figures(self, database: str, now: Cost) -> Iterator[Figure]:
        """The line as figures, those of before beside those of now."""
        for system, cost in ((OURS, now), (BEFORE, self.before.get(database))):
            if cost is not None:
                subject, bound = f"a year in {database}", (self.statements, self.writes, self.cpu)
                yield _figure(f"{self.title}: statements", subject, system, cost.statements, "", bound[0])
                yield _figure(f"{self.title}: writing statements", subject, system, cost.writes, "", bound[1])
                yield _figure(f"{self.title}: CPU", subject, system, cost.cpu, "ms", bound[2])


Numbers = tuple[int, int, float]  # statements, writing ones, CPU


def _before(sqlite: Numbers, postgres: Numbers) -> dict[str, Cost]:
    pairs = (("SQLite", sqlite), ("PostgreSQL", postgres))
    return {name: Cost(statements=numbers[0], writes=numbers[1], cpu=numbers[2]) for name, numbers in pairs}


ROWS: Mapping[str, Row] = {
    "queue": Row(
        title="one look at the queue, 500 open",
        statements="3",
        writes="0",
        cpu="60 ms",
        before=_before((4002, 0, 1770), (4001, 0, 2070)),
    ),
    "cards": Row(
        title="wait cards, 250 waiting, nothing changed",
        statements="3",
        writes="0",
        before=_before((1252, 1, 657), (1251, 0, 889)),
    ),
    "health": Row(title="health", statements="3", writes="0", before=_before((7, 0, 42.5), (6, 0, 3.75))),
    "late": Row(title="late watch", statements="3", writes="0", before=_before((2, 1, 37.6), (1, 0, 2.46))),
    "chat": Row(title="opening a chat of 2,000 messages", before=_before((6, 0, 14.3), (5, 0, 14.1))),
    "articles": Row(title="articles page, 96 files", before=_before((0, 0, 357), (0, 0, 343))),
}
EDITS = "edits sent after one claim at the head of 250 waiting"
EDITS_BEFORE: Mapping[str, int] = {"SQLite": 249, "PostgreSQL": 249}
EDITS_BOUND = "25"


def edits(database: str, now: int) -> Iterator[Figure]:
    """How many cards in Telegram one claim changes."""
    for system, count in ((OURS, now), (BEFORE, EDITS_BEFORE.get(database))):
        if count is not None:
            yield _figure(EDITS, f"a year in {database}", system, count, "", EDITS_BOUND)


def _figure(metric: str, subject: str, system: str, value: float, unit: str, bound: str) -> Figure:
    bound = bound if system == OURS else ""
    return Figure(metric=metric, subject=subject, system=system, value=value, unit=unit, bound=bound)
