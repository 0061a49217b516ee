"""Closing a case: with which result, which tags, what colleagues should know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from nicegui import ui
from nicegui.element import Element

from bot.core.case import Result
from bot.desk.frame import names, parts
from bot.desk.frame.visit import Visit
from bot.errors import BadTags
from bot.service.cases import closing
from bot.service.cases.closing import Choices, Ending

SHOWN_TAGS = 12


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """How a case is closed, and whether the next chat is opened then."""

    ending: Ending
    goes_on: bool


class EndingDialog:
    """Results to press, tags to type or press, a line for colleagues; Enter closes."""

    def __init__(self, visit: Visit, choices: Choices) -> None:
        self._visit = visit
        self._choices = choices
        self._result = choices.results[0].id if choices.results else None
        self._buttons: dict[int, Element] = {}
        self._tags: ui.input | None = None
        self._survey: ui.checkbox | None = None
        self._words: ui.input | None = None
        self._problem: parts.Text | None = None

    async def ask(self, *, text: str = "") -> Chosen | None:
        """What was chosen; None when nothing was. ``text`` is the reply that goes out with it."""
        say = self._visit.say
        with self._visit.dialog(say("resolve-title")) as dialog, parts.box("dialog ending-dialog"):
            parts.Text(say("resolve-title"), tag="h2")
            parts.Text(say("resolve-with-reply" if text else "resolve-text"), "muted")
            if text:
                parts.Text(text, "quote ending-reply")
            self._draw_fields(dialog)
            with parts.box("dialog-buttons"):
                parts.button(say("cancel"), dialog.close, kind="quiet")
                parts.button(say("resolve-next"), lambda: self._take(dialog, "next"), classes="confirm-next")
                close = say("send-and-close" if text else "resolve-do")
                parts.button(close, lambda: self._take(dialog, "close"), kind="primary", classes="confirm")
        how = await dialog
        dialog.delete()
        return Chosen(ending=self._ending(), goes_on=how == "next") if how else None

    def _draw_fields(self, dialog: ui.dialog) -> None:
        say = self._visit.say
        with parts.attribute(parts.box("results"), role="group", aria_label=say("result")):
            for result in self._choices.results:
                self._buttons[result.id] = self._draw_result(result)
        self._words = ui.input(label=say("resolve-outcome")).classes("wide outcome")
        self._words.props("outlined dense autofocus maxlength=500")
        self._tags = ui.input(label=say("tags")).classes("wide tags")
        self._tags.props("outlined dense maxlength=400")
        for field in (self._words, self._tags):
            field.on("keydown.enter", lambda: self._take(dialog, "close"), args=[])
        if self._choices.tags:
            with parts.box("chips tag-choices"):
                for tag in self._choices.tags[:SHOWN_TAGS]:
                    parts.button(tag, partial(self._add_tag, tag), kind="small", classes="tag-choice")
        if self._visit.app.business.survey:
            self._survey = ui.checkbox(say("survey-ask-them"), value=True).classes("survey")
        self._problem = parts.Text("", "problem is-fatal hidden")
        parts.attribute(self._problem, role="alert")

    def _draw_result(self, result: Result) -> Element:
        made = parts.button(names.result(self._visit, result), partial(self._choose, result.id), classes="result")
        return self._mark(made, chosen=result.id == self._result)

    def _choose(self, result_id: int) -> None:
        self._result = result_id
        for number, button in self._buttons.items():
            self._mark(button, chosen=number == result_id)
            button.update()

    def _mark(self, button: Element, *, chosen: bool) -> Element:
        button.classes(add="is-chosen") if chosen else button.classes(remove="is-chosen")
        return parts.attribute(button, aria_pressed="true" if chosen else "false")

    def _add_tag(self, tag: str) -> None:
        assert self._tags is not None
        given = [one.strip() for one in str(self._tags.value or "").split(",") if one.strip()]
        if tag not in given:
            self._tags.set_value(", ".join([*given, tag]))

    def _take(self, dialog: ui.dialog, how: str) -> None:
        assert self._problem is not None
        try:
            self._ending()
        except BadTags as error:
            self._problem.set_text(self._visit.app.words.explain(self._visit.language, error))
            self._problem.classes(remove="hidden")
        else:
            dialog.submit(how)

    def _ending(self) -> Ending:
        assert self._tags is not None
        assert self._words is not None
        tags = closing.tidy_tags(str(self._tags.value or "").split(","))
        survey = self._survey is None or bool(self._survey.value)
        return Ending(result_id=self._result, tags=tags, words=str(self._words.value or "").strip(), survey=survey)


async def ask_ending(visit: Visit, *, text: str = "") -> Chosen | None:
    """How to close; None when it is not to be closed."""
    choices = await visit.read(closing.list_choices)
    return None if choices is None else await EndingDialog(visit, choices).ask(text=text)
