"""Putting a chat off: until when?"""

from __future__ import annotations

from nicegui import ui
from nicegui.element import Element

from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.errors import BadInput
from bot.service.cases import snoozing
from bot.service.cases.snoozing import PRESETS, UNTIL_REPLY


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


class SnoozeDialog:
    """Presets to press, and a line to type another moment into, which is read aloud below it. ``later`` asks when a
    reply shall leave instead.
    """

    def __init__(self, visit: Visit, *, later: bool = False) -> None:
        self._visit = visit
        self._name = "later" if later else "snooze"
        self._choices = PRESETS if later else (*PRESETS, UNTIL_REPLY)
        self._field: ui.input | None = None
        self._read: parts.Text | None = None

    async def ask(self) -> str:
        """The choice, as ``snoozing.read_choice`` takes it; "" when there is none."""
        say = self._visit.say
        with self._visit.dialog(say(f"{self._name}-title")) as dialog, parts.box("dialog snooze-dialog"):
            parts.Text(say(f"{self._name}-title"), tag="h2")
            if self._name == "later":
                parts.Text(say("later-text"), "muted")
            with parts.box("snooze-presets"):
                for choice in self._choices:
                    self._draw_preset(dialog, choice)
            self._field = ui.input(label=say(f"{self._name}-when"), on_change=lambda event: self._read_out(event.value))
            self._field.props("outlined dense autofocus maxlength=60").classes("wide snooze-when")
            self._read = parts.Text(say("snooze-when-text"), "hint snooze-read")
            parts.attribute(self._read, role="status")
            self._field.on("keydown.enter", lambda: self._take(dialog), args=[])
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say(f"{self._name}-do"), lambda: self._take(dialog), kind="primary", classes="confirm")
        chosen = await dialog
        dialog.delete()
        return str(chosen or "")

    def _draw_preset(self, dialog: ui.dialog, choice: str) -> Element:
        when = say_when(self._visit, choice)
        with parts.button("", lambda: dialog.submit(choice), classes="snooze-preset") as made:
            parts.Text(name_of(self._visit, choice), tag="span")
            parts.Text(when, "muted small", tag="span")
        return parts.attribute(made, data_choice=choice)

    def _take(self, dialog: ui.dialog) -> None:
        typed = self._typed()
        if self._read_out(typed):
            dialog.submit(typed)

    def _typed(self) -> str:
        assert self._field is not None
        return str(self._field.value or "").strip()

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
