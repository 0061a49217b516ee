"""One canned reply in a dialog; what was typed stays when it can't be saved."""

from __future__ import annotations

from nicegui import ui

from bot.core.language import LANGUAGES
from bot.core.people import Right
from bot.core.snippets import Snippet
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.cases import snippets
from bot.service.cases.snippets import NAME_LIMIT, TEXT_LIMIT, NewSnippet


class SnippetForm:
    """Name, text, language, tags, and whether it is for all."""

    def __init__(self, visit: Visit, one: Snippet | None) -> None:
        self._visit = visit
        self._one = one
        may_share = visit.may(Right.SHARE_SNIPPETS)
        self._shared = may_share if one is None else one.person_id is None
        self._may_share = may_share

    async def ask(self) -> bool:
        """Show the dialog; whether something was saved."""
        with self._visit.dialog().props("persistent") as dialog, parts.box("dialog dialog-wide"):
            parts.Text(self._visit.say("snippet-change" if self._one else "snippet-new"), tag="h2")
            self._draw_fields()
            self._problem = parts.Text("", "problem-line hidden")
            parts.attribute(self._problem, role="alert")
            with parts.box("dialog-buttons"):
                parts.button(self._visit.say("cancel"), dialog.close, kind="quiet")
                parts.button(self._visit.say("save"), lambda: dialog.submit("save"), kind="primary", classes="confirm")
        saved = False
        while not saved and await dialog == "save":
            saved = await self._save()
        dialog.delete()
        return saved

    def _draw_fields(self) -> None:
        say, one = self._visit.say, self._one
        self._name = ui.input(label=say("snippet-name"), value=one.name if one else "").classes("wide set-name")
        self._name.props(f"outlined dense autofocus maxlength={NAME_LIMIT}")
        self._text = ui.textarea(label=say("snippet-body"), value=one.text if one else "").classes("wide set-text")
        self._text.props(f"outlined rows=6 maxlength={TEXT_LIMIT}")
        self._draw_variables()
        languages = {code: say(f"language-{code}") for code in LANGUAGES}
        language = one.language if one else self._visit.language
        self._language = ui.select(languages, value=language, label=say("language")).classes("wide set-language")
        self._language.props("outlined dense options-dense")
        self._tags = ui.input(label=say("field-tags"), value=", ".join(one.tags) if one else "")
        self._tags.props("outlined dense maxlength=200").classes("wide set-tags")
        if self._may_share:
            self._for_all = ui.checkbox(say("snippet-shared"), value=self._shared).classes("set-shared")

    def _draw_variables(self) -> None:
        with parts.box("variables"):
            parts.Text(self._visit.say("snippet-variables"), tag="span")
            for name in snippets.name_variables(self._visit.app):
                code = parts.Text(f"{{{name}}}", tag="code")
                parts.attribute(code, title=self._visit.say_or(f"variable-{name}", name))

    async def _save(self) -> bool:
        wanted = NewSnippet(
            name=str(self._name.value or ""),
            text=str(self._text.value or ""),
            language=str(self._language.value),
            tags=str(self._tags.value or "").split(","),
            shared=bool(self._for_all.value) if self._may_share else False,
        )
        app = self._visit.app
        person = await self._visit.me()
        if person is None:
            return False
        known = self._one.id if self._one else None
        try:
            await app.database.write(snippets.do_save, app, person, wanted, snippet_id=known)
        except AnswerdeskError as error:
            self._problem.set_text(app.words.explain(self._visit.language, error))
            self._problem.classes(remove="hidden")
            return False
        return True
