"""An article begins with what a person answered where the bot had nothing."""

from __future__ import annotations

import pytest

from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.knowledge.articles.articles import parse_article
from bot.service.cases import closing, holding, queue, reply
from bot.service.cases.closing import Ending
from bot.service.insights import lessons
from bot.service.ports import App
from tests.support.acting import case_of, command, hand_to, hire, run_jobs, write_in


@pytest.fixture
async def lead(app: App) -> Person:
    """Who answers, and may write articles."""
    return await hire(app, "Lena", Role.LEAD)


async def answer(app: App, lead: Person, text: str) -> int:
    """The chat of a case that was answered so and closed."""
    case = await hand_to(app, lead)
    await app.database.write(reply.do_reply, app, lead, case.conversation_id, text, client_id="one")
    await app.database.write(closing.do_close, app, lead, case.conversation_id, Ending())
    await run_jobs(app)
    return case.conversation_id


async def test_question_and_answer_begin_an_article_that_is_not_live(app: App, lead: Person) -> None:
    chat = await answer(app, lead, "Hello! We rent bicycles by the hour. Call Peter Parker at +380671234567.")
    seen = await app.database.read(queue.access_case, lead, chat)
    assert lessons.teaches(app, seen.past[0], seen.transcript)
    begun = await app.database.write(lessons.do_begin, app, lead, chat)
    article, _ = parse_article(begun.text.encode(), f"{begun.language}/shop/x.md")
    assert article is not None
    assert (article.body, article.status) == ("We rent bicycles by the hour.", "draft")
    assert "my question" in article.title.lower()


async def test_only_who_may_write_articles_begins_one_and_only_of_a_closed_case(app: App, lead: Person) -> None:
    case = await hand_to(app, lead)
    with pytest.raises(NotFound):
        await app.database.write(lessons.do_begin, app, lead, case.conversation_id)
    with pytest.raises(NotAllowed):
        await app.database.write(lessons.do_begin, app, await hire(app), case.conversation_id)


async def test_an_answer_that_is_all_about_somebody_is_veiled_and_the_first_words_to_a_person_are_the_question(
    app: App, lead: Person
) -> None:
    await command(app, "human")
    await run_jobs(app)
    case = await case_of(app)
    await app.database.write(holding.do_claim, app, lead, case.id)
    await write_in(app, "Сдаёте ли вы напрокат вазы?")
    text = "Да, Олена, даём на двое суток, мой номер 380671234567."
    await app.database.write(reply.do_reply, app, lead, case.conversation_id, text, client_id="one")
    await app.database.write(closing.do_close, app, lead, case.conversation_id, Ending())
    begun = await app.database.write(lessons.do_begin, app, lead, case.conversation_id)
    assert begun.language == "ru"
    assert "даём на двое суток" in begun.text
    assert "380671234567" not in begun.text
    assert "вазы" in begun.text
