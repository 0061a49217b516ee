"""Replies that leave later, in the random lives of ``test_laws``."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from bot.core.jobs import JobKind
from bot.core.messages import Then
from bot.errors import NotYours
from bot.service.cases.writing import planning
from bot.service.cases.writing.planning import Written
from bot.service.outbox.refusals import LeftAlready, NotYourMessage
from bot.storage.database import Tx
from bot.storage.people import people
from bot.storage.tables.replies import planned
from tests.support.world import laws
from tests.support.world.cast import CANT_LEAVE, CHATS, PEOPLE, WHICH, Cast

THENS = st.sampled_from((Then(), Then(), Then(closes=True, tags=("done",)), Then(snoozes=True)))


class Planning(Cast):
    """Held or kept, undone or not: it leaves once or is kept, whatever happens meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.later: set[str] = set()
        self.undone: set[str] = set()

    @rule(person=PEOPLE, chat=CHATS, seconds=st.sampled_from((5, 10)), then=THENS)
    def a_reply_is_held(self, person: int, chat: str, seconds: int, then: Then) -> None:
        conversation, who = self._conversation(chat), self.world.operators[person]
        if conversation is not None:
            who = self.world.write(people.record_change, who.id, undo_seconds=seconds)
            written = self._written(then)
            with suppress(NotYours, *CANT_LEAVE):
                first = self.world.write(planning.do_hold, who, conversation["id"], written)
                assert self.world.write(planning.do_hold, who, conversation["id"], written) == first
                self.later.add(written.text)

    @rule(person=PEOPLE, chat=CHATS, seconds=st.sampled_from((20, 300)))
    def a_reply_is_kept_for_a_time(self, person: int, chat: str, seconds: int) -> None:
        conversation, who = self._conversation(chat), self.world.operators[person]
        if conversation is not None:
            written, due = self._written(Then()), self.world.clock() + timedelta(seconds=seconds)
            with suppress(NotYours, *CANT_LEAVE):
                self.world.write(planning.do_plan, self.world.app, who, conversation["id"], written, due=due)
                self.later.add(written.text)

    @rule(person=PEOPLE, which=WHICH, how=st.sampled_from(("undo", "undo", "now")))
    def somebody_takes_it_back_or_does_not_wait(self, person: int, which: int, how: str) -> None:
        rows = self.world.read(list_planned)
        if not rows:
            return
        row, who = rows[which % len(rows)], self.world.operators[person]
        with suppress(LeftAlready, NotYourMessage, NotYours, *CANT_LEAVE):
            if how == "undo":
                self.undone.add(self.world.write(planning.do_take_back, who, row["id"]).text)
            else:
                self.world.write(planning.do_send_now, self.world.app, who, row["id"])
                self.answered = True

    @rule(seconds=st.sampled_from((0, 6, 30)), crash_at=st.sampled_from(("", "", "claimed", "committed")))
    def their_time_comes(self, seconds: int, crash_at: str) -> None:
        self.world.clock.advance(seconds=seconds)
        self.answered = True
        self.world.run_job(JobKind.LATER, crash_at=crash_at)

    @rule()
    def the_front_looks_for_what_will_not_leave(self) -> None:
        self.world.wait(planning.drop_hopeless(self.world.app))

    @invariant()
    def what_is_for_later_is_somewhere_and_once(self) -> None:
        said = [m["text"] for m in self.world.read(laws.read_state).messages]
        waiting = [row["text"] for row in self.world.read(list_planned)]
        for text in self.later:
            times = said.count(text) + waiting.count(text) + (text in self.undone)
            assert times == 1, f"{text} is said, kept or taken back {times} times"

    def _written(self, then: Then) -> Written:
        self.token += 1
        return Written(text=f"in a while {self.token}", client_id=f"later-{self.token}", then=then)


def list_planned(tx: Tx) -> list[dict[str, Any]]:
    return [dict(row) for row in tx.connection.execute(select(planned).order_by(planned.c.id)).mappings()]
