"""Every figure of the reports is what one counts by hand from the rows, on random histories, in both databases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import RowMapping, func, select

from bot.core.business import Business
from bot.core.insights.asked import Asked
from bot.core.insights.reports.cuts import ALL, By, Cut, list_for
from bot.core.insights.reports.figures import NOTHING, Figure
from bot.core.insights.reports.listing import Side
from bot.core.insights.reports.measures import MEASURES, OF_THE_BOT, Kind, Measure
from bot.core.insights.reports.span import Span
from bot.core.reach.joins import How, Kept
from bot.service.insights.reports.counting import count_all, total
from bot.service.insights.reports.keeping import rebuild
from bot.storage.chat import conversations, joins, moves
from bot.storage.database import Database, Tx
from bot.storage.insights import asked
from bot.storage.insights.asked import Known
from bot.storage.insights.reports import kept
from bot.storage.insights.reports.kept import select_talks
from bot.storage.insights.reports.rows import list_rows
from bot.storage.tables.chat import messages
from bot.storage.tables.insights import asked as asked_rows
from bot.storage.tables.insights import talks
from tests.support.app import make_sqlite
from tests.support.clock import FakeClock
from tests.support.random_desk import ARTICLES, CHATS, RandomDesk
from tests.support.recount import Counted, Recount, rank

ZONES: Final = ("Europe/Kyiv", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
HOURS: Final = ("", "Mon-Fri 09:00-18:00; Sat 10:00-14:00", "Fri 20:00-04:00; Mon-Thu 22:00-06:00")
LATER: Final = (asked_rows.c.message_id, asked_rows.c.conversation_id, asked_rows.c.at)
MANY: Final = 10_000
CHANGES: Final = (datetime(2026, 10, 25, tzinfo=UTC), datetime(2026, 3, 29, tzinfo=UTC))  # clocks, in Kyiv


class Later(NamedTuple):
    """What somebody thinks of later."""

    message_id: int
    conversation_id: int
    at: datetime


class Desk:
    """One random history, and the days it is looked at."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        zone, hours = self.random.choice(ZONES), self.random.choice(HOURS)
        self.business = Business(name={"en": "Shop"}, time_zone=zone, hours=hours, closed=("12-25", "10-24"))
        self.zone = self.business.zone
        self.now = self.random.choice(CHANGES) + timedelta(hours=self.random.randint(0, 24 * 30))
        self.start = self.now - timedelta(days=self.random.choice((3, 40)))
        last = self.now.astimezone(self.zone).date() - timedelta(days=self.random.choice((0, 9, 9)))
        first = last - timedelta(days=self.random.choice((0, 13, 29)))
        days = Span(first=first, last=last, zone=self.zone, now=self.now)
        self.span = self.random.choice((days, days, days.before))

    def fill(self, tx: Tx) -> None:
        RandomDesk(tx, self.random, zone=self.zone, start=self.start, now=self.now).fill()

    def keep(self, tx: Tx) -> int:
        """Count days ahead: all, not the newest, or those of the zone the business had before."""
        days = rebuild(tx, self.random.choice((self.zone, self.zone, self.zone, ZoneInfo("Asia/Tokyo"))))
        known = kept.find_kept(tx)
        if known is not None:
            kept.record_kept(tx, replace(known, through=known.through - self.random.choice((0, 0, 5))))
        return days

    def change(self, tx: Tx) -> None:
        """What is found out, judged and forgotten at any time; chats go elsewhere or prove to be of one person."""
        self._judge(tx)
        for chat in self.random.sample(range(1, CHATS + 1), 6):
            self._move(tx, chat)
        pairs = self.random.sample(list(pairwise(range(1, CHATS + 1))), 4)
        made = [joins.record_join(tx, one, other, how=How.CODE) for one, other in pairs]
        joins.end_join(tx, made[0], person_id=1)

    def _move(self, tx: Tx, chat: int) -> None:
        """To another channel; half of them come back."""
        here = conversations.lock(tx, chat)
        moves.record_move(tx, here, to_channel="mail", last_id=0, kept=Kept())
        there = conversations.record_place(tx, here, channel="mail", account="", chat_key=f"moved-{chat}")
        last = moves.find_last(tx, chat)
        if last is not None and self.random.random() < 0.5:
            moves.record_undone(tx, last.id, person_id=1)
            conversations.record_place(tx, there, channel=here.channel, account="", chat_key=here.chat_key)

    def _judge(self, tx: Tx) -> None:
        rows = [Later(*row) for row in tx.connection.execute(select(*LATER)).tuples()]
        for row in self.random.sample(rows, len(rows) // 4):
            asked.record_thumb(tx, row.message_id, helped=self.random.random() < 0.5)
            kept.judge_again(tx, [row.at], [row.conversation_id])
        lines = tx.connection.execute(select(messages).where(messages.c.author == "operator")).mappings()
        new = [self._read(row) for row in lines]
        asked.record_new(tx, new)
        kept.judge_again(tx, [one.row.at for one in new], {one.conversation_id for one in new})
        gone = asked.forget_asked(tx, before=self.now, limit=len(rows) // 4)
        kept.judge_again(tx, [at for _, at in gone], {chat for chat, _ in gone})

    def _read(self, row: RowMapping) -> Known:
        article = self.random.choice(ARTICLES)
        found = Asked(message_id=row["id"], question_id=0, text="?", at=row["created_at"], article=article)
        return Known(row=found, conversation_id=row["conversation_id"], language="en")

    def recount(self, tx: Tx) -> Recount:
        return Recount(tx, self.business, self.span)


@settings(
    max_examples=8, phases=(Phase.reuse, Phase.generate), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_every_figure_is_what_one_counts_by_hand(store: Database, seed: int) -> None:
    desk = Desk(seed)
    store.write_now(desk.fill)
    store.read_now(check, desk)


@settings(
    max_examples=3, phases=(Phase.reuse, Phase.generate), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_days_that_are_kept_say_what_the_rows_say_whatever_becomes_of_them(
    store: Database, clock: FakeClock, seed: int
) -> None:
    desk = Desk(seed)
    clock.now = desk.now
    store.write_now(desk.fill)
    days = store.write_now(desk.keep)
    assert store.read_now(count_kept) > 0 or days <= 5
    store.write_now(desk.change)
    store.read_now(check, desk)


def count_kept(tx: Tx) -> int:
    return tx.connection.execute(select(func.count()).select_from(talks)).scalar_one()


def check(tx: Tx, desk: Desk) -> None:
    """In all, and by each property there is."""
    recount = desk.recount(tx)
    rows = {one.key: recount.list_rows(one.key) for one in MEASURES}
    check_lists(tx, desk)
    check_cuts(tx, desk, rows)
    for by in (None, *By):
        measures = [one for one in MEASURES if by is None or by in list_for(one.base)]
        found = count_all(tx, desk.business, desk.span, measures, by=by)
        for one in measures:
            wanted = {key: to_figure(one, some) for key, some in group(rows[one.key], by).items()}
            shown = {key: rounded(figure) for key, figure in found[one.key].items() if figure.of}
            assert shown == {key: rounded(figure) for key, figure in wanted.items()}, (one.key, by)


def check_lists(tx: Tx, desk: Desk) -> None:
    """As many chats stand behind a figure as it says."""
    found = total(count_all(tx, desk.business, desk.span, MEASURES))
    for one in MEASURES:
        assert count_listed(tx, desk, one, ALL) == found[one.key].part, one.key


def check_cuts(tx: Tx, desk: Desk, rows: Mapping[str, Sequence[Counted]]) -> None:
    """Narrowed to one value, or to what is one person's own, it is that part: on the page and in the list."""
    for one in MEASURES:
        by = desk.random.choice(sorted(list_for(one.base)))
        value = desk.random.choice(sorted(group(rows[one.key], by)) or [""])
        own = 1 if one.key not in OF_THE_BOT and desk.random.random() < 0.5 else None
        part = [row for row in rows[one.key] if value in map(str, row.keys[by.value])]
        part = [row for row in part if own is None or str(own) in map(str, row.keys["person"])]
        cut = Cut(person_id=own, by=by, value=value)
        found = total(count_all(tx, desk.business, desk.span, [one], cut=cut))[one.key]
        wanted = to_figure(one, part) if part else NOTHING
        assert rounded(found) == rounded(wanted), (one.key, cut)
        assert count_listed(tx, desk, one, cut) == found.part, (one.key, cut)


def count_listed(tx: Tx, desk: Desk, one: Measure, cut: Cut) -> int:
    return sum(1 for _ in list_rows(tx, one, desk.span, cut=cut, side=Side.IN, limit=MANY))


def rounded(figure: Figure) -> Figure:
    """To the second."""
    median, most = (None if one is None else round(one) for one in (figure.median, figure.most))
    return replace(figure, median=median, most=most)


def group(rows: Sequence[Counted], by: By | None) -> dict[str, list[Counted]]:
    found = defaultdict(list)
    for row in rows:
        for key in ("",) if by is None else row.keys[by.value]:
            found[str(key)].append(row)
    return found


def to_figure(measure: Measure, rows: Sequence[Counted]) -> Figure:
    if measure.kind is Kind.TIME:
        seconds = [row.seconds for row in rows]
        return Figure(part=len(rows), of=len(rows), median=rank(seconds, 50), most=rank(seconds, 90))
    less = sum(row.less for row in rows) if measure.kind is Kind.NET else 0
    return Figure(part=sum(row.has for row in rows), of=len(rows), less=less)


def test_a_talk_is_judged_by_what_its_own_chat_asked(tmp_path: Path, clock: FakeClock) -> None:
    """A file knows not how many rows there are: by the index of articles it would go through all who asked for one."""
    file = Database(make_sqlite(tmp_path / "file.db"), clock=clock)
    plan = file.read_now(_plan_talks)
    file.close()
    assert [line for line in plan if "asked" in line and "(conversation_id=?)" not in line] == []
    assert sum("asked" in line for line in plan) == 3


def _plan_talks(tx: Tx) -> list[str]:
    day = tx.now.astimezone(ZoneInfo(ZONES[0])).date()
    span = Span(first=day - timedelta(days=6), last=day, zone=ZoneInfo(ZONES[0]), now=tx.now)
    made = select_talks(tx, span).compile(tx.connection, compile_kwargs={"render_postcompile": True})
    given = tuple(str(made.params[name]) for name in made.positiontup or ())
    return [line for *_, line in tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {made}", given)]
