"""Questions asked again by the engine, and what customers said of the answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.service.insights import digest, forecasting, sureness
from bot.service.ports import App
from bot.storage.system import jobs
from tests.support.acting import hire, press, run_jobs, write_in
from tests.support.app import engine_of, make_app
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedFinder, make_article


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may tune the bot."""
    return await hire(app, "Lena", Role.LEAD)


@pytest.fixture(autouse=True)
def articles(finder: ScriptedFinder) -> None:
    """One with golden questions, of which another one is found for the second, and one for people."""
    golden = "[any vases there, what are pots]"
    finder.articles["shop/vases"] = make_article("shop/vases", title="vases", golden=golden)
    finder.articles["shop/pots"] = make_article("shop/pots", title="pots", escalate="always")


async def run_forecast(app: App, lead: Person) -> None:
    assert await app.database.write(forecasting.do_want, lead)
    job = await app.database.write(jobs.claim, kinds=(JobKind.FORECAST,), worker="test")
    assert job is not None
    await forecasting.forecast(engine_of(app), job)
    await app.database.write(jobs.finish, job)


async def test_golden_and_real_questions_are_asked_again(
    app: App, clock: FakeClock, lead: Person, finder: ScriptedFinder
) -> None:
    await write_in(app, "vases please", "one")
    await run_jobs(app, kinds=(JobKind.ANSWER, JobKind.DELIVER))
    await press(app, "helped", "one")
    clock.advance(minutes=5)
    await digest.digest(app)
    await run_forecast(app, lead)
    base, told = await app.database.read(forecasting.find_base, lead)
    assert base is not None
    assert told == (0, 0)
    assert [(one.right, one.person) for one in base.golden] == [(True, False), (False, True)]
    assert [(one.right, one.person) for one in base.real] == [(True, False)]
    assert base.cut(0.97) == finder.answer_threshold(0.97)
    found = sureness.weigh(base, app.business, real=False).at(app.business)["en"]
    assert (found.answered, found.person, found.wrong, found.judged) == (1, 1, 0, 1)
    assert sureness.weigh(base, app.business, real=True).at(app.business)["en"].answered == 1


async def test_they_are_not_asked_again_and_again(app: App, clock: FakeClock, lead: Person) -> None:
    await run_forecast(app, lead)
    assert not await app.database.write(forecasting.do_want, lead)
    assert await app.database.write(forecasting.do_want, lead, anew=True)
    assert await app.database.write(forecasting.do_want, lead), "it waits already"
    await run_jobs(app, kinds=(JobKind.FORECAST,))
    clock.advance(hours=7)
    assert await app.database.write(forecasting.do_want, lead)


async def test_verdicts_of_customers_are_read_beside_what_the_bot_thought(
    app: App, clock: FakeClock, lead: Person
) -> None:
    for chat, thumb in (("one", "helped"), ("two", "not-helped"), ("three", "")):
        await write_in(app, "vases please", chat)
        await run_jobs(app, kinds=(JobKind.ANSWER, JobKind.DELIVER))
        if thumb:
            await press(app, thumb, chat)
    clock.advance(minutes=5)
    await digest.digest(app)
    found = await app.database.read(sureness.measure_verdicts, lead)
    assert (found["en"].count, found["en"].right) == (2, 1)
    assert found["en"].said == pytest.approx(0.9)
    assert found["en"].shift is None


def test_what_verdicts_add_moves_the_cut_of_their_language_only(tmp_path: Path, finder: ScriptedFinder) -> None:
    app = make_app(tmp_path, finder=finder, business="name: X\nthresholds: {corrections: {uk: -0.5}}\n")
    assert app.thresholds_in("en").answer == finder.answer_threshold(0.97)
    assert app.thresholds_in("uk").answer > finder.answer_threshold(0.97) + 0.1


async def test_operators_see_none_of_it(app: App) -> None:
    operator = await hire(app)
    for ask in (forecasting.find_base, sureness.measure_verdicts):
        with pytest.raises(NotAllowed):
            await app.database.read(ask, operator)
    with pytest.raises(NotAllowed):
        await app.database.write(forecasting.do_want, operator)
