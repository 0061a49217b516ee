"""Days that are long over are counted ahead, and what becomes of them later is told."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.core.insights.asked import Asked
from bot.core.insights.reports.figures import Figure
from bot.core.messages import Author, Source
from bot.core.people import Role
from bot.service.chat import pressing
from bot.service.insights.reports import keeping
from bot.service.insights.reports.overview import read_overview
from bot.service.ports import App
from bot.storage.chat import messages
from bot.storage.insights import asked
from bot.storage.insights.asked import Known
from bot.storage.insights.reports import kept
from tests.support.acting import hire
from tests.support.clock import FakeClock
from tests.support.rows import add_chat, add_message

SOURCE = Source(article="delivery/cost", language="en", title="Cost", probability=0.9)


def ask(app: App, chat: str) -> int:
    """A question that the bot answered; the answer."""
    where = add_chat(app.database, chat)
    question = add_message(app.database, where, "How much?")
    line = add_message(app.database, where, "95", author=Author.BOT, source=SOURCE)
    row = Asked(message_id=line, question_id=question, text="How much?", at=app.clock(), article="delivery/cost")
    app.database.write_now(asked.record_new, [Known(row=row, conversation_id=where.id, language="en")])
    return line


async def alone(app: App) -> Figure:
    lead = await hire(app, "Lena", Role.LEAD)
    return (await app.database.read(read_overview, app, lead, "quarter")).figures["alone"]


async def test_nothing_is_kept_where_nobody_has_written(app: App) -> None:
    await keeping.keep(app)
    assert app.database.read_now(kept.find_kept) is None
    assert app.database.write_now(keeping.rebuild, app.business.zone) == 0


async def test_a_thumb_that_comes_weeks_later_counts(app: App, clock: FakeClock) -> None:
    line = ask(app, "1")
    clock.advance(hours=24 * 12)
    ask(app, "2")
    await keeping.keep(app)
    assert not app.database.read_now(keeping.is_behind, app.business.zone)
    carrier = app.database.read_now(messages.get, line)
    where = add_chat(app.database, "1")
    app.database.write_now(pressing.do_react, app, where, carrier, helped=False)
    assert await alone(app) == Figure(part=1, of=2)


async def test_another_time_zone_has_other_days_and_a_clock_set_back_fewer(app: App, clock: FakeClock) -> None:
    ask(app, "1")
    clock.advance(hours=24 * 20)
    await keeping.keep(app)
    there = ZoneInfo("Pacific/Auckland")
    assert app.database.read_now(keeping.is_behind, there)
    while app.database.write_now(keeping.do_step, there):
        pass
    assert not app.database.read_now(keeping.is_behind, there)
    before = app.database.read_now(kept.find_kept)
    clock.now -= timedelta(days=5)
    app.database.write_now(keeping.do_step, there)
    after = app.database.read_now(kept.find_kept)
    assert before is not None
    assert after is not None
    assert before.through - after.through == 5
