"""What customers put under messages, in the random lives of ``test_laws``."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.language.mood.signs import read_thumb
from tests.support.world import laws
from tests.support.world.cast import CHATS, WHICH, Cast

SIGNS = st.sampled_from(("", "😁", "custom", "👍", "👎"))


class Reacting(Cast):
    """A sign moves nothing, unless it is a thumb under an answer, which counts as its button does."""

    @rule(chat=CHATS, which=WHICH, sign=SIGNS)
    def customer_reacts(self, chat: str, which: int, sign: str) -> None:
        shown = [m for m in self.before.messages if m["channel_key"] and self._chat(m) == chat]
        if not shown:
            return
        line = shown[-1 - which % len(shown)]
        raw = {"chat": chat, "key": line["channel_key"], "kind": "reaction", "signs": [sign] if sign else []}
        if line["source"] and (sign or line["reacted"]):
            self.answered = self.answered or read_thumb([sign]) is True
            self._arrives(raw)
            return
        self.world.pump()  # what came earlier has been handled
        before = self.world.read(laws.read_state)
        self._arrives(raw)
        after = self.world.read(laws.read_state)
        assert (after.conversations, after.escalations) == (before.conversations, before.escalations), (
            "it woke somebody"
        )
        assert (after.outbox, after.jobs) == (before.outbox, before.jobs), "it was answered"
