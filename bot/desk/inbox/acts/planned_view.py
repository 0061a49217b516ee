"""A reply that leaves later, below the last line: when, and what can be done with it until then."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui

from bot.core.messages import Dropped, Planned
from bot.core.people import Person
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.cases import snoozing
from bot.service.cases.reply import REPLY_LIMIT
from bot.service.cases.writing import planning

Done = Callable[[], Awaitable[None]]


class PlannedView:
    """Draws them; ``done`` is called once one was changed."""

    def __init__(self, visit: Visit, *, done: Done) -> None:
        self._visit = visit
        self._done = done

    def draw(self, one: Planned) -> None:
        """The content of the line; the caller has opened its container."""
        mine = one.person_id == self._visit.person.id
        with parts.box(f"bubble planned {'is-dropped' if one.dropped is not Dropped.NO else ''}") as bubble:
            with parts.box("line-head"):
                parts.Text(one.person_name, "line-author", tag="span")
                parts.Text(self._say_state(one), "planned-state", tag="span")
            if one.text:
                parts.Text(one.text, "line-text")
            for file in one.attachments:
                parts.Text(names.attachment(self._visit, file), "file")
            if mine:
                self._draw_acts(one)
        if not one.kept and one.dropped is Dropped.NO:
            left = max(0, round((one.due_at - self._visit.app.clock()).total_seconds() * 1000))
            parts.attribute(bubble, data_left=left)

    def _say_state(self, one: Planned) -> str:
        if one.dropped is not Dropped.NO:
            return self._visit.say(f"planned-dropped-{one.dropped.value}")
        if one.kept:
            return self._visit.say("planned-at", when=names.moment(self._visit, one.due_at))
        if one.then.closes:
            return self._visit.say("held-closes")
        return self._visit.say("held")

    def _draw_acts(self, one: Planned) -> None:
        say = self._visit.say
        with parts.box("planned-acts"):
            if not one.kept and one.dropped is Dropped.NO:
                back = parts.button("", partial(self._take_back, one.id), kind="small", classes="undo")
                parts.attribute(back, title=say("undo-hint"))
                with back:
                    parts.Text(say("undo"), tag="span")
                    parts.Text("", "undo-left", tag="span")
                return
            if one.dropped is not Dropped.HANDS:
                parts.button(say("planned-now"), partial(self._send_now, one.id), kind="small", classes="planned-now")
            if one.dropped is Dropped.NO:
                parts.button(say("planned-change"), partial(self._change, one), kind="small", classes="planned-change")
            parts.button(say("planned-back"), partial(self._take_back, one.id), kind="small", classes="planned-back")

    async def _take_back(self, number: int) -> None:
        write = self._visit.app.database.write
        back = await self._visit.attempt(lambda person: write(planning.do_take_back, person, number))
        await self._done()
        if back is not None:
            given = json.dumps({"conversation": back.conversation_id, "text": back.text, "files": bool(back.files)})
            self._visit.run_script(f"later.giveBack({given})")

    async def _send_now(self, number: int) -> None:
        app = self._visit.app
        await self._visit.attempt(lambda person: app.database.write(planning.do_send_now, app, person, number))
        await self._done()

    async def _change(self, one: Planned) -> None:
        say, visit = self._visit.say, self._visit
        moment = one.due_at.astimezone(visit.app.business.zone).strftime("%d.%m.%Y %H:%M")
        with visit.dialog(say("planned-title")) as dialog, parts.box("dialog change-dialog"):
            parts.Text(say("planned-title"), tag="h2")
            text = ui.textarea(value=one.text).classes("wide change-text")
            text.props(f"outlined autogrow autofocus maxlength={REPLY_LIMIT}")
            parts.attribute(text, aria_label=say("planned-title"))
            when = ui.input(label=say("later-when"), value=moment).classes("wide planned-when")
            when.props("outlined dense maxlength=60")
            problem = parts.Text("", "problem is-fatal hidden")
            parts.attribute(problem, role="alert")

            async def save() -> None:
                try:
                    await self._save(one, str(text.value or ""), str(when.value or ""), before=moment)
                except AnswerdeskError as error:
                    problem.set_text(visit.app.words.explain(visit.language, error))
                    problem.classes(remove="hidden")
                else:
                    dialog.close()

            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("change-save"), save, kind="primary", classes="confirm")
        await dialog
        dialog.delete()
        await self._done()

    async def _save(self, one: Planned, text: str, when: str, *, before: str) -> None:
        app = self._visit.app
        due = one.due_at if when == before else snoozing.read_until(app, when)
        person: Person | None = await self._visit.me()
        if person is not None:
            await app.database.write(planning.do_change, app, person, one.id, text=text, due=due)
