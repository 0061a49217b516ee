"""What becomes of a chat besides answering it, in the random lives of ``test_laws``: notes, transfers, pauses, people
who come and go.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.core.business import Assignment
from bot.core.presence import Presence
from bot.errors import AlreadyTheirs, ColleagueOffline, NotWaiting, NotYours
from bot.service.cases import closing, leaving, notes, snoozing, transfer
from bot.service.cases.closing import Ending
from bot.service.cases.leading import assigning, moving
from bot.service.people import presence
from bot.service.people.login import digest
from bot.storage.cases import holders
from bot.storage.people import people
from tests.support.world import laws
from tests.support.world.cast import CANT_LEAVE, CHATS, PEOPLE
from tests.support.world.operators import Operators

SECRET = "for colleagues only"
PAUSES = st.sampled_from((None, 30, 300))


class Handing(Operators):
    """Whatever may be done to a chat that somebody holds, by them, by others and by time."""

    @rule(person=PEOPLE, chat=CHATS)
    def somebody_leaves_a_note(self, person: int, chat: str) -> None:
        conversation = self._conversation(chat)
        if conversation is not None:
            self.token += 1
            text, client_id = f"{SECRET} {self.token} @lena", f"note-{self.token}"
            author = self.world.operators[person]
            first = self.world.write(notes.do_note, author, conversation["id"], text, client_id=client_id)
            assert self.world.write(notes.do_note, author, conversation["id"], text, client_id=client_id) == first

    @rule(person=PEOPLE, to=PEOPLE, chat=CHATS, anyway=st.booleans())
    def a_chat_is_handed_over(self, person: int, to: int, chat: str, anyway: bool) -> None:
        conversation = self._conversation(chat)
        if conversation is None:
            return
        giver, taker = self.world.operators[person], self.world.operators[to]
        how = {"to": taker.id, "note": SECRET, "anyway": anyway}
        with suppress(NotYours, NotWaiting, AlreadyTheirs, ColleagueOffline):
            case = self.world.write(transfer.do_transfer, self.world.app, giver, conversation["id"], **how)
            assert case.person_id == taker.id

    @rule(person=PEOPLE, to=st.one_of(st.none(), PEOPLE))
    def a_lead_moves_all_there_is(self, person: int, to: int | None) -> None:
        taker = None if to is None else self.world.operators[to].id
        chats = [row["id"] for row in self.before.conversations]
        app, lead = self.world.app, self.world.operators[person]
        moved = self.world.wait(moving.move_chats(app, lead, chats, to=taker, note=SECRET, anyway=True))
        assert moved.moved + moved.closed + moved.there == len(chats)

    @rule(most=st.sampled_from((1, 5)), seconds=st.sampled_from((0, 30, 200)))
    def the_desk_gives_chats_out(self, most: int, seconds: int) -> None:
        self.world.clock.advance(seconds=seconds)
        rules = Assignment(mode="automatic", most=most, back_after="1m")
        before = {one.id: one.chats for one in self.world.read(holders.list_colleagues)}
        self.world.wait(assigning.assign_by(self.world.app, rules))
        for one in self.world.read(holders.list_colleagues):
            assert one.chats <= max(most, before[one.id]), "somebody was given more than they can hold"

    @rule(person=PEOPLE, chat=CHATS)
    def somebody_looks_at_what_they_were_given(self, person: int, chat: str) -> None:
        conversation = self._conversation(chat)
        if conversation is not None:
            here = self.world.operators[person]
            looked = self.world.write(assigning.do_look, self.world.app, here, conversation["id"])
            assert not looked or conversation["person_id"] == here.id

    @rule(person=PEOPLE, chat=CHATS)
    def a_chat_goes_to_the_queue_with_a_note(self, person: int, chat: str) -> None:
        conversation = self._conversation(chat)
        if conversation is not None:
            with suppress(NotYours, *CANT_LEAVE):
                do, giver = transfer.do_transfer_to_queue, self.world.operators[person]
                self.world.write(do, self.world.app, giver, conversation["id"], note=SECRET)

    @rule(person=PEOPLE, chat=CHATS, seconds=PAUSES, replies=st.booleans())
    def a_chat_is_put_off(self, person: int, chat: str, seconds: int | None, replies: bool) -> None:
        conversation = self._conversation(chat)
        if conversation is None:
            return
        until = None if seconds is None else self.world.clock() + timedelta(seconds=seconds)
        holder, where = self.world.operators[person], conversation["id"]
        with suppress(NotYours, *CANT_LEAVE):
            if replies:
                self.token += 1
                do, client_id = closing.do_reply_and_snooze, f"click-{self.token}"
                app, text = self.world.app, f"Later {self.token}"
                self.world.write(do, app, holder, where, text, client_id=client_id, until=until)
                self.answered = True
            else:
                self.world.write(snoozing.do_snooze, self.world.app, holder, where, until=until)

    @rule(person=PEOPLE, chat=CHATS)
    def a_chat_is_answered_and_closed_by_two_clicks(self, person: int, chat: str) -> None:
        conversation = self._conversation(chat)
        if conversation is None:
            return
        self.token += 1
        fields = {"client_id": f"click-{self.token}", "ending": Ending(tags=("done",))}
        do, holder = closing.do_reply_and_close, self.world.operators[person]
        with suppress(NotYours, *CANT_LEAVE):
            args = (self.world.app, holder, conversation["id"], f"Bye {self.token}")
            first = self.world.write(do, *args, **fields)
            rows = len(self.world.read(laws.read_state).outbox)
            assert self.world.write(do, *args, **fields) == first
            assert len(self.world.read(laws.read_state).outbox) == rows, "law 4: a double click sent twice"
            self.answered = True

    @rule(seconds=st.sampled_from((0, 40, 400)))
    def the_front_wakes_what_is_due(self, seconds: int) -> None:
        self.world.clock.advance(seconds=seconds)
        self.world.wait(snoozing.wake_due(self.world.app))

    @rule(person=PEOPLE, state=st.sampled_from((Presence.ONLINE, Presence.BUSY, Presence.AWAY)))
    def somebody_is_here(self, person: int, state: Presence) -> None:
        here = self.world.operators[person]
        expires = self.world.clock() + timedelta(hours=12)
        with suppress(Exception):  # they have that session already
            session = {"token_hash": digest(here.login), "person_id": here.id, "expires_at": expires}
            self.world.write(people.record_session, **session)
        self.world.write(presence.do_be_seen, here.login)
        self.world.write(presence.do_set_presence, here, state, reason="lunch")

    @rule(person=PEOPLE, crashes=st.booleans())
    def somebody_logs_out(self, person: int, crashes: bool) -> None:
        login = self.world.operators[person].login
        if crashes:
            self.world.write(leaving.do_log_out, self.world.app, login)
        else:
            self.world.wait(leaving.log_out(self.world.app, login))

    @rule(seconds=st.sampled_from((0, 200, 400)), restarts=st.booleans())
    def the_front_watches_who_is_here(self, seconds: int, restarts: bool) -> None:
        self.world.clock.advance(seconds=seconds)
        if restarts:
            self.world.wait(leaving.begin_anew(self.world.app))
        self.world.wait(leaving.watch_presence(self.world.app))
        assert self.world.read(holders.list_left_alone) == (), "a customer waits for somebody who is gone"
