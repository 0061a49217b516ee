"""Leads teach the bot sentences; what speaks against one is said, and trainings are decided by people."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.insights.phrases import Doubt, DoubtKind, Phrase
from bot.core.insights.teaching import Compared, Row, State, Training
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.insights import phrases, teaching
from bot.service.insights.problems import NoSuchMeaning, NothingToTrain, ReasonMissing, TrainingOver
from bot.service.ports import App
from tests.support.app import make_front
from tests.support.engine import write_article
from tests.support.staff import do_hire

MINE = "живого мне"
WORSE = Compared(rows=(Row(intent="greet", asked=2, before=2, after=1),), own=Row(intent="", asked=1, after=1))
SAME = Compared(rows=(), own=Row(intent="", asked=1, before=1, after=1))


@pytest.fixture
def app(tmp_path: Path) -> App:
    return make_front(tmp_path)


@pytest.fixture
def lead(app: App) -> Person:
    return app.database.write_now(do_hire, "Lena", Role.LEAD)


def say(text: str, intent: str = "want_human", language: str = "ru") -> Phrase:
    return Phrase(intent=intent, language=language, text=text)


def train(app: App, lead: Person, found: Compared) -> Training:
    """Ask for a training and let an engine do it."""
    app.database.write_now(teaching.do_want, lead)
    wanted = app.database.read_now(teaching.find_wanted)
    assert wanted is not None
    assert app.database.write_now(teaching.do_begin, wanted.id)
    app.database.write_now(teaching.do_judge, wanted.id, found)
    return newest(app, lead)


def newest(app: App, lead: Person) -> Training:
    found = app.database.read_now(teaching.access_newest, lead)
    assert found is not None
    return found


def texts(app: App) -> list[str]:
    return [one.text for one in app.database.read_now(teaching.find_phrases)]


async def test_what_is_added_is_kept_with_who_and_when(app: App, lead: Person) -> None:
    assert await phrases.add(app, lead, say("  - живого   мне: срочно ")) is None
    (added,) = await app.database.read(phrases.list_phrases, lead)
    assert (added.phrase.text, added.phrase.normal, added.person_name) == (
        "живого мне: срочно",
        "живого мне срочно",
        "Lena",
    )
    await app.database.write(phrases.do_remove, lead, added.phrase)
    assert texts(app) == []
    with pytest.raises(NotFound):
        await app.database.write(phrases.do_remove, lead, added.phrase)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (" ", DoubtKind.EMPTY),
        ("?!", DoubtKind.EMPTY),
        ("живого " * 40, DoubtKind.LONG),
        ("[живого](мне)", DoubtKind.MARKS),
        ("позвоните на 0671234567", DoubtKind.PERSONAL),
        ("пишите на a@b.org", DoubtKind.PERSONAL),
        ("приезжайте на улицу Мира 5", DoubtKind.PERSONAL),
        ("Живого мне!", DoubtKind.KNOWN),
        ("где мой заказ", DoubtKind.OURS),
        ("покличте мені живу людину будь ласка", DoubtKind.LANGUAGE),
    ],
)
async def test_what_teaches_nothing_or_tells_of_somebody_is_not_kept(
    app: App, lead: Person, text: str, kind: DoubtKind
) -> None:
    await phrases.add(app, lead, say(MINE))
    found = await phrases.add(app, lead, say(text, "complaint"))
    assert found is not None
    assert found.kind is kind
    assert await phrases.examine(app, lead, say(text, "complaint")) == found
    assert texts(app) == [MINE]


async def test_a_doubt_names_where_the_sentence_stands_and_a_mild_one_can_be_overruled(app: App, lead: Person) -> None:
    assert await phrases.add(app, lead, say("где мой заказ")) == Doubt(kind=DoubtKind.OURS, what="status")
    surzhyk = say("покличте мені живу людину будь ласка")
    assert await phrases.add(app, lead, surzhyk) == Doubt(kind=DoubtKind.LANGUAGE, what="uk")
    assert await phrases.add(app, lead, surzhyk, sure=True) is None
    assert await phrases.add(app, lead, say("[мне]"), sure=True) == Doubt(kind=DoubtKind.MARKS)
    assert texts(app) == [surzhyk.text]


async def test_what_an_article_answers_is_told_before_it_becomes_something_else(app: App, lead: Person) -> None:
    text = write_article(title="Do you have vases?", body="We sell vases in the studio.")
    await drafts.save(app, lead, Draft(key="shop/vases", language="en", text=text, digest=""))
    vases = say("do you have vases", "small_talk", "en")
    assert await phrases.add(app, lead, vases) == Doubt(kind=DoubtKind.ARTICLE, what="Do you have vases?")
    assert await phrases.examine(app, lead, say("do you have vases", "question", "en")) is None
    assert await phrases.add(app, lead, vases, sure=True) is None


async def test_only_leads_teach_and_only_what_there_is(app: App, lead: Person) -> None:
    operator = await app.database.write(do_hire, "Olga", Role.OPERATOR)
    for act in (phrases.examine, phrases.add):
        with pytest.raises(NotAllowed):
            await act(app, operator, say(MINE))
    with pytest.raises(NotAllowed):
        await app.database.write(teaching.do_want, operator)
    with pytest.raises(NoSuchMeaning):
        await phrases.add(app, lead, say(MINE, "nonsense"))


async def test_a_training_is_asked_for_once_when_there_is_something_new_and_can_be_stopped(
    app: App, lead: Person
) -> None:
    with pytest.raises(NothingToTrain):
        await app.database.write(teaching.do_want, lead)
    await phrases.add(app, lead, say(MINE))
    await app.database.write(teaching.do_want, lead)
    number = newest(app, lead).id
    assert await app.database.write(teaching.do_begin, number)
    assert not await app.database.write(teaching.do_begin, number), "another engine has it"
    assert await app.database.write(teaching.do_share, number, 0.4)
    await app.database.write(teaching.do_want, lead)
    assert (newest(app, lead).id, newest(app, lead).share) == (number, 0.4)
    await app.database.write(teaching.do_cancel, lead, number)
    assert not await app.database.write(teaching.do_share, number, 0.5)
    assert not await app.database.write(teaching.do_judge, number, SAME)
    assert newest(app, lead).state is State.CANCELLED


async def test_a_worse_model_is_used_for_a_reason_only(app: App, lead: Person) -> None:
    await phrases.add(app, lead, say(MINE))
    worse = train(app, lead, WORSE)
    assert (worse.state, worse.compared) == (State.WORSE, WORSE)
    assert await app.database.read(teaching.find_used) == 0
    with pytest.raises(ReasonMissing):
        await app.database.write(teaching.do_use, lead, worse.id, "  ")
    await app.database.write(teaching.do_use, lead, worse.id, "наши пишут только так")
    used = newest(app, lead)
    assert (used.state, used.reason, used.decider) == (State.USED, "наши пишут только так", "Lena")
    assert await app.database.read(teaching.find_used) == worse.id
    with pytest.raises(TrainingOver):
        await app.database.write(teaching.do_use, lead, worse.id, "ещё раз")


async def test_one_press_brings_back_the_model_and_the_phrases_before_and_keeps_newer_ones(
    app: App, lead: Person
) -> None:
    for text in ("первое", "второе"):
        await phrases.add(app, lead, say(text))
    first = train(app, lead, SAME)
    gone = next(one for one in await app.database.read(teaching.find_phrases) if one.text == "первое")
    await app.database.write(phrases.do_remove, lead, gone)
    await phrases.add(app, lead, say("третье"))
    second = train(app, lead, SAME)
    await phrases.add(app, lead, say("четвёртое"))
    with pytest.raises(TrainingOver):
        await app.database.write(teaching.do_undo, lead, first.id)
    await app.database.write(teaching.do_undo, lead, second.id)
    assert await app.database.read(teaching.find_used) == first.id
    assert sorted(texts(app)) == ["второе", "первое", "четвёртое"]
    assert newest(app, lead).state is State.UNDONE
    await app.database.write(teaching.do_undo, lead, first.id)
    assert await app.database.read(teaching.find_used) == 0
    assert texts(app) == ["четвёртое"]
