"""A notice is read by newcomers before their answer, once, until it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.articles.replay import Act, Outcome
from bot.core.case import Reason
from bot.core.conversation import Holder
from bot.core.insights.spikes.notices import AS_IT_IS, Notice, Wanted, Whom
from bot.core.people import Person, Role
from bot.errors import NotAllowed, TooLarge
from bot.service.cases import holding
from bot.service.chat.notices import ending, giving, writing
from bot.service.chat.notices.problems import NoticeAboutNothing, NoticeEmpty, NoticeEnd, NoticeOver
from bot.service.chat.replay import wording
from bot.service.chat.replay.acting import act, to_outcome
from bot.service.ports import App
from tests.support.acting import case_of, chat_of, hire, phone_of, press, queue_up, run_jobs, write_in
from tests.support.app import engine_of
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article, wants_human

ASK = "payment does not go through"
KNOWN = "We know that payment fails."
NEAR = Wanted(texts={"en": KNOWN}, examples=(ASK, "cannot pay"))


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who watches the desk."""
    return await hire(app, "Lena", Role.LEAD)


@pytest.fixture(autouse=True)
def articles(finder: ScriptedFinder, dialogue: ScriptedDialogue) -> None:
    finder.articles["delivery/cost"] = make_article("delivery/cost")
    dialogue.turns["delivery"] = found(("delivery/cost", 0.9))
    dialogue.turns["angry"] = wants_human(Reason.ANGER)


async def write(app: App, lead: Person, wanted: Wanted = NEAR) -> int:
    return await app.database.write(writing.do_write, lead, wanted)


async def ask(app: App, text: str, chat: str = "1") -> list[str]:
    """What is on the phone then."""
    await giving.refresh(engine_of(app))
    await write_in(app, text, chat)
    await run_jobs(app)
    return phone_of(app, chat)


async def state_of(app: App, lead: Person) -> Notice:
    (one,) = await app.database.read(writing.list_notices, lead)
    return one


async def test_who_asks_about_it_reads_it_instead_of_a_guess_and_once(app: App, lead: Person) -> None:
    await write(app, lead)
    assert await ask(app, ASK) == [KNOWN]
    assert (await chat_of(app)).waiting_since is None
    again = await ask(app, ASK)
    assert len(again) == 2 and again[1] != KNOWN
    assert (await state_of(app, lead)).given == 1


async def test_who_asks_something_else_is_answered_as_always(app: App, lead: Person) -> None:
    await write(app, lead)
    (answer,) = await ask(app, "how much is delivery")
    assert "120 UAH" in answer


async def test_everybody_reads_what_is_for_all_and_their_answer_below(app: App, lead: Person) -> None:
    await write(app, lead, replace(NEAR, whom=Whom.ALL, examples=()))
    first, answer = await ask(app, "how much is delivery")
    assert first == KNOWN and "120 UAH" in answer


async def test_who_is_angry_reads_it_and_gets_a_person_all_the_same(
    app: App, lead: Person, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns["payment"] = wants_human(Reason.ANGER)
    await write(app, lead)
    said = await ask(app, ASK)
    assert said[-1] == KNOWN and len(said) > 1
    assert (await chat_of(app)).owner.holder is Holder.QUEUE


async def test_nobody_who_waits_or_talks_to_a_person_is_interrupted(app: App, lead: Person) -> None:
    await queue_up(app, "waits")
    await queue_up(app, "talks")
    await app.database.write(holding.do_claim, app, lead, (await case_of(app, "talks")).id)
    await write(app, lead, replace(NEAR, whom=Whom.ALL))
    for chat in ("waits", "talks"):
        assert KNOWN not in await ask(app, ASK, chat)
    assert (await state_of(app, lead)).given == 0


async def test_it_ends_by_itself(app: App, lead: Person, clock: FakeClock) -> None:
    await write(app, lead, replace(NEAR, minutes=15))
    clock.advance(minutes=16)
    assert KNOWN not in await ask(app, ASK)
    assert await app.database.read(writing.list_notices, lead) == ()


async def test_it_is_prolonged_while_it_goes_on_and_stopped(app: App, lead: Person, clock: FakeClock) -> None:
    number = await write(app, lead, replace(NEAR, minutes=15))
    await app.database.write(writing.do_prolong, lead, number, minutes=60)
    clock.advance(minutes=30)
    assert await ask(app, ASK) == [KNOWN]
    await app.database.write(writing.do_stop, lead, number)
    assert KNOWN not in await ask(app, ASK, "2")
    with pytest.raises(NoticeOver):
        await app.database.write(writing.do_prolong, lead, number, minutes=60)


async def test_one_that_is_live_is_changed_for_whoever_comes_next(app: App, lead: Person, clock: FakeClock) -> None:
    number = await write(app, lead, replace(NEAR, minutes=30))
    before = await state_of(app, lead)
    assert await ask(app, ASK) == [KNOWN]
    changed = Wanted(texts={"en": "Cards work, transfers do not."}, minutes=AS_IT_IS)
    await app.database.write(writing.do_change, lead, number, changed)
    after = await state_of(app, lead)
    assert (after.ends_at, after.examples, after.given) == (before.ends_at, before.examples, 1)
    assert await ask(app, ASK, "2") == ["Cards work, transfers do not."]
    assert KNOWN in (await ask(app, ASK))[0] and len(phone_of(app, "1")) == 2, "who has read it is not told again"
    await app.database.write(writing.do_change, lead, number, replace(changed, minutes=None, whom=Whom.ALL))
    clock.advance(hours=2)
    assert "transfers" in (await ask(app, "how much is delivery", "3"))[0]


async def test_what_cannot_be_changed_stays_as_it_is(app: App, lead: Person, clock: FakeClock) -> None:
    number = await write(app, lead)
    for wanted, error in (
        (replace(NEAR, texts={}), NoticeEmpty),
        (replace(NEAR, minutes=5), NoticeEnd),
    ):
        with pytest.raises(error):
            await app.database.write(writing.do_change, lead, number, wanted)
    assert dict((await state_of(app, lead)).texts) == {"en": KNOWN}
    with pytest.raises(NotAllowed):
        await app.database.write(writing.do_change, await hire(app, "Olya"), number, NEAR)
    clock.advance(hours=2)
    with pytest.raises(NoticeOver):
        await app.database.write(writing.do_change, lead, number, NEAR)


async def test_trying_a_question_shows_what_somebody_new_reads_first(
    app: App, lead: Person, dialogue: ScriptedDialogue, finder: ScriptedFinder
) -> None:
    await write(app, lead)

    async def try_out(text: str) -> Outcome:
        engine = engine_of(app)
        await giving.refresh(engine)
        turn = (await dialogue.turn(state="", text=text, language="en", asked="nothing")).turn
        acted = act(finder, turn, engine.thresholds_in("en"))
        return wording.add_notice(engine, acted, to_outcome(acted))

    near = await try_out(ASK)
    assert (near.notice, near.instead) == (KNOWN, True)
    assert (await try_out("how much is delivery")).notice == ""
    dialogue.turns["payment"] = wants_human(Reason.ANGER)
    angry = await try_out(ASK)
    assert (angry.notice, angry.instead, angry.act) == (KNOWN, False, Act.PERSON)


async def test_what_is_not_there_in_their_language_says_so(app: App, lead: Person) -> None:
    await write(app, lead, Wanted(texts={"ru": "Мы знаем."}, examples=(ASK,)))
    (said,) = await ask(app, ASK)
    assert "Russian" in said and said.endswith("Мы знаем.")


async def test_who_wants_it_is_told_when_it_works_and_nobody_else(app: App, lead: Person) -> None:
    number = await write(app, lead)
    for chat in ("1", "2", "3"):
        await ask(app, ASK, chat)
    for chat in ("1", "2"):
        await press(app, f"notice-want:{number}", chat)
    await run_jobs(app)
    assert "as soon as it works" in phone_of(app, "1")[-1]
    await press(app, f"notice-unwant:{number}", "2")
    await run_jobs(app)
    assert (await state_of(app, lead)).wanting == 1
    ended = await ending.end(app, lead, number)
    await run_jobs(app)
    assert (ended.told, ended.held) == (1, 0)
    assert ASK in phone_of(app, "1")[-1] and "works again" in phone_of(app, "1")[-1]
    assert all("works again" not in phone_of(app, chat)[-1] for chat in ("2", "3"))
    assert await ending.end(app, lead, number) == ending.Ended()


async def test_the_bot_talks_over_no_person_when_it_works_again(app: App, lead: Person) -> None:
    number = await write(app, lead)
    await ask(app, ASK)
    await press(app, f"notice-want:{number}")
    await press(app, "human")
    await run_jobs(app)
    await app.database.write(holding.do_claim, app, lead, (await case_of(app)).id)
    assert await ending.end(app, lead, number) == ending.Ended(held=1)
    assert (await state_of(app, lead)).wanting == 1, "the page says so until somebody has told them"


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        (replace(NEAR, texts={"en": " \n", "ru": ""}), NoticeEmpty),
        (replace(NEAR, texts={"xx": "hello"}), NoticeEmpty),
        (replace(NEAR, texts={"en": "x" * 1001}), TooLarge),
        (replace(NEAR, minutes=-5), NoticeEnd),
        (replace(NEAR, minutes=10), NoticeEnd),
        (replace(NEAR, minutes=25 * 60), NoticeEnd),
        (replace(NEAR, examples=("", "  ")), NoticeAboutNothing),
    ],
)
async def test_what_cannot_be_given_is_said(app: App, lead: Person, wanted: Wanted, error: type[Exception]) -> None:
    with pytest.raises(error):
        await write(app, lead, wanted)


async def test_operators_give_none(app: App, lead: Person) -> None:
    operator = await hire(app, "Olya")
    number = await write(app, lead)
    with pytest.raises(NotAllowed):
        await write(app, operator)
    with pytest.raises(NotAllowed):
        await app.database.write(writing.do_stop, operator, number)
    with pytest.raises(NotAllowed):
        await ending.end(app, operator, number)


async def test_until_it_is_stopped_means_so(app: App, lead: Person, clock: FakeClock) -> None:
    await write(app, lead, replace(NEAR, minutes=None))
    clock.advance(hours=timedelta(days=3).total_seconds() / 3600)
    assert await ask(app, ASK) == [KNOWN]
