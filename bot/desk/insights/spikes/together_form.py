"""One reply to those of a spike who wait, in a dialog: whom, in which words, and how each reads it."""

from __future__ import annotations

from collections.abc import Sequence

from nicegui import ui

from bot.core.insights.spikes.spikes import Affected
from bot.core.people import Person
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.cases.reply import REPLY_LIMIT
from bot.service.cases.together import replying
from bot.service.cases.together.replying import Written


class TogetherForm:
    """``waiting`` can be chosen; all are, at first. There is a text for each of their languages."""

    def __init__(self, visit: Visit, spike_id: int, waiting: Sequence[Affected]) -> None:
        self._visit = visit
        self._spike_id = spike_id
        self._waiting = waiting
        self._texts: dict[str, ui.textarea] = {}
        self._ticks: dict[int, ui.checkbox] = {}

    async def ask(self) -> bool:
        """Show the dialog; whether the reply is on its way."""
        say = self._visit.say
        with self._visit.dialog(say("together-title")).props("persistent") as dialog, parts.box("dialog dialog-wide"):
            parts.Text(say("together-title"), tag="h2")
            parts.Text(say("together-hint"), "hint")
            self._draw_texts()
            self._draw_people()
            self._closes = ui.checkbox(say("together-closes")).classes("together-closes")
            self._preview = parts.box("together-preview")
            parts.attribute(self._preview, tabindex=0, role="group", aria_label=say("together-preview"))
            self._problem = parts.Text("", "problem-line hidden")
            parts.attribute(self._problem, role="alert")
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("together-preview"), self._show, classes="together-show")
                parts.button(say("together-send"), lambda: dialog.submit("save"), kind="primary", classes="confirm")
        sent = False
        while not sent and await dialog == "save":
            sent = await self._plan()
        dialog.delete()
        return sent

    def _draw_texts(self) -> None:
        drafts = replying.draft(self._visit.app)
        for code in dict.fromkeys(one.language for one in self._waiting):
            text = ui.textarea(label=self._visit.say(f"language-{code}"), value=drafts[code])
            text.props(f"outlined rows=2 autogrow maxlength={REPLY_LIMIT}").classes(f"wide together-text-{code}")
            self._texts[code] = text

    def _draw_people(self) -> None:
        say = self._visit.say
        parts.Text(say("together-who"), "strong")
        with parts.box("together-people"):
            for one in self._waiting:
                with parts.box("gap-wording"):
                    tick = ui.checkbox(f"{one.name or say('guest')}: {one.text}", value=True).classes("together-tick")
                    parts.Text(say(f"short-{one.language}"), "muted small", tag="span")
                self._ticks[one.conversation_id] = tick

    def _written(self) -> Written:
        return Written(
            texts={code: str(text.value or "") for code, text in self._texts.items()},
            chats=frozenset(chat for chat, tick in self._ticks.items() if tick.value),
            closes=bool(self._closes.value),
        )

    async def _show(self) -> None:
        person = await self._visit.me()
        if person is None:
            return
        read, written = self._visit.app.database.read, self._written()
        try:
            found = await read(replying.preview, self._visit.app, person, self._spike_id, written)
        except AnswerdeskError as error:
            self._tell(error)
            return
        self._problem.classes(add="hidden")
        self._preview.clear()
        with self._preview:
            for name, text in found:
                with parts.box("together-one"):
                    parts.Text(name or self._visit.say("guest"), "muted small")
                    parts.Text(text, "notice-words")

    async def _plan(self) -> bool:
        person = await self._visit.me()
        return person is not None and await self._do_plan(person)

    async def _do_plan(self, person: Person) -> bool:
        write, app = self._visit.app.database.write, self._visit.app
        try:
            await write(replying.do_plan, app, person, self._spike_id, self._written())
        except AnswerdeskError as error:
            self._tell(error)
            return False
        return True

    def _tell(self, error: AnswerdeskError) -> None:
        self._problem.set_text(self._visit.app.words.explain(self._visit.language, error))
        self._problem.classes(remove="hidden")
