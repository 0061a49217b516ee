"""A desk in Telegram in the random lives of ``test_laws``: what is said and pressed there counts as in the web desk."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.core.desk.spoken import PREFIX
from bot.core.desk.topics import Topic
from bot.core.messages import Incoming, Kind
from bot.errors import AlreadyClaimed, CustomerGone, NotFound, NotWaiting, NotYours, Refused
from bot.service.cases.topics import acting
from bot.storage.cases.topics import groups, rows
from tests.support.world import laws
from tests.support.world.cast import CANT_LEAVE, CHATS, PEOPLE
from tests.support.world.handing import SECRET
from tests.support.world.operators import Operators

VERBS = st.sampled_from(("claim", "return", "resolve", "result", "pass", "to", "queue", "back", "reopen", "nonsense"))
WORDS = st.sampled_from(("Hello from a topic", "One|two|three", f"// {SECRET}"))


class Topics(Operators):
    """Whatever is done in a topic: one holder, nothing said twice, no note at a customer's."""

    @rule(person=PEOPLE, chat=CHATS, text=WORDS)
    def somebody_writes_in_a_topic(self, person: int, chat: str, text: str) -> None:
        topic = self._topic(chat)
        if topic is None:
            return
        writer, conversation = self.world.operators[person], self._conversation(chat)
        assert conversation is not None
        holder = conversation["person_id"] if conversation["holder"] == "operator" else None
        said = self._said(Kind.TEXT, text=text)
        note = text.startswith("//")
        try:
            self.world.write(acting.do_say, self.world.app, writer, topic, said)
        except (acting.Held, acting.Closed):
            assert holder != writer.id, "the holder's own words were refused"
            return
        except CANT_LEAVE:
            return
        assert note or holder in (None, writer.id), "law 2: a stranger replied"
        self.answered = self.answered or not note
        count = len(self.world.read(laws.read_state).outbox)
        self.world.write(acting.do_say, self.world.app, writer, topic, said)
        assert len(self.world.read(laws.read_state).outbox) == count, "law 4: the same words were sent twice"

    @rule(person=PEOPLE, chat=CHATS, verb=VERBS, to=PEOPLE)
    def somebody_presses_a_button_of_a_topic(self, person: int, chat: str, verb: str, to: int) -> None:
        topic = self._topic(chat)
        if topic is None:
            return
        argument = f":{self.world.operators[to].id}" if verb == "to" else ""
        pressed = self._said(Kind.BUTTON, action=f"{PREFIX}{verb}{argument}")
        with suppress(AlreadyClaimed, CustomerGone, NotFound, NotWaiting, NotYours, Refused):
            self.world.write(acting.do_press, self.world.app, self.world.operators[person], topic, pressed)
            self.answered = self.answered or verb in ("return", "result")

    def _said(self, kind: Kind, *, text: str = "", action: str = "") -> Incoming:
        self.token += 1
        key = f"topic-{self.token}"
        return Incoming(
            channel="telegram",
            chat_key="-1",
            message_key=key,
            kind=kind,
            sent_at=self.world.clock(),
            text=text,
            action=action,
        )

    def _topic(self, chat: str) -> Topic | None:
        """The topic of the newest case of this chat, open or not."""
        conversation = self._conversation(chat)
        cases = [e for e in self.before.escalations if conversation and e["conversation_id"] == conversation["id"]]
        if conversation is None or not cases:
            return None
        found = self.world.read(rows.find_of, cases[-1]["id"])
        if found is None:
            where = {"case_id": cases[-1]["id"], "conversation_id": conversation["id"], "group_id": self._group()}
            found = self.world.read(rows.get, self.world.write(rows.record_topic, **where))
        assert isinstance(found, Topic)
        return found

    def _group(self) -> int:
        known = self.world.read(groups.list_groups)
        lead = self.world.operators[0].id
        place = {"account": "", "chat_key": "-1", "title": "Desk", "language": "en", "team_id": None}
        made = known[0] if known else self.world.write(groups.record_group, person_id=lead, **place)
        return int(made.id)
