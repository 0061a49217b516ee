"""Other chats of the same person, with their cases; joined and parted by staff."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from nicegui import ui

from bot.core.case import Case
from bot.core.desk.numbers import write_number
from bot.core.reach.joins import Join, Leads, Other
from bot.desk.frame import names, parts, times
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.cases.customer import joining, returning

Done = Callable[[], Awaitable[None]]


def draw_others(visit: Visit, others: Sequence[Other], *, done: Done) -> None:
    """The last part of the column."""
    for one in others:
        _draw_other(visit, one, done=done)


def draw_join_button(visit: Visit, conversation_id: int, *, done: Done) -> None:
    """The way to say that a case elsewhere is this customer's."""

    async def join() -> None:
        if await JoinDialog(visit, conversation_id).ask():
            await done()

    parts.button(visit.say("others-join"), join, kind="link", classes="others-join")


def draw_move(visit: Visit, conversation_id: int, moved_at: datetime, *, done: Done) -> None:
    """That the chat came here from the site, and the way back for one that came by mistake."""
    app = visit.app

    async def bring_back() -> None:
        if await _ask_back(visit):
            write = app.database.write
            await visit.attempt(lambda person: write(returning.do_bring_back, app, person, conversation_id))
            await done()

    with parts.box("chips moved-here"):
        when = times.say_when(moved_at, app.clock(), app.business.zone)
        parts.Text(visit.say("moved-here", time=when), "muted small", tag="span")
        parts.button(visit.say("moved-back"), bring_back, kind="link", classes="moved-back")


async def _ask_back(visit: Visit) -> bool:
    say = visit.say
    with visit.dialog(say("moved-back")) as dialog, parts.box("dialog"):
        parts.Text(say("moved-back"), tag="h2")
        parts.Text(say("moved-back-text"), "muted")
        with parts.box("dialog-buttons"):
            parts.button(say("cancel"), dialog.close, kind="quiet")
            parts.button(say("moved-back-do"), lambda: dialog.submit("back"), kind="primary", classes="confirm")
    answer = await dialog
    dialog.delete()
    return bool(answer == "back")


def _draw_other(visit: Visit, other: Other, *, done: Done) -> None:
    with parts.box("past other-chat"):
        with parts.box("chips"):
            label = f"{names.channel(visit, other.conversation)} · {names.customer(visit, other.conversation)}"
            parts.link(label, f"/desk/chat/{other.conversation.id}", "other-link")
            if other.is_live:
                parts.chip(visit.say("others-live"), "good")
        cases = [*([other.case] if other.case is not None else []), *other.past]
        for case in cases:
            _draw_case(visit, case)
        if not cases:
            parts.Text(visit.say("others-none"), "muted small")
        if other.join is not None:
            _draw_tie(visit, other.join, done=done)


def _draw_case(visit: Visit, case: Case) -> None:
    when = times.day_of(case.opened_at, visit.app.business.zone)
    state = visit.say(f"state-{case.state.value}", name=case.person_name)
    parts.Text(f"№ {write_number(case.id)} · {when} · {state} {case.outcome}".strip(), "small")
    if case.brief.question:
        parts.Text(case.brief.question, "quote small")


def _draw_tie(visit: Visit, join: Join, *, done: Done) -> None:
    async def part() -> None:
        await visit.attempt(lambda person: visit.app.database.write(joining.do_part, person, join.id))
        await done()

    with parts.box("chips"):
        key = f"others-by-{join.how.value}"
        parts.Text(visit.say(key, name=join.person_name), "muted small", tag="span")
        parts.button(visit.say("others-end"), part, kind="link", classes="others-end")


class JoinDialog:
    """Asks for the number of a case; what is refused stays in the field, with the sentence that says why."""

    def __init__(self, visit: Visit, conversation_id: int) -> None:
        self._visit = visit
        self._conversation_id = conversation_id

    async def ask(self) -> bool:
        """Whether they were joined."""
        say = self._visit.say
        with self._visit.dialog(say("others-join")) as dialog, parts.box("dialog"):
            parts.Text(say("others-join"), tag="h2")
            parts.Text(say("others-ask"), "muted")
            number = (
                ui.input(label=say("others-number")).props("outlined dense maxlength=12").classes("wide others-number")
            )
            options = {one.value: say(f"others-leads-{one.value}") for one in Leads}
            leads = ui.select(options, value=Leads.NOBODY.value, label=say("others-leads")).classes("wide others-leads")
            leads.props("dense outlined options-dense")
            self._problem = parts.Text("", "trouble hidden others-problem")
            parts.attribute(self._problem, role="alert")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("others-do"), lambda: dialog.submit("join"), kind="primary", classes="confirm")
        joined = False
        while not joined and await dialog == "join":
            joined = await self._join(str(number.value or ""), Leads(leads.value))
        dialog.delete()
        return joined

    async def _join(self, number: str, leads: Leads) -> bool:
        person = await self._visit.me()
        if person is None:
            return False
        try:
            write = self._visit.app.database.write
            await write(joining.do_join, person, self._conversation_id, number, leads=leads)
        except AnswerdeskError as error:
            self._problem.set_text(self._visit.app.words.explain(self._visit.language, error))
            self._problem.classes(remove="hidden")
            return False
        return True
