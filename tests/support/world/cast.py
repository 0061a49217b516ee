"""What the random lives of ``test_laws`` are made of: a world, what is known of it, and the gestures of its people."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from bot.core.conversation import Conversation, Holder
from bot.core.jobs import JobKind
from bot.core.reach.behalf import CHANNEL
from bot.errors import AlreadyClaimed, NotWaiting, NotYours
from bot.service.cases import holding, opening, reply, taking
from bot.service.chat import inbox
from bot.service.outbox.behalf import read_obstacle
from bot.service.outbox.refusals import MayNotReply, NotConnected, WindowShut
from bot.service.ports import Letter
from bot.storage.chat import conversations, outbox, updates
from tests.support.world import laws
from tests.support.world.laws import Mark, Row, Said, State
from tests.support.world.line import Fate
from tests.support.world.world import World, open_world

OF_ACCOUNT = "B"  # written to the shop's own account
CHATS = st.sampled_from(("A", OF_ACCOUNT))
WORDS = st.sampled_from(
    (
        *(f"q{number}" for number in range(8)),
        *("person", "angry", "order", "hello", "unclear", "strange", "why?", "rest?"),
    )
)
WHICH = st.integers(min_value=0, max_value=30)
PEOPLE = st.integers(min_value=0, max_value=2)
ACTIONS = st.sampled_from(
    (
        "human",
        "cancel-wait",
        "language:uk",
        "language:en",
        "more",
        "helped",
        "not-helped",
        "reason:wrong",
        "reason:",
        "pick:topic/a1",
        "pick-none",
        "nps:9",
        "nps-other",
    )
)
COMMANDS = st.sampled_from(("start", "human", "status", "help", "language", "blocked", "unblocked"))
JOB_CRASHES = st.sampled_from(("", "", "", "claimed", "committed"))
FATES = st.sampled_from(tuple(Fate) + (Fate.OK,) * 5)
CANT_LEAVE = (WindowShut, MayNotReply, NotConnected)
BAD_LUCK = st.lists(
    st.sampled_from((Fate.LOST, Fate.ARRIVED, Fate.CRASH_BEFORE, Fate.CRASH_AFTER, Fate.LATER_AFTER_PART)),
    min_size=2,
    max_size=4,
)


class Cast(RuleBasedStateMachine):
    """Two customers, three leads, one bot; ``answered``: somebody may have answered since the last check."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        self.world: World = self._stack.enter_context(open_world())
        self.world.channel.look = self._look
        self.world.channel.of_account = frozenset((OF_ACCOUNT,))
        self.said = Said()
        self.token = 0
        self.history: list[tuple[int, Any]] = []
        self.answered = False
        self.holders: dict[tuple[int, int], str] = {}
        self.before: State = self.world.read(laws.read_state)

    def _text(self, chat: str, word: str) -> dict[str, Any]:
        self.token += 1
        self.said.chat_of[self.token] = chat
        key = self.world.new_key(chat)
        text = f"m{self.token} {word}" if word else ""
        self.said.texts[chat, key] = [text]
        return {"chat": chat, "key": key, "kind": "text", "text": text}

    def _arrives(self, raw: dict[str, Any], *, pumped: bool = True) -> None:
        self.history.append((self.world.store(raw), raw))
        if pumped:
            self.answered = self.answered or raw["kind"] == "button"
            self.world.pump()

    def _during(self, raw: dict[str, Any]) -> None:
        """It arrives while the event loop is busy with something else."""
        self.answered = self.answered or raw["kind"] == "button"
        self.history.append((self.world.store(raw), raw))
        for update in self.world.read(updates.next_new, channel="paper"):
            with suppress(ValueError):
                incoming = self.world.channel.to_incoming(update.raw)
                self.world.write(inbox.do_handle, self.world.app, update.id, incoming)

    def _edit(
        self, chat: str, which: int, word: str, *, handle: Callable[[dict[str, Any]], None] | None = None
    ) -> None:
        keys = [key for place, key in self.said.texts if place == chat and self.said.texts[place, key][0][:1] == "m"]
        if keys:
            key = keys[-1 - which % len(keys)]
            text = f"{self.said.texts[chat, key][0].split()[0]} {word}"
            self.said.texts[chat, key].append(text)
            (handle or self._arrives)({"chat": chat, "key": key, "kind": "edit", "text": text})

    def _button(self, chat: str, key: str, action: str) -> dict[str, Any]:
        return {"chat": chat, "key": key, "kind": "button", "action": action}

    def _press(self, chat: str, key: str, action: str) -> None:
        self._arrives(self._button(chat, key, action))

    def _happens(self, what: str, word: str) -> None:
        """In the chat the running job is about, while it waits for the engine or the network."""
        chat = self._chat_of_running_job()
        if what == "writes":
            self._during(self._text(chat, word))
        elif what == "edits":
            self._edit(chat, 0, word, handle=self._during)
        if what.startswith("calls"):
            self._during(self._button(chat, "?", "human"))
        if what == "calls and is served":
            self._claim_all(0)
        elif what == "is taken over":
            self._claim_all(1, takes_over=True)
        elif what == "calls and cancels":
            self._cancel_all()

    def _chat_of_running_job(self) -> str:
        job = self.world.running
        assert job is not None
        number = job.payload.get("conversation_id")
        if number is None:
            number = self.world.read(outbox.get, job.payload["outbox_id"]).conversation_id
        return str(self.world.read(conversations.get, number).chat_key)

    def _check_corrections_are_read(self, heard: str) -> None:
        """What was corrected while the engine was at the old words is not taken for read."""
        state = self.world.read(laws.read_state)
        holders = {c["id"]: c for c in state.conversations if c["holder"] == Holder.BOT.value}
        for message in state.messages:
            number, _, words = message["text"].partition(" ")
            read = next((line for line in heard.split("\n") if line.split()[0] == number), None)
            if message["author"] == "customer" and read not in (None, message["text"]) and words:
                conversation = holders.get(message["conversation_id"])
                assert conversation is None or message["id"] > conversation["read_through"], "a correction was lost"

    def _answer(self, crash_at: str) -> None:
        self.answered = True
        self.world.run_job(JobKind.ANSWER, crash_at=crash_at)
        self.world.dialogue.meanwhile, self.world.dialogue.dies = None, False

    def _deliver(self, fate: Fate, crash_at: str) -> None:
        self.world.channel.script = [fate]
        self.world.run_job(JobKind.DELIVER, crash_at=crash_at)
        self.world.channel.script.clear()
        self.world.channel.meanwhile = None

    def _serve(self, chat: str) -> None:
        """The customer calls a person, who comes and writes in three pieces."""
        self._press(chat, "?", "human")
        self._claim_all(2)
        conversation = self._find(chat)
        with suppress(NotYours, *CANT_LEAVE):
            self._reply(conversation.id, 2, "One|two|three")

    def _find(self, chat: str) -> Conversation:
        found = self.world.read(conversations.find, channel=CHANNEL if chat == OF_ACCOUNT else "paper", chat_key=chat)
        assert isinstance(found, Conversation)
        return found

    def _reply(self, conversation_id: int, person: int, text: str) -> int:
        """What an operator writes; the message id."""
        self.token += 1
        number: int = self.world.write(
            reply.do_reply,
            self.world.app,
            self.world.operators[person],
            conversation_id,
            f"{text} {self.token}",
            client_id=f"click-{self.token}",
        )
        self.answered = True
        return number

    def _write_first(self, conversation_id: int, person: int, text: str) -> int:
        """What an operator writes into a chat that need not be theirs; the message id."""
        self.token += 1
        number: int = self.world.write(
            taking.do_write_first,
            self.world.app,
            self.world.operators[person],
            conversation_id,
            f"{text} {self.token}",
            client_id=f"click-{self.token}",
        )
        self.answered = True
        return number

    def _holder(self, chat: str) -> int | None:
        conversation = self._conversation(chat)
        return conversation["person_id"] if conversation is not None else None

    def _claim_all(self, person: int = 0, *, takes_over: bool = False) -> None:
        claim = holding.do_take_over if takes_over else holding.do_claim
        for case in self.world.read(laws.read_state).escalations:
            with suppress(NotWaiting, AlreadyClaimed):
                self.world.write(claim, self.world.app, self.world.operators[person], case["id"])

    def _cancel_all(self) -> None:
        for conversation in self.world.read(laws.read_state).conversations:
            self.world.write(
                lambda tx, number: opening.do_cancel(tx, self.world.app, conversations.lock(tx, number)),
                conversation["id"],
            )

    def _look(self, letter: Letter) -> Mark:
        assert self.world.running is not None
        row = self.world.read(outbox.get, self.world.running.payload["outbox_id"])
        conversation = self.world.read(conversations.get, row.conversation_id)
        return Mark(
            outbox_id=row.id,
            operation=row.operation.value,
            author=row.author.value,
            row_epoch=row.epoch,
            epoch=conversation.epoch,
            holder=conversation.owner.holder.value,
            barred=self.world.read(read_obstacle, conversation) is not None,
        )

    def _conversation(self, chat: str) -> Row | None:
        return next((c for c in self.before.conversations if c["chat_key"] == chat), None)

    def _chat(self, message: Row) -> str:
        found = next(c for c in self.before.conversations if c["id"] == message["conversation_id"])
        return str(found["chat_key"])
