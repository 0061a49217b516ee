"""Reviews and the cases they are drawn from, in both databases."""

from __future__ import annotations

from functools import partial

from sqlalchemy import insert, update

from bot.core.case import Reason
from bot.core.insights.reviews.card import SHIPPED, Card
from bot.core.insights.reviews.review import Drawn, Filled, Stage
from bot.core.insights.reviews.sampling import LATE
from bot.core.insights.reviews.score import Mark
from bot.core.messages import Author
from bot.storage.database import Database, Tx
from bot.storage.insights.reviews import candidates, cards, disputes, reviews
from bot.storage.tables.cases import escalations, ratings
from tests.support.rows import add_case, add_chat, add_message, add_person


def close(tx: Tx, case_id: int, person_id: int) -> None:
    change = update(escalations).where(escalations.c.id == case_id)
    tx.connection.execute(change.values(state="resolved", person_id=person_id, closed_at=tx.now, first_reply_at=tx.now))


def test_candidates_say_what_rules_ask_for(store: Database) -> None:
    anna, chat = add_person(store), add_chat(store)
    first = add_case(store, chat)
    for author in (Author.CUSTOMER, Author.OPERATOR, Author.SYSTEM):
        add_message(store, chat, "hello", author=author)
    store.write_now(close, first, anna.id)
    rated = {"case_id": first, "conversation_id": chat.id, "unasked": "", "score": 2, "complaint": "", "comment": ""}
    store.write_now(lambda tx: tx.connection.execute(insert(ratings).values(**rated, asked_at=tx.now)))
    again = add_case(store, chat, Reason.AGAIN)
    store.write_now(close, again, anna.id)
    since = store.read_now(lambda tx: tx.now.replace(hour=0, minute=0, second=0))
    until = store.read_now(lambda tx: tx.now.replace(year=tx.now.year + 1))
    low, back = store.read_now(candidates.list_candidates, since, until)
    assert (low.case_id, low.is_low, low.is_reopened, low.place, low.drawn) == (first, True, True, 1, None)
    assert (back.case_id, back.is_low, back.is_reopened, back.place) == (again, False, False, 2)
    assert low.lines >= 2 and low.place < LATE


def test_a_review_is_one_a_case_and_saved_from_where_it_stood(store: Database) -> None:
    anna, lena, chat = add_person(store), add_person(store, "lena"), add_chat(store)
    case = add_case(store, chat)
    store.write_now(close, case, anna.id)
    card = store.write_now(cards.record_version, Card(name="Chat", categories=SHIPPED), person_id=lena.id)
    draw = partial(reviews.record_drawn, case_id=case, card_id=card.id, drawn=Drawn.LOW, reviewer_id=None)
    assert [store.write_now(lambda tx: draw(tx)) for _ in range(2)] == [True, False]
    found = store.read_now(reviews.find, case)
    assert found is not None and (found.stage, found.question, found.person_name) == (Stage.TODO, "?", "Anna")
    filled = Filled(marks=(Mark(category="tone", value=None), Mark(category="rules", value=0)))
    saves = [
        store.write_now(reviews.record_filled, found, filled, card_id=card.id, reviewer_id=lena.id) for _ in range(2)
    ]
    assert saves == [True, False]
    store.write_now(reviews.record_done, found.id, 0.0)
    (done,) = store.read_now(reviews.list_done)
    assert (done.filled, done.score, done.reviewer_name) == (filled, 0.0, "Lena")
    store.write_now(disputes.record_dispute, review_id=found.id, category="rules", given=0, reason="No.")
    (dispute,) = store.read_now(disputes.list_open)
    decide = partial(disputes.record_decided, dispute_id=dispute.id, stands=1, person_id=lena.id, answer="Yes.")
    assert [store.write_now(lambda tx: decide(tx)) for _ in range(2)] == [True, False]
