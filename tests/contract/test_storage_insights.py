"""What became of questions, on both databases."""

from __future__ import annotations

from datetime import timedelta

from bot.core.insights.asked import Down
from bot.core.insights.figures import Counts
from bot.core.messages import Author, Source
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Why
from bot.service.insights import digest
from bot.storage.chat import feedback
from bot.storage.database import Database
from bot.storage.insights import asked, figures
from tests.support.clock import FakeClock
from tests.support.rows import add_chat, add_message

COST = "delivery/cost"


def add_answer(store: Database, chat: str, question: str = "how much?") -> int:
    """A question that was answered; the id of the answer."""
    conversation = add_chat(store, chat)
    add_message(store, conversation, question)
    source = Source(article=COST, language="uk", title="?", probability=0.9)
    why = Why(grounds=by(Rule.CLOSE_ENOUGH))
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
