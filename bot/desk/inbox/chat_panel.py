"""One chat: head with its actions, transcript, reply box, brief."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from nicegui.element import Element

from bot.core.case import Case, State, Woken
from bot.core.conversation import Holder
from bot.core.desk.customer import Card
from bot.core.desk.numbers import write_number
from bot.desk.frame import due, names, parts, times
from bot.desk.frame.look_order import LookOrder
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.actions import HeldActions
from bot.desk.inbox.acts.company import draw_company
from bot.desk.inbox.acts.dues import DuesBar, ask_reminder
from bot.desk.inbox.bot_actions import BotActions
from bot.desk.inbox.brief_card import BriefCard
from bot.desk.inbox.composer import Composer
from bot.desk.inbox.transcript import Transcript
from bot.service.cases import closing, queue, reply
from bot.service.cases.clocks import measuring
from bot.service.cases.closing import Choices
from bot.service.cases.customer.card import access_card
from bot.service.cases.queue import OpenCase

OLD_SECONDS = 15.0  # a tick of delivery whose ring was lost is made up for then
MOST_NEW = 500  # more than that since the last look: the page begins anew with the last few


@dataclass(frozen=True, kw_only=True)
class Doings:
    """What the chat can ask of the page around it."""

    claim: Callable[[int], Awaitable[None]]
    reload: Callable[[], Awaitable[None]]
    leave: Callable[[], Awaitable[None]]
    go_on: Callable[[], Awaitable[None]]


class ChatPanel:
    """Drawn once per opened conversation; ``refresh`` brings it up to date."""

    def __init__(self, visit: Visit, conversation_id: int, doings: Doings, *, line: int = 0) -> None:
        self.conversation_id = conversation_id
        self._line = line
        self.title = ""
        self._visit = visit
        self._doings = doings
        self._case: OpenCase | None = None
        self._order = LookOrder()
        self._title: Element | None = None
        self._title_shown: object = None
        self._actions: Element | None = None
        self._actions_shown: object = None
        self._looked_at = 0.0
        self._transcript = Transcript(
            visit, resend=self._resend, done=doings.reload, earlier=self._show_earlier, newest=self._show_newest
        )
        self._composer = Composer(visit, claim=self._claim)
        self._brief = BriefCard(visit, changed=doings.reload)
        self._bot_actions = BotActions(visit, done=self._taken)
        self._held = HeldActions(visit, conversation_id, done=doings.reload, go_on=doings.go_on)
        self._dues = DuesBar(visit, conversation_id)
        self._choices: Choices | None = None

    def build(self, *, chat: Element, brief: Element) -> None:
        """Draw the empty panel into its two columns."""
        with chat:
            self._build_head()
            self._dues.build()
            self._transcript.build()
            with parts.box("to-end-holder"):
                to_end = parts.Text(self._visit.say("to-end"), "to-end", tag="button")
                parts.attribute(to_end, id="to-end", type="button")
            self._composer.build()
        with brief:
            self._brief.build()

    def _build_head(self) -> None:
        with parts.box("chat-head", tag="header"):
            parts.icon_button("←", self._visit.say("back"), self._doings.leave, classes="back")
            self._title = parts.box("chat-title")
            draw_company(self._visit)
            self._actions = parts.box("chat-actions")

    async def refresh(self) -> bool:
        """Look at the conversation again; False when it could not be read."""
        if self._choices is None:
            self._choices = await self._visit.read(closing.list_choices)
        ticket, apart = self._order.begin(), self._transcript.apart
        tail = 0 if apart else self._transcript.held.tail
        self._looked_at = time.monotonic()
        case = await self._visit.read(
            queue.access_case, self.conversation_id, after=tail, limit=MOST_NEW if tail else queue.LINES
        )
        if case is None or self._is_gone():
            return False
        card = await self._read_card(case)
        if card is None or self._is_gone():
            return False
        if not self._order.is_newest(ticket):
            return True
        self._case = case
        self.title = names.customer(self._visit, case.conversation)
        self._show_title(case)
        self._show_actions(case)
        self._dues.show(case)
        self._transcript.show(case, after=tail)
        await self._come_to_line()
        self._brief.show(case, card)
        self._composer.show(case, state=self._state(case), choices=self._choices)
        return True

    async def _read_card(self, case: OpenCase) -> Card | None:
        return await self._visit.read(access_card, self.conversation_id, now=case.escalation, past=case.past)

    def is_old(self) -> bool:
        """Whether nobody has looked for a while."""
        return time.monotonic() - self._looked_at > OLD_SECONDS

    async def _come_to_line(self) -> None:
        """Once, when the chat is opened at a line: to where it stands, fetched if it is not among the newest."""
        line, self._line = self._line, 0
        if not line:
            return
        if not self._transcript.has(line):
            around = await self._visit.read(queue.access_around, self.conversation_id, line=line)
            if not around or self._is_gone():
                return
            self._transcript.show_apart(around)
        self._visit.run_script(f"desk.toLine({line})")

    async def _show_newest(self) -> None:
        self._transcript.forget()
        await self.refresh()
        self._visit.run_script("desk.toEnd()")

    async def _show_earlier(self) -> None:
        first = self._transcript.held.first
        lines = await self._visit.read(queue.access_earlier, self.conversation_id, before=first)
        if lines is not None and not self._is_gone():
            self._transcript.show_earlier(lines)

    def _state(self, case: OpenCase) -> str:
        owner = case.conversation.owner
        if owner.holder is Holder.OPERATOR:
            return "mine" if owner.person_id == self._visit.person.id else "other"
        waits = case.escalation is not None and case.escalation.state is State.WAITING
        return "waiting" if waits else "bot"

    def _is_gone(self) -> bool:
        return self._title is None or self._title.is_deleted

    def _show_title(self, case: OpenCase) -> None:
        assert self._title is not None
        shown = (case.conversation.owner, case.conversation.waiting_since, self.title, case.escalation, case.promised)
        if shown != self._title_shown:
            self._title_shown = shown
            self._title.clear()
            with self._title:
                self._draw_title(case)

    def _show_actions(self, case: OpenCase) -> None:
        """The buttons stay as long as they mean the same: a click must not meet one that was just drawn anew."""
        assert self._actions is not None
        held, last = case.escalation, case.past[0].id if case.past else None
        snoozed = held is not None and held.snooze is not None
        shown = (self._state(case), held.id if held else last, snoozed, case.conversation.blocked)
        if shown != self._actions_shown:
            self._actions_shown = shown
            self._actions.clear()
            with self._actions:
                self._draw_actions(case)

    def _draw_number(self, case: OpenCase) -> None:
        """As the customer has it; a press copies it."""
        if case.escalation is None:
            parts.Text(self._visit.say("with-bot"), tag="span")
            return
        copy = parts.Text(f"№ {write_number(case.escalation.id)}", "case-number", tag="button")
        title = self._visit.say("number-copy")
        parts.attribute(copy, id="case-number", type="button", title=title, data_copy="case-number")

    def _draw_title(self, case: OpenCase) -> None:
        parts.Text(self.title, tag="h1")
        with parts.box("chat-sub"):
            self._draw_number(case)
            parts.Text(names.channel(self._visit, case.conversation), tag="span")
            if self._state(case) == "other" and case.escalation:
                parts.Text(case.escalation.person_name, "case-holder", tag="span")
            if case.escalation:
                self._draw_marks(case.escalation)
                self._draw_clock(case, case.escalation)

    def _draw_clock(self, case: OpenCase, held: Case) -> None:
        clock = measuring.clock_of(self._visit.app.business, held, case.conversation, case.promised)
        since = case.conversation.waiting_since
        if clock is not None:
            due.draw_clock(self._visit, clock)
        elif since is not None:
            parts.clock(times.to_ms(since), times.say_wait(self._visit.app.clock() - since))

    def _draw_marks(self, case: Case) -> None:
        if case.team_id is not None:
            team = parts.Text(case.team_name, "case-team", tag="span")
            parts.attribute(team, title=self._visit.say("team-of", name=case.team_name))
        if case.holder_gone:
            parts.chip(self._visit.say("holder-gone"), "warm")
        if case.snooze is not None:
            parts.chip(names.snooze(self._visit, case.snooze), "accent")
        if case.woken in (Woken.TIME, Woken.PROMISE):
            parts.chip(self._visit.say(f"woken-{case.woken.value}"), "warm")

    def _draw_actions(self, case: OpenCase) -> None:
        say, state = self._visit.say, self._state(case)
        toggle = parts.Text(say("brief"), "btn btn-quiet brief-toggle", tag="button")
        parts.attribute(toggle, id="brief-toggle", type="button")
        held = case.escalation
        if held is None:
            self._bot_actions.draw(case)
            self._held.draw_free()
        elif state == "waiting":
            parts.button(say("claim"), self._claim, kind="primary", classes="claim")
            self._held.draw_waiting(held)
        elif state == "mine":
            self._held.draw_mine(held)
        elif state == "other":
            self._held.draw_others(held)
        words = say("remind-title")
        parts.icon_button("◷", words, self._remind, classes="remind")

    async def _remind(self) -> None:
        await ask_reminder(self._visit, self.conversation_id)

    async def _taken(self) -> None:
        await self._doings.reload()
        self._visit.run_script("desk.focusReply()")

    async def _claim(self) -> None:
        if self._case is not None and self._case.escalation is not None:
            await self._doings.claim(self._case.escalation.id)

    async def _resend(self, message_id: int) -> None:
        await self._visit.attempt(lambda person: self._visit.app.database.write(reply.do_resend, person, message_id))
        await self._doings.reload()
