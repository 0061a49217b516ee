"""Who wrote an article does not publish it alone, where the business wants a second person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest

from bot.core.articles.approval import Approval, Step
from bot.core.articles.replay import Report
from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.service.articles import copies, drafts, moving
from bot.service.articles.approving import asking, deciding, standing
from bot.service.articles.approving.many import send_many
from bot.service.articles.copies import Change
from bot.service.articles.drafts import Draft
from bot.service.articles.gate import checking, many, wordings
from bot.service.articles.problems import (
    AuthorGone,
    ChangedSince,
    DecidedAlready,
    NeedsComment,
    NeedsEmergency,
    NeedsSecond,
    NoLongerWaits,
    NoReviewer,
    NothingToReview,
    OwnText,
    SideKept,
    StaysInTopic,
)
from bot.service.articles.shelf import bulk, sides
from bot.service.articles.shelf.sides import Written
from bot.service.cases.reaching import approvals as telling
from bot.service.cases.reaching import calling
from bot.service.ports import App
from bot.storage.articles import approvals, versions
from bot.storage.people import links, people
from bot.storage.system import audit, jobs
from tests.support.acting import hire
from tests.support.engine import write_article

KEY: Final[dict[str, Any]] = {"key": "delivery/cost", "language": "en"}
OLD, NEW = write_article(), write_article(body="It costs 150 UAH.")
CLEAN = Report(asked=0, golden=0)


def want_second(app: App, *topics: str) -> None:
    file = app.business_file
    file._business = replace(file.now, second_person=True, second_topics=topics)


@pytest.fixture
async def anna(app: App) -> Person:
    """Who writes; an article is live from before anybody had to look."""
    person = await hire(app, "Anna", Role.LEAD)
    await drafts.save(app, person, Draft(**KEY, text=OLD, digest=""))
    want_second(app)
    return person


@pytest.fixture
async def boris(app: App) -> Person:
    """Who looks."""
    return await hire(app, "Boris", Role.LEAD)


async def keep(app: App, person: Person, text: str) -> None:
    """The change as it is typed."""
    live = await drafts.access_draft(app, person, **KEY)
    known = await app.database.read(copies.find_copy, person, **KEY)
    change = Change(**KEY, text=text, form=None, base=live.digest, number=known.number if known else 0)
    await app.database.write(copies.do_keep, person, change)


async def send(app: App, person: Person, text: str = NEW, *, asked_id: int | None = None, note: str = "") -> Approval:
    await keep(app, person, text)
    return await asking.send(app, person, **KEY, asked_id=asked_id, note=note)


async def read_live(app: App) -> str:
    return (await drafts.access_draft(app, await hire(app, "reader", Role.LEAD), **KEY)).text


async def test_what_customers_read_waits_for_a_second_person_and_is_live_as_it_was_sent(
    app: App, anna: Person, boris: Person
) -> None:
    live = await drafts.access_draft(app, anna, **KEY)
    with pytest.raises(NeedsSecond):
        await checking.publish(app, anna, replace(live, text=NEW), CLEAN)
    sent = await send(app, anna, asked_id=boris.id, note="new price")
    with pytest.raises(OwnText):
        await deciding.publish(app, anna, sent.id, CLEAN)
    assert "120" in await read_live(app)
    saved = await deciding.publish(app, boris, sent.id, CLEAN)
    assert "150" in saved.text
    newest = (await app.database.read(versions.list_versions, article=KEY["key"], language="en"))[0]
    assert (newest.person_name, newest.reviewer_name, newest.why, newest.alone) == ("Anna", "Boris", "new price", False)
    assert await app.database.read(copies.find_copy, anna, **KEY) is None
    with pytest.raises(DecidedAlready, match="Boris"):
        await deciding.publish(app, await hire(app, "Clara", Role.ADMIN), sent.id, CLEAN)
    back = await checking.undo(app, anna, saved)
    assert "120" in back.text, "what stood there before needs nobody"


async def test_a_change_takes_the_approval_back_and_what_comes_back_is_sent_again(
    app: App, anna: Person, boris: Person
) -> None:
    sent = await send(app, anna)
    with pytest.raises(NeedsComment):
        await app.database.write(deciding.do_send_back, boris, sent.id, "  ")
    await app.database.write(deciding.do_send_back, boris, sent.id, "Say UAH in full")
    seen = await standing.read_standing(app, anna, **KEY)
    assert seen is not None
    assert (seen.approval.step, seen.approval.comment, seen.own) == (Step.BACK, "Say UAH in full", True)
    again = await send(app, anna, NEW.replace("UAH", "hryvnias"))
    await keep(app, anna, NEW.replace("150", "1500"))
    with pytest.raises(ChangedSince):
        await deciding.publish(app, boris, again.id, CLEAN)
    await keep(app, anna, NEW.replace("UAH", "hryvnias"))
    found = await standing.read_standing(app, boris, **KEY)
    assert found is not None
    assert (found.waits, found.own, "UAH" in found.before) == (True, False, True)
    assert "hryvnias" in (await deciding.publish(app, boris, again.id, CLEAN)).text


async def test_whoever_changed_it_last_does_not_look_at_it(app: App, anna: Person, boris: Person) -> None:
    sent = await send(app, anna)
    await keep(app, boris, NEW.replace("150", "160"))
    with pytest.raises(OwnText):
        await deciding.publish(app, boris, sent.id, CLEAN)
    again = await asking.send(app, boris, **KEY)
    assert "160" in (await deciding.publish(app, anna, again.id, CLEAN)).text


async def test_who_is_asked_must_be_able_to_look(app: App, anna: Person) -> None:
    operator = await hire(app, "Olga")
    for asked in (anna.id, operator.id, 999):
        with pytest.raises(NoReviewer):
            await send(app, anna, asked_id=asked)
    with pytest.raises(NotAllowed):
        await asking.send(app, operator, **KEY)
    assert operator.id not in await app.database.read(asking.list_reviewers, anna)


async def test_what_customers_do_not_read_needs_nobody_else(app: App, anna: Person) -> None:
    added = await wordings.add(app, anna, None, {(KEY["key"], KEY["language"]): ["what do you take for delivery"]})
    assert added.count == 1
    assert (await bulk.set_owner(app, anna, [KEY["key"]], anna.login)).articles == 1
    away = await checking.set_status(app, anna, CLEAN, **KEY, status="draft")
    assert "status: draft" in away.text
    with pytest.raises(NeedsSecond):
        await checking.set_status(app, anna, CLEAN, **KEY, status="published")
    refused = await bulk.set_status(app, anna, [KEY["key"]], "published")
    assert [type(error) for error in refused.refused.values()] == [NeedsSecond]


async def test_a_new_article_and_one_for_later_wait_as_well(app: App, anna: Person, boris: Person) -> None:
    fresh = Draft(key="delivery/new", language="en", text=write_article(status="draft"), digest="")
    later = NEW.replace("escalate: never", "escalate: never\npublish_at: 2030-01-01")
    live = await drafts.access_draft(app, anna, **KEY)
    for one in (replace(fresh, text=write_article()), replace(live, text=later)):
        with pytest.raises(NeedsSecond):
            await drafts.save(app, anna, one)
    await drafts.save(app, anna, fresh)
    sent = await asking.send(app, anna, key="delivery/new", language="en")
    assert "status: published" in (await deciding.publish(app, boris, sent.id, CLEAN)).text


async def test_only_the_chosen_topics_need_a_second_person(app: App, anna: Person) -> None:
    want_second(app, "payment")
    live = await drafts.access_draft(app, anna, **KEY)
    assert "150" in (await drafts.save(app, anna, replace(live, text=NEW))).text


async def test_nothing_new_is_not_sent(app: App, anna: Person) -> None:
    with pytest.raises(NothingToReview):
        await asking.send(app, anna, **KEY)


async def test_what_is_taken_back_deleted_or_discarded_no_longer_waits(app: App, anna: Person, boris: Person) -> None:
    for end in ("withdraw", "discard", "remove"):
        sent = await send(app, anna)
        if end == "withdraw":
            await app.database.write(asking.do_withdraw, anna, **KEY)
        elif end == "discard":
            await app.database.write(copies.do_discard, anna, **KEY)
        else:
            await moving.remove(app, anna, key=KEY["key"], languages=("en",))
        with pytest.raises(NoLongerWaits):
            await deciding.publish(app, boris, sent.id, CLEAN)
        with pytest.raises(NoLongerWaits):
            await app.database.write(deciding.do_send_back, boris, sent.id, "why")


async def test_who_left_hears_nothing_and_what_they_wrote_can_still_go_live(
    app: App, anna: Person, boris: Person
) -> None:
    sent = await send(app, anna)
    await app.database.write(people.record_change, anna.id, disabled=True)
    with pytest.raises(AuthorGone, match="Anna"):
        await app.database.write(deciding.do_send_back, boris, sent.id, "Change it")
    assert "150" in (await deciding.publish(app, boris, sent.id, CLEAN)).text


async def test_who_was_asked_and_left_makes_room_for_others(app: App, anna: Person, boris: Person) -> None:
    clara = await hire(app, "Clara", Role.LEAD)
    await send(app, anna, asked_id=boris.id)
    (waiting,) = await app.database.read(approvals.list_open)
    assert [waiting.asks(one.id) for one in (anna, boris, clara)] == [False, True, False]
    await app.database.write(people.record_change, boris.id, disabled=True)
    (waiting,) = await app.database.read(approvals.list_open)
    assert waiting.asks(clara.id)


async def test_an_admin_who_cannot_wait_says_why_and_the_history_shows_it(app: App, anna: Person) -> None:
    await send(app, anna)
    admin, live = await hire(app, "Max", Role.ADMIN), await drafts.access_draft(app, anna, **KEY)
    copy = await app.database.read(copies.find_copy, anna, **KEY)
    assert copy is not None
    own: dict[str, Any] = {"of": (KEY["key"], "en"), "number": copy.number}
    draft = replace(live, text=NEW)
    with pytest.raises(NotAllowed):
        await deciding.publish_alone(app, anna, draft, CLEAN, why="now", **own)
    with pytest.raises(NeedsEmergency):
        await deciding.publish_alone(app, admin, draft, CLEAN, why=" ", **own)
    await deciding.publish_alone(app, admin, draft, CLEAN, why="The price was wrong", **own)
    newest = (await app.database.read(versions.list_versions, article=KEY["key"], language="en"))[0]
    assert (newest.person_name, newest.alone, newest.why) == ("Max", True, "The price was wrong")
    (noted,) = await app.database.read(audit.list_audit, prefix="article.alone")
    assert "The price was wrong" in noted.object
    assert await app.database.read(approvals.list_open) == ()


async def test_who_is_to_look_and_then_the_author_are_told_once_in_working_hours(
    app: App, anna: Person, boris: Person
) -> None:
    for number, person in enumerate((anna, boris), start=1):
        link = {"channel": "telegram", "account": "", "chat_key": str(number), "username": ""}
        await app.database.write(links.record_link, person_id=person.id, **link)

    async def read_told() -> list[str]:
        assert await telling.watch_approvals(app) == 1
        assert await telling.watch_approvals(app) == 0
        jobs_told = [await app.database.write(jobs.claim, kinds=(JobKind.CALL,), worker="t")]
        found = [await app.database.read(calling.find_letter, app, one.payload) for one in jobs_told if one]
        return [f"{letter[2].chat_key}: {letter[2].text}" for letter in found if letter is not None]

    sent = await send(app, anna)
    assert [text.partition("\n")[0] for text in await read_told()] == [
        "2: Anna asks for a review: “How much is delivery?”"
    ]
    await app.database.write(deciding.do_send_back, boris, sent.id, "In full")
    (told,) = await read_told()
    assert told.startswith("1: Boris has looked")
    assert told.endswith("/desk/articles/edit?key=delivery%2Fcost&language=en")


async def test_a_side_of_a_translation_is_kept_as_a_change_that_is_not_live(app: App, anna: Person) -> None:
    await drafts.put_back(
        app, anna, Draft(key=KEY["key"], language="uk", text=write_article(title="Доставка"), digest="")
    )
    seen = await sides.access_sides(app, anna, key=KEY["key"], language="uk")
    written = Written(side=seen.target, title="Доставка", paragraphs=("Коштує 150 грн.",))
    with pytest.raises(SideKept):
        await many.save_side(app, anna, report=CLEAN, written=written)
    kept = await app.database.read(copies.find_copy, anna, key=KEY["key"], language="uk")
    assert kept is not None
    assert "150" in kept.text
    assert "150" not in (await drafts.access_draft(app, anna, key=KEY["key"], language="uk")).text


async def test_many_are_sent_at_once_and_what_customers_read_already_is_left_out(app: App, anna: Person) -> None:
    fresh = Draft(key="delivery/new", language="en", text=write_article(status="draft"), digest="")
    await drafts.save(app, anna, fresh)
    outcome = await send_many(app, anna, [KEY["key"], "delivery/new"], note="imported")
    assert (outcome.articles, outcome.refused) == (1, {})
    (waiting,) = await app.database.read(approvals.list_open)
    assert (waiting.article, waiting.note) == ("delivery/new", "imported")


async def test_an_article_does_not_leave_a_topic_that_is_looked_at_to_get_round_that(app: App, anna: Person) -> None:
    want_second(app, "delivery")
    with pytest.raises(StaysInTopic):
        await moving.rename(app, anna, key=KEY["key"], to="shop/cost")
    await moving.rename(app, anna, key=KEY["key"], to="delivery/price")
    await moving.rename(app, await hire(app, "Max", Role.ADMIN), key="delivery/price", to="shop/cost")
