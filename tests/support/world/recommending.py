"""Asking whether they would recommend us, in the random lives of ``test_laws``."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from bot.core.conversation import Holder
from bot.errors import NotYours
from bot.service.cases import holding
from bot.service.cases.customer import recommending
from bot.storage.database import Tx
from bot.storage.tables.insights import nps
from tests.support.world import laws
from tests.support.world.cast import CHATS
from tests.support.world.passing import Passing

DAYS = 2


class Recommending(Passing):
    """Nobody is asked who waits or has blocked us, nobody twice in so many days; asking moves nothing else."""

    def __init__(self) -> None:
        super().__init__()
        file = self.world.app.business_file
        file._business = replace(file.now, nps_days=DAYS)

    @rule(chat=CHATS, hours=st.sampled_from((1, 26, 26, 60)), writes=st.booleans(), score=st.sampled_from((0, 8, 10)))
    def a_case_ends_and_its_customer_is_asked(self, chat: str, hours: int, writes: bool, score: int) -> None:
        self._serve(chat)
        conversation = self._now(chat)
        with suppress(NotYours):
            self.world.write(holding.do_resolve, self.world.app, self.world.operators[2], conversation["id"])
        self.everything_goes_out()
        self.the_front_asks(hours=hours)
        self.everything_goes_out()
        key = self._key_of_question(conversation["id"])
        if key:
            self._press(chat, key, f"nps:{score}")
            if writes:
                self._arrives(self._text(chat, "strange"))

    @rule(hours=st.sampled_from((0, 1, 26)))
    def the_front_asks(self, hours: int) -> None:
        self.world.clock.advance(hours=hours)
        before = self.world.read(laws.read_state)
        known = {row["id"] for row in self.world.read(_list_rows)}
        self.world.wait(recommending.ask_due(self.world.app))
        after = self.world.read(laws.read_state)
        assert after.escalations == before.escalations, "asking changed a case"
        assert after.conversations == before.conversations, "asking changed whose turn it is"
        of = {one["id"]: one for one in before.conversations}
        for row in self.world.read(_list_rows):
            if row["id"] not in known and row["message_id"] is not None:
                conversation = of[row["conversation_id"]]
                assert not conversation["blocked"], "who has blocked us was asked"
                state = (conversation["holder"], conversation["waiting_since"])
                assert state == (Holder.BOT.value, None), "who waits was asked"

    @invariant()
    def nobody_is_asked_twice_in_so_many_days(self) -> None:
        moments = defaultdict[int, list[datetime]](list)
        for row in self.world.read(_list_rows):
            if row["message_id"] is not None:
                moments[row["conversation_id"]].append(row["asked_at"])
        for asked in moments.values():
            assert all(two - one >= timedelta(days=DAYS) for one, two in pairwise(asked))

    def _key_of_question(self, conversation_id: int) -> str:
        """What the channel calls the last question in a chat; "" where there is none on the phone."""
        asked = {row["message_id"] for row in self.world.read(_list_rows) if row["conversation_id"] == conversation_id}
        keys = [m["channel_key"] for m in self.world.read(laws.read_state).messages if m["id"] in asked]
        return keys[-1] or "" if keys else ""

    def _now(self, chat: str) -> laws.Row:
        return next(one for one in self.world.read(laws.read_state).conversations if one["chat_key"] == chat)


def _list_rows(tx: Tx) -> list[dict[str, Any]]:
    return [dict(row) for row in tx.connection.execute(select(nps).order_by(nps.c.id)).mappings()]
