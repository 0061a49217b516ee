"""Random lives of a support desk, with crashes and faults anywhere: the laws of the design hold after every step."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from bot.core.jobs import JobKind
from bot.service.cases import waiting
from bot.service.chat import inbox, late
from bot.service.system import health
from bot.storage.chat import updates
from bot.storage.database import Tx
from bot.storage.system import jobs
from tests.support.effort import THOROUGH
from tests.support.world import found, laws
from tests.support.world.behalf import OnBehalf
from tests.support.world.cast import ACTIONS, BAD_LUCK, CHATS, COMMANDS, FATES, JOB_CRASHES, WHICH, WORDS
from tests.support.world.correcting import Correcting
from tests.support.world.grouping import Grouping
from tests.support.world.handing import SECRET, Handing
from tests.support.world.line import Fate
from tests.support.world.planning import Planning
from tests.support.world.reacting import Reacting
from tests.support.world.recommending import Recommending
from tests.support.world.surveying import Surveying
from tests.support.world.topics import Topics
from tests.support.world.world import Crash
from tests.support.world.writing import Writing


class Desk(Handing, Grouping, Recommending, Writing, Correcting, Reacting, OnBehalf, Surveying, Planning, Topics):
    """Everything that may happen, in any order."""

    # what customers do

    @rule(chat=CHATS, word=WORDS, pumped=st.sampled_from((True, True, True, False)))
    def customer_writes(self, chat: str, word: str, pumped: bool) -> None:
        self._arrives(self._text(chat, word), pumped=pumped)

    @rule(chat=CHATS, words=st.lists(WORDS, min_size=2, max_size=4))
    def customer_writes_a_burst(self, chat: str, words: list[str]) -> None:
        for word in words:
            self._arrives(self._text(chat, word))
            self.world.clock.advance(seconds=0.3)

    @rule(chat=CHATS, kind=st.sampled_from(("photo", "location", "sticker")), word=st.sampled_from(("", "q2")))
    def customer_sends_a_file(self, chat: str, kind: str, word: str) -> None:
        self._arrives({**self._text(chat, word), "kind": "media", "files": [kind]})

    @rule(chat=CHATS, which=WHICH, word=WORDS)
    def customer_edits(self, chat: str, which: int, word: str) -> None:
        self._edit(chat, which, word)

    @rule(chat=CHATS, which=WHICH, choice=WHICH)
    def customer_presses_a_button_they_see(self, chat: str, which: int, choice: int) -> None:
        shown = [m for m in self.before.messages if m["buttons"] and m["channel_key"] and self._chat(m) == chat]
        if shown:
            carrier = shown[-1 - which % len(shown)]
            button = carrier["buttons"][choice % len(carrier["buttons"])]
            self._press(chat, carrier["channel_key"], button["action"])

    @rule(chat=CHATS, which=WHICH, action=ACTIONS)
    def customer_presses_an_old_or_forged_button(self, chat: str, which: int, action: str) -> None:
        self._press(chat, f"{chat}-{which}", action)

    @rule(chat=CHATS, name=COMMANDS)
    def customer_gives_a_command(self, chat: str, name: str) -> None:
        key = self.world.new_key(chat)
        if "blocked" not in name:
            self.said.texts[chat, key] = [f"/{name}"]
        self._arrives({"chat": chat, "key": key, "kind": "command", "command": name})

    @precondition(lambda self: self.history)
    @rule(which=WHICH)
    def the_same_update_comes_again(self, which: int) -> None:
        key, raw = self.history[which % len(self.history)]
        self.world.store(raw, update_key=key)
        self.world.pump()

    @rule(raw=st.sampled_from(("{", "[]", '{"chat": 1}', "")))
    def an_update_nobody_can_read_comes(self, raw: str) -> None:
        self.said.garbage.add(str(self.world.store(raw)))
        self.world.pump()

    @rule(chat=CHATS, word=WORDS, inside=st.booleans())
    def the_front_dies_while_it_handles_an_update(self, chat: str, word: str, inside: bool) -> None:
        self._arrives(self._text(chat, word), pumped=False)
        if not inside:
            self.world.channel.crash_reading = True
            with suppress(Crash):
                self.world.pump()
            return
        update = self.world.read(updates.next_new, channel="paper")[-1]
        incoming = self.world.channel.to_incoming(update.raw)

        def die(tx: Tx) -> None:
            inbox.do_handle(tx, self.world.app, update.id, incoming)
            raise Crash

        with suppress(Crash):
            self.world.write(die)

    # what the machines do

    @rule(crash_at=JOB_CRASHES, dies=st.sampled_from((False, False, True)), seconds=st.sampled_from((0, 1, 4)))
    def the_bot_answers(self, crash_at: str, dies: bool, seconds: int) -> None:
        self.world.clock.advance(seconds=seconds)
        self.world.dialogue.dies = dies
        self._answer(crash_at)

    @rule(
        chat=CHATS,
        asked=WORDS,
        happens=st.sampled_from(("writes", "calls", "calls and is served", "calls and cancels")),
        word=WORDS,
        dies=st.sampled_from((False, False, True)),
    )
    def something_happens_while_the_bot_thinks(
        self, chat: str, asked: str, happens: str, word: str, dies: bool
    ) -> None:
        self._arrives(self._text(chat, asked))
        self.world.clock.advance(seconds=4)
        self.world.dialogue.meanwhile = lambda: self._happens(happens, word)
        self.world.dialogue.dies = dies
        heard = len(self.world.dialogue.heard)
        self._answer("")
        for text in self.world.dialogue.heard[heard:]:
            self._check_corrections_are_read(text)

    @rule(chat=CHATS, asked=WORDS, word=WORDS)
    def the_customer_corrects_themselves_while_the_bot_thinks(self, chat: str, asked: str, word: str) -> None:
        self.something_happens_while_the_bot_thinks(chat=chat, asked=asked, happens="edits", word=word, dies=False)

    @rule(fates=st.lists(FATES, min_size=1, max_size=4), crash_at=JOB_CRASHES, seconds=st.sampled_from((0, 2, 5)))
    def letters_are_delivered(self, fates: list[Fate], crash_at: str, seconds: int) -> None:
        for fate in fates:
            self.world.clock.advance(seconds=seconds)
            self._deliver(fate, crash_at)

    @rule(chat=CHATS, fates=BAD_LUCK, served=st.booleans())
    def a_letter_has_bad_luck_again_and_again(self, chat: str, fates: list[Fate], served: bool) -> None:
        if served:
            self._serve(chat)
        self.everything_is_delivered()
        if served:
            self._serve(chat)
        else:
            self.customer_gives_a_command(chat=chat, name="start")
        for fate in fates:
            self.world.clock.advance(seconds=3)
            self._deliver(fate, "")

    @rule(fate=FATES, happens=st.sampled_from(("calls", "calls and is served", "is taken over", "calls and cancels")))
    def the_owner_changes_while_a_letter_is_on_its_way(self, fate: Fate, happens: str) -> None:
        self.world.clock.advance(seconds=3)
        self.world.channel.meanwhile = lambda: self._happens(happens, "")
        self._deliver(fate, "")

    @rule()
    def everything_is_delivered(self) -> None:
        for _ in range(100):
            self.world.channel.script.clear()
            if not self.world.run_job(JobKind.DELIVER):
                break

    def everything_goes_out(self) -> None:
        self.everything_is_delivered()

    @rule(seconds=st.sampled_from((1, 5, 20, 80, 600)))
    def time_passes(self, seconds: int) -> None:
        self.world.clock.advance(seconds=seconds)

    @rule(seconds=st.sampled_from((0, 20, 80)))
    def the_front_watches_for_late_answers(self, seconds: int) -> None:
        self.world.clock.advance(seconds=seconds)
        app, now = self.world.app, self.world.clock()
        for one in self.world.read(late.list_overdue, app, ready_since=health.ready_since):
            self.world.write(late.do_act, app, one, ready_since=health.ready_since)
        notices = {app.words.say(language, "late") for language in ("en", "uk", "ru")}
        old = {m["id"] for m in self.before.messages}
        known = {c["id"]: c for c in self.before.conversations}
        for message in self.world.read(laws.read_state).messages:
            if message["id"] not in old and message["text"] in notices:
                waits = [self.before.touched_at(m) for m in self.before.unread(known[message["conversation_id"]])]
                assert waits, "the customer was told that an answer is late, and none is due"
                patience = app.settings.late_after
                assert any((now - since).total_seconds() > patience for since in waits), "told too early"

    @rule()
    def the_front_refreshes_the_wait_cards(self) -> None:
        before = self.world.read(laws.read_state)
        for case_id in self.world.read(waiting.list_stale, self.world.app):
            self.world.write(waiting.do_refresh_card, self.world.app, case_id)
        after = self.world.read(laws.read_state)
        assert after.conversations == before.conversations, "a card moved a clock"
        laws.check_unasked(before, after)

    @rule()
    def the_sweep_takes_back_what_was_left(self) -> None:
        self.world.write(jobs.take_back)

    @rule(kind=st.sampled_from((JobKind.ANSWER, JobKind.DELIVER)))
    def a_worker_dies_and_only_its_lease_tells(self, kind: JobKind) -> None:
        if self.world.claim_job(kind) is not None:
            self.world.clock.advance(seconds=61)
            assert self.world.write(jobs.take_back) >= 1

    # what must always be true

    @invariant()
    def the_laws_hold(self) -> None:
        state = self.world.read(laws.read_state)
        laws.check_inbox(state, self.said)
        laws.check_owner(state)
        laws.check_sending(self.world.channel.reached)
        laws.check_outbox(state, self.world.channel.reached)
        laws.check_texts(state, self.said, complete=False)
        laws.check_waiting(self.before, state, answered=self.answered)
        laws.check_cared_for(state)
        laws.check_put_off(state)
        laws.check_secret(state, self.world.channel.reached, SECRET)
        laws.check_heard(self.world.dialogue.heard, self.said.chat_of)
        for conversation in state.conversations:
            self.holders[conversation["id"], conversation["epoch"]] = conversation["holder"]
        laws.check_author(state, self.holders)
        self.before, self.answered = state, False

    def teardown(self) -> None:
        try:
            self.world.settle()
            self.answered = True
            self.the_laws_hold()
            laws.check_texts(self.before, self.said, complete=True)
            laws.check_at_rest(self.before)
            self.world.read(found.check_found)
        finally:
            self._stack.close()


TestLaws = Desk.TestCase
TestLaws.settings = settings(
    max_examples=3000 if THOROUGH else 130,
    stateful_step_count=60 if THOROUGH else 40,
    deadline=None,
    derandomize=not THOROUGH,
    database=None,
    suppress_health_check=list(HealthCheck),
)
