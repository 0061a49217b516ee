"""The shop's own account in the random lives of ``test_laws``: one of the two customers writes to it."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from bot.core.messages import Author
from bot.service.chat.behalf import connecting, hearing
from bot.service.outbox.behalf import is_hushed
from bot.storage.chat import behalf, conversations
from tests.support.world import laws
from tests.support.world.cast import OF_ACCOUNT, PEOPLE, WHICH, Cast


class OnBehalf(Cast):
    """What the owner has, the bot leaves alone; what can't leave is not sent; nothing of it touches a case."""

    def __init__(self) -> None:
        super().__init__()
        self._hear(news="works")
        (account,) = self.world.read(behalf.list_connections)
        self.world.write(connecting.do_allow, self.world.operators[0], account.id)

    @rule(unattended=st.booleans(), bursts=st.booleans())
    def the_owner_writes(self, unattended: bool, bursts: bool) -> None:
        if bursts:
            self._arrives(self._text(OF_ACCOUNT, "q3"))
        self.world.pump()  # what came earlier has been handled
        self.answered = self.answered or not unattended
        before = self.world.read(laws.read_state).escalations
        self._hear(key=self.world.new_key(OF_ACCOUNT), kind="text", text="It is me", owner=True, unattended=unattended)
        assert [(e["id"], e["state"]) for e in self.world.read(laws.read_state).escalations] == [
            (e["id"], e["state"]) for e in before
        ], "the owner's words moved a case"
        chat = self._find(OF_ACCOUNT)
        assert unattended or (chat.waiting_since is None and self.world.read(is_hushed, chat)), "it is not theirs"

    @rule(person=PEOPLE, undo=st.booleans())
    def staff_end_the_owners_hour(self, person: int, undo: bool) -> None:
        chat, who = self._conversation(OF_ACCOUNT), self.world.operators[person]
        if chat is None:
            return
        before = self.world.read(conversations.get, chat["id"])
        until = self.world.write(hearing.do_end_hush, who, chat["id"])
        assert not self.world.read(is_hushed, before), "the hour goes on"
        if until is not None and undo:
            self.world.write(hearing.do_hush_again, who, chat["id"], until=until)
            assert self.world.read(is_hushed, before), "the hour did not come back"
        assert self.world.read(conversations.get, chat["id"]) == before, "it moved a clock or an owner"

    @precondition(lambda self: self._conversation(OF_ACCOUNT) is not None)
    @rule(which=WHICH)
    def the_customer_takes_back_what_they_wrote(self, which: int) -> None:
        keys = [key for chat, key in self.said.texts if chat == OF_ACCOUNT]
        if keys:
            self.answered = True  # who takes back all they asked waits no more
            self._hear(gone=[keys[-1 - which % len(keys)]])

    @rule(standing=st.sampled_from(("mute", "off", "works", "works", "works")))
    def the_account_changes_what_it_allows(self, standing: str) -> None:
        self.world.pump()
        before = self.world.read(laws.read_state)
        self._hear(news=standing)
        after = self.world.read(laws.read_state)
        assert (after.conversations, after.escalations, after.messages) == (
            before.conversations,
            before.escalations,
            before.messages,
        ), "what an account allows moved a chat"

    def _answer(self, crash_at: str) -> None:
        chat = self._conversation(OF_ACCOUNT)
        known = self.world.read(conversations.get, chat["id"]) if chat is not None else None
        left = known is not None and self.world.read(is_hushed, known) and self.world.dialogue.meanwhile is None
        before = self._count_said(OF_ACCOUNT)
        super()._answer(crash_at)
        assert not left or self._count_said(OF_ACCOUNT) == before, "the bot spoke while the chat was its owner's"

    def _count_said(self, chat: str) -> int:
        conversation = self._conversation(chat)
        said = (m for m in self.world.read(laws.read_state).messages if m["author"] == Author.BOT.value)
        return sum(1 for m in said if conversation is not None and m["conversation_id"] == conversation["id"])

    def _hear(self, **fields: object) -> None:
        """Something comes by the connection that is no word of the customer."""
        self._arrives({"chat": OF_ACCOUNT, "key": "", "kind": "command", **fields})
