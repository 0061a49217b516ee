"""The laws of the design as checks over everything the database and the customers' phones hold."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table, select

from bot.core.case import OPEN
from bot.core.conversation import Holder
from bot.core.messages import Author, Delivery, Kind
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import conversations, messages, outbox, revisions, updates
from bot.storage.tables.system import jobs
from tests.support.world.line import Reached

Row = Mapping[str, Any]
OPEN_STATES = {state.value for state in OPEN}
ASKING = {Kind.TEXT.value, Kind.MEDIA.value}
SENDING = ("deliver", "edit")  # kinds of jobs
ON_ITS_WAY = {Delivery.QUEUED.value, Delivery.SENDING.value}


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What the database said at the moment a letter was handed to the channel."""

    outbox_id: int
    operation: str
    author: str
    row_epoch: int
    epoch: int
    holder: str
    barred: bool


@dataclass(frozen=True, kw_only=True)
class State:
    """Every row that matters, read in one transaction, in order of id."""

    updates: Sequence[Row]
    conversations: Sequence[Row]
    messages: Sequence[Row]
    revisions: Sequence[Row]
    outbox: Sequence[Row]
    escalations: Sequence[Row]
    jobs: Sequence[Row]

    def unread(self, conversation: Row) -> list[Row]:
        """What the bot has not read of a conversation and must answer."""
        return [m for m in self._asked(conversation) if m["id"] > conversation["read_through"]]

    def unanswered(self, conversation: Row) -> list[Row]:
        """What neither the bot has read nor an operator has written after."""
        replies = [
            m["id"]
            for m in self.messages
            if m["conversation_id"] == conversation["id"] and m["author"] == Author.OPERATOR.value
        ]
        return [m for m in self.unread(conversation) if m["id"] > max(replies, default=0)]

    def touched_at(self, message: Row) -> datetime:
        """When the customer wrote or last corrected a message."""
        changes = [r["replaced_at"] for r in self.revisions if r["message_id"] == message["id"]]
        moment: datetime = max([message["created_at"], *changes])
        return moment

    def open_case(self, conversation: Row) -> Row | None:
        found = [
            e for e in self.escalations if e["conversation_id"] == conversation["id"] and e["state"] in OPEN_STATES
        ]
        assert len(found) <= 1, "law 3: more than one open case"
        return found[0] if found else None

    def _asked(self, conversation: Row) -> list[Row]:
        return [
            m
            for m in self.messages
            if m["conversation_id"] == conversation["id"]
            and m["author"] == Author.CUSTOMER.value
            and m["kind"] in ASKING
            and m["deleted_at"] is None
        ]


@dataclass
class Said:
    """What the customers did, as the test knows it: (chat, key) to the texts in order."""

    texts: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    garbage: set[str] = field(default_factory=set)
    good: set[str] = field(default_factory=set)
    chat_of: dict[int, str] = field(default_factory=dict)


def read_state(tx: Tx) -> State:
    """Everything, as one moment."""

    def rows(table: Table) -> Sequence[Row]:
        key = next(iter(table.primary_key.columns))
        return [dict(row) for row in tx.connection.execute(select(table).order_by(key)).mappings()]

    return State(
        updates=rows(updates),
        conversations=rows(conversations),
        messages=rows(messages),
        revisions=rows(revisions),
        outbox=rows(outbox),
        escalations=rows(escalations),
        jobs=rows(jobs),
    )


def check_inbox(state: State, said: Said) -> None:
    """Law 1: nothing shows twice, only garbage is parked."""
    keys = Counter((m["conversation_id"], m["channel_key"]) for m in state.messages if m["channel_key"])
    assert not [key for key, count in keys.items() if count > 1], "law 1: a message shows twice"
    parked = {u["update_key"] for u in state.updates if u["state"] == "parked"}
    assert parked <= said.garbage, f"law 1: good updates were set aside: {parked - said.garbage}"
    seen = Counter(u["update_key"] for u in state.updates)
    assert all(count == 1 for count in seen.values()), "law 1: an update is stored twice"


def check_owner(state: State) -> None:
    """Laws 2 and 3: owner and open case agree; a case that waits has no holder."""
    for conversation in state.conversations:
        case = state.open_case(conversation)
        holder, person = conversation["holder"], conversation["person_id"]
        if holder == Holder.BOT.value:
            assert case is None, "law 3: the bot owns a chat with an open case"
        elif holder == Holder.QUEUE.value:
            assert case is not None, "law 3: the queue owns a chat without a case"
            assert case["state"] == "waiting", "law 3: a waiting chat has a holder"
        else:
            assert case is not None, "law 3: an operator holds a chat without a case"
            assert (case["state"], case["person_id"]) == ("claimed", person), "law 3: two holders"


def check_author(state: State, holders: Mapping[tuple[int, int], str]) -> None:
    """Law 2 at the moment of writing: the bot writes only in epochs of its own. ``holders``: who held which epoch."""
    for row in state.outbox:
        if row["author"] == Author.BOT.value and row["operation"] == "send":
            holder = holders.get((row["conversation_id"], row["epoch"]), Holder.BOT.value)
            assert holder == Holder.BOT.value, f"law 2: the bot wrote while the {holder} held the chat"


def check_sending(reached: Sequence[Reached]) -> None:
    """Law 2, at the moment of sending; law 5, order inside each chat: of what is new, and of the changes of a message.

    A new message may overtake a change of an older one, for nobody is to wait for that.
    """
    newest: dict[tuple[str, str], int] = defaultdict(int)
    for piece in reached:
        mark: Mark = piece.mark
        assert mark.row_epoch == mark.epoch, "law 2: a stale letter was sent"
        assert not mark.barred or mark.operation == "delete", "something was sent that the account may not send"
        if mark.author == Author.BOT.value and mark.operation == "send":
            assert mark.holder != Holder.OPERATOR.value, "law 2: the bot talked over a human"
        line = (piece.chat_key, piece.key if piece.edit else "")
        assert mark.outbox_id >= newest[line], "law 5: a letter overtook another"
        newest[line] = mark.outbox_id


def check_outbox(state: State, reached: Sequence[Reached]) -> None:
    """Law 4: each state is true, and what is on its way has a job that will bring it."""
    arrived: dict[int, Counter[int]] = defaultdict(Counter)
    for piece in reached:
        arrived[piece.mark.outbox_id][piece.part] += 1
    under_way = {j["payload"]["outbox_id"] for j in state.jobs if j["kind"] in SENDING and j["state"] != "failed"}
    text_of = {m["id"]: m["text"] for m in state.messages}
    for row in state.outbox:
        pieces = arrived[row["id"]]
        if row["state"] in ON_ITS_WAY:
            assert row["id"] in under_way, f"law 4: a letter was dropped: {row}"
        if row["operation"] == "send":
            _check_sent(row, pieces)
        if row["operation"] == "send" and row["state"] == Delivery.SENT.value:
            there = set[int]().union(
                *(arrived[other["id"]] for other in state.outbox if other["message_id"] == row["message_id"])
            )
            parts = len(text_of[row["message_id"]].split("|"))
            assert len(there) == parts, f"law 4: said to be sent, but is not: {row} {there}"


def _check_sent(row: Row, pieces: Counter[int]) -> None:
    most = 2 if row["possibly_twice"] else 1
    assert all(count <= most for count in pieces.values()), f"law 4: sent more often than it says: {row} {pieces}"
    state = row["state"]
    if state == Delivery.FAILED.value:
        assert row["error"], "law 4: failed without a reason"
    if state == Delivery.WITHHELD.value:
        assert row["error"], "law 4: withheld without a reason"
        assert not pieces or row["parts_sent"] == len(pieces), (
            f"law 4: said to be withheld, but arrived: {row} {pieces}"
        )
    if state == Delivery.UNKNOWN.value:
        assert row["error"], "law 4: unknown without a reason"


def check_texts(state: State, said: Said, *, complete: bool) -> None:
    """Law 6: every text a customer wrote is kept, in order; when ``complete`` nothing is still in the inbox."""
    chat_of = {c["id"]: c["chat_key"] for c in state.conversations}
    kept: dict[tuple[str, str], list[str]] = {}
    for message in state.messages:
        if message["author"] == Author.CUSTOMER.value and message["channel_key"]:
            old = [r["text"] for r in state.revisions if r["message_id"] == message["id"]]
            kept[chat_of[message["conversation_id"]], message["channel_key"]] = [*old, message["text"]]
    for key, texts in kept.items():
        assert texts == _without_repeats(said.texts[key])[: len(texts)], f"law 6: {texts} is not {said.texts[key]}"
    if complete:
        assert kept.keys() == said.texts.keys(), "law 1: a message is missing"
        for key, texts in said.texts.items():
            assert kept[key] == _without_repeats(texts), "law 6: a text was lost"


def _without_repeats(texts: Sequence[str]) -> list[str]:
    return [text for number, text in enumerate(texts) if number == 0 or text != texts[number - 1]]


def check_waiting(before: State, after: State, *, answered: bool) -> None:
    """Law 7; ``answered``: somebody may have answered between the two moments."""
    since = {c["id"]: c["waiting_since"] for c in before.conversations}
    for conversation in after.conversations:
        then, now = since.get(conversation["id"]), conversation["waiting_since"]
        if then is not None and not answered:
            assert now == then, "law 7: a notice moved the clock of waiting"
        open_questions = after.unanswered(conversation)
        if open_questions:
            assert now is not None, f"law 7: the customer waits and no clock runs: {open_questions}"
            assert now <= after.touched_at(open_questions[0]), "law 7: the clock started too late"
    first = {e["id"]: e["waiting_since"] for e in before.escalations}
    for case in after.escalations:
        assert first.get(case["id"], case["waiting_since"]) == case["waiting_since"], "law 7: a case lost its place"


def check_cared_for(state: State) -> None:
    """Nobody is lost: what the bot has to answer has a job that will do it."""
    lanes = {j["lane"] for j in state.jobs if j["kind"] == "answer" and j["state"] != "failed"}
    for conversation in state.conversations:
        if conversation["holder"] == Holder.BOT.value and state.unread(conversation):
            assert f"answer:{conversation['id']}" in lanes, "a question has no job"


def check_unasked(before: State, after: State) -> None:
    """What we said of ourselves between the two moments goes to nobody who has blocked us."""
    blocked = {c["id"] for c in before.conversations if c["blocked"]}
    old = {row["id"] for row in before.outbox}
    new = [row for row in after.outbox if row["id"] not in old and row["conversation_id"] in blocked]
    assert not new, f"who has blocked us was written to: {new}"


def check_put_off(state: State) -> None:
    """What is put off has a holder, and no customer has written into it since."""
    for case in state.escalations:
        if case["snoozed_at"] is None:
            continue
        assert case["state"] == "claimed", "a case without a holder is put off"
        written = [
            m["id"]
            for m in state.messages
            if m["conversation_id"] == case["conversation_id"]
            and m["author"] == Author.CUSTOMER.value
            and m["kind"] in ASKING
            and m["created_at"] > case["snoozed_at"]
        ]
        assert not written, "the customer wrote, and the case sleeps on"


def check_secret(state: State, reached: Sequence[Reached], secret: str) -> None:
    """A note stands in no transcript and on no phone."""
    assert not [m for m in state.messages if secret in m["text"]], "a note became a message"
    assert not [piece for piece in reached if secret in piece.text], "a note reached a customer"


def check_heard(heard: Sequence[str], chat_of: Mapping[int, str]) -> None:
    """Law 5: the engine hears each conversation in order."""
    newest: dict[str, int] = defaultdict(int)
    for text in heard:
        numbers = [int(number) for number in re.findall(r"\bm(\d+)", text)]
        assert numbers == sorted(numbers), "law 5: a burst was read out of order"
        chat = chat_of[numbers[-1]]
        assert numbers[-1] >= newest[chat], "law 5: an older question was answered after a newer one"
        newest[chat] = numbers[-1]


def check_at_rest(state: State) -> None:
    """When all has run dry: every update is done or parked, every letter has an end, nothing waits for a machine."""
    assert {u["state"] for u in state.updates} <= {"done", "parked"}, "law 1: an update was never handled"
    assert not state.jobs, f"law 9: jobs are left: {state.jobs}"
    for row in state.outbox:
        assert row["state"] not in ON_ITS_WAY, f"law 4: a letter never left: {row}"
    for conversation in state.conversations:
        if conversation["holder"] == Holder.BOT.value:
            assert not state.unread(conversation), "a question was never answered"
