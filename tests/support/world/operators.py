"""What operators do in the random lives of ``test_laws``."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.core.messages import Author, Delivery
from bot.errors import AlreadyClaimed, CustomerGone, NotFound, NotWaiting, NotYours
from bot.service.cases import holding, reply, taking
from tests.support.world import laws
from tests.support.world.cast import CANT_LEAVE, CHATS, PEOPLE, WHICH, Cast


class Operators(Cast):
    """Claims, replies, transfers: whatever the desk has a button for."""

    @rule(first=PEOPLE, second=PEOPLE, which=WHICH)
    def two_operators_claim_one_case(self, first: int, second: int, which: int) -> None:
        cases = [e for e in self.before.escalations if e["state"] == "waiting"]
        if not cases:
            return
        number = cases[which % len(cases)]["id"]
        winner, other = self.world.operators[first], self.world.operators[second]
        assert self.world.write(holding.do_claim, self.world.app, winner, number).person_id == winner.id
        if winner == other:
            assert self.world.write(holding.do_claim, self.world.app, other, number).person_id == winner.id
            return
        with pytest.raises(AlreadyClaimed, match=winner.name):
            self.world.write(holding.do_claim, self.world.app, other, number)

    @rule(person=PEOPLE, chat=CHATS, text=st.sampled_from(("Hello", "One|two|three")))
    def an_operator_replies(self, person: int, chat: str, text: str) -> None:
        conversation = self._conversation(chat)
        if conversation is not None:
            with suppress(NotYours, *CANT_LEAVE):
                self._reply(conversation["id"], person, text)
                assert conversation["person_id"] == self.world.operators[person].id, "law 2: a stranger replied"

    @rule(chat=CHATS)
    def the_holder_clicks_twice(self, chat: str) -> None:
        holders = [number for number, person in enumerate(self.world.operators) if person.id == self._holder(chat)]
        for holder in holders:
            conversation = self._conversation(chat)
            assert conversation is not None
            first = 0
            with suppress(*CANT_LEAVE):
                first = self._reply(conversation["id"], holder, "Hello")
            if not first:
                return
            rows = len(self.world.read(laws.read_state).outbox)
            self.token -= 1
            assert self._reply(conversation["id"], holder, "Hello") == first
            assert len(self.world.read(laws.read_state).outbox) == rows, "law 4: a double click sent twice"

    @rule(person=PEOPLE, chat=CHATS, how=st.sampled_from(("resolve", "return", "put back")))
    def an_operator_lets_go(self, person: int, chat: str, how: str) -> None:
        conversation = self._conversation(chat)
        if conversation is None:
            return
        ways = {"resolve": holding.do_resolve, "return": holding.do_return, "put back": holding.do_put_back}
        with suppress(NotYours, *CANT_LEAVE):
            self.world.write(ways[how], self.world.app, self.world.operators[person], conversation["id"])
            self.answered = how != "put back"

    @rule(person=PEOPLE, which=WHICH)
    def a_lead_takes_over(self, person: int, which: int) -> None:
        if self.before.escalations:
            case = self.before.escalations[which % len(self.before.escalations)]
            with suppress(NotWaiting):
                taken = self.world.write(holding.do_take_over, self.world.app, self.world.operators[person], case["id"])
                assert taken.person_id == self.world.operators[person].id

    @rule(person=PEOPLE, chat=CHATS, how=st.sampled_from(("take", "reopen")))
    def an_operator_comes_by_themselves(self, person: int, chat: str, how: str) -> None:
        conversation = self._conversation(chat)
        if conversation is None:
            return
        ways = {"take": taking.do_take, "reopen": taking.do_reopen}
        with suppress(AlreadyClaimed, CustomerGone, NotFound, *CANT_LEAVE):
            came = self.world.operators[person]
            taken = self.world.write(ways[how], self.world.app, came, conversation["id"])
            assert taken.person_id == came.id, "law 2: taken by somebody else"

    @rule(person=PEOPLE, chat=CHATS, again=PEOPLE, text=st.sampled_from(("Hello", "One|two|three")))
    def an_operator_writes_first(self, person: int, chat: str, again: int, text: str) -> None:
        conversation = self._conversation(chat)
        if conversation is None:
            return
        with suppress(AlreadyClaimed, CustomerGone, *CANT_LEAVE):
            first = self._write_first(conversation["id"], person, text)
            rows = len(self.world.read(laws.read_state).outbox)
            self.token -= 1
            assert self._write_first(conversation["id"], again, text) == first
            assert len(self.world.read(laws.read_state).outbox) == rows, "law 4: a double click sent twice"

    @rule(person=PEOPLE, which=WHICH)
    def an_operator_sends_a_failed_message_again(self, person: int, which: int) -> None:
        bad = {Delivery.FAILED.value, Delivery.WITHHELD.value, Delivery.UNKNOWN.value}
        rows = [row for row in self.before.outbox if row["state"] in bad and row["author"] == Author.OPERATOR.value]
        if rows:
            with suppress(NotYours, *CANT_LEAVE):
                self.world.write(reply.do_resend, self.world.operators[person], rows[which % len(rows)]["message_id"])
