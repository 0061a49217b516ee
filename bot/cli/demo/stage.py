"""The stage of the demo: a clock that is moved, acts that wait for their moment, and one transaction a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from bot.cli.demo.texts import Texts
from bot.core.people import Person
from bot.service.ports import App, Tx
from bot.storage.chat import pretending

Act = Iterator[timedelta]  # something that goes on for a while: it yields how long until it goes on
STEP = timedelta(hours=24)  # of one transaction
UNSENT = 50  # acts whose messages are marked at once


@dataclass
class Stage:
    """Where acts are played, each at its time. ``now`` is the only clock; ``tx`` is open while an act plays."""

    app: App
    texts: Texts
    random: Random
    now: datetime
    staff: dict[str, Person] = field(default_factory=dict)  # by login
    teams: dict[str, frozenset[int]] = field(default_factory=dict)  # by login, their teams
    _ahead: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)
    _tx: Tx | None = None
    _unsent: int = 0

    def begin(self, act: Act, at: datetime) -> None:
        """Have an act begin at a moment."""
        heappush(self._ahead, (at.astimezone(UTC), next(self._numbers), act))

    def tx(self, *, after: float = 0.0) -> Tx:
        """The transaction at this moment, or so many seconds later."""
        assert self._tx is not None
        return Tx(connection=self._tx.connection, now=self.now + timedelta(seconds=after))

    def on(self, tx: Tx) -> Tx:
        """The transaction at this moment of the stage."""
        return Tx(connection=tx.connection, now=self.now)

    def key(self) -> str:
        """A name nobody else has."""
        return f"demo-{next(self._numbers)}"

    def post(self) -> None:
        """What acts have left to be sent is sent, a few at once."""
        self._unsent += 1
        if self._unsent >= UNSENT:
            self.post_all()

    def post_all(self) -> None:
        """The same for all that is left."""
        self._unsent = 0
        pretending.record_all_sent(self.tx())

    def play(self, until: datetime) -> Iterator[datetime]:
        """Play everything that happens before a moment; how far it has come, after each commit."""
        while self.now < until:
            stop = min(self.now + STEP, until)
            self.app.database.write_now(self._play_some, stop)
            self.now = stop
            yield stop

    def _play_some(self, tx: Tx, stop: datetime) -> None:
        self._tx = tx
        while self._ahead and self._ahead[0][0] < stop:
            self.now, _, act = heappop(self._ahead)
            pause = next(act, None)
            if pause is not None:
                self.begin(act, self.now + pause)
        self.post_all()
        self._tx = None
