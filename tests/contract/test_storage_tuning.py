"""How the bot is tuned, what is proposed and which words took turns, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.insights.verdicts import Kind, judge
from bot.core.insights.week import Finding, State, What
from bot.core.people import Role
from bot.errors import NotFound
from bot.storage.chat import feedback, variants
from bot.storage.database import Database
from bot.storage.insights import proposals, verdicts
from bot.storage.system import tunings
from tests.contract.test_storage_insights import COST, add_answer, read_all
from tests.support.clock import FakeClock
from tests.support.rows import add_chat, add_person


def test_what_the_bot_thought_is_read_beside_what_came_of_it(store: Database, clock: FakeClock) -> None:
    answers = [add_answer(store, str(number), f"how much {number}?") for number in range(3)]
    for number, helped in ((0, True), (1, False)):
        fields = {"conversation_id": number + 1, "message_id": answers[number], "article": COST, "helped": helped}
        store.write_now(feedback.record_feedback, **fields)  # type: ignore[arg-type]
    read_all(store, clock)
    since = clock() - timedelta(days=7)
    found = judge(store.read_now(verdicts.list_answered, since=since, limit=10))
    assert [(one.kind, one.right, one.language) for one in found] == [(Kind.UP, True, "uk"), (Kind.DOWN, False, "uk")]
    asked = store.read_now(verdicts.list_questions, since=since, limit=2)
    assert [(one.text, one.answer) for one in asked] == [("how much 2?", ""), ("how much 1?", "")]
    (oldest,) = store.read_now(verdicts.list_questions, since=since, limit=3)[2:]
    assert (oldest.text, oldest.answer) == ("how much 0?", COST)


def test_proposals_are_kept_renewed_decided_and_measured(store: Database, clock: FakeClock) -> None:
    lead = add_person(store, "lena", Role.LEAD)
    for number in range(4):
        add_answer(store, str(number), f"how much {number}?")
    read_all(store, clock)
    weak = Finding(what=What.WEAK, place=COST, title="Cost", saves=2.5, evidence={"shown": 4})
    store.write_now(proposals.record_new, [weak, Finding(what=What.GAP, place="7", title="?", saves=9.0)])
    since = clock() - timedelta(days=7)
    gap, one = store.read_now(proposals.list_proposals, since=since)
    assert (gap.finding.what, one.finding, one.state) == (What.GAP, weak, State.OPEN)
    store.write_now(proposals.record_renewed, one.id, Finding(what=What.WEAK, place=COST, title="Cost", saves=3.0))
    store.write_now(proposals.record_state, one.id, State.REJECTED, person_id=lead.id, reason="small")
    after = store.read_now(proposals.get, one.id)
    assert (after.finding.saves, after.state, after.reason) == (3.0, State.REJECTED, "small")
    assert (after.person_name, after.decided_at) == (lead.name, clock())
    seen = store.read_now(proposals.measure, weak, since=since, until=clock())
    assert (seen.days, seen.asked, seen.unserved) == (7, 4, 0)
    assert store.read_now(proposals.measure, gap.finding, since=since, until=clock()).asked == 0
    with pytest.raises(NotFound):
        store.read_now(proposals.get, 99)


def test_changes_are_kept_whole_by_place(store: Database) -> None:
    lead = add_person(store, "lena", Role.LEAD)
    for place in ("sureness", "texts.greet", "texts.thanks"):
        fields = {"place": place, "before": {}, "after": {"uk": ["Вітаю!", "Добрий день!"]}}
        store.write_now(tunings.record_tuning, person_id=lead.id, **fields)  # type: ignore[arg-type]
    found = store.read_now(tunings.list_tunings, prefix="texts.", limit=10)
    assert [one.place for one in found] == ["texts.thanks", "texts.greet"]
    assert store.read_now(tunings.get, found[0].id).after == {"uk": ["Вітаю!", "Добрий день!"]}


def test_turns_are_remembered_by_chat_and_key(store: Database) -> None:
    chats = [add_chat(store, str(number)).id for number in range(2)]
    turns = [[store.write_now(variants.take_turn, chat, "greet", count=2) for _ in range(4)] for chat in chats]
    assert sorted(turns) == [[0, 1, 0, 1], [1, 0, 1, 0]]
    assert store.write_now(variants.take_turn, chats[0], "thanks", count=3) in range(3)
