"""What became of questions, on both databases."""

from __future__ import annotations

from datetime import timedelta

from bot.core.insights.asked import Down
from bot.core.insights.figures import Counts
from bot.core.insights.gaps import GapState
from bot.core.messages import Author, Source
from bot.core.people import Person, Role
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Considered, Why
from bot.service.insights import digest, grouping, wordings
from bot.storage.chat import feedback
from bot.storage.database import Database
from bot.storage.insights import asked, figures, gaps, harvest, sample
from tests.support.clock import FakeClock
from tests.support.rows import add_case, add_chat, add_message

COST = "delivery/cost"


def add_answer(store: Database, chat: str, question: str = "how much?", *, matched: str = "") -> int:
    """A question that was answered; the id of the answer."""
    conversation = add_chat(store, chat)
    add_message(store, conversation, question)
    source = Source(article=COST, language="uk", title="?", probability=0.9)
    why = Why(grounds=by(Rule.CLOSE_ENOUGH), candidates=(Considered(article=COST, matched=matched),))
    return add_message(store, conversation, "120 UAH", author=Author.BOT, source=source, why=why)


def read_all(store: Database, clock: FakeClock) -> None:
    clock.advance(hours=2)
    while (found := store.read_now(digest.read_on)) is not None:
        assert store.write_now(digest.do_keep, found)


def test_questions_are_read_once_and_summed_by_article_language_and_day(store: Database, clock: FakeClock) -> None:
    answers = [add_answer(store, str(number)) for number in range(3)]
    fields = {"conversation_id": 1, "message_id": answers[0], "article": COST, "helped": False}
    store.write_now(feedback.record_feedback, **fields)  # type: ignore[arg-type]
    store.write_now(feedback.record_reason, answers[0], "wrong")
    read_all(store, clock)
    read_all(store, clock)
    store.write_now(asked.record_thumb, answers[1], helped=False)
    store.write_now(asked.record_reason, answers[1], Down.OUTDATED)
    since = clock() - timedelta(days=7)
    expected = Counts(shown=3, helped=1, down=2)
    found = store.read_now(figures.find_figures, COST, since=since)
    assert (found.total, found.languages, found.reasons) == (expected, {"uk": expected}, {"wrong": 1, "outdated": 1})
    assert found.days == {(clock() - timedelta(hours=4)).date(): expected}
    assert store.read_now(figures.sum_articles, since=since) == {COST: expected}


def test_the_chats_behind_a_number_are_listed_newest_first(store: Database, clock: FakeClock) -> None:
    for number in range(3):
        add_answer(store, str(number), f"question {number}")
        clock.advance(minutes=1)
    read_all(store, clock)
    since = clock() - timedelta(days=7)
    found = store.read_now(figures.list_passages, COST, since=since, measure="helped", language="uk", limit=2)
    assert [one.text for one in found] == ["question 2", "question 1"]
    assert store.read_now(figures.list_passages, COST, since=since, measure="down", reason="wrong", limit=2) == ()


def test_what_follows_is_marked_and_a_thumb_that_came_meanwhile_stays(store: Database, clock: FakeClock) -> None:
    first = add_answer(store, "1")
    read_all(store, clock)
    add_answer(store, "1", "and express?")
    clock.advance(minutes=1)
    stretch = store.read_now(digest.read_on)
    store.write_now(asked.record_thumb, first, helped=False)
    assert stretch is not None
    store.write_now(digest.do_keep, stretch)
    rows = store.read_now(asked.list_recent, [1], since=clock() - timedelta(days=1))[1]
    assert [(row.followed, row.thumb, row.gap.value) for row in rows] == [(True, False, "thumb"), (False, None, "")]


def test_questions_are_put_into_groups_that_are_ranked_by_what_they_cost(store: Database, clock: FakeClock) -> None:
    for number in range(3):
        conversation = add_chat(store, str(number))
        add_message(store, conversation, f"question {number}?")
        why = Why(grounds=by(Rule.NOTHING_CLOSE))
        add_message(store, conversation, "I don't know.", author=Author.BOT, why=why)
    add_case(store, add_chat(store, "2"))
    read_all(store, clock)
    since = clock() - timedelta(days=30)
    waiting = store.read_now(gaps.list_ungrouped, since=since, limit=10)
    assert sorted(one.text for one in waiting) == ["question 0?", "question 1?", "question 2?"]
    two, one = store.write_now(gaps.record_groups, [("two", b"\x00\x3c"), ("one", b"\x00\x3c")])
    store.write_now(gaps.record_places, {two: [row.id for row in waiting if "2" not in row.text]})
    store.write_now(gaps.record_places, {one: [row.id for row in waiting if "2" in row.text]})
    assert not store.read_now(gaps.has_ungrouped, since=since)
    assert store.read_now(gaps.list_centres) == ((two, b"\x00\x3c"), (one, b"\x00\x3c"))
    store.write_now(gaps.record_sums, store.read_now(grouping.find_sums))
    first, second = store.read_now(gaps.list_groups, state=GapState.OPEN, limit=10)
    assert (first.title, second.title, second.sum.people) == ("one", "two", 2), "one of them waited for a person"
    assert len(store.read_now(gaps.list_passages, two, since=since, limit=10)) == 2
    assert store.read_now(gaps.list_replies, two, since=since, limit=10) == ()
    store.write_now(gaps.record_state, first, GapState.DISMISSED)
    assert store.read_now(gaps.count_states) == {GapState.OPEN: 1, GapState.DISMISSED: 1}


def test_wordings_that_ended_well_are_listed_until_they_are_declined(store: Database, clock: FakeClock) -> None:
    answers = [add_answer(store, str(number), "is it dear?") for number in range(2)]
    add_answer(store, "3", "and for free?")
    read_all(store, clock)
    for answer in answers:
        store.write_now(asked.record_thumb, answer, helped=True)
    since = clock() - timedelta(days=7)
    found = store.read_now(harvest.list_good, since=since)
    assert [(one.article, one.text, one.count) for one in found] == [(COST, "is it dear?", 2)]
    store.write_now(harvest.record_declined, found, declined=True)
    assert store.read_now(harvest.list_good, since=since) == ()
    store.write_now(harvest.record_declined, found, declined=False)
    assert store.read_now(harvest.list_good, since=since) == found


def test_what_is_old_is_forgotten_a_few_at_a_time(store: Database, clock: FakeClock) -> None:
    for number in range(3):
        add_answer(store, str(number))
    read_all(store, clock)
    since = clock() - timedelta(days=7)
    store.write_now(asked.forget_asked, before=clock(), limit=2)
    assert store.read_now(figures.sum_articles, since=since)[COST].shown == 1
    store.write_now(asked.forget_asked, before=since)
    assert store.read_now(figures.sum_articles, since=since)[COST].shown == 1


def test_the_wordings_that_brought_an_article_are_counted(store: Database, clock: FakeClock) -> None:
    for chat, wording in (("a", "how much?"), ("b", "How much"), ("c", "price"), ("d", "")):
        add_answer(store, chat, matched=wording)
    read_all(store, clock)
    lena = Person(id=1, login="lena", name="Lena", role=Role.LEAD)
    assert store.read_now(wordings.count_uses, lena, article=COST, language="uk") == {"how much": 2, "price": 1}
    assert store.read_now(wordings.count_uses, lena, article=COST, language="en") == {}
    clock.advance(hours=200)
    assert store.read_now(wordings.count_uses, lena, article=COST, language="uk") == {}


def test_each_wording_is_sampled_once_with_what_was_thought_of_it_last(store: Database, clock: FakeClock) -> None:
    answers = [add_answer(store, str(number), "how much?") for number in range(2)]
    add_answer(store, "other", "and to Lviv?")
    store.write_now(feedback.record_feedback, conversation_id=2, message_id=answers[1], article=COST, helped=True)
    read_all(store, clock)
    found = store.read_now(sample.list_sample, since=clock() - timedelta(days=7), limit=5)
    assert [(one.text, one.right) for one in found] == [("and to Lviv?", False), ("how much?", True)]
    one = store.read_now(sample.list_sample, since=clock() - timedelta(days=7), limit=1, article=COST)
    assert [(row.text, row.article) for row in one] == [("and to Lviv?", COST)]
