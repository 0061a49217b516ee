"""A reply suggested from how people answered before, or from an article; what became of it is kept."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.core.people import Person
from bot.core.snippets import Suggestion
from bot.core.turn import Candidate
from bot.errors import EngineBusy
from bot.service.articles import drafts, quoting
from bot.service.articles.quoting import Quote
from bot.service.cases import closing, holding, reply
from bot.service.cases.closing import Ending
from bot.service.cases.reply import Enclosed
from bot.service.chat import suggesting
from bot.service.ports import App
from bot.storage.cases import results
from bot.storage.database import Tx
from bot.storage.tables.replies import suggestions
from tests.support.acting import case_of, chat_of, command, hire, run_jobs, write_in

REPLY = "Hello! Dried flowers are not sold here, only fresh ones. I am Anna."
TEXT = "Dried flowers are not sold here, only fresh ones."


class Engine:
    """What the engine says: the same of every question."""

    def __init__(self) -> None:
        self.alike = 0.9
        self.articles: tuple[Candidate, ...] = ()
        self.asked: list[tuple[str, ...]] = []
        self.is_away = False

    async def ask(
        self, app: App, person: Person, question: str, language: str, *, others: tuple[str, ...] = (), patience: float
    ) -> tuple[tuple[Candidate, ...], tuple[float, ...]]:
        self.asked.append(tuple(others))
        if self.is_away:
            raise EngineBusy(seconds=int(patience))
        return self.articles, tuple(self.alike for _ in others)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = Engine()
    monkeypatch.setattr(drafts, "ask_engine", made.ask)

    async def find(*_: object, **__: object) -> tuple[Quote, ...]:
        return (Quote(key="delivery/cost", language="en", title="Delivery", heading="", text="It is 120."),)

    monkeypatch.setattr(quoting, "find_quotes", find)
    return made


async def _take(app: App, person: Person, chat: str, question: str) -> int:
    await write_in(app, question, chat)
    await command(app, "human", chat=chat)
    await run_jobs(app)
    await app.database.write(holding.do_claim, app, person, (await case_of(app, chat)).id)
    await run_jobs(app)
    return (await chat_of(app, chat)).id


async def _close_one(app: App, person: Person, *, result: str = "solved", text: str = REPLY) -> None:
    number = await _take(app, person, "9", "do you sell dried flowers?")
    known = {one.key: one.id for one in await app.database.read(results.list_results)}
    ending = Ending(result_id=known[result])
    do = closing.do_reply_and_close
    await app.database.write(do, app, person, number, text, client_id=f"past-{result}", ending=ending)
    await run_jobs(app)


def _outcomes(tx: Tx) -> list[str]:
    return list(tx.connection.execute(select(suggestions.c.outcome)).scalars())


async def _suggest(app: App, person: Person, chat: str = "1") -> Suggestion | None:
    return await suggesting.suggest(app, person, (await chat_of(app, chat)).id)


async def test_the_words_of_a_closed_case_are_offered_without_what_is_personal(app: App, engine: Engine) -> None:
    anna = await hire(app)
    await _close_one(app, anna)
    number = await _take(app, anna, "1", "are there dried flowers?")
    one = await _suggest(app, anna)
    assert one is not None
    assert (one.kind, one.text) == ("reply", TEXT)
    assert await _suggest(app, anna) == one, "the same again for the same line"
    assert len(engine.asked) == 1
    enclosed = Enclosed(suggestion=one.id)
    await app.database.write(reply.do_reply, app, anna, number, TEXT, client_id="c1", enclosed=enclosed)
    assert await app.database.read(_outcomes) == ["accepted"]
    assert await _suggest(app, anna) is None, "nobody waits for an answer now"


async def test_an_edited_one_counts_as_edited_and_a_declined_one_never_comes_again(app: App, engine: Engine) -> None:
    anna = await hire(app)
    await _close_one(app, anna)
    number = await _take(app, anna, "1", "are there dried flowers?")
    one = await _suggest(app, anna)
    assert one is not None
    await app.database.write(suggesting.do_decline, anna, number, one.id)
    assert await _suggest(app, anna) is None
    await write_in(app, "dried flowers, I mean")
    other = await _suggest(app, anna)
    assert other is not None
    enclosed = Enclosed(suggestion=other.id)
    await app.database.write(reply.do_reply, app, anna, number, f"Hi! {TEXT}", client_id="c1", enclosed=enclosed)
    assert await app.database.read(_outcomes) == ["declined", "edited"]


async def test_only_good_cases_near_questions_and_replies_that_still_say_something(app: App, engine: Engine) -> None:
    anna = await hire(app)
    await _close_one(app, anna, result="spam")
    await _take(app, anna, "1", "are there dried flowers?")
    assert await _suggest(app, anna) is None
    await _close_one(app, anna, text="Hello! I am Anna, write to me at anna@example.com, please.")
    await write_in(app, "dried flowers?")
    assert await _suggest(app, anna) is None
    await _close_one(app, anna, result="passed_on")
    engine.alike = 0.3
    await write_in(app, "no dried flowers?")
    assert await _suggest(app, anna) is None
    await _take(app, anna, "2", "and wine?")
    assert await _suggest(app, anna, "2") is None
    assert engine.asked[-1] == (), "nothing in common: the engine reads no past question"


async def test_else_a_likely_article_speaks_and_an_unlikely_one_does_not(app: App, engine: Engine) -> None:
    anna = await hire(app)
    await _take(app, anna, "1", "how much is delivery?")
    engine.articles = (Candidate(article="delivery/cost", language="en", title="Delivery", probability=0.8),)
    assert await _suggest(app, anna) is None
    engine.articles = (Candidate(article="delivery/cost", language="en", title="Delivery", probability=0.95),)
    one = await _suggest(app, anna)
    assert one is not None
    assert (one.kind, one.source, one.text) == ("article", "delivery/cost", "It is 120.")


async def test_without_an_engine_or_the_chat_there_is_none(app: App, engine: Engine) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await _close_one(app, anna)
    await _take(app, anna, "1", "are there dried flowers?")
    assert await _suggest(app, oleh) is None
    engine.is_away = True
    assert await _suggest(app, anna) is None
    engine.is_away = False
    assert await _suggest(app, anna) is not None
