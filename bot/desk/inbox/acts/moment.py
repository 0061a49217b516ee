"""Choosing a moment to come: presets to press, a line to type another into, and a note where one is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nicegui import ui
from nicegui.element import Element

from bot.core.notes import NOTE_LIMIT
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.errors import BadInput
from bot.service.cases import snoozing
from bot.service.cases.snoozing import PRESETS, UNTIL_REPLY


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """When, as ``snoozing.read_choice`` takes it, and what is to be done then."""

    when: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the dialog asks, as keys; no ``text``: it needs no explanation, no ``note``: none can be written."""

    title: str
    confirm: str
    when: str = "snooze-when"
    text: str = ""
    note: str = ""


def name_of(visit: Visit, choice: str) -> str:
    """What a preset is called."""
    return visit.say(f"snooze-{choice.replace(' ', '-')}")


def say_when(visit: Visit, choice: str) -> str:
    """When a typed or preset moment is; "" for "until the customer writes".

    Raises:
        BadInput: it is no moment to come.
    """
    moment = snoozing.read_choice(visit.app, choice)
    return "" if moment is None else names.moment(visit, moment)


async def ask_snooze(visit: Visit) -> str:
    """Until when a chat is put off; "" when it is not."""
    words = Words(title="snooze-title", confirm="snooze-do")
    chosen = await MomentDialog(visit, words, choices=(*PRESETS, UNTIL_REPLY)).ask()
    return chosen.when if chosen is not None else ""


async def ask_later(visit: Visit) -> str:
    """When a reply shall leave; "" when it shall not."""
    words = Words(title="later-title", confirm="later-do", when="later-when", text="later-text")
    chosen = await MomentDialog(visit, words).ask()
    return chosen.when if chosen is not None else ""


class MomentDialog:
    """What is typed is read out below the line."""

    def __init__(self, visit: Visit, words: Words, *, choices: Sequence[str] = PRESETS) -> None:
        self._visit = visit
        self._words = words
        self._choices = choices
        self._note: ui.input | None = None
        self._field: ui.input | None = None
        self._read: parts.Text | None = None

    async def ask(self) -> Chosen | None:
        """What was chosen; None when nothing was."""
        title = self._visit.say(self._words.title)
        with self._visit.dialog(title) as dialog, parts.box("dialog snooze-dialog"):
            parts.Text(title, tag="h2")
            if self._words.text:
                parts.Text(self._visit.say(self._words.text), "muted")
            if self._words.note:
                self._draw_note()
            with parts.box("snooze-presets"):
                for choice in self._choices:
                    self._draw_preset(dialog, choice)
            self._draw_line(dialog)
        when = await dialog
        note = str(self._note.value or "").strip() if self._note is not None else ""
        dialog.delete()
        return Chosen(when=str(when), note=note) if when else None

    def _draw_note(self) -> None:
        self._note = ui.input(label=self._visit.say(self._words.note)).classes("wide remind-note")
        self._note.props(f"outlined dense autofocus maxlength={NOTE_LIMIT}")

    def _draw_preset(self, dialog: ui.dialog, choice: str) -> Element:
        with parts.button("", lambda: dialog.submit(choice), classes="snooze-preset") as made:
            parts.Text(name_of(self._visit, choice), tag="span")
            parts.Text(say_when(self._visit, choice), "muted small", tag="span")
        return parts.attribute(made, data_choice=choice)

    def _draw_line(self, dialog: ui.dialog) -> None:
        say, focus = self._visit.say, "" if self._words.note else "autofocus"
        self._field = ui.input(label=say(self._words.when), on_change=lambda event: self._read_out(event.value))
        self._field.props(f"outlined dense {focus} maxlength=60").classes("wide snooze-when")
        self._read = parts.Text(say("snooze-when-text"), "hint snooze-read")
        parts.attribute(self._read, role="status")
        self._field.on("keydown.enter", lambda: self._take(dialog), args=[])
        with parts.box("dialog-buttons"):
            parts.button(say("cancel"), dialog.close, kind="quiet")
            parts.button(say(self._words.confirm), lambda: self._take(dialog), kind="primary", classes="confirm")

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
            self._read.set_text(say_when(self._visit, text) or name_of(self._visit, UNTIL_REPLY))
        except BadInput as error:
            self._read.set_text(self._visit.app.words.explain(self._visit.language, error))
            self._read.classes(add="is-wrong")
            return False
        return True
