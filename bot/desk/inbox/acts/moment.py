"""Choosing a moment to come: presets to press, a line to type another into, and a note where one is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from nicegui import ui
from nicegui.element import Element

from bot.core.notes import NOTE_LIMIT
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.inbox.acts.snooze import name_of, say_when
from bot.errors import BadInput
from bot.service.cases.snoozing import PRESETS


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """When, as ``snoozing.read_until`` takes it, and what is to be done then."""

    when: str
    note: str


class MomentDialog:
    """``title`` and ``confirm`` are keys; ``noted``: what is to be done can be written down."""

    def __init__(self, visit: Visit, *, title: str, confirm: str, noted: bool) -> None:
        self._visit = visit
        self._title, self._confirm = visit.say(title), visit.say(confirm)
        self._noted = noted
        self._note: ui.input | None = None
        self._field: ui.input | None = None
        self._read: parts.Text | None = None

    async def ask(self) -> Chosen | None:
        """What was chosen; None when nothing was."""
        say = self._visit.say
        with self._visit.dialog(self._title) as dialog, parts.box("dialog snooze-dialog moment-dialog"):
            parts.Text(self._title, tag="h2")
            if self._noted:
                self._note = ui.input(label=say("remind-note")).classes("wide remind-note")
                self._note.props(f"outlined dense autofocus maxlength={NOTE_LIMIT}")
            with parts.box("snooze-presets"):
                for choice in PRESETS:
                    self._draw_preset(dialog, choice)
            self._field = ui.input(label=say("snooze-when"), on_change=lambda event: self._read_out(event.value))
            self._field.props("outlined dense maxlength=60").classes("wide snooze-when")
            self._read = parts.Text(say("snooze-when-text"), "hint snooze-read")
            parts.attribute(self._read, role="status")
            self._field.on("keydown.enter", lambda: self._take(dialog), args=[])
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(self._confirm, lambda: self._take(dialog), kind="primary", classes="confirm")
        when = await dialog
        note = str(self._note.value or "").strip() if self._note is not None else ""
        dialog.delete()
        return Chosen(when=str(when), note=note) if when else None

    def _draw_preset(self, dialog: ui.dialog, choice: str) -> Element:
        with parts.button("", lambda: dialog.submit(choice), classes="snooze-preset") as made:
            parts.Text(name_of(self._visit, choice), tag="span")
            parts.Text(say_when(self._visit, choice), "muted small", tag="span")
        return parts.attribute(made, data_choice=choice)

    def _take(self, dialog: ui.dialog) -> None:
        assert self._field is not None
        typed = str(self._field.value or "").strip()
        if self._read_out(typed):
            dialog.submit(typed)

    def _read_out(self, typed: str | None) -> bool:
        """Say below the line what it is read as; whether that can be taken."""
        assert self._read is not None
        text = (typed or "").strip()
        self._read.classes(remove="is-wrong")
        if not text:
            self._read.set_text(self._visit.say("snooze-when-text"))
            return False
        try:
            self._read.set_text(say_when(self._visit, text))
        except BadInput as error:
            self._read.set_text(self._visit.app.words.explain(self._visit.language, error))
            self._read.classes(add="is-wrong")
            return False
        return True
