"""What staff change of what they wrote, in the random lives of ``test_laws``."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from bot.core.messages import Author, Delivery
from bot.errors import NotFound
from bot.service.cases.writing import changing
from bot.service.outbox.refusals import BeingDeleted, InPieces, NobodyKnows
from tests.support.world import laws
from tests.support.world.cast import CANT_LEAVE, PEOPLE, WHICH, Cast
from tests.support.world.laws import Row


class Correcting(Cast):
    """A reply is changed or taken back at any moment: while it waits, is on its way, has arrived, or nobody knows."""

    @rule(person=PEOPLE, which=WHICH, word=st.sampled_from(("better", "best")))
    def a_reply_is_changed(self, person: int, which: int, word: str) -> None:
        message = self._choose(which)
        if message is not None:
            text = f"{word} {message['text'].split()[-1]}"
            with suppress(NotFound, InPieces, NobodyKnows, BeingDeleted, *CANT_LEAVE):
                self.world.write(changing.do_change, self.world.app, self.world.operators[person], message["id"], text)

    @rule(person=PEOPLE, which=WHICH)
    def a_reply_is_deleted(self, person: int, which: int) -> None:
        message = self._choose(which)
        if message is not None:
            with suppress(NotFound, NobodyKnows, BeingDeleted):
                self.world.write(changing.do_delete, self.world.operators[person], message["id"])
                self.answered = True

    def _choose(self, which: int) -> Row | None:
        written = [m for m in self.before.messages if m["author"] == Author.OPERATOR.value and m["person_id"]]
        written = [m for m in written if "|" not in m["text"] and "in a while" not in m["text"]]
        return written[which % len(written)] if written else None

    @invariant()
    def what_is_deleted_was_taken_away_or_never_arrived(self) -> None:
        state = self.world.read(laws.read_state)
        for message in state.messages:
            if message["deleted_at"] is None:
                continue
            rows = [row for row in state.outbox if row["message_id"] == message["id"]]
            deleted = [r for r in rows if r["operation"] == "delete" and r["state"] == Delivery.SENT.value]
            sent = [r for r in rows if r["operation"] == "send"]
            assert deleted or all(r["state"] in ("withheld", "failed") for r in sent), "deleted, and still there"
