"""One spike: whom it concerns, how it went, and what is to be done."""

from __future__ import annotations

from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.insights.spikes.notices import Notice
from bot.core.insights.spikes.spikes import Affected, SpikeState
from bot.core.insights.spikes.together import GroupReply
from bot.desk.frame import parts, times
from bot.desk.frame.layout import frame
from bot.desk.frame.parts import Action
from bot.desk.frame.visit import Visit
from bot.desk.insights.spikes.course import draw_course
from bot.desk.insights.spikes.notice_card import draw_notice
from bot.desk.insights.spikes.notice_form import NoticeForm
from bot.desk.insights.spikes.together_card import draw_reply
from bot.desk.insights.spikes.together_form import TogetherForm
from bot.desk.insights.spikes.wording import draw_facts
from bot.service.cases.together import replying
from bot.service.chat.notices import writing
from bot.service.insights.spikes import deciding
from bot.service.insights.spikes.deciding import Detail

LOOK_SECONDS = 5.0


async def draw_spike(visit: Visit, number: int) -> None:
    """The page."""
    found = await visit.app.database.read(deciding.access_spike, visit.person, number)
    given = await visit.app.database.read(writing.list_notices, visit.person, number)
    sent = await visit.app.database.read(replying.list_replies, visit.person, number)
    with frame(visit, page="board"):
        SpikePage(visit, found, given, sent).build()


class SpikePage:
    """Drawn again when somebody joins, is helped, or a lead decides."""

    def __init__(self, visit: Visit, found: Detail, given: tuple[Notice, ...], sent: tuple[GroupReply, ...]) -> None:
        self._visit = visit
        self._found = found
        self._given = given
        self._sent = sent
        self._head: Element | None = None
        self._body: Element | None = None

    def build(self) -> None:
        """Draw the page."""
        say = self._visit.say
        with parts.box("page-head"):
            back = parts.link("←", "/desk/spikes", "btn btn-icon")
            parts.attribute(back, aria_label=say("spikes"))
            parts.Text(self._found.spike.title, tag="h1")
        self._head = parts.box("gap-head")
        self._body = parts.box("spike-page")
        self._draw()
        ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        number = self._found.spike.id
        found = await self._visit.read(deciding.access_spike, number)
        given = await self._visit.read(writing.list_notices, number)
        sent = await self._visit.read(replying.list_replies, number)
        if found is None or given is None or sent is None:
            return
        if (found, given, sent) != (self._found, self._given, self._sent):
            self._found, self._given, self._sent = found, given, sent
            self._draw()

    def _draw(self) -> None:
        assert self._head is not None and self._body is not None
        self._head.clear()
        with self._head:
            draw_facts(self._visit, self._found.spike)
            with parts.box("head-actions"):
                self._draw_buttons()
        self._body.clear()
        with self._body:
            for one in self._given:
                draw_notice(self._visit, one, changed=self._look)
            for reply in self._sent:
                draw_reply(self._visit, reply, changed=self._look)
            self._draw_course()
            self._draw_people()

    def _draw_buttons(self) -> None:
        spike, say = self._found.spike, self._visit.say
        hint = say("notice-write-text")
        parts.button(say("notice-write"), self._write_notice, kind="primary", hint=hint, classes="notice-write")
        if self._found.waiting:
            words, hint = say("together-write", count=self._found.waiting), say("together-write-text")
            parts.button(words, self._write_to_all, hint=hint, classes="together-write")
        if deciding.may_end(spike):
            if spike.state is SpikeState.OPEN:
                self._button("quiet", self._quiet)
            self._button("end", partial(self._decide, SpikeState.OVER))
        else:
            self._button("again", partial(self._decide, SpikeState.INCIDENT))

    def _button(self, name: str, act: Action) -> None:
        hint = self._visit.say(f"spike-{name}-text")
        parts.button(self._visit.say(f"spike-{name}"), act, hint=hint, classes=f"spike-{name}")

    def _draw_course(self) -> None:
        with parts.box("card"):
            parts.Text(self._visit.say("spike-course-title"), "strong")
            moments = [one.at for one in self._found.affected]
            now = self._visit.app.clock()
            until = now if deciding.may_end(self._found.spike) else self._found.spike.seen_at
            draw_course(self._visit, moments, until=until)

    def _draw_people(self) -> None:
        say, found = self._visit.say, self._found
        waiting = say("spike-waiting", count=found.waiting) if found.waiting else say("spike-nobody-waits")
        parts.Text(say("spike-who", count=len(found.affected)), "gap-title", tag="h2")
        parts.Text(waiting, "hint spike-waiting")
        with parts.box("card passages spike-people"):
            for one in found.affected:
                self._draw_one(one)

    def _draw_one(self, one: Affected) -> None:
        say = self._visit.say
        with parts.attribute(parts.box("passage"), data_chat=one.conversation_id):
            parts.link(one.text, f"/desk/chat/{one.conversation_id}?line={one.message_id}", "passage-text")
            with parts.box("passage-facts"):
                when = times.say_when(one.at, self._visit.app.clock(), self._visit.app.business.zone)
                parts.Text(f"{one.name or say('guest')} · {when}", "muted small", tag="span")
                parts.chip(say(f"short-{one.language}"))
                if one.waits:
                    parts.chip(say("spike-waits"), "warm")
                elif one.holder:
                    parts.chip(say("spike-held", name=one.holder))
                else:
                    parts.chip(say("spike-with-bot"))

    async def _write_notice(self) -> None:
        asked = [self._found.spike.title, *(one.text for one in self._found.affected)]
        if await NoticeForm(self._visit, spike_id=self._found.spike.id, asked=asked).ask():
            await self._look()

    async def _write_to_all(self) -> None:
        waiting = [one for one in self._found.affected if one.waits]
        if await TogetherForm(self._visit, self._found.spike.id, waiting).ask():
            await self._look()

    async def _quiet(self) -> None:
        write, app = self._visit.app.database.write, self._visit.app
        await self._visit.attempt(lambda person: write(deciding.do_quiet, app, person, self._found.spike.id))
        await self._look()

    async def _decide(self, state: SpikeState) -> None:
        act = deciding.do_end if state is SpikeState.OVER else deciding.do_call_incident
        write = self._visit.app.database.write
        await self._visit.attempt(lambda person: write(act, person, self._found.spike.id))
        await self._look()
