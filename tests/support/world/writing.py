"""What operators have at hand while they write, in the random lives of ``test_laws``: drafts and files."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any

from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from bot.core.messages import OWN, Attachment
from bot.errors import NotFound, NotYours
from bot.service.cases import composing, reply
from bot.service.cases.reply import Enclosed
from bot.service.cases.unseen import Seen
from bot.service.outbox.enclosing import owner_of_staff
from bot.service.outbox.refusals import CameMeanwhile
from bot.storage.chat import files as kept
from bot.storage.database import Tx
from bot.storage.tables.chat import messages
from bot.storage.tables.files import files
from bot.storage.tables.replies import drafts
from tests.support.world import laws
from tests.support.world.cast import CANT_LEAVE, CHATS, PEOPLE, WHICH, Cast


class Writing(Cast):
    """A draft is its author's alone and reaches nobody; a file goes with one message, once."""

    @rule(person=PEOPLE, chat=CHATS)
    def an_operator_begins_to_write(self, person: int, chat: str) -> None:
        conversation = self._conversation(chat)
        if conversation is not None:
            who = self.world.operators[person]
            self.world.write(composing.do_keep_draft, who, conversation["id"], f"draft of {who.id}")

    @rule(person=PEOPLE, chat=CHATS)
    def an_operator_brings_a_file(self, person: int, chat: str) -> None:
        conversation = self._conversation(chat)
        if conversation is None:
            return
        self.token += 1
        one = Attachment(kind="photo", file_key=f"{OWN}key-of-a-picture-{self.token}", name="a.png", size=1)
        owner = owner_of_staff(self.world.operators[person], conversation["id"])
        self.world.write(kept.record_file, one, owner=owner)

    @rule(person=PEOPLE, chat=CHATS, which=WHICH)
    def an_operator_sends_files(self, person: int, chat: str, which: int) -> None:
        """Their own, somebody else's, those of the other chat, or what was sent already."""
        conversation = self._conversation(chat)
        rows = self.world.read(list_files)
        if conversation is None or not rows:
            return
        row = rows[which % len(rows)]
        who = self.world.operators[person]
        self.token += 1
        may = row["owner"] == owner_of_staff(who, conversation["id"]) and row["used_at"] is None
        with suppress(NotYours, NotFound, *CANT_LEAVE):
            enclosed = Enclosed(files=(row["key"],))
            click = f"click-{self.token}"
            self.world.write(
                reply.do_reply, self.world.app, who, conversation["id"], "", client_id=click, enclosed=enclosed
            )
            self.answered = True
            assert may, "a file was sent by who may not, or twice"

    @rule(person=PEOPLE, chat=CHATS, behind=WHICH)
    def an_operator_replies_without_having_seen_all(self, person: int, chat: str, behind: int) -> None:
        conversation = self._conversation(chat)
        if conversation is None:
            return
        who, rows = self.world.operators[person], len(self.before.outbox)
        others = self._written_by_others(conversation["id"], who.id)
        seen = Seen(line=max([0, *others[: len(others) - behind % 3]]), note=10**6)
        self.token += 1
        do, enclosed = reply.do_reply, Enclosed(seen=seen)
        crosses = bool(others) and others[-1] > seen.line
        with suppress(NotYours, CameMeanwhile, *CANT_LEAVE):
            click = f"click-{self.token}"
            self.world.write(
                do, self.world.app, who, conversation["id"], f"Blind {self.token}", client_id=click, enclosed=enclosed
            )
            self.answered = True
            assert not crosses, "a reply crossed with what its writer had not seen"
        if crosses:
            assert len(self.world.read(laws.read_state).outbox) == rows, "a reply that was stopped went out"

    def _written_by_others(self, conversation_id: int, person_id: int) -> list[int]:
        asked, staff = ("customer", ("text", "media")), "operator"
        return [
            m["id"]
            for m in self.before.messages
            if m["conversation_id"] == conversation_id
            and (
                (m["author"] == asked[0] and m["kind"] in asked[1])
                or (m["author"] == staff and m["person_id"] != person_id)
            )
        ]

    @invariant()
    def a_file_goes_with_one_message_and_a_draft_with_none(self) -> None:
        said = self.world.read(list_said)
        used = Counter(
            one["file_key"].removeprefix(OWN)
            for message in said
            for one in message["attachments"] or ()
            if one["file_key"].startswith(OWN)
        )
        assert set(used.values()) <= {1}, "a file is in two messages"
        known = {row["key"]: row["used_at"] for row in self.world.read(list_files)}
        assert {key for key, at in known.items() if at is not None} == set(used), "used, and in no message"
        assert not any(message["text"].startswith("draft of") for message in said)
        for draft in self.world.read(list_drafts):
            own = f"draft of {draft['person_id']}"
            assert draft["text"] == own or draft["text"].startswith("in a while"), "somebody else's draft"


def list_files(tx: Tx) -> list[dict[str, Any]]:
    return [dict(row) for row in tx.connection.execute(select(files).order_by(files.c.id)).mappings()]


def list_drafts(tx: Tx) -> list[dict[str, Any]]:
    return [dict(row) for row in tx.connection.execute(select(drafts)).mappings()]


def list_said(tx: Tx) -> list[dict[str, Any]]:
    return [dict(row) for row in tx.connection.execute(select(messages.c.text, messages.c.attachments)).mappings()]
