"""The made-up history from its first day to this minute."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final, cast

from bot.app import build_app
from bot.cli.demo.customers import Customer, make_customer
from bot.cli.demo.handling import Desk
from bot.cli.demo.people import POSTS, clock_in, list_shifts, open_shop
from bot.cli.demo.reviewing import review_daily
from bot.cli.demo.season import list_arrivals
from bot.cli.demo.stage import Act, Stage
from bot.cli.demo.texts import Shelf, Texts
from bot.cli.demo.visits import Visits
from bot.core.people import Role
from bot.knowledge.articles.articles import load_library
from bot.realtime.memory import MemoryHub
from bot.service.insights import digest
from bot.service.ports import App, Dialogue, Engine, Finder
from bot.settings import ROOT, Settings
from bot.storage.setup import migrate

AGAIN: Final = 0.16  # of those who come have been here before
APART: Final = timedelta(hours=20)  # at least, between two visits of one customer
RARELY: Final = (100_000, 50, 1000)  # for the collector of garbage: a fifth of the time else
URGENT: Final = 13  # customers of the last half hour with a matter for a person
SPEECH: Final = ROOT / "samples" / "flowers" / "demo"
UNTIL_LATE: Final = timedelta(hours=6)  # who is here at the end stays for whoever looks


class History:
    """Everything that happens in the shop between two moments."""

    def __init__(self, settings: Settings, *, now: datetime, days: int, customers: int, seed: int) -> None:
        self.a_day = customers  # on an ordinary one
        self.seed = seed
        self.now, self.since = now.astimezone(UTC), now.astimezone(UTC) - timedelta(days=days)
        migrate(settings.database)
        app = build_app(settings, clock=lambda: self.stage.now, hub=MemoryHub())
        library = load_library(settings.knowledge_base)
        shelf, texts = Shelf(library=library), Texts(SPEECH, library)
        engine = Engine.of(app, finder=cast(Finder, shelf), dialogue=cast(Dialogue, shelf))
        self.stage = Stage(app=engine, texts=texts, random=Random(seed), now=self.since)
        self.desk = Desk(stage=self.stage, ends=self.now)
        self.visits = Visits(stage=self.stage, calls=self.desk.take_in)
        self.customers: list[Customer] = []

    @property
    def app(self) -> App:
        """The product it is written with."""
        return self.stage.app

    def make(self, *, password: str) -> Iterator[float]:
        """Play it all; how much is done, 0 to 1."""
        before = gc.get_threshold()
        gc.set_threshold(*RARELY)
        try:
            yield from self._play(password)
        finally:
            gc.set_threshold(*before)

    def _play(self, password: str) -> Iterator[float]:
        self.app.database.write_now(lambda tx: open_shop(self.stage, self.stage.on(tx), password=password))
        self._begin_shifts()
        self.stage.begin(self._let_come(), self.since)
        self.stage.begin(review_daily(self.stage, Random(self.seed)), self.since)
        self.stage.begin(self._rush(), self.now - timedelta(minutes=28))
        for moment in self.stage.play(self.now):
            yield (moment - self.since) / (self.now - self.since)
        asyncio.run(digest.digest(self.app))
        self.app.database.close()

    def _begin_shifts(self) -> None:
        zone = self.app.business.zone
        for post in POSTS:
            if post.role is Role.ADMIN:
                continue
            for begins, ends in list_shifts(post, self.since, self.now, zone=zone):
                if ends > self.since:
                    last = ends + UNTIL_LATE if ends > self.now else ends
                    person, at = self.stage.staff[post.login], max(begins, self.since)
                    self.stage.begin(clock_in(self.stage, person, last), at)
                    self.stage.begin(self.desk.work(post, ends), at)

    def _let_come(self) -> Act:
        zone, random = self.app.business.zone, self.stage.random
        arrivals = list_arrivals(random, self.since.astimezone(zone), self.now.astimezone(zone), a_day=self.a_day)
        for at in arrivals:
            yield max(at - self.stage.now, timedelta())
            self.stage.begin(self.visits.come(self._choose()), self.stage.now)

    def _rush(self) -> Act:
        """The last half hour: the queue is not to be empty for whoever looks."""
        for _ in range(URGENT):
            yield timedelta(seconds=self.stage.random.uniform(20, 200))
            self.stage.begin(self.visits.come(self._choose(), urgent=True), self.stage.now)

    def _choose(self) -> Customer:
        random, now = self.stage.random, self.stage.now
        if self.customers and random.random() < AGAIN:
            one = random.choice(self.customers[-1500:])
            if not one.is_busy and one.seen_at is not None and now - one.seen_at > APART:
                return one
        self.customers.append(make_customer(self.stage, len(self.customers)))
        return self.customers[-1]
