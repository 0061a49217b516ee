"""Which questions a change is tried with."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.insights.asked import Asked, Gap
from bot.core.messages import Author
from bot.core.people import Role
from bot.errors import NotAllowed
from bot.knowledge.articles.articles import Library
from bot.service.articles.gate import trying
from bot.service.articles.gate.sampling import find_questions, list_golden
from bot.service.ports import App
from bot.storage.insights import asked
from bot.storage.insights.asked import Known
from tests.support.acting import hire
from tests.support.engine import make_article
from tests.support.rows import add_chat, add_message

COST = make_article("delivery/cost", golden="[what delivery costs]")
LIBRARY = Library(articles=(COST,))


def add(app: App, text: str, *, article: str = "", thumb: bool | None = None, gap: Gap = Gap.NO, days: int = 1) -> None:
    chat = add_chat(app.database, f"{text}-{days}-{article}")
    line = add_message(app.database, chat, text, author=Author.BOT)
    at = app.clock() - timedelta(days=days)
    row = Asked(message_id=line, question_id=line, text=text, at=at, article=article, thumb=thumb, gap=gap)
    app.database.write_now(asked.record_new, [Known(row=row, conversation_id=chat.id, language="en")])


async def test_golden_questions_and_those_of_customers_with_what_they_thought_of_it(app: App) -> None:
    add(app, "how much", article="delivery/cost", thumb=True)
    add(app, "and to Lviv", article="delivery/cost")
    add(app, "where is it", gap=Gap.UNANSWERED)
    add(app, "how long ago", article="delivery/cost", days=40)
    add(app, "what delivery costs", article="delivery/cost")
    found = app.database.read_now(find_questions, LIBRARY, LIBRARY)
    assert {one.text: (one.right, one.golden) for one in found} == {
        "what delivery costs": ("delivery/cost", True),
        "how much": ("delivery/cost", False),
        "and to Lviv": ("", False),
        "where is it": ("", False),
    }


async def test_a_text_at_which_an_engine_may_have_ended_is_not_read_again(app: App) -> None:
    add(app, "hang!", gap=Gap.PERSON)
    add(app, "hang on, how much", article="delivery/cost", gap=Gap.PERSON)
    found = app.database.read_now(find_questions, Library(), Library())
    assert [one.text for one in found] == ["hang on, how much"]


def test_golden_questions_of_what_goes_are_those_from_before_and_of_what_changes_those_from_after() -> None:
    other = make_article("delivery/cost", golden="[what is the price]")
    after, gone = Library(articles=(other,)), Library()
    assert [one.text for one in list_golden(LIBRARY, after)] == ["what is the price"]
    assert [one.text for one in list_golden(LIBRARY, gone)] == ["what delivery costs"]


def test_what_always_goes_to_a_person_must_be_answered_by_nothing() -> None:
    sensitive = Library(articles=(make_article("delivery/cost", golden="[what delivery costs]", escalate="always"),))
    assert list(list_golden(sensitive, sensitive)) == []


async def test_real_questions_of_the_week_of_one_article_or_of_all(app: App) -> None:
    lead, operator = await hire(app, "Lena", Role.LEAD), await hire(app, "Anna", Role.OPERATOR)
    add(app, "how much", article="delivery/cost")
    add(app, "where is it", gap=Gap.UNANSWERED)
    add(app, "before", article="delivery/cost", days=9)
    read = app.database.read_now
    assert read(trying.list_real, lead, article="delivery/cost") == ("how much",)
    assert set(read(trying.list_real, lead)) == {"how much", "where is it"}
    with pytest.raises(NotAllowed):
        read(trying.list_real, operator)
