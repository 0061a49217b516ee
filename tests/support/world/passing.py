"""What time does to cases in the random lives of ``test_laws``: promises fall due, reminders call, silence ends."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from bot.core.business import Silence
from bot.core.messages import Author
from bot.errors import NotFound, NotYours
from bot.service.cases.clocks import promising
from bot.service.cases.timers import nudging, reminding, ringing
from bot.storage.database import Tx
from bot.storage.tables.clocks import dues, targets
from tests.support.world import laws
from tests.support.world.cast import CANT_LEAVE, CHATS, PEOPLE, WHICH
from tests.support.world.handing import SECRET
from tests.support.world.operators import Operators

SAID = st.sampled_from(("Which one is it?", "I'll call you in 10 minutes.", "I'll answer in 2 hours. Is that fine?"))


class Passing(Operators):
    """Nobody is reminded or closed who waits for us, nobody twice; what is owed is owed in an open case."""

    def __init__(self) -> None:
        super().__init__()
        file = self.world.app.business_file
        silence = Silence(nudge_after="5m", close_after="3m")
        file._business = replace(file.now, hours="", closed=(), silence=silence)

    @rule(person=PEOPLE, chat=CHATS, text=SAID)
    def an_operator_asks_or_promises(self, person: int, chat: str, text: str) -> None:
        conversation = self._conversation(chat)
        if conversation is not None:
            with suppress(NotYours, *CANT_LEAVE):
                self._reply(conversation["id"], person, text)
                self.everything_goes_out()

    @rule(
        chat=CHATS, text=SAID, pauses=st.lists(st.sampled_from((0, 200, 400, 4000)), max_size=4), writes=st.booleans()
    )
    def a_customer_is_served_and_falls_silent(self, chat: str, text: str, pauses: list[int], writes: bool) -> None:
        self._serve(chat)
        conversation = self._find(chat)
        with suppress(NotYours, *CANT_LEAVE):
            self._reply(conversation.id, 2, text)
        self.everything_goes_out()
        for number, seconds in enumerate(pauses):
            self.the_front_watches_the_silent(seconds=seconds)
            self.the_front_calls_up_what_was_promised(seconds=0)
            if writes and number == 0:
                self._arrives(self._text(chat, "q1"))

    def everything_goes_out(self) -> None:
        """Overridden by the whole."""

    @rule(seconds=st.sampled_from((0, 200, 400, 4000)))
    def the_front_watches_the_silent(self, seconds: int) -> None:
        self.world.clock.advance(seconds=seconds)
        before = self.world.read(laws.read_state)
        self.world.wait(nudging.watch_silence(self.world.app))
        waits = {one["id"]: one["waiting_since"] for one in before.conversations}
        known = {case["id"]: case for case in before.escalations}
        for case in self.world.read(laws.read_state).escalations:
            then = known[case["id"]]
            if (case["state"], case["nudged_at"]) != (then["state"], then["nudged_at"]):
                assert waits[case["conversation_id"]] is None, "somebody who waits for us was reminded or closed"
                assert case["state"] == "claimed" or then["nudged_at"], "closed without having been reminded"

    @rule(seconds=st.sampled_from((0, 300, 700)))
    def the_front_calls_up_what_was_promised(self, seconds: int) -> None:
        self.world.clock.advance(seconds=seconds)
        self.world.wait(ringing.ring_due(self.world.app))
        assert self.world.wait(ringing.ring_due(self.world.app)) == 0, "a promise calls again and again"

    @rule(person=PEOPLE, chat=CHATS)
    def somebody_wants_to_be_reminded(self, person: int, chat: str) -> None:
        conversation = self._conversation(chat)
        if conversation is not None:
            at, who = self.world.clock() + timedelta(minutes=5), self.world.operators[person]
            where = conversation["id"]
            self.world.write(reminding.do_remind, self.world.app, who, where, at=at, note=SECRET)

    @rule(person=PEOPLE, which=WHICH, removes=st.booleans())
    def somebody_changes_what_is_due(self, person: int, which: int, removes: bool) -> None:
        rows, who = self.world.read(_list_rows, dues), self.world.operators[person]
        if rows:
            number = rows[which % len(rows)]["id"]
            with suppress(NotYours, NotFound):
                if removes:
                    self.world.write(promising.do_remove, who, number)
                else:
                    to = self.world.clock() + timedelta(minutes=7)
                    self.world.write(promising.do_move, who, number, to=to)

    @rule(person=PEOPLE, chat=CHATS)
    def the_holder_keeps_it_open(self, person: int, chat: str) -> None:
        conversation = self._conversation(chat)
        if conversation is not None:
            with suppress(NotYours):
                self.world.write(nudging.do_keep_open, self.world.operators[person], conversation["id"])

    @invariant()
    def what_is_owed_is_owed_in_an_open_case(self) -> None:
        state = self.world.read(laws.read_state)
        held = {case["conversation_id"] for case in state.escalations if case["state"] in laws.OPEN_STATES}
        for row in self.world.read(_list_rows, dues):
            if row["kind"] == "promise" and row["settled_at"] is None:
                assert row["conversation_id"] in held, "a promise outlives its case"

    @invariant()
    def the_turns_are_kept(self) -> None:
        state = self.world.read(laws.read_state)
        waits = {one["id"]: one["waiting_since"] for one in state.conversations}
        for case in state.escalations:
            moments = [moment for pause in case["pauses"] or () for moment in pause]
            assert all(one <= two for one, two in pairwise(moments)), "pauses overlap"
            if case["state"] in laws.OPEN_STATES and waits[case["conversation_id"]] is not None:
                assert case["answered_at"] is None, "the clock stands still while the customer waits"
        for row in self.world.read(_list_rows, targets):
            assert row["since"] <= row["met_at"], "a target was met before it began"

    @invariant()
    def nobody_is_reminded_twice(self) -> None:
        state, app = self.world.read(laws.read_state), self.world.app
        texts = {app.words.say(language, "nudge") for language in ("ru", "uk", "en")}
        reminded: dict[int, bool] = {}
        for message in state.messages:
            where = message["conversation_id"]
            if message["author"] != Author.SYSTEM.value:
                reminded[where] = False
            elif message["text"] in texts:
                assert not reminded.get(where), "reminded twice of one question"
                reminded[where] = True


def _list_rows(tx: Tx, table: Any) -> list[Any]:
    return list(tx.connection.execute(select(table)).mappings())
