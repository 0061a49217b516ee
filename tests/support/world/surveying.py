"""Stars after a case, in the random lives of ``test_laws``: asked, pressed twice, a week later, or never."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from bot.core.desk.survey import APART, FRESH
from bot.errors import NotYours
from bot.service.cases import closing
from bot.service.cases.closing import Ending
from bot.storage.database import Tx
from bot.storage.tables.cases import ratings
from tests.support.world import laws
from tests.support.world.cast import CANT_LEAVE, CHATS
from tests.support.world.reaching import Reaching

LONG = "I have looked into it, and the courier comes between four and six today. " * 4
SCORES = st.sampled_from((1, 3, 5))


class Surveying(Reaching):
    """A question about stars moves no clock and wakes no case, and nobody gets it twice, or after having blocked us."""

    @rule(chat=CHATS, scores=st.lists(SCORES, max_size=2), days=st.sampled_from((0, 0, 8)), comments=st.booleans())
    def a_case_is_closed_and_its_customer_gives_stars(
        self, chat: str, scores: list[int], days: int, comments: bool
    ) -> None:
        self._serve(chat)
        where, known = self._find(chat), self._list_asked()
        with suppress(NotYours, *CANT_LEAVE):
            self._reply(where.id, 2, LONG)
        blocked = self._find(chat).blocked
        with suppress(NotYours):
            self.world.write(closing.do_close, self.world.app, self.world.operators[2], where.id, Ending())
        asked = [number for number in self._list_asked() if number not in known]
        assert not (asked and blocked), "who has blocked us was asked"
        self.everything_goes_out()
        keys = [m["channel_key"] for m in self.world.read(laws.read_state).messages if m["id"] in asked]
        key = str(keys[0] or "") if keys else ""
        self.world.clock.advance(hours=24 * days)
        self.world.pump()
        before, stand = self.world.read(laws.read_state), self._stand()
        for score in scores if key else ():
            self._press(chat, key, f"rate:{score}")
            self._press(chat, key, "rate-why:slow")
        self._check_moved_nothing(before, stand)
        if comments and key:
            self._arrives({**self._text(chat, "strange"), "reply": key})
            assert self._list_states() == [(e["id"], e["state"]) for e in before.escalations], "it woke a case"

    def _check_moved_nothing(self, before: laws.State, stand: dict[int, Any]) -> None:
        assert self._stand() == stand, "stars moved a clock or an owner"
        assert self._list_states() == [(e["id"], e["state"]) for e in before.escalations], "stars woke a case"
        old = {row["id"] for row in before.outbox}
        new = [row for row in self.world.read(laws.read_state).outbox if row["id"] not in old]
        assert all(row["operation"] == "edit" for row in new), "stars were answered by more than the question itself"

    @invariant()
    def stars_are_asked_and_given_in_time(self) -> None:
        moments = defaultdict[int, list[datetime]](list)
        for row in self.world.read(_list_ratings):
            if row["message_id"] is not None:
                moments[row["conversation_id"]].append(row["asked_at"])
            if row["rated_at"] is not None:
                assert row["message_id"] is not None, "stars that nobody asked for"
                assert row["rated_at"] - row["asked_at"] <= FRESH, "stars were taken too late"
        for asked in moments.values():
            assert all(two - one >= APART for one, two in pairwise(sorted(asked))), "asked twice in a day"

    def _list_asked(self) -> set[int]:
        return {row["message_id"] for row in self.world.read(_list_ratings) if row["message_id"] is not None}

    def _list_states(self) -> list[tuple[int, str]]:
        return [(e["id"], e["state"]) for e in self.world.read(laws.read_state).escalations]


def _list_ratings(tx: Tx) -> list[dict[str, Any]]:
    return [dict(row) for row in tx.connection.execute(select(ratings)).mappings()]
